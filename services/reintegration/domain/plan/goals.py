"""The goals that a participant agreed to, looked at one by one; the newest review counts."""

from services.reintegration.domain.codes import Goal, GoalReview
from services.reintegration.domain.plan.commands import ReviewGoal
from services.reintegration.domain.plan.events import GoalReviewed, PlanEvent
from services.reintegration.domain.plan.refusals import GoalNotAgreed
from services.reintegration.domain.plan.standing import not_before, underway
from services.reintegration.domain.plan.states import Closed, Course, Draft, NoPlan, Plan
from shared.kernel.states import changed

Reviews = tuple[GoalReview, ...]


def decide(command: ReviewGoal, plan: Plan) -> list[PlanEvent]:
    """Record how far an agreed goal was reached."""
    course = underway(plan).course
    if command.goal not in course.agreement.goals:
        raise GoalNotAgreed
    if GoalReview(goal=command.goal, result=command.result) in course.reviews:
        return []
    not_before(command.occurred_at, course.agreed_at)
    return [
        GoalReviewed(
            plan_id=command.plan_id,
            goal=command.goal,
            result=command.result,
            occurred_at=command.occurred_at,
        )
    ]


def unreviewed(course: Course, at_the_end: Reviews) -> set[Goal]:
    """Return the agreed goals that nobody has reviewed, neither before nor now."""
    reviewed = {review.goal for review in (*course.reviews, *at_the_end)}
    return set(course.agreement.goals) - reviewed


def evolve(plan: Plan, event: GoalReviewed) -> Plan:
    """Keep the newest review of each goal."""
    if isinstance(plan, NoPlan | Draft | Closed):
        return plan
    others = tuple(review for review in plan.course.reviews if review.goal != event.goal)
    reviews = (*others, GoalReview(goal=event.goal, result=event.result))
    return changed(plan, course=changed(plan.course, reviews=reviews))
