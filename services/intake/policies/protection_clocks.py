"""The limit within which a call for protection is answered."""

from datetime import datetime
from uuid import UUID

from services.intake.domain.protection.messages import (
    NoteProtectionOverdue,
    ProtectionApplied,
    ProtectionAsked,
    ProtectionOverdue,
    ProtectionRefused,
)
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event

PROTECTION = "protection-answer"


def watch(event: Event) -> list[SetClock | SettleClock]:
    """Say which clocks begin, move or end with this event."""
    match event:
        case ProtectionAsked():
            return [SetClock(PROTECTION, event.journey_id, event.due_at)]
        case ProtectionApplied() | ProtectionRefused() | ProtectionOverdue():
            return [SettleClock(PROTECTION, event.journey_id)]
        case _:
            return []


def ring(key: UUID, at: datetime) -> NoteProtectionOverdue:
    """Ask whether the answer is late."""
    return NoteProtectionOverdue(journey_id=JourneyId(key), occurred_at=at)
