"""How a plan ends: with a result that monitoring showed, or because life went another way."""

from typing import assert_never

from services.reintegration.domain.codes import Outcome
from services.reintegration.domain.plan.commands import ClosePlan, EndPlan, WithdrawPlan
from services.reintegration.domain.plan.contact import point_of
from services.reintegration.domain.plan.events import PlanClosed, PlanEvent
from services.reintegration.domain.plan.follow_up_calendar import last, open_ones
from services.reintegration.domain.plan.goals import unreviewed
from services.reintegration.domain.plan.refusals import (
    ConclusionDoesNotFit,
    FollowUpPeriodRuns,
    FollowUpsStillOpen,
    GoalsNotReviewed,
    NobodySawItHold,
    NotMonitored,
    PlanIsClosed,
    RetraffickingNotConfirmed,
    StillInContact,
)
from services.reintegration.domain.plan.standing import existing, not_before
from services.reintegration.domain.plan.states import (
    Active,
    Agreed,
    Closed,
    Course,
    DoneFollowUp,
    Draft,
    MissedFollowUp,
    Monitoring,
    NoPlan,
    OpenStanding,
    Plan,
    Suspended,
)

Ending = ClosePlan | EndPlan | WithdrawPlan


def decide(command: Ending, plan: Plan) -> list[PlanEvent]:
    """Close the plan if its outcome may be said of it."""
    current = existing(plan)
    match command:
        case ClosePlan():
            return _close(command, current)
        case EndPlan():
            return _end(command, current)
        case WithdrawPlan():
            return _withdraw(command, current)
        case _:
            assert_never(command)


def _close(command: ClosePlan, plan: OpenStanding | Closed) -> list[PlanEvent]:
    if isinstance(plan, Closed):
        if plan.outcome != command.outcome:
            raise PlanIsClosed
        return []
    not_before(command.occurred_at, plan.since)
    _check_outcome(command, plan)
    return [_closed(command, plan, command.outcome)]


def _end(command: EndPlan, plan: OpenStanding | Closed) -> list[PlanEvent]:
    """Let life end the plan, whatever it stands at; a plan that is over stays as it ended."""
    return [] if isinstance(plan, Closed) else [_closed(command, plan, command.outcome)]


def _withdraw(command: WithdrawPlan, plan: OpenStanding | Closed) -> list[PlanEvent]:
    """Drop a draft; what the participant agreed to is theirs, and goes on."""
    match plan:
        case Draft():
            return [_closed(command, plan, "not-taken-up")]
        case Agreed() | Active() | Monitoring() | Suspended() | Closed():
            return []
        case _:
            assert_never(plan)


def _closed(command: Ending, plan: OpenStanding, outcome: Outcome) -> PlanClosed:
    at = command.occurred_at
    return PlanClosed(
        plan_id=command.plan_id,
        outcome=outcome,
        goal_reviews=command.goal_reviews if isinstance(command, ClosePlan) else (),
        exit_asked=isinstance(command, ClosePlan) and command.exit_asked,
        referral_id=plan.opening.referral_id,
        period_over=not isinstance(plan, Draft) and at >= plan.course.until,
        follow_up_point=point_of(plan),
        conclusion=command.conclusion if isinstance(command, ClosePlan) else None,
        occurred_at=at,
    )


def _check_outcome(command: ClosePlan, plan: OpenStanding) -> None:
    """Refuse a result that monitoring has not shown; the other outcomes end any open plan."""
    if (command.outcome == "deceased") != (command.conclusion is not None):
        raise ConclusionDoesNotFit
    match command.outcome:
        case "sustained":
            _check_sustained(command, _reviewed(command, plan))
        case "partial":
            course = _reviewed(command, plan)
            if open_ones(course.follow_ups) and not command.exit_asked:
                raise FollowUpsStillOpen
        case "lost-to-follow-up":
            _check_lost(_reviewed(command, plan))
        case "re-trafficked":
            raise RetraffickingNotConfirmed
        case (
            "voluntary-exit"
            | "relocated"
            | "repatriated"
            | "referred-out"
            | "not-victim"
            | "deceased"
        ):
            return
        case _:
            assert_never(command.outcome)


def _reviewed(command: ClosePlan, plan: OpenStanding) -> Course:
    if not isinstance(plan, Monitoring):
        raise NotMonitored
    if unreviewed(plan.course, command.goal_reviews):
        raise GoalsNotReviewed
    return plan.course


def _check_sustained(command: ClosePlan, course: Course) -> None:
    if command.occurred_at < course.until:
        raise FollowUpPeriodRuns
    if open_ones(course.follow_ups):
        raise FollowUpsStillOpen
    if not isinstance(last(course.follow_ups), DoneFollowUp):
        raise NobodySawItHold


def _check_lost(course: Course) -> None:
    if open_ones(course.follow_ups):
        raise FollowUpsStillOpen
    if not isinstance(last(course.follow_ups), MissedFollowUp):
        raise StillInContact


def evolve(plan: Plan, event: PlanClosed) -> Plan:
    """End the plan; nothing of it stays open."""
    if isinstance(plan, NoPlan | Closed):
        return plan
    return Closed(plan.opening, event.occurred_at, event.outcome, event.follow_up_point)
