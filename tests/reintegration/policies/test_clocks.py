"""One clock a plan, always set to the follow-up that lapses first."""

from uuid import UUID

import pytest

from services.reintegration.domain.plan.commands import NoteFollowUpsMissed
from services.reintegration.domain.plan.events import OwnAgreementSought, PlanEvent
from services.reintegration.policies.clocks import (
    ALERT_TRIAGE,
    CLOCKS,
    CONSENT_ANSWER,
    GRANT_DECISION,
    NEXT_FOLLOW_UP,
    OWN_AGREEMENT,
    WIND_DOWN,
)
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.messages import Command
from tests.reintegration.participant import (
    DUE,
    JOURNEY,
    LAPSES,
    NOON,
    PLAN,
    active,
    after,
    agreed,
    assess_needs,
    assess_risk,
    assessed,
    begin_monitoring,
    close,
    closed,
    follow_up,
    look_in,
    miss,
    monitoring,
    open_plan,
    resume,
    seen_until_the_end,
    suspended,
)
from tests.reintegration.room import Room
from tests.reintegration.support import (
    ALERT,
    CLAIM,
    LATER,
    agree_for_her,
    apply,
    approve,
    category,
    dies,
    late_answer,
    late_decision,
    late_triage,
    nobody_asked,
    open_girls,
    raise_alert,
    reject,
    rejected,
    reopened,
    review,
    say_no,
    say_yes,
    seek,
    stop_sharing,
    takes_another_back,
    takes_consent_back,
    triage,
    wind_down_late,
)


def _set_to(visit: str) -> SetClock:
    return SetClock(NEXT_FOLLOW_UP, PLAN, LAPSES[visit])


def _last_change(history: tuple[PlanEvent, ...]) -> SetClock | SettleClock:
    return [change for event in history for change in CLOCKS.watch(event)][-1]


def test_an_agreed_plan_waits_for_its_first_follow_up() -> None:
    assert _last_change(agreed) == _set_to("day-7")


def test_a_visit_moves_the_clock_to_the_next() -> None:
    seen = after(look_in(follow_up(1), DUE["day-7"]), since=active)
    assert _last_change(seen) == _set_to("month-1")


def test_a_missed_follow_up_moves_the_clock_to_the_next() -> None:
    absent = after(miss(follow_up(1), DUE["day-7"]), since=active)
    assert _last_change(absent) == _set_to("month-1")


@pytest.mark.parametrize("history", [suspended, closed, seen_until_the_end()])
def test_nobody_is_waited_for_in_a_resting_closed_or_finished_plan(
    history: tuple[PlanEvent, ...],
) -> None:
    assert _last_change(history) == SettleClock(NEXT_FOLLOW_UP, PLAN)


def test_a_resumed_plan_waits_again() -> None:
    assert _last_change(after(resume, since=suspended)) == _set_to("day-7")


@pytest.mark.parametrize("history", [assessed, after(begin_monitoring, since=active)[-1:]])
def test_other_events_leave_the_clock_alone(history: tuple[PlanEvent, ...]) -> None:
    assert [change for event in history for change in CLOCKS.watch(event)] == []


def test_a_ringing_clock_asks_the_plan() -> None:
    assert CLOCKS.ring(NEXT_FOLLOW_UP, PLAN, NOON) == NoteFollowUpsMissed(
        plan_id=PLAN, occurred_at=NOON
    )


@pytest.mark.parametrize(
    ("name", "key", "command"),
    [
        (GRANT_DECISION, CLAIM, late_decision),
        (ALERT_TRIAGE, ALERT, late_triage),
        (WIND_DOWN, JOURNEY, wind_down_late),
        (CONSENT_ANSWER, JOURNEY, late_answer),
        (OWN_AGREEMENT, PLAN, nobody_asked),
    ],
)
def test_each_limit_asks_its_own_history(name: str, key: UUID, command: Command) -> None:
    assert CLOCKS.ring(name, key, command.occurred_at) == command


def _changes(*commands: Command) -> list[SetClock | SettleClock]:
    room = Room().do(open_plan, category(), *commands)
    changes = [change for _, event in room.recorded for change in CLOCKS.watch(event)]
    return [change for change in changes if change.name != NEXT_FOLLOW_UP]


def _running(*commands: Command) -> set[str]:
    """Return the clocks that run after these commands."""
    running: dict[str, SetClock | SettleClock] = {one.name: one for one in _changes(*commands)}
    return {name for name, change in running.items() if isinstance(change, SetClock)}


def test_a_claim_waits_for_its_decision() -> None:
    assert _running(apply()) == {GRANT_DECISION}
    assert _running(apply(), review()) == {GRANT_DECISION}
    assert _running(apply(), review(), approve()) == set()
    assert _running(apply(), review(), reject()) == set()
    assert _running(apply(), late_decision) == set()
    assert _running(apply(), dies) == set()


def test_an_alert_waits_to_be_looked_at() -> None:
    assert _running(raise_alert) == {ALERT_TRIAGE}
    assert _running(raise_alert, triage) == set()
    assert _running(raise_alert, late_triage) == set()


def test_the_care_of_a_rejected_person_has_its_time() -> None:
    assert _running(rejected) == {WIND_DOWN}
    assert _running(rejected, category("foreign")) == {WIND_DOWN}
    assert _running(rejected, reopened) == set()
    assert _running(rejected, category(at=reopened.occurred_at)) == set()
    assert _running(rejected, wind_down_late) == set()
    assert _running(rejected, close("not-victim", LATER)) == set()


def test_a_withdrawn_consent_waits_for_its_answer() -> None:
    assert _running(takes_consent_back) == {CONSENT_ANSWER}
    assert _running(takes_consent_back, stop_sharing) == set()
    assert _running(takes_consent_back, takes_another_back, stop_sharing) == {CONSENT_ANSWER}
    assert _running(takes_consent_back, late_answer) == set()
    assert _running(takes_consent_back, dies) == set()


def test_a_clock_of_another_room_is_not_ours() -> None:
    with pytest.raises(ValueError, match="no clock"):
        CLOCKS.ring("stay-limit", PLAN, NOON)


def test_a_clock_notes_the_first_miss_of_a_monitored_plan() -> None:
    change = _last_change(monitoring)
    assert isinstance(change, SetClock)
    asked = CLOCKS.ring(change.name, change.key, change.due_at)
    assert isinstance(asked, NoteFollowUpsMissed)
    missed = after(asked, since=monitoring)
    assert len(missed) == len(monitoring) + 1
    assert _last_change(missed) == _set_to("month-1")


def test_who_came_of_age_is_waited_for_until_they_answer_or_nobody_has_to_ask() -> None:
    hers = after(open_girls, assess_needs, assess_risk(), agree_for_her)
    (asked,) = after(seek, since=hers)[len(hers) :]
    assert isinstance(asked, OwnAgreementSought)
    assert CLOCKS.watch(asked) == [SetClock(OWN_AGREEMENT, PLAN, asked.answer_by)]
    a_child = seek.model_copy(update={"under_18": True})
    for then in (say_yes, say_no, a_child, nobody_asked, close("relocated", LATER)):
        last = after(then, since=(*hers, asked))[-1]
        assert SettleClock(OWN_AGREEMENT, PLAN) in CLOCKS.watch(last)
