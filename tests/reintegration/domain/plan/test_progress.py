"""How an agreed plan moves from support to monitoring, rests, and goes on."""

import pytest

from services.reintegration.domain.plan.commands import PlanCommand
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import (
    FollowUpMissed,
    MonitoringBegan,
    NextFollowUp,
    PlanEvent,
    PlanResumed,
    PlanStarted,
    PlanSuspended,
    SetbackRecorded,
)
from services.reintegration.domain.plan.refusals import (
    BeforeWhatItFollows,
    NotMonitored,
    PlanIsSuspended,
    PlanNotStarted,
)
from services.reintegration.domain.plan.states import Active
from shared.kernel.errors import Refused
from tests.kit.scenario import Given
from tests.reintegration.participant import (
    DAY,
    DUE,
    LAPSES,
    MONITORED,
    NOON,
    PLAN,
    STARTED,
    active,
    after,
    agreed,
    begin_monitoring,
    draft,
    follow_up,
    look_in,
    monitoring,
    resume,
    schedule,
    set_back,
    start,
    suspend,
    suspended,
)

plan = Given(decider)


def test_support_begins_once_the_plan_is_agreed() -> None:
    plan.given(*agreed).when(start).then(PlanStarted(plan_id=PLAN, occurred_at=STARTED))


def test_support_gives_way_to_monitoring() -> None:
    plan.given(*active).when(begin_monitoring).then(
        MonitoringBegan(plan_id=PLAN, occurred_at=MONITORED)
    )


def test_a_setback_brings_active_support_back() -> None:
    plan.given(*monitoring).when(set_back).then(
        SetbackRecorded(plan_id=PLAN, factors=("no-income",), occurred_at=set_back.occurred_at)
    )
    assert isinstance(decider.fold(after(set_back, since=monitoring)), Active)


@pytest.mark.parametrize("history", [active, monitoring])
def test_a_plan_may_rest(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(suspend).then(
        PlanSuspended(plan_id=PLAN, reason="in-treatment", occurred_at=suspend.occurred_at)
    )


def test_what_the_grace_let_slip_before_a_suspension_is_noted_first() -> None:
    late = suspend.model_copy(update={"occurred_at": LAPSES["day-7"]})
    plan.given(*active).when(late).then(
        FollowUpMissed(
            plan_id=PLAN,
            follow_up_id=follow_up(1),
            reason="grace-passed",
            next_follow_up=NextFollowUp(due_at=DUE["month-1"], lapses_at=LAPSES["month-1"]),
            risk_level="low",
            occurred_at=late.occurred_at,
        ),
        PlanSuspended(plan_id=PLAN, reason="in-treatment", occurred_at=late.occurred_at),
    )


def test_a_resumed_plan_is_active_and_knows_its_next_follow_up() -> None:
    seen = after(look_in(follow_up(1), DUE["day-7"]), since=suspended)
    plan.given(*seen).when(resume).then(
        PlanResumed(
            plan_id=PLAN,
            next_follow_up=NextFollowUp(due_at=DUE["month-1"], lapses_at=LAPSES["month-1"]),
            occurred_at=resume.occurred_at,
        )
    )
    assert isinstance(decider.fold(after(resume, since=seen)), Active)


def test_follow_ups_that_lapsed_in_a_suspension_are_missed_because_of_it() -> None:
    late = resume.model_copy(update={"occurred_at": LAPSES["month-1"]})
    month_1 = NextFollowUp(due_at=DUE["month-1"], lapses_at=LAPSES["month-1"])
    month_3 = NextFollowUp(due_at=DUE["month-3"], lapses_at=LAPSES["month-3"])
    plan.given(*suspended).when(late).then(
        FollowUpMissed(
            plan_id=PLAN,
            follow_up_id=follow_up(1),
            reason="plan-suspended",
            next_follow_up=month_1,
            risk_level="low",
            occurred_at=late.occurred_at,
        ),
        FollowUpMissed(
            plan_id=PLAN,
            follow_up_id=follow_up(2),
            reason="plan-suspended",
            next_follow_up=month_3,
            risk_level="low",
            occurred_at=late.occurred_at,
        ),
        PlanResumed(plan_id=PLAN, next_follow_up=month_3, occurred_at=late.occurred_at),
    )


@pytest.mark.parametrize(
    ("history", "command"),
    [
        (active, start),
        (monitoring, start),
        (monitoring, begin_monitoring),
        (active, set_back),
        (suspended, suspend),
        (active, resume),
        (monitoring, resume),
    ],
)
def test_a_step_already_taken_records_nothing_new(
    history: tuple[PlanEvent, ...], command: PlanCommand
) -> None:
    plan.given(*history).when(command).then_nothing()


@pytest.mark.parametrize(
    ("history", "command", "refusal"),
    [
        (suspended, start, PlanIsSuspended),
        (suspended, begin_monitoring, PlanIsSuspended),
        (suspended, set_back, PlanIsSuspended),
        (agreed, begin_monitoring, PlanNotStarted),
        (agreed, suspend, PlanNotStarted),
        (agreed, resume, PlanNotStarted),
        (agreed, set_back, NotMonitored),
    ],
)
def test_a_step_is_not_taken_out_of_turn(
    history: tuple[PlanEvent, ...], command: PlanCommand, refusal: type[Refused]
) -> None:
    plan.given(*history).when(command).then_refused(refusal)


@pytest.mark.parametrize(
    ("history", "command"),
    [
        (agreed, start),
        (active, begin_monitoring),
        (monitoring, set_back),
        (monitoring, suspend),
        (suspended, resume),
    ],
)
def test_a_step_does_not_come_before_the_one_it_follows(
    history: tuple[PlanEvent, ...], command: PlanCommand
) -> None:
    early = command.model_copy(update={"occurred_at": NOON})
    plan.given(*history).when(early).then_refused(BeforeWhatItFollows)


def test_a_plan_with_nobody_left_to_see_resumes_without_a_next_follow_up() -> None:
    end = LAPSES["month-24"]
    resumed = after(resume.model_copy(update={"occurred_at": end}), since=suspended)[-1]
    assert isinstance(resumed, PlanResumed)
    assert resumed.next_follow_up is None


def test_a_step_recorded_for_a_draft_changes_nothing() -> None:
    state = decider.fold(draft)
    assert decider.evolve(state, PlanStarted(plan_id=PLAN, occurred_at=STARTED)) == state


def test_a_follow_up_added_while_suspended_is_kept() -> None:
    history = after(schedule(MONITORED + 20 * DAY), since=suspended)
    assert len(history) == len(suspended) + 1
