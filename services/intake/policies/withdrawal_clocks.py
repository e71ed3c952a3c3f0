"""The time within which whoever received under a consent says that they have stopped."""

from datetime import datetime
from uuid import UUID

from services.intake.domain.consent.withdrawal import (
    NoteStopOverdue,
    ServiceStopped,
    StopAwaited,
    StopOverdue,
)
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.ids import ConsentId
from shared.kernel.messages import Event

WITHDRAWAL = "consent-withdrawal"


def watch(event: Event) -> list[SetClock | SettleClock]:
    """Say which clocks begin or end with this event."""
    match event:
        case StopAwaited():
            return [SetClock(WITHDRAWAL, event.consent_id, event.stop_by)]
        case ServiceStopped(awaited=()) | StopOverdue():
            return [SettleClock(WITHDRAWAL, event.consent_id)]
        case _:
            return []


def ring(key: UUID, at: datetime) -> NoteStopOverdue:
    """Ask whether somebody has still not said that they stopped."""
    return NoteStopOverdue(consent_id=ConsentId(key), occurred_at=at)
