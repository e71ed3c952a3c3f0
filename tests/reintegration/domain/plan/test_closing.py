"""How a plan ends, and what may be said of it then."""

import pytest

from services.reintegration.domain.codes import ClosingOutcome, EndedByLife, GoalReview
from services.reintegration.domain.plan.commands import (
    EndPlan,
    NoteFollowUpsMissed,
    PlanCommand,
    WithdrawPlan,
)
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import PlanClosed, PlanEvent
from services.reintegration.domain.plan.refusals import (
    BeforeWhatItFollows,
    ConclusionDoesNotFit,
    FollowUpPeriodRuns,
    FollowUpsStillOpen,
    GoalsNotReviewed,
    NobodySawItHold,
    NoSuchPlan,
    NotMonitored,
    PlanIsClosed,
    RetraffickingNotConfirmed,
    StillInContact,
)
from tests.kit.scenario import Given
from tests.reintegration.participant import (
    DAY,
    LAPSES,
    MONITORED,
    NOON,
    NOTE,
    PERIOD_OVER,
    PLAN,
    REFERRAL,
    active,
    after,
    agreed,
    close,
    closed,
    draft,
    monitoring,
    open_plan,
    seen_until_the_end,
    suspended,
)

plan = Given(decider)
THEN = MONITORED + 5 * DAY
AFTERWARDS = LAPSES["month-24"]
lost_sight = after(NoteFollowUpsMissed(plan_id=PLAN, occurred_at=AFTERWARDS), since=monitoring)


def _closed(
    command: PlanCommand, outcome: ClosingOutcome, *, exit_asked: bool = False
) -> PlanClosed:
    told = close(outcome, command.occurred_at)
    return PlanClosed(
        plan_id=PLAN,
        outcome=outcome,
        goal_reviews=told.goal_reviews,
        exit_asked=exit_asked,
        period_over=command.occurred_at >= PERIOD_OVER,
        conclusion=told.conclusion,
        occurred_at=command.occurred_at,
    )


@pytest.mark.parametrize("history", [draft, agreed, active, monitoring, suspended])
@pytest.mark.parametrize(
    "outcome",
    [
        "deceased",
        "voluntary-exit",
        "relocated",
        "repatriated",
        "referred-out",
        "not-victim",
    ],
)
def test_life_may_end_any_open_plan(
    history: tuple[PlanEvent, ...], outcome: ClosingOutcome
) -> None:
    end = close(outcome, THEN)
    plan.given(*history).when(end).then(_closed(end, outcome))


def test_a_death_is_said_with_the_conclusion_on_it_and_no_other_outcome_is() -> None:
    unsaid = close("deceased", THEN).model_copy(update={"conclusion": None})
    other = close("relocated", THEN).model_copy(update={"conclusion": NOTE})
    plan.given(*monitoring).when(unsaid).then_refused(ConclusionDoesNotFit)
    plan.given(*monitoring).when(other).then_refused(ConclusionDoesNotFit)


def test_an_end_that_life_brings_asks_for_no_review() -> None:
    end = close("voluntary-exit", THEN).model_copy(update={"goal_reviews": ()})
    plan.given(*agreed).when(end).then(
        _closed(end, "voluntary-exit").model_copy(update={"goal_reviews": ()})
    )


def test_a_result_is_sustained_when_every_visit_of_the_period_saw_it() -> None:
    end = close("sustained", PERIOD_OVER)
    plan.given(*seen_until_the_end()).when(end).then(_closed(end, "sustained"))


def test_a_result_is_not_sustained_before_the_period_is_over() -> None:
    early = close("sustained", PERIOD_OVER - DAY)
    plan.given(*seen_until_the_end()[:-2]).when(early).then_refused(FollowUpPeriodRuns)


def test_a_result_is_not_sustained_while_somebody_is_to_be_seen() -> None:
    end = close("sustained", PERIOD_OVER, exit_asked=True)
    plan.given(*monitoring).when(end).then_refused(FollowUpsStillOpen)


def test_a_result_is_not_sustained_when_nobody_saw_the_end() -> None:
    plan.given(*lost_sight).when(close("sustained", AFTERWARDS)).then_refused(NobodySawItHold)


@pytest.mark.parametrize("history", [seen_until_the_end(), lost_sight])
def test_a_result_is_partial_when_follow_up_is_over(history: tuple[PlanEvent, ...]) -> None:
    end = close("partial", AFTERWARDS)
    plan.given(*history).when(end).then(_closed(end, "partial"))


