"""One clock a plan, always set to the follow-up that lapses first."""

import pytest

from services.reintegration.domain.plan_messages import NoteFollowUpsMissed, PlanEvent
from services.reintegration.policies.clocks import CLOCKS, NEXT_FOLLOW_UP
from shared.kernel.clocks import SetClock, SettleClock
from tests.reintegration.participant import (
    DUE,
    LAPSES,
    NOON,
    PLAN,
    active,
    after,
    agreed,
    assessed,
    begin_monitoring,
    closed,
    follow_up,
    look_in,
    miss,
    monitoring,
    resume,
    seen_until_the_end,
    suspended,
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
