"""How a case ends: the person leaves it, dies, or a named worker closes it."""

from typing import assert_never

from services.intake.domain.case.commands import CloseCase, Ending, RecordDeath, WithdrawCase
from services.intake.domain.case.events import (
    CaseClosed,
    CaseEndedByDeath,
    CaseEvent,
    CaseWithdrawn,
)
from services.intake.domain.case.refusals import (
    CaseIsClosed,
    CaseIsWithdrawn,
    NoSuchCase,
    ReasonDoesNotFit,
    StatusNotSettled,
)
from services.intake.domain.case.state import (
    Case,
    Closed,
    Confirmed,
    EndedByDeath,
    NoCase,
    NotVictim,
    OpenStage,
    UnderIdentification,
    Withdrawn,
    in_order,
    still_open,
)
from services.intake.domain.words import ClosingReason
from shared.kernel.errors import Refused


class DeciderNotNamed(Refused):
    """Whoever closes a case because the limit passed without an answer is named."""

    slug = "decider-not-named"
    vi = "Khi đóng hồ sơ do hết thời hạn phải nêu người quyết định."
    source = "Case-management practice: no case ends by silence"


def decide(command: Ending, case: Case) -> list[CaseEvent]:
    """Return how the case ends; an empty list means it is already so."""
    match command:
        case WithdrawCase():
            return _withdraw(command, case)
        case CloseCase():
            return _close(command, case)
        case RecordDeath():
            return _end_by_death(command, case)
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
            if command.reason == "limit-passed" and command.decided_by is None:
                raise DeciderNotNamed
            return [
                CaseClosed(
                    case_id=command.case_id,
                    reason=command.reason,
                    decided_by=command.decided_by,
                    occurred_at=command.occurred_at,
                )
            ]


def _end_by_death(command: RecordDeath, case: Case) -> list[CaseEvent]:
    """Record a death whatever is dated after it: it is often learned late."""
    if isinstance(case, EndedByDeath):
        return []
    still_open(case)
    return [CaseEndedByDeath(case_id=command.case_id, occurred_at=command.occurred_at)]


def _reasons(
    command: CloseCase, case: OpenStage | Withdrawn | EndedByDeath
) -> tuple[ClosingReason, ...]:
    """Return the reasons that fit where the case stands."""
    match case:
        case EndedByDeath():
            return ("deceased",)
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
