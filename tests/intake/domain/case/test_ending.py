"""How cases end."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.intake.domain.case.commands import CloseCase, RecordDeath, WithdrawCase
from services.intake.domain.case.decider import decider
from services.intake.domain.case.ending import DeciderNotNamed
from services.intake.domain.case.events import CaseEndedByDeath, CaseEvent
from services.intake.domain.case.refusals import (
    CaseIsClosed,
    CaseIsWithdrawn,
    CaseStepOutOfOrder,
    NoSuchCase,
    PersonHasDied,
    ReasonDoesNotFit,
    StatusNotSettled,
)
from services.intake.domain.words import ClosingReason
from shared.kernel.ids import StaffId
from tests.intake.made_up import (
    CASE,
    EARLIER,
    IDENTIFY_BY,
    NOON,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_NOTICE,
    TO_RECEIVED,
    TO_REJECTED,
    TO_REQUEST,
    TO_VERIFIED,
    TO_WITHDRAWN,
    closed,
    opened,
    withdrawn,
)
from tests.kit.scenario import Given

case = Given(decider)
SOMEONE = StaffId(UUID(int=70))
death = RecordDeath(case_id=CASE, occurred_at=NOON)
died = CaseEndedByDeath(case_id=CASE, occurred_at=NOON)
leave = WithdrawCase(case_id=CASE, reason="wish-of-person", occurred_at=NOON)
close = CloseCase(case_id=CASE, reason="handed-on", occurred_at=NOON)


@pytest.mark.parametrize(
    "history", [(opened,), TO_RECEIVED, TO_NOTICE, TO_VERIFIED, TO_REQUEST, TO_CONFIRMED]
)
def test_a_person_may_leave_at_any_time(history: tuple[CaseEvent, ...]) -> None:
    case.given(*history).when(leave).then(withdrawn)


def test_leaving_twice_records_nothing_new() -> None:
    case.given(*TO_WITHDRAWN).when(leave).then_nothing()


def test_a_person_leaves_for_one_reason() -> None:
    moved = leave.model_copy(update={"reason": "moved-away"})
    case.given(*TO_WITHDRAWN).when(moved).then_refused(CaseIsWithdrawn)


def test_nobody_leaves_a_closed_case_or_none_or_before_they_came() -> None:
    case.given(*TO_CLOSED).when(leave).then_refused(CaseIsClosed)
    case.given().when(leave).then_refused(NoSuchCase)
    early = leave.model_copy(update={"occurred_at": EARLIER})
    case.given(opened).when(early).then_refused(CaseStepOutOfOrder)


@pytest.mark.parametrize(
    ("history", "reason"),
    [
        (TO_CONFIRMED, "handed-on"),
        (TO_CONFIRMED, "support-declined"),
        (TO_REJECTED, "not-victim"),
        (TO_WITHDRAWN, "withdrawn"),
        ((opened, died), "deceased"),
        ((*TO_REQUEST, died), "deceased"),
    ],
)
def test_a_case_closes_for_a_reason_that_fits(
    history: tuple[CaseEvent, ...], reason: ClosingReason
) -> None:
    case.given(*history).when(close.model_copy(update={"reason": reason})).then(
        closed.model_copy(update={"reason": reason})
    )


@pytest.mark.parametrize(
    ("history", "reason"),
    [
        (TO_CONFIRMED, "not-victim"),
        (TO_REJECTED, "handed-on"),
        (TO_WITHDRAWN, "limit-passed"),
        (TO_CONFIRMED, "deceased"),
        ((*TO_REQUEST, died), "limit-passed"),
    ],
)
def test_a_case_does_not_close_for_a_reason_that_does_not_fit(
    history: tuple[CaseEvent, ...], reason: ClosingReason
) -> None:
    case.given(*history).when(close.model_copy(update={"reason": reason})).then_refused(
        ReasonDoesNotFit
    )


def test_a_case_whose_limit_passed_unanswered_may_be_closed() -> None:
    late = IDENTIFY_BY + timedelta(seconds=1)
    passed = {"reason": "limit-passed", "occurred_at": late, "decided_by": SOMEONE}
    case.given(*TO_REQUEST).when(close.model_copy(update=passed)).then(
        closed.model_copy(update=passed)
    )


def test_no_case_ends_by_silence_without_a_name() -> None:
    late = IDENTIFY_BY + timedelta(seconds=1)
    nobody = close.model_copy(update={"reason": "limit-passed", "occurred_at": late})
    case.given(*TO_REQUEST).when(nobody).then_refused(DeciderNotNamed)


@pytest.mark.parametrize("history", [(opened,), TO_RECEIVED, TO_REQUEST, TO_CONFIRMED, TO_REJECTED])
def test_a_death_ends_the_case_wherever_it_stands(history: tuple[CaseEvent, ...]) -> None:
    case.given(*history).when(death).then(died)


def test_a_death_is_recorded_once_though_later_things_were_dated_before_it() -> None:
    case.given(*TO_REQUEST, died).when(death).then_nothing()
    earlier = death.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_REQUEST).when(earlier).then(died.model_copy(update={"occurred_at": EARLIER}))


def test_nothing_is_added_after_a_death() -> None:
    case.given(opened, died).when(leave).then_refused(PersonHasDied)
    case.given(*TO_CLOSED).when(death).then_refused(CaseIsClosed)
    case.given().when(death).then_refused(NoSuchCase)


def test_a_case_stays_open_while_the_police_have_time() -> None:
    waiting = {"reason": "limit-passed", "occurred_at": IDENTIFY_BY}
    case.given(*TO_REQUEST).when(close.model_copy(update=waiting)).then_refused(StatusNotSettled)


@pytest.mark.parametrize("history", [(opened,), TO_RECEIVED, TO_NOTICE, TO_VERIFIED])
def test_a_case_stays_open_until_its_status_is_settled(history: tuple[CaseEvent, ...]) -> None:
    case.given(*history).when(close).then_refused(StatusNotSettled)


def test_closing_twice_records_nothing_new() -> None:
    case.given(*TO_CLOSED).when(close).then_nothing()


def test_a_case_is_closed_for_one_reason_and_not_before_it_was_settled() -> None:
    other = close.model_copy(update={"reason": "deceased"})
    case.given(*TO_CLOSED).when(other).then_refused(CaseIsClosed)
    early = close.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_CONFIRMED).when(early).then_refused(CaseStepOutOfOrder)


def test_what_was_never_opened_is_not_closed() -> None:
    case.given().when(close).then_refused(NoSuchCase)
