"""A limit that passes is noted once, and only if nobody answered."""

from datetime import timedelta

import pytest

from services.intake.domain.case.appeal_messages import (
    JoinCase,
    NoteAppealOverdue,
    NoteJoiningOverdue,
    NoteTakenOverOverdue,
)
from services.intake.domain.case.commands import (
    NoteAtOnceOverdue,
    NoteIdentificationOverdue,
    NoteVerificationOverdue,
)
from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import CaseEndedByDeath, CaseEvent
from services.intake.domain.case.refusals import NoSuchCase, NotDueYet
from services.intake.domain.standing.messages import (
    AgeReviewDue,
    AgeReviewScheduled,
    NoteAgeReviewDue,
    PersonTurned18,
)
from services.intake.domain.words import AtOnce
from tests.intake.contested import (
    DECIDE_BY,
    appeal_overdue,
    appealed,
    dismissed,
    joined,
    joining_overdue,
    left_unjoined,
    reopened_by_appeal,
    taken_over,
    taken_over_overdue,
    upheld,
    upheld_beside,
)
from tests.intake.made_up import (
    AT_ONCE_BY,
    CASE,
    EXTENDED_TO,
    IDENTIFY_BY,
    LATER,
    NOON,
    OTHER_CASE,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_NOTICE,
    TO_RECEIVED,
    TO_REJECTED,
    TO_REQUEST,
    TO_VERIFIED,
    VERIFY_BY,
    brought,
    closed,
    commune_late,
    confirmed,
    extended,
    identification_overdue,
    notice_late,
    opened_for,
    rejected,
    requested,
    self_received,
    self_reported,
    verification_overdue,
    withdrawn,
)
from tests.kit.scenario import Given

case = Given(decider)
A_SECOND = timedelta(seconds=1)
note_verification = NoteVerificationOverdue(case_id=CASE, occurred_at=VERIFY_BY)
note_identification = NoteIdentificationOverdue(case_id=CASE, occurred_at=IDENTIFY_BY)


def test_three_days_without_verification_are_noted() -> None:
    case.given(*TO_NOTICE).when(note_verification).then(verification_overdue)


SELF_REPORTED = (self_reported, self_received)


def at_once(awaited: AtOnce, late: timedelta = timedelta(0)) -> NoteAtOnceOverdue:
    return NoteAtOnceOverdue(case_id=CASE, awaited=awaited, occurred_at=AT_ONCE_BY + late)


def test_who_was_not_brought_to_the_commune_within_a_day_is_noted_once() -> None:
    case.given(*SELF_REPORTED).when(at_once("commune")).then(commune_late)
    case.given(*SELF_REPORTED, commune_late).when(at_once("commune")).then_nothing()
    case.given(*SELF_REPORTED, brought).when(at_once("commune")).then_nothing()
    case.given(*SELF_REPORTED).when(at_once("commune", -A_SECOND)).then_refused(NotDueYet)


def test_a_department_of_health_that_was_not_told_within_a_day_is_noted_once() -> None:
    for arrived in ((), (brought,), (commune_late, brought)):
        waiting = (*SELF_REPORTED, *arrived)
        case.given(*waiting).when(at_once("notice")).then(notice_late)
        case.given(*waiting, notice_late).when(at_once("notice")).then_nothing()
    case.given(*TO_NOTICE).when(at_once("notice")).then_nothing()


def test_only_who_reports_themselves_is_awaited_at_the_commune() -> None:
    case.given(*TO_RECEIVED).when(at_once("commune")).then_nothing()
    case.given(*TO_CLOSED).when(at_once("commune")).then_nothing()


def test_late_verification_is_noted_once() -> None:
    case.given(*TO_NOTICE, verification_overdue).when(note_verification).then_nothing()


def test_no_alarm_rings_for_what_was_verified() -> None:
    case.given(*TO_VERIFIED).when(note_verification).then_nothing()
    case.given(*TO_CLOSED).when(note_verification).then_nothing()


def test_no_verification_is_late_before_its_time() -> None:
    early = NoteVerificationOverdue(case_id=CASE, occurred_at=VERIFY_BY - A_SECOND)
    case.given(*TO_NOTICE).when(early).then_refused(NotDueYet)


def test_an_answer_that_the_police_owe_is_noted() -> None:
    case.given(*TO_REQUEST).when(note_identification).then(identification_overdue)


def test_a_late_answer_is_noted_once() -> None:
    case.given(*TO_REQUEST, identification_overdue).when(note_identification).then_nothing()


def test_no_alarm_rings_for_what_was_answered() -> None:
    case.given(*TO_CONFIRMED).when(note_identification).then_nothing()


def test_the_first_limit_does_not_ring_after_an_extension() -> None:
    case.given(*TO_REQUEST, extended).when(note_identification).then_refused(NotDueYet)


def test_the_extended_limit_rings_in_its_turn() -> None:
    ring = NoteIdentificationOverdue(case_id=CASE, occurred_at=EXTENDED_TO)
    case.given(*TO_REQUEST, identification_overdue, extended).when(ring).then(
        identification_overdue.model_copy(
            update={"due_at": EXTENDED_TO, "occurred_at": EXTENDED_TO}
        )
    )


