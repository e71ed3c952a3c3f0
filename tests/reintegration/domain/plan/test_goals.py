"""Goals are looked at one by one, and all before the end."""

import pytest

from services.reintegration.domain.codes import GoalReview
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import GoalReviewed, PlanEvent
from services.reintegration.domain.plan.refusals import (
    BeforeWhatItFollows,
    GoalNotAgreed,
    PlanNotAgreed,
)
from services.reintegration.domain.plan.states import Closed
from tests.kit.scenario import Given
from tests.reintegration.participant import (
    DAY,
    MONITORED,
    NOON,
    PERIOD_OVER,
    PLAN,
    active,
    after,
    agreed,
    close,
    closed,
    draft,
    monitoring,
    seen_until_the_end,
    suspended,
)
from tests.reintegration.support import review_goal

plan = Given(decider)
reviewed = GoalReviewed(plan_id=PLAN, goal="housing", result="reached", occurred_at=MONITORED)


@pytest.mark.parametrize("history", [agreed, active, monitoring, suspended])
def test_an_agreed_goal_is_reviewed(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(review_goal).then(reviewed)
    plan.given(*history, reviewed).when(review_goal).then_nothing()


def test_a_goal_may_be_reviewed_again_with_another_result() -> None:
    later = review_goal.model_copy(update={"result": "not-reached", "occurred_at": MONITORED + DAY})
    history = after(later, since=(*monitoring, reviewed))
    assert len(history) == len(monitoring) + 2
    plan.given(*history).when(later).then_nothing()


def test_only_agreed_goals_are_reviewed() -> None:
    other = review_goal.model_copy(update={"goal": "education"})
    plan.given(*monitoring).when(other).then_refused(GoalNotAgreed)


def test_a_draft_has_no_goals_yet() -> None:
    plan.given(*draft).when(review_goal).then_refused(PlanNotAgreed)


def test_a_goal_is_not_reviewed_before_it_was_agreed() -> None:
    early = review_goal.model_copy(update={"occurred_at": NOON})
    plan.given(*agreed).when(early).then_refused(BeforeWhatItFollows)


def test_goals_reviewed_before_need_no_review_at_the_end() -> None:
    rest = (GoalReview(goal="livelihood", result="reached"),)
    end = close("sustained", PERIOD_OVER).model_copy(update={"goal_reviews": rest})
    history = after(end, since=(*seen_until_the_end(), reviewed))
    assert isinstance(decider.fold(history), Closed)


@pytest.mark.parametrize("history", [(), draft, closed])
def test_a_review_recorded_elsewhere_changes_nothing(history: tuple[PlanEvent, ...]) -> None:
    state = decider.fold(history)
    assert decider.evolve(state, reviewed) == state
