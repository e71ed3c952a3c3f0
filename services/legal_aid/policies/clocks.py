"""Legal aid's clocks: a day for the answer; days to appoint, for papers, letters; court dates."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.letters.messages import (
    CentreDone,
    CentreLate,
    LetterWritten,
    NoteCentreLate,
)
from services.legal_aid.domain.matter.commands import (
    NoteAnswerOverdue,
    NoteAppointmentOverdue,
    NoteClientNotTold,
    NoteDeadlinesMissed,
    NoteDocumentsOverdue,
)
from services.legal_aid.domain.matter.events import (
    AidRequested,
    AnswerOverdue,
    AppointmentOverdue,
    ClientDiedUntold,
    ClientNotTold,
    ClientToldOfDiscontinuation,
    DocumentsOverdue,
    DocumentsSupplied,
    EndingEvent,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterDiscontinued,
    MatterFlaggedForReview,
    MatterRefused,
    ProviderAppointed,
    RequestAnswered,
    RequestWithdrawn,
)
from services.legal_aid.domain.matter.proceeding_events import DocketEvent
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.errors import UnknownKind
from shared.kernel.messages import Command, Event

ANSWER = "request-answer"
APPOINTMENT = "appointment"
URGENT_DOCUMENTS = "urgent-documents"
DEADLINE = "deadline"
CENTRE_ANSWER = "centre-answer"
CLIENT_TOLD = "discontinuation-notice"

Change = SetClock | SettleClock


def watch(event: Event) -> Sequence[Change]:
    """Return which clocks an event starts or stops."""
    if isinstance(event, DocketEvent):
        return [_next_date(event)]
    if isinstance(event, LetterWritten | CentreDone | CentreLate):
        return _next_answer(event)
    return _of_request(event)


def _of_request(event: Event) -> Sequence[Change]:
    match event:
        case AidRequested(matter_id=matter, answer_due=answer):
            return [SetClock(ANSWER, matter, answer.due_at)]
        case RequestAnswered() | MatterRefused() | RequestWithdrawn() | AnswerOverdue():
            return [SettleClock(ANSWER, event.matter_id)]
        case ProviderAppointed() | AppointmentOverdue():
            return [SettleClock(APPOINTMENT, event.matter_id)]
        case DocumentsSupplied(still_missing=()) | DocumentsOverdue():
            return [SettleClock(URGENT_DOCUMENTS, event.matter_id)]
        case _:
            return _from_the_acceptance_on(event)


def _from_the_acceptance_on(event: Event) -> Sequence[Change]:
    match event:
        case MatterAccepted(matter_id=matter, appointment_due=appointment):
            return [SetClock(APPOINTMENT, matter, appointment.due_at)]
        case MatterAcceptedUrgently(matter_id=matter, appointment_due=appointment, docs_due=docs):
            return [
                SettleClock(ANSWER, matter),
                SetClock(APPOINTMENT, matter, appointment.due_at),
                SetClock(URGENT_DOCUMENTS, matter, docs.due_at),
            ]
        case MatterFlaggedForReview(reason="client-deceased"):
            return _settled(event.matter_id, ANSWER, APPOINTMENT, URGENT_DOCUMENTS)
        case _ if isinstance(event, EndingEvent):
            return [*_settled(event.matter_id, APPOINTMENT, URGENT_DOCUMENTS), *_to_be_told(event)]
        case ClientToldOfDiscontinuation() | ClientDiedUntold() | ClientNotTold():
            return _settled(event.matter_id, CLIENT_TOLD)
        case _:
            return []


def _to_be_told(event: EndingEvent) -> Sequence[Change]:
    if isinstance(event, MatterDiscontinued) and event.tell_by:
        return [SetClock(CLIENT_TOLD, event.matter_id, event.tell_by.due_at)]
    return []


def _next_date(event: DocketEvent) -> Change:
    """Keep one clock a matter, at the date that is next to be settled."""
    if event.next_at is None:
        return SettleClock(DEADLINE, event.matter_id)
    return SetClock(DEADLINE, event.matter_id, event.next_at)


def _next_answer(event: LetterWritten | CentreDone | CentreLate) -> Sequence[Change]:
    """Keep one clock a matter, at the first answer that its centre still owes."""
    matter = event.matter_id
    if event.next_answer_by is None:
        return [] if isinstance(event, LetterWritten) else [SettleClock(CENTRE_ANSWER, matter)]
    return [SetClock(CENTRE_ANSWER, matter, event.next_answer_by)]


def _settled(matter: MatterId, *names: str) -> Sequence[Change]:
    return [SettleClock(name, matter) for name in names]


def ring(name: str, key: UUID, at: datetime) -> Command:
    """Return what to ask the domain when a clock is due; raises `UnknownKind`."""
    matter = MatterId(key)
    match name:
        case "request-answer":
            return NoteAnswerOverdue(matter_id=matter, occurred_at=at)
        case "appointment":
            return NoteAppointmentOverdue(matter_id=matter, occurred_at=at)
        case "urgent-documents":
            return NoteDocumentsOverdue(matter_id=matter, occurred_at=at)
        case "discontinuation-notice":
            return NoteClientNotTold(matter_id=matter, occurred_at=at)
        case "centre-answer":
            return NoteCentreLate(matter_id=matter, occurred_at=at)
        case "deadline":
            return NoteDeadlinesMissed(matter_id=matter, occurred_at=at)
        case _:
            raise UnknownKind("legal_aid: unknown clock")


CLOCKS = Clocks(watch, ring)
