"""Looking in on the participant: scheduled, done, missed."""

from datetime import datetime

import pytest

from services.reintegration.domain.plan.commands import NoteFollowUpsMissed
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import (
    FollowUpDone,
    FollowUpMissed,
    FollowUpScheduled,
    NextFollowUp,
    PlanEvent,
    RiskAssessed,
)
from services.reintegration.domain.plan.refusals import (
    BeforeWhatItFollows,
    ChannelNotSafe,
    FollowUpInThePast,
    FollowUpIsOver,
    FollowUpNotYetDue,
    NoSuchFollowUp,
    NoSuchPlan,
    RiskWithoutFactors,
)
from services.reintegration.domain.plan.states import Agreed, MissedFollowUp
from shared.kernel.terms import local_date
from tests.kit.scenario import Given
from tests.reintegration.participant import (
    AGREED,
    BY_HAND,
    DAY,
    DUE,
    LAPSES,
    NOON,
    NOTE,
    PLAN,
    STARTED,
    active,
    after,
    agreed,
    closed,
    draft,
    follow_up,
    look_in,
    miss,
    monitoring,
    schedule,
    scheduled,
    suspended,
)

plan = Given(decider)
DAY_7 = NextFollowUp(due_at=DUE["day-7"], lapses_at=LAPSES["day-7"])
MONTH_1 = NextFollowUp(due_at=DUE["month-1"], lapses_at=LAPSES["month-1"])
seen = after(look_in(follow_up(1), DUE["day-7"]), since=active)
absent = after(miss(follow_up(1), DUE["day-7"]), since=active)
missed = FollowUpMissed(
    plan_id=PLAN,
    follow_up_id=follow_up(1),
    reason="not-reached",
    next_follow_up=MONTH_1,
    risk_level="low",
    occurred_at=DUE["day-7"],
)
done = FollowUpDone(
    plan_id=PLAN,
    follow_up_id=follow_up(1),
    scores={"safety": 3, "housing": 2},
    note=NOTE,
    noted_missed_before=False,
    next_follow_up=MONTH_1,
    channel="meeting-place",
    in_time=True,
    occurred_at=DUE["day-7"],
)


def _judged(at: datetime) -> RiskAssessed:
    return RiskAssessed(plan_id=PLAN, level="low", factors=("stigma",), occurred_at=at)


def clock(at: datetime) -> NoteFollowUpsMissed:
    """Ask which follow-ups were missed."""
    return NoteFollowUpsMissed(plan_id=PLAN, occurred_at=at)


def test_an_agreed_plan_is_followed_up_by_the_cadence() -> None:
    calendar = scheduled(agreed)
    assert [(event.visit, str(local_date(event.due_at))) for event in calendar] == [
        ("day-7", "2026-03-12"),
        ("month-1", "2026-04-06"),
        ("month-3", "2026-06-05"),
        ("month-6", "2026-09-07"),
        ("month-12", "2027-03-05"),
        ("month-18", "2027-09-06"),
        ("month-24", "2028-03-06"),
    ]
    assert [event.follow_up_id for event in calendar] == [follow_up(n) for n in range(1, 8)]
    assert all(event.next_follow_up == DAY_7 for event in calendar)
    assert all(event.safe_channel == "meeting-place" for event in calendar)
    assert str(local_date(calendar[0].lapses_at)) == "2026-03-26"


def test_a_worker_adds_a_follow_up_by_hand() -> None:
    plan.given(*active).when(schedule(NOON + 6 * DAY)).then(
        FollowUpScheduled(
            plan_id=PLAN,
            follow_up_id=BY_HAND,
            visit="by-hand",
            safe_channel="phone-call",
            due_at=NOON + 6 * DAY,
            lapses_at=datetime.fromisoformat("2026-03-23T23:59:59+07:00"),
            policy_versions=("follow-up-grace@2025-07-01",),
            next_follow_up=NextFollowUp(
                due_at=NOON + 6 * DAY,
                lapses_at=datetime.fromisoformat("2026-03-23T23:59:59+07:00"),
            ),
            occurred_at=STARTED,
        )
    )


def test_a_follow_up_is_moved_and_stays_the_one_it_was() -> None:
    history = after(schedule(DUE["month-1"] + DAY, follow_up(2)), since=active)
    moved = history[-1]
    assert isinstance(moved, FollowUpScheduled)
    assert (moved.visit, moved.due_at) == ("month-1", DUE["month-1"] + DAY)
    assert moved.next_follow_up == DAY_7


def test_scheduling_the_same_day_twice_records_nothing_new() -> None:
    wanted = schedule(NOON + 8 * DAY)
    plan.given(*after(wanted, since=active)).when(wanted).then_nothing()


def test_the_participants_safe_way_of_contact_is_respected() -> None:
    unsafe = schedule(NOON + 8 * DAY).model_copy(update={"safe_channel": "home-visit"})
    plan.given(*active).when(unsafe).then_refused(ChannelNotSafe)


