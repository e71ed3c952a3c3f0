"""The limits intake watches, and what it asks when one passes."""

import pytest

from services.intake.domain.case_commands import (
    NoteIdentificationOverdue,
    NoteVerificationOverdue,
)
from services.intake.domain.case_events import CaseEvent
from services.intake.policies.clocks import CLOCKS, ring, watch
from shared.kernel.clocks import SetClock, SettleClock
from tests.intake.made_up import (
    CASE,
    EXTENDED_TO,
    IDENTIFY_BY,
    VERIFY_BY,
    closed,
    confirmed,
    extended,
    identification_overdue,
    notified,
    opened,
    rejected,
    requested,
    verification_overdue,
    verified,
    withdrawn,
)


def test_the_notice_starts_the_clock_of_initial_verification() -> None:
    assert watch(notified) == [SetClock("initial-verification", CASE, VERIFY_BY)]


def test_the_request_starts_the_clock_of_identification_and_an_extension_moves_it() -> None:
    assert watch(requested) == [SetClock("identification", CASE, IDENTIFY_BY)]
    assert watch(extended) == [SetClock("identification", CASE, EXTENDED_TO)]


@pytest.mark.parametrize("event", [verified, verification_overdue])
def test_verification_settles_its_clock_and_so_does_the_alarm(event: CaseEvent) -> None:
    assert watch(event) == [SettleClock("initial-verification", CASE)]


@pytest.mark.parametrize("event", [confirmed, rejected, identification_overdue])
def test_the_answer_settles_its_clock_and_so_does_the_alarm(event: CaseEvent) -> None:
    assert watch(event) == [SettleClock("identification", CASE)]


@pytest.mark.parametrize("event", [withdrawn, closed])
def test_nothing_rings_for_a_case_that_is_over(event: CaseEvent) -> None:
    assert watch(event) == [
        SettleClock("initial-verification", CASE),
        SettleClock("identification", CASE),
    ]


def test_other_events_touch_no_clock() -> None:
    assert watch(opened) == []


def test_a_ringing_clock_asks_the_case_to_judge_again() -> None:
    assert CLOCKS.ring("initial-verification", CASE, VERIFY_BY) == NoteVerificationOverdue(
        case_id=CASE, occurred_at=VERIFY_BY
    )
    assert CLOCKS.ring("identification", CASE, IDENTIFY_BY) == NoteIdentificationOverdue(
        case_id=CASE, occurred_at=IDENTIFY_BY
    )


def test_a_clock_that_is_not_ours_is_an_error() -> None:
    with pytest.raises(ValueError, match="not a clock of intake"):
        ring("stay-limit", CASE, VERIFY_BY)
