"""A no is not the end."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.intake.domain.case.appeal import (
    AnotherCaseFollows,
    AppealAlreadyMade,
    AppealIsDecided,
    AppealTooLate,
    CaseIsNotOver,
    NobodyIdentifiesOn,
    NoSuchAppeal,
    NothingToAppeal,
)
from services.intake.domain.case.appeal_messages import (
    AppealRejection,
    DecideAppeal,
    FollowAppeal,
    JoinCase,
    ReopenCase,
    TakeOver,
)
from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import CaseEndedByDeath, CaseEvent
from services.intake.domain.case.joining import NothingToJoin
from services.intake.domain.case.refusals import (
    CaseIsClosed,
    CaseIsWithdrawn,
    CaseStepOutOfOrder,
    NoSuchCase,
    PersonHasDied,
    StatusIsSettled,
)
from shared.kernel.ids import JourneyId
from tests.intake.contested import (
    appealed,
    dismissed,
    joined,
    reopened,
    reopened_by_appeal,
    taken_over,
    upheld,
    upheld_beside,
)
from tests.intake.made_up import (
    CASE,
    EARLIER,
    IDENTIFY_BY,
    JOURNEY,
    NOON,
    OTHER_CASE,
    THIRD_CASE,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_REJECTED,
    TO_REQUEST,
    TO_VERIFIED,
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
follow = FollowAppeal(case_id=CASE, police_unit="made-up-unit", occurred_at=NOON)
join = JoinCase(case_id=CASE, to_case=OTHER_CASE, occurred_at=NOON)
take_over = TakeOver(
    case_id=CASE,
    journey_id=JOURNEY,
    from_case=OTHER_CASE,
    identify_by=IDENTIFY_BY,
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


def test_an_appeal_that_is_upheld_sends_the_case_back_to_the_police() -> None:
    case.given(*TO_REJECTED, appealed).when(uphold).then(upheld, reopened_by_appeal, in_country)
    goes_on = (*TO_REJECTED, appealed, upheld, reopened_by_appeal, in_country)
    case.given(*goes_on).when(uphold).then_nothing()
    case.given(*goes_on).when(follow).then_nothing()


def test_a_closed_case_goes_back_to_the_police_once_its_journey_was_asked() -> None:
    case.given(*TO_CLOSED_NO, appealed).when(uphold).then(upheld)
    decided = (*TO_CLOSED_NO, appealed, upheld)
    case.given(*decided).when(uphold).then_nothing()
    case.given(*decided).when(follow).then(reopened_by_appeal, in_country)
    case.given(*decided, reopened_by_appeal, in_country).when(follow).then_nothing()
    case.given(*TO_CLOSED_NO, appealed).when(follow).then_nothing()
    case.given(*TO_CLOSED_NO, appealed, dismissed).when(follow).then_nothing()


def test_an_appeal_upheld_beside_a_newer_open_case_waits_for_somebody_to_join_the_two() -> None:
    decided = (*TO_CLOSED_NO, appealed, upheld)
    beside = follow.model_copy(update={"open_case": OTHER_CASE})
    case.given(*decided).when(beside).then(upheld_beside)
    case.given(*decided, upheld_beside).when(beside).then_nothing()
    case.given(*decided).when(join).then_refused(NothingToJoin)
    case.given(*decided, upheld_beside).when(join).then(joined)
    case.given(*decided, upheld_beside, joined).when(join).then_nothing()
    elsewhere = join.model_copy(update={"to_case": THIRD_CASE})
    case.given(*decided, upheld_beside, joined).when(elsewhere).then_refused(NothingToJoin)
    early = join.model_copy(update={"occurred_at": EARLIER})
    case.given(*decided, upheld_beside).when(early).then_refused(CaseStepOutOfOrder)


def test_a_case_that_waits_to_be_joined_may_be_opened_again_as_the_decision_asks() -> None:
    waits = (*TO_CLOSED_NO, appealed, upheld, upheld_beside)
    by_appeal = reopened.model_copy(update={"reason": "appeal"})
    case.given(*waits).when(reopen).then(by_appeal, in_country)
    case.given(*waits, by_appeal, in_country).when(join).then_refused(NothingToJoin)


def test_an_open_case_of_the_person_takes_over_what_an_upheld_appeal_asks() -> None:
    case.given(*TO_VERIFIED).when(take_over).then(taken_over)
    case.given(*TO_VERIFIED, taken_over).when(take_over).then_nothing()
    proved = taken_over.model_copy(update={"identify_by": None})
    case.given(*TO_CONFIRMED).when(take_over).then(proved)
    case.given(*TO_CLOSED).when(take_over).then_refused(CaseIsClosed)
    case.given().when(take_over).then_refused(NoSuchCase)
    of_another = take_over.model_copy(update={"journey_id": JourneyId(UUID(int=77))})
    for another in (TO_VERIFIED, TO_CLOSED):
        case.given(*another).when(of_another).then_refused(NoSuchCase)


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