@pytest.mark.parametrize("history", [seen, absent])
def test_a_follow_up_that_is_over_is_not_moved(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(schedule(NOON + 20 * DAY, follow_up(1))).then_refused(FollowUpIsOver)


def test_a_follow_up_lies_ahead() -> None:
    plan.given(*active).when(schedule(STARTED - DAY)).then_refused(FollowUpInThePast)


def test_nothing_is_scheduled_before_the_agreement() -> None:
    early = schedule(NOON + 8 * DAY, at=AGREED - DAY)
    plan.given(*active).when(early).then_refused(BeforeWhatItFollows)


@pytest.mark.parametrize("history", [agreed, active, monitoring, suspended])
def test_a_visit_is_recorded_with_the_risk_judged_at_it(history: tuple[PlanEvent, ...]) -> None:
    visit = look_in(follow_up(1), DUE["day-7"])
    plan.given(*history).when(visit).then(done, _judged(DUE["day-7"]))


def test_a_visit_that_finds_a_high_risk_brings_denser_visits() -> None:
    history = after(look_in(follow_up(1), DUE["day-7"], "high"), since=active)
    added = scheduled(history)[len(scheduled(active)) :]
    assert [event.visit for event in added][:2] == ["day-7", "day-14"]
    first = added[0]
    assert first.next_follow_up == NextFollowUp(due_at=first.due_at, lapses_at=first.lapses_at)


def test_a_visit_names_the_factors_of_a_raised_risk() -> None:
    bare = look_in(follow_up(1), DUE["day-7"], "high").model_copy(update={"risk_factors": ()})
    plan.given(*active).when(bare).then_refused(RiskWithoutFactors)


def test_the_same_visit_told_twice_records_nothing_new() -> None:
    plan.given(*seen).when(look_in(follow_up(1), DUE["day-7"])).then_nothing()


def test_a_visit_is_not_told_in_two_ways() -> None:
    plan.given(*seen).when(look_in(follow_up(1), DUE["day-7"] + DAY)).then_refused(FollowUpIsOver)


def test_no_visit_belongs_to_the_time_before_the_agreement() -> None:
    plan.given(*active).when(look_in(follow_up(1), NOON)).then_refused(BeforeWhatItFollows)


def test_a_visit_in_time_may_be_entered_after_it_was_noted_as_missed() -> None:
    noted = after(clock(LAPSES["day-7"]), since=active)
    plan.given(*noted).when(look_in(follow_up(1), DUE["day-7"])).then(
        done.model_copy(update={"noted_missed_before": True, "channel": None}),
        _judged(DUE["day-7"]),
    )


def test_a_visit_after_the_grace_is_another_follow_up() -> None:
    too_late = look_in(follow_up(1), LAPSES["day-7"] + DAY)
    plan.given(*absent).when(too_late).then_refused(FollowUpIsOver)


def test_a_worker_says_that_a_follow_up_did_not_take_place() -> None:
    plan.given(*active).when(miss(follow_up(1), DUE["day-7"])).then(missed)


def test_a_follow_up_is_not_missed_before_its_day() -> None:
    early = miss(follow_up(1), DUE["day-7"] - DAY)
    plan.given(*active).when(early).then_refused(FollowUpNotYetDue)


def test_a_missed_follow_up_is_missed_once() -> None:
    plan.given(*absent).when(miss(follow_up(1), DUE["day-7"])).then_nothing()


def test_a_visit_that_took_place_was_not_missed() -> None:
    plan.given(*seen).when(miss(follow_up(1), DUE["day-7"])).then_refused(FollowUpIsOver)


def test_an_unknown_follow_up_is_neither_done_nor_missed() -> None:
    plan.given(*active).when(look_in(BY_HAND, DUE["day-7"])).then_refused(NoSuchFollowUp)
    plan.given(*active).when(miss(BY_HAND, DUE["day-7"])).then_refused(NoSuchFollowUp)


@pytest.mark.parametrize("history", [agreed, active, monitoring])
def test_the_clock_notes_what_the_grace_let_slip(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(clock(LAPSES["day-7"])).then(
        missed.model_copy(update={"reason": "grace-passed", "occurred_at": LAPSES["day-7"]})
    )


def test_a_clock_that_rings_very_late_notes_all_of_them() -> None:
    history = after(clock(LAPSES["month-24"]), since=active)
    noted = [event for event in history if isinstance(event, FollowUpMissed)]
    assert [event.follow_up_id for event in noted] == [follow_up(n) for n in range(1, 8)]
    assert noted[-1].next_follow_up is None


def test_a_clock_that_rings_early_is_refused() -> None:
    plan.given(*active).when(clock(DUE["day-7"])).then_refused(FollowUpNotYetDue)


@pytest.mark.parametrize(
    "history",
    [draft, suspended, closed, after(clock(LAPSES["month-24"]), since=active)],
)
def test_a_clock_rings_in_vain_where_nobody_is_waited_for(
    history: tuple[PlanEvent, ...],
) -> None:
    plan.given(*history).when(clock(LAPSES["month-24"])).then_nothing()


def test_a_clock_of_no_plan_is_refused() -> None:
    plan.given().when(clock(NOON)).then_refused(NoSuchPlan)


def test_what_is_told_of_an_unknown_follow_up_changes_nothing() -> None:
    state = decider.fold(agreed)
    assert decider.evolve(state, done.model_copy(update={"follow_up_id": BY_HAND})) == state
    assert decider.evolve(state, missed.model_copy(update={"follow_up_id": BY_HAND})) == state


def test_a_visit_in_time_counts_even_when_a_miss_is_read_after_it() -> None:
    state = decider.fold([*seen, missed])
    assert state == decider.fold(seen)
    again = decider.fold([*agreed, missed])
    assert isinstance(again, Agreed)
    assert isinstance(again.course.follow_ups[0], MissedFollowUp)


def test_a_follow_up_of_a_draft_changes_nothing() -> None:
    assert decider.fold([*draft, missed]) == decider.fold(draft)
