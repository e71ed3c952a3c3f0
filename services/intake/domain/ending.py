"""How a case ends: the person leaves it, or a named worker closes it."""

from typing import assert_never

from services.intake.domain.case_commands import CloseCase, Ending, WithdrawCase
from services.intake.domain.case_events import CaseClosed, CaseEvent, CaseWithdrawn
from services.intake.domain.case_refusals import (
    CaseIsClosed,
    CaseIsWithdrawn,
    NoSuchCase,
    ReasonDoesNotFit,
    StatusNotSettled,
)
from services.intake.domain.case_state import (
    Case,
    Closed,
    Confirmed,
    NoCase,
    NotVictim,
    OpenStage,
    UnderIdentification,
    Withdrawn,
    in_order,
    still_open,
)
from services.intake.domain.words import ClosingReason


def decide(command: Ending, case: Case) -> list[CaseEvent]:
    """Return how the case ends; an empty list means it is already so."""
    match command:
        case WithdrawCase():
            return _withdraw(command, case)
        case CloseCase():
            return _close(command, case)
        case _:
            assert_never(command)


def _withdraw(command: WithdrawCase, case: Case) -> list[CaseEvent]:
    if isinstance(case, Withdrawn):
        if case.reason != command.reason:
            raise CaseIsWithdrawn
        return []
    in_order(command.occurred_at, still_open(case).since)
    return [
        CaseWithdrawn(
            case_id=command.case_id, reason=command.reason, occurred_at=command.occurred_at
        )
    ]


def _close(command: CloseCase, case: Case) -> list[CaseEvent]:
    match case:
        case NoCase():
            raise NoSuchCase
        case Closed():
            if case.reason != command.reason:
                raise CaseIsClosed
            return []
        case _:
            in_order(command.occurred_at, case.since)
            if command.reason not in _reasons(command, case):
                raise ReasonDoesNotFit
            return [
                CaseClosed(
                    case_id=command.case_id,
                    reason=command.reason,
                    occurred_at=command.occurred_at,
                )
            ]


def _reasons(command: CloseCase, case: OpenStage | Withdrawn) -> tuple[ClosingReason, ...]:
    """Return the reasons that fit where the case stands; a death ends it anywhere."""
    if command.reason == "deceased":
        return ("deceased",)
    match case:
        case Confirmed():
            return ("handed-on", "support-declined")
        case NotVictim():
            return ("not-victim",)
        case Withdrawn():
            return ("withdrawn",)
        case UnderIdentification(due_at=due_at) if command.occurred_at > due_at:
            return ("limit-passed",)
        case _:
            raise StatusNotSettled
