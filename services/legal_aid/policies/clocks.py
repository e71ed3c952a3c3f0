"""Legal aid's clocks: days to appoint a provider, days for papers after an urgent acceptance."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.matter_messages import (
    AppointmentOverdue,
    DocumentsOverdue,
    DocumentsSupplied,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterCompleted,
    MatterDiscontinued,
    NoteAppointmentOverdue,
    NoteDocumentsOverdue,
    ProviderAppointed,
)
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.errors import UnknownKind
from shared.kernel.messages import Command, Event

APPOINTMENT = "appointment"
URGENT_DOCUMENTS = "urgent-documents"


def watch(event: Event) -> Sequence[SetClock | SettleClock]:
    """Return which clocks an event starts or stops."""
    match event:
        case MatterAccepted(matter_id=matter, appointment_due=appointment):
            return [SetClock(APPOINTMENT, matter, appointment.due_at)]
        case MatterAcceptedUrgently(matter_id=matter, appointment_due=appointment, docs_due=docs):
            return [
                SetClock(APPOINTMENT, matter, appointment.due_at),
                SetClock(URGENT_DOCUMENTS, matter, docs.due_at),
            ]
        case ProviderAppointed(matter_id=matter) | AppointmentOverdue(matter_id=matter):
            return [SettleClock(APPOINTMENT, matter)]
        case (
            DocumentsSupplied(matter_id=matter, still_missing=())
            | DocumentsOverdue(matter_id=matter)
        ):
            return [SettleClock(URGENT_DOCUMENTS, matter)]
        case MatterCompleted(matter_id=matter) | MatterDiscontinued(matter_id=matter):
            return [SettleClock(APPOINTMENT, matter), SettleClock(URGENT_DOCUMENTS, matter)]
        case _:
            return []


def ring(name: str, key: UUID, at: datetime) -> Command:
    """Return what to ask the domain when a clock is due; raises `UnknownKind`."""
    matter = MatterId(key)
    match name:
        case "appointment":
            return NoteAppointmentOverdue(matter_id=matter, occurred_at=at)
        case "urgent-documents":
            return NoteDocumentsOverdue(matter_id=matter, occurred_at=at)
        case _:
            raise UnknownKind("legal_aid: unknown clock")


CLOCKS = Clocks(watch, ring)
