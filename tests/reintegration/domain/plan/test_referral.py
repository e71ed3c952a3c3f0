"""A referral is answered with a yes or a no; what was received is not yet a yes."""

from datetime import datetime

import pytest

from services.reintegration.domain.plan.commands import (
    AcceptReferral,
    DeclineReferral,
    WithdrawPlan,
)
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import (
    PlanClosed,
    PlanEvent,
    PlanOpened,
    PlanStarted,
    ReferralAccepted,
    ReferralDeclined,
)
from services.reintegration.domain.plan.refusals import (
    BeforeWhatItFollows,
    NoSuchPlan,
    NotReferred,
    PlanIsClosed,
    ReferralDoesNotMatchSource,
    ReferralWasAccepted,
)
from shared.casework.referring import Urgency
from tests.kit.scenario import Given
from tests.reintegration.participant import (
    AGREED,
    DAY,
    NOON,
    PLAN,
    REFERRAL,
    STARTED,
    accept,
    after,
    agree,
    agreed,
    assess_needs,
    assess_risk,
    close,
    decline,
    draft,
    open_plan,
    referred,
    start,
)
from tests.reintegration.room import Room

plan = Given(decider)
yes = ReferralAccepted(plan_id=PLAN, referral_id=REFERRAL, occurred_at=NOON + DAY)
received = after(referred)
accepted = after(accept, since=received)
taken_up = after(assess_needs, assess_risk(), agree, since=received)


@pytest.mark.parametrize(
    ("urgency", "by"),
    [
        ("immediate", "2026-03-02T16:00:00+07:00"),
        ("urgent", "2026-03-03T12:00:00+07:00"),
        ("routine", "2026-03-05T16:59:59+00:00"),
    ],
)
def test_the_more_urgent_a_referral_the_sooner_it_is_answered(urgency: Urgency, by: str) -> None:
    (opened,) = after(referred.model_copy(update={"urgency": urgency}))
    assert isinstance(opened, PlanOpened)
    assert opened.answer_by == datetime.fromisoformat(by)


def test_only_a_referral_is_urgent_for_whoever_refers() -> None:
    direct = open_plan.model_copy(update={"urgency": "urgent"})
    plan.given().when(direct).then_refused(ReferralDoesNotMatchSource)


def test_a_referral_is_accepted_once() -> None:
    plan.given(*received).when(accept).then(yes)
    plan.given(*accepted).when(accept).then_nothing()
    plan.given(*taken_up).when(accept).then_nothing()


def test_who_agrees_on_a_plan_says_yes_to_the_referral_too() -> None:
    said = [event for event in taken_up if isinstance(event, ReferralAccepted)]
    assert said == [yes.model_copy(update={"occurred_at": AGREED})]
    again = after(assess_needs, assess_risk(), agree, since=accepted)
    assert [event for event in again if isinstance(event, ReferralAccepted)] == [yes]


def test_who_starts_a_referred_plan_says_of_which_referral() -> None:
    plan.given(*taken_up).when(start).then(
        PlanStarted(plan_id=PLAN, referral_id=REFERRAL, occurred_at=STARTED)
    )


def test_a_referral_is_declined_and_its_draft_dropped_without_ending_the_referral() -> None:
    at = decline.occurred_at
    no = ReferralDeclined(plan_id=PLAN, referral_id=REFERRAL, reason="outside-area", occurred_at=at)
    dropped = PlanClosed(
        plan_id=PLAN, outcome="not-taken-up", goal_reviews=(), exit_asked=False, occurred_at=at
    )
    plan.given(*received).when(decline).then(no, dropped)
    plan.given(*received, no, dropped).when(decline).then_nothing()


@pytest.mark.parametrize("history", [accepted, taken_up])
def test_what_was_accepted_is_not_declined_any_more(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(decline).then_refused(ReferralWasAccepted)


@pytest.mark.parametrize("command", [accept, decline])
def test_only_a_referral_is_answered(command: AcceptReferral | DeclineReferral) -> None:
    plan.given().when(command).then_refused(NoSuchPlan)
    plan.given(*draft).when(command).then_refused(NotReferred)
    plan.given(*agreed).when(command).then_refused(NotReferred)


@pytest.mark.parametrize("command", [accept, decline])
def test_nobody_answers_before_they_were_asked(command: AcceptReferral | DeclineReferral) -> None:
    early = command.model_copy(update={"occurred_at": NOON - DAY})
    plan.given(*received).when(early).then_refused(BeforeWhatItFollows)


def test_what_is_over_is_not_answered_any_more() -> None:
    over = after(close("relocated", NOON + DAY), since=received)
    plan.given(*over).when(accept).then_refused(PlanIsClosed)
    plan.given(*over).when(decline).then_refused(PlanIsClosed)
    taken_back = after(WithdrawPlan(plan_id=PLAN, occurred_at=NOON), since=received)
    plan.given(*taken_back).when(decline).then_nothing()


def test_who_was_declined_may_have_another_plan_at_once() -> None:
    room = Room().do(referred)
    told = [event.kind.removesuffix(".v1") for event in room.ask(decline)]
    assert told == ["referral-declined", "plan-closed", "participation-ended", "support-ended"]
    room.stays_quiet(decline)


def test_an_answer_changes_nothing_of_a_plan_that_is_over() -> None:
    over = after(close("relocated", NOON + DAY), since=received)
    assert decider.fold([*over, yes]) == decider.fold(over)