def test_no_alarm_rings_for_a_case_that_does_not_exist() -> None:
    case.given().when(note_verification).then_refused(NoSuchCase)
    case.given().when(note_identification).then_refused(NoSuchCase)


note_appeal = NoteAppealOverdue(case_id=CASE, occurred_at=DECIDE_BY)
note_age = NoteAgeReviewDue(case_id=CASE, occurred_at=LATER)
girl = opened_for("girls")
to_review = AgeReviewScheduled(case_id=CASE, due_at=LATER, occurred_at=NOON)
review_due = AgeReviewDue(case_id=CASE, due_at=LATER, occurred_at=LATER)
turned_18 = PersonTurned18(case_id=CASE, occurred_at=NOON)
died = CaseEndedByDeath(case_id=CASE, occurred_at=NOON)


def test_an_appeal_that_nobody_decides_is_noted_once() -> None:
    case.given(*TO_REJECTED, appealed).when(note_appeal).then(appeal_overdue)
    case.given(*TO_REJECTED, appealed, appeal_overdue).when(note_appeal).then_nothing()
    early = note_appeal.model_copy(update={"occurred_at": DECIDE_BY - A_SECOND})
    case.given(*TO_REJECTED, appealed).when(early).then_refused(NotDueYet)


@pytest.mark.parametrize(
    "history", [TO_REJECTED, (*TO_REJECTED, appealed, dismissed), (*TO_REJECTED, appealed, died)]
)
def test_no_alarm_rings_where_no_appeal_waits(history: tuple[CaseEvent, ...]) -> None:
    case.given(*history).when(note_appeal).then_nothing()


note_joining = NoteJoiningOverdue(case_id=CASE, occurred_at=IDENTIFY_BY)
closed_with_a_no = closed.model_copy(update={"reason": "not-victim"})
WAITS = (*TO_REJECTED, closed_with_a_no, appealed, upheld, upheld_beside)


def test_two_cases_that_nobody_joins_in_time_are_noted_once() -> None:
    case.given(*WAITS).when(note_joining).then(joining_overdue)
    case.given(*WAITS, joining_overdue).when(note_joining).then_nothing()
    early = note_joining.model_copy(update={"occurred_at": IDENTIFY_BY - A_SECOND})
    case.given(*WAITS).when(early).then_refused(NotDueYet)


@pytest.mark.parametrize("answer", [joined, left_unjoined, reopened_by_appeal])
def test_no_alarm_rings_where_nothing_waits_to_be_joined(answer: CaseEvent) -> None:
    case.given(*WAITS, answer).when(note_joining).then_nothing()
    case.given(*TO_REJECTED, appealed).when(note_joining).then_nothing()


def test_two_cases_may_still_be_joined_when_it_is_late() -> None:
    join = JoinCase(case_id=CASE, to_case=OTHER_CASE, occurred_at=IDENTIFY_BY)
    late = joined.model_copy(update={"occurred_at": IDENTIFY_BY})
    case.given(*WAITS, joining_overdue).when(join).then(late)


note_taken_over = NoteTakenOverOverdue(case_id=CASE, occurred_at=IDENTIFY_BY)


@pytest.mark.parametrize("history", [TO_VERIFIED, TO_REQUEST])
def test_a_limit_that_a_joined_case_handed_on_is_noted_once_when_it_passed(
    history: tuple[CaseEvent, ...],
) -> None:
    goes_on = (*history, taken_over)
    case.given(*goes_on).when(note_taken_over).then(taken_over_overdue)
    case.given(*goes_on, taken_over_overdue).when(note_taken_over).then_nothing()
    early = note_taken_over.model_copy(update={"occurred_at": IDENTIFY_BY - A_SECOND})
    case.given(*goes_on).when(early).then_refused(NotDueYet)


@pytest.mark.parametrize("answer", [requested, confirmed, rejected, withdrawn, closed, died])
def test_no_alarm_rings_once_what_a_joined_case_asked_for_is_answered_or_over(
    answer: CaseEvent,
) -> None:
    case.given(*TO_VERIFIED, taken_over, answer).when(note_taken_over).then_nothing()


def test_no_alarm_rings_where_no_limit_was_handed_on() -> None:
    case.given(*TO_VERIFIED).when(note_taken_over).then_nothing()


def test_the_month_of_coming_of_age_is_noted_once() -> None:
    case.given(girl, to_review).when(note_age).then(review_due)
    case.given(girl, to_review, review_due).when(note_age).then_nothing()
    early = note_age.model_copy(update={"occurred_at": NOON})
    case.given(girl, to_review).when(early).then_refused(NotDueYet)


def test_nobody_reviews_the_age_of_who_came_of_age_or_died() -> None:
    case.given(girl, to_review, turned_18).when(note_age).then_nothing()
    case.given(girl, to_review, died).when(note_age).then_nothing()
