"""How an agreed plan moves: support begins, gives way to monitoring, rests, goes on."""

from typing import assert_never

from services.reintegration.domain.codes import MissReason
from services.reintegration.domain.plan.commands import (
    BeginMonitoring,
    RecordSetback,
    ResumePlan,
    StartPlan,
    SuspendPlan,
)
from services.reintegration.domain.plan.events import (
    FollowUpMissed,
    MonitoringBegan,
    PlanEvent,
    PlanResumed,
    PlanStarted,
    PlanSuspended,
    SetbackRecorded,
)
from services.reintegration.domain.plan.follow_up_calendar import coming, lapsed, miss, take_in
from services.reintegration.domain.plan.refusals import (
    NotMonitored,
    PlanIsSuspended,
    PlanNotStarted,
)
from services.reintegration.domain.plan.standing import not_before, underway
from services.reintegration.domain.plan.states import (
    Active,
    Agreed,
    Closed,
    Draft,
    Monitoring,
    NoPlan,
    Plan,
    Suspended,
    Underway,
)

Step = StartPlan | BeginMonitoring | RecordSetback | SuspendPlan | ResumePlan
Stepped = PlanStarted | MonitoringBegan | SetbackRecorded | PlanSuspended | PlanResumed


def decide(command: Step, plan: Plan) -> list[PlanEvent]:
    """Return the step, unless the plan already stands there."""
    current = underway(plan)
    events = _step(command, current)
    if events:
        not_before(command.occurred_at, current.since)
    return events


def _step(command: Step, plan: Underway) -> list[PlanEvent]:
    match command:
        case StartPlan():
            return _start(command, plan)
        case BeginMonitoring():
            return _begin_monitoring(command, plan)
        case RecordSetback():
            return _set_back(command, plan)
        case SuspendPlan():
            return _suspend(command, plan)
        case ResumePlan():
            return _resume(command, plan)
        case _:
            assert_never(command)


def _start(command: StartPlan, plan: Underway) -> list[PlanEvent]:
    match plan:
        case Agreed():
            return [
                PlanStarted(
                    plan_id=command.plan_id,
                    referral_id=plan.opening.referral_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case Active() | Monitoring():
            return []
        case Suspended():
            raise PlanIsSuspended
        case _:
            assert_never(plan)


def _begin_monitoring(command: BeginMonitoring, plan: Underway) -> list[PlanEvent]:
    match plan:
        case Active():
            return [MonitoringBegan(plan_id=command.plan_id, occurred_at=command.occurred_at)]
        case Monitoring():
            return []
        case Agreed():
            raise PlanNotStarted
        case Suspended():
            raise PlanIsSuspended
        case _:
            assert_never(plan)


def _set_back(command: RecordSetback, plan: Underway) -> list[PlanEvent]:
    match plan:
        case Monitoring():
            return [
                SetbackRecorded(
                    plan_id=command.plan_id,
                    factors=command.factors,
                    occurred_at=command.occurred_at,
                )
            ]
        case Active():
            return []
        case Agreed():
            raise NotMonitored
        case Suspended():
            raise PlanIsSuspended
        case _:
            assert_never(plan)


def _suspend(command: SuspendPlan, plan: Underway) -> list[PlanEvent]:
    match plan:
        case Active() | Monitoring():
            rested = PlanSuspended(
                plan_id=command.plan_id,
                reason=command.reason,
                occurred_at=command.occurred_at,
            )
            return [*_let_slip(command, plan, "grace-passed"), rested]
        case Suspended():
            return []
        case Agreed():
            raise PlanNotStarted
        case _:
            assert_never(plan)


def _resume(command: ResumePlan, plan: Underway) -> list[PlanEvent]:
    match plan:
        case Suspended():
            return _wake(command, plan)
        case Active() | Monitoring():
            return []
        case Agreed():
            raise PlanNotStarted
        case _:
            assert_never(plan)


def _wake(command: ResumePlan, plan: Suspended) -> list[PlanEvent]:
    """Say which follow-ups the suspension cost, then go on; a worker may add others by hand."""
    overslept = _let_slip(command, plan, "plan-suspended")
    calendar = plan.course.follow_ups
    for event in overslept:
        calendar = take_in(calendar, event)
    resumed = PlanResumed(
        plan_id=command.plan_id, next_follow_up=coming(calendar), occurred_at=command.occurred_at
    )
    return [*overslept, resumed]


def _let_slip(
    command: SuspendPlan | ResumePlan, plan: Underway, reason: MissReason
) -> list[FollowUpMissed]:
    at, course = command.occurred_at, plan.course
    return miss(command.plan_id, course, lapsed(course.follow_ups, at), reason, at)


def evolve(plan: Plan, event: Stepped) -> Plan:
    """Stand where the step led."""
    match plan:
        case Agreed() | Active() | Monitoring() | Suspended():
            standing = _standing_after(event)
            return standing(plan.opening, event.occurred_at, plan.course)
        case NoPlan() | Draft() | Closed():
            return plan
        case _:
            assert_never(plan)


def _standing_after(event: Stepped) -> type[Active | Monitoring | Suspended]:
    match event:
        case PlanStarted() | SetbackRecorded() | PlanResumed():
            return Active
        case MonitoringBegan():
            return Monitoring
        case PlanSuspended():
            return Suspended
        case _:
            assert_never(event)
