"""A limit that passes is noted once, and only if nobody answered."""

from datetime import timedelta

from services.intake.domain.case import decider
from services.intake.domain.case_commands import (
    NoteIdentificationOverdue,
    NoteVerificationOverdue,
)
from services.intake.domain.case_refusals import NoSuchCase, NotDueYet
from tests.intake.made_up import (
    CASE,
    EXTENDED_TO,
    IDENTIFY_BY,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_NOTICE,
    TO_REQUEST,
    TO_VERIFIED,
    VERIFY_BY,
    extended,
    identification_overdue,
    verification_overdue,
)
from tests.kit.scenario import Given

case = Given(decider)
A_SECOND = timedelta(seconds=1)
note_verification = NoteVerificationOverdue(case_id=CASE, occurred_at=VERIFY_BY)
note_identification = NoteIdentificationOverdue(case_id=CASE, occurred_at=IDENTIFY_BY)


def test_three_days_without_verification_are_noted() -> None:
    case.given(*TO_NOTICE).when(note_verification).then(verification_overdue)


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
