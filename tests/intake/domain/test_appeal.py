"""A no is not the end."""

from datetime import timedelta

import pytest

from services.intake.domain.appeal import (
    AnotherCaseFollows,
    AppealAlreadyMade,
    AppealIsDecided,
    AppealTooLate,
    CaseIsNotOver,
    NobodyIdentifiesOn,
    NoSuchAppeal,
    NothingToAppeal,
)
from services.intake.domain.appeal_messages import AppealRejection, DecideAppeal, ReopenCase
from services.intake.domain.case import decider
from services.intake.domain.case_events import CaseEndedByDeath, CaseEvent
from services.intake.domain.case_refusals import (
    CaseIsWithdrawn,
    CaseStepOutOfOrder,
    NoSuchCase,
    PersonHasDied,
    StatusIsSettled,
)
from tests.intake.contested import appealed, dismissed, reopened, reopened_by_appeal, upheld
from tests.intake.made_up import (
    CASE,
    EARLIER,
    NOON,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_REJECTED,
    TO_REQUEST,
    TO_WITHDRAWN,
    closed,
    in_country,
    ref,
    rejected,
    withdrawn,
)
from tests.kit.scenario import Given

case = Given(decider)
appeal = AppealRejection(
    case_id=CASE, ground="signs-not-considered", by="person", appeal=ref(40), occurred_at=NOON
)
dismiss = DecideAppeal(
    case_id=CASE, upheld=False, decided_by="higher-body", decision=ref(41), occurred_at=NOON
)
uphold = dismiss.model_copy(update={"upheld": True, "police_unit": "made-up-unit"})
reopen = ReopenCase(
    case_id=CASE,
    sources=("foreign-authority", "foreign-authority"),
    police_unit="made-up-unit",
    occurred_at=NOON,
)
closed_with_a_no = closed.model_copy(update={"reason": "not-victim"})
limit_passed = closed.model_copy(update={"reason": "limit-passed"})
closed_as_left = closed.model_copy(update={"reason": "withdrawn"})
TO_CLOSED_NO = (*TO_REJECTED, closed_with_a_no)
died = CaseEndedByDeath(case_id=CASE, occurred_at=NOON)


@pytest.mark.parametrize("history", [TO_REJECTED, TO_CLOSED_NO])
def test_a_no_may_be_appealed_even_after_the_case_is_closed(
    history: tuple[CaseEvent, ...],
) -> None:
    case.given(*history).when(appeal).then(appealed)


def test_the_same_appeal_is_recorded_once_and_no_second_one_beside_it() -> None:
    case.given(*TO_REJECTED, appealed).when(appeal).then_nothing()
    other = appeal.model_copy(update={"by": "legal-aid-provider"})
    case.given(*TO_REJECTED, appealed).when(other).then_refused(AppealAlreadyMade)


@pytest.mark.parametrize("history", [TO_REQUEST, TO_CONFIRMED, TO_CLOSED, TO_WITHDRAWN])
def test_only_a_no_is_appealed(history: tuple[CaseEvent, ...]) -> None:
    case.given(*history).when(appeal).then_refused(NothingToAppeal)


def test_an_appeal_comes_after_the_no_and_not_too_late() -> None:
    early = appeal.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_REJECTED).when(early).then_refused(CaseStepOutOfOrder)
    late = appeal.model_copy(update={"occurred_at": NOON + timedelta(days=93)})
    case.given(*TO_REJECTED).when(late).then_refused(AppealTooLate)
    case.given().when(appeal).then_refused(NoSuchCase)


def test_a_dismissed_appeal_leaves_the_case_as_it_is() -> None:
    case.given(*TO_REJECTED, appealed).when(dismiss).then(dismissed)
    case.given(*TO_REJECTED, appealed, dismissed).when(dismiss).then_nothing()
    case.given(*TO_REJECTED, appealed, dismissed).when(uphold).then_refused(AppealIsDecided)


@pytest.mark.parametrize("history", [TO_REJECTED, TO_CLOSED_NO])
def test_an_appeal_that_is_upheld_sends_the_case_back_to_the_police(
    history: tuple[CaseEvent, ...],
) -> None:
    case.given(*history, appealed).when(uphold).then(upheld, reopened_by_appeal, in_country)
    goes_on = (*history, appealed, upheld, reopened_by_appeal, in_country)
    case.given(*goes_on).when(uphold).then_nothing()


def test_who_upholds_an_appeal_says_who_identifies_on() -> None:
    unnamed = uphold.model_copy(update={"police_unit": None})
    case.given(*TO_REJECTED, appealed).when(unnamed).then_refused(NobodyIdentifiesOn)


def test_an_appeal_upheld_when_the_case_goes_on_already_changes_nothing_more() -> None:
    goes_on = (*TO_REJECTED, appealed, reopened, in_country)
    case.given(*goes_on).when(uphold).then(upheld)


def test_an_appeal_is_decided_after_it_was_made() -> None:
    case.given(*TO_REJECTED).when(dismiss).then_refused(NoSuchAppeal)
    early = dismiss.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_REJECTED, appealed).when(early).then_refused(CaseStepOutOfOrder)


def test_a_second_no_may_be_appealed_again() -> None:
    again = (*TO_REJECTED, appealed, upheld, reopened_by_appeal, in_country, rejected)
    case.given(*again).when(appeal).then(appealed)


@pytest.mark.parametrize("history", [TO_REJECTED, TO_CLOSED_NO])
def test_new_evidence_opens_a_case_that_ended_with_a_no(history: tuple[CaseEvent, ...]) -> None:
    case.given(*history).when(reopen).then(reopened, in_country)


def test_new_evidence_opens_a_case_whose_limit_had_passed() -> None:
    case.given(*TO_REQUEST, limit_passed).when(reopen).then(reopened)


def test_reopening_twice_records_nothing_new() -> None:
    case.given(*TO_REJECTED, reopened, in_country).when(reopen).then_nothing()


def test_what_is_not_over_or_settled_or_left_is_not_reopened() -> None:
    case.given(*TO_CONFIRMED).when(reopen).then_refused(CaseIsNotOver)
    case.given(*TO_CLOSED).when(reopen).then_refused(StatusIsSettled)
    case.given(*TO_WITHDRAWN).when(reopen).then_refused(CaseIsWithdrawn)
    case.given(*TO_REJECTED, died).when(reopen).then_refused(PersonHasDied)
    deceased = closed.model_copy(update={"reason": "deceased"})
    case.given(*TO_REJECTED, died, deceased).when(reopen).then_refused(PersonHasDied)
    early = reopen.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_REJECTED).when(early).then_refused(CaseStepOutOfOrder)


def test_new_evidence_opens_the_case_of_somebody_who_left_while_it_was_in_question() -> None:
    case.given(*TO_REQUEST, withdrawn, closed_as_left).when(reopen).then(reopened)
    left = (*TO_REJECTED, withdrawn, closed_as_left)
    case.given(*left).when(reopen).then(reopened, in_country)


def test_a_victim_who_left_is_not_identified_again_but_comes_back_to_a_case_that_follows() -> None:
    left = (*TO_CONFIRMED, withdrawn, closed_as_left)
    case.given(*left).when(reopen).then_refused(AnotherCaseFollows)


def test_a_case_that_ended_before_anyone_identified_is_not_reopened_into_identification() -> None:
    left = (*TO_WITHDRAWN, closed_as_left)
    case.given(*left).when(reopen).then_refused(AnotherCaseFollows)
