"""The two limits intake answers for: initial verification, and the police's identification."""

from datetime import datetime
from uuid import UUID

from services.intake.domain.case_commands import (
    NoteIdentificationOverdue,
    NoteVerificationOverdue,
)
from services.intake.domain.case_events import (
    CaseClosed,
    CaseWithdrawn,
    HealthDeptNotified,
    IdentificationExtended,
    IdentificationOverdue,
    IdentificationRequested,
    InitialVerificationOverdue,
    InitialVerificationRecorded,
    VictimStatusConfirmed,
    VictimStatusRejected,
)
from services.intake.domain.ids import CaseId
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.messages import Command, Event

VERIFICATION = "initial-verification"
IDENTIFICATION = "identification"


def watch(event: Event) -> list[SetClock | SettleClock]:
    """Say which clocks begin, move or end with this event."""
    match event:
        case HealthDeptNotified():
            return [SetClock(VERIFICATION, event.case_id, event.due_at)]
        case IdentificationRequested() | IdentificationExtended():
            return [SetClock(IDENTIFICATION, event.case_id, event.due_at)]
        case InitialVerificationRecorded() | InitialVerificationOverdue():
            return [SettleClock(VERIFICATION, event.case_id)]
        case VictimStatusConfirmed() | VictimStatusRejected() | IdentificationOverdue():
            return [SettleClock(IDENTIFICATION, event.case_id)]
        case CaseWithdrawn() | CaseClosed():
            return [
                SettleClock(VERIFICATION, event.case_id),
                SettleClock(IDENTIFICATION, event.case_id),
            ]
        case _:
            return []


def ring(name: str, key: UUID, at: datetime) -> Command:
    """Ask the case whether the limit has passed; raises `ValueError` for no clock of ours."""
    match name:
        case "initial-verification":
            return NoteVerificationOverdue(case_id=CaseId(key), occurred_at=at)
        case "identification":
            return NoteIdentificationOverdue(case_id=CaseId(key), occurred_at=at)
        case _:
            raise ValueError("not a clock of intake")


CLOCKS = Clocks(watch=watch, ring=ring)
