"""How a plan ends: with a result that monitoring showed, or because life went another way."""

from typing import assert_never

from services.reintegration.domain.follow_up_calendar import last, open_ones
from services.reintegration.domain.plan_messages import ClosePlan, PlanClosed, PlanEvent
from services.reintegration.domain.plan_states import (
    Closed,
    Course,
    DoneFollowUp,
    MissedFollowUp,
    Monitoring,
    NoPlan,
    OpenStanding,
    Plan,
)
from services.reintegration.domain.refusals import (
    FollowUpPeriodRuns,
    FollowUpsStillOpen,
    GoalsNotReviewed,
    NobodySawItHold,
    NotMonitored,
    PlanIsClosed,
    StillInContact,
)
from services.reintegration.domain.standing import existing, not_before


def decide(command: ClosePlan, plan: Plan) -> list[PlanEvent]:
    """Close the plan if its outcome may be said of it."""
    current = existing(plan)
    if isinstance(current, Closed):
        if current.outcome != command.outcome:
            raise PlanIsClosed
        return []
    not_before(command.occurred_at, current.since)
    _check_outcome(command, current)
    return [
        PlanClosed(
            plan_id=command.plan_id,
            outcome=command.outcome,
            goal_reviews=command.goal_reviews,
            exit_asked=command.exit_asked,
            occurred_at=command.occurred_at,
        )
    ]


def _check_outcome(command: ClosePlan, plan: OpenStanding) -> None:
    """Refuse a result that monitoring has not shown; the other outcomes end any open plan."""
    match command.outcome:
        case "sustained":
            _check_sustained(command, _reviewed(command, plan))
        case "partial":
            course = _reviewed(command, plan)
            if open_ones(course.follow_ups) and not command.exit_asked:
                raise FollowUpsStillOpen
        case "lost-to-follow-up":
            _check_lost(_reviewed(command, plan))
        case (
            "voluntary-exit"
            | "relocated"
            | "repatriated"
            | "referred-out"
            | "re-trafficked"
            | "not-victim"
            | "deceased"
        ):
            return
        case _:
            assert_never(command.outcome)


def _reviewed(command: ClosePlan, plan: OpenStanding) -> Course:
    if not isinstance(plan, Monitoring):
        raise NotMonitored
    if set(plan.course.agreement.goals) - {review.goal for review in command.goal_reviews}:
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
    return Closed(plan.opening, event.occurred_at, event.outcome)
