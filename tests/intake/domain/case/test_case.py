"""What a case remembers of a history, also of one it would not have written."""

from services.intake.domain.case.decider import decider
from services.intake.domain.case.state import (
    Closed,
    InitialVerification,
    NoCase,
    Opened,
    UnderIdentification,
    Verified,
    legal_status,
)
from tests.intake.made_up import (
    EXTENDED_TO,
    NOON,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_NOTICE,
    TO_REJECTED,
    TO_REQUEST,
    TO_VERIFIED,
    agreed_to,
    extended,
    identification_overdue,
    needs_known,
    opened,
    received,
    taken_back,
    verification_overdue,
)


def test_nothing_is_known_before_a_case_is_opened() -> None:
    assert decider.fold([received, needs_known, verification_overdue]) == NoCase()


def test_a_consent_that_was_never_given_is_not_remembered_as_taken_back() -> None:
    state = decider.fold([opened, taken_back("referral")])
    assert isinstance(state, Opened)
    assert state.file.consents == {}


def test_an_alarm_is_remembered_by_the_stage_it_belongs_to() -> None:
    late = decider.fold([*TO_NOTICE, verification_overdue])
    assert isinstance(late, InitialVerification)
    assert late.overdue
    stray = decider.fold([*TO_VERIFIED, identification_overdue, extended])
    assert stray == decider.fold(TO_VERIFIED)
    assert isinstance(stray, Verified)


def test_an_extension_lifts_the_alarm() -> None:
    state = decider.fold([*TO_REQUEST, identification_overdue, extended])
    assert isinstance(state, UnderIdentification)
    assert (state.due_at, state.extended, state.overdue) == (EXTENDED_TO, True, False)


def test_what_was_written_stays_in_the_file_of_a_closed_case() -> None:
    state = decider.fold([opened, agreed_to("referral"), *TO_CLOSED[1:], needs_known])
    assert isinstance(state, Closed)
    assert len(state.file.consents) == 1
    assert state.file.needs is not None
    assert state.file.needs.first_at == NOON


def test_legal_status_is_told_apart_from_the_stage() -> None:
    told = [
        legal_status(decider.fold(history))
        for history in ([opened], TO_VERIFIED, TO_REQUEST, TO_CONFIRMED, TO_REJECTED)
    ]
    assert told == ["unverified", "unverified", "under-identification", "victim", "not-victim"]