def test_follow_up_does_not_stop_halfway_by_the_workers_will() -> None:
    plan.given(*monitoring).when(close("partial", THEN)).then_refused(FollowUpsStillOpen)


def test_the_participant_may_ask_to_leave_halfway() -> None:
    end = close("partial", THEN, exit_asked=True)
    plan.given(*monitoring).when(end).then(_closed(end, "partial", exit_asked=True))


def test_a_participant_is_lost_when_follow_up_ended_unseen() -> None:
    end = close("lost-to-follow-up", AFTERWARDS)
    plan.given(*lost_sight).when(end).then(_closed(end, "lost-to-follow-up"))


def test_nobody_is_given_up_while_follow_ups_are_open() -> None:
    end = close("lost-to-follow-up", THEN, exit_asked=True)
    plan.given(*monitoring).when(end).then_refused(FollowUpsStillOpen)


def test_a_participant_seen_last_is_not_lost() -> None:
    end = close("lost-to-follow-up", AFTERWARDS)
    plan.given(*seen_until_the_end()).when(end).then_refused(StillInContact)


@pytest.mark.parametrize("outcome", ["sustained", "partial", "lost-to-follow-up"])
def test_every_goal_is_reviewed_at_the_end_of_monitoring(outcome: ClosingOutcome) -> None:
    half = close(outcome, AFTERWARDS).model_copy(
        update={"goal_reviews": (GoalReview(goal="housing", result="reached"),)}
    )
    plan.given(*seen_until_the_end()).when(half).then_refused(GoalsNotReviewed)


@pytest.mark.parametrize("outcome", ["sustained", "partial", "lost-to-follow-up"])
@pytest.mark.parametrize("history", [draft, agreed, active, suspended])
def test_only_monitoring_shows_a_result(
    history: tuple[PlanEvent, ...], outcome: ClosingOutcome
) -> None:
    plan.given(*history).when(close(outcome, AFTERWARDS)).then_refused(NotMonitored)


def test_a_plan_does_not_end_before_it_came_this_far() -> None:
    plan.given(*monitoring).when(close("relocated", NOON)).then_refused(BeforeWhatItFollows)


def test_only_a_confirmed_alert_says_that_someone_was_trafficked_again() -> None:
    plan.given(*monitoring).when(close("re-trafficked", THEN)).then_refused(
        RetraffickingNotConfirmed
    )


@pytest.mark.parametrize("history", [draft, agreed, active, monitoring, suspended])
@pytest.mark.parametrize("outcome", ["re-trafficked", "deceased"])
def test_a_death_or_a_confirmed_alert_ends_any_open_plan(
    history: tuple[PlanEvent, ...], outcome: EndedByLife
) -> None:
    end = EndPlan(plan_id=PLAN, outcome=outcome, occurred_at=NOON)
    ended = PlanClosed(
        plan_id=PLAN, outcome=outcome, goal_reviews=(), exit_asked=False, occurred_at=NOON
    )
    plan.given(*history).when(end).then(ended)


def test_a_plan_that_is_over_stays_as_it_ended() -> None:
    end = EndPlan(plan_id=PLAN, outcome="deceased", occurred_at=THEN)
    plan.given(*closed).when(end).then_nothing()
    plan.given().when(end).then_refused(NoSuchPlan)


def test_a_referral_that_is_taken_back_drops_the_draft_only() -> None:
    withdraw = WithdrawPlan(plan_id=PLAN, occurred_at=THEN)
    plan.given(*draft).when(withdraw).then(
        PlanClosed(
            plan_id=PLAN,
            outcome="not-taken-up",
            goal_reviews=(),
            exit_asked=False,
            occurred_at=THEN,
        )
    )
    for history in (agreed, active, monitoring, suspended, closed):
        plan.given(*history).when(withdraw).then_nothing()


def test_a_closed_plan_still_names_the_referral_it_came_from() -> None:
    referred = open_plan.model_copy(update={"source": "referral", "referral_id": REFERRAL})
    end = after(close("relocated", THEN), since=after(referred))[-1]
    assert isinstance(end, PlanClosed)
    assert end.referral_id == REFERRAL


def test_closing_twice_records_nothing_new() -> None:
    plan.given(*closed).when(close("relocated", THEN)).then_nothing()


def test_an_outcome_is_not_changed_afterwards() -> None:
    plan.given(*closed).when(close("deceased", THEN)).then_refused(PlanIsClosed)
