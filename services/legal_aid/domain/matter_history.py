"""What each event makes of a matter; whatever was recorded is taken in."""

from dataclasses import replace
from typing import assert_never

from services.legal_aid.domain.ids import ProviderId
from services.legal_aid.domain.matter_events import (
    AcceptanceEvent,
    AnswerOverdue,
    AppointmentOverdue,
    DocumentsOverdue,
    DocumentsSupplied,
    EndingEvent,
    InterpreterNeedNoted,
    LaterEvent,
    MatterAcceptedUrgently,
    MatterArchived,
    MatterCompleted,
    MatterDiscontinued,
    MatterFiled,
    MatterRefused,
    OpposingPartyNamed,
    OverdueEvent,
    ProviderAppointed,
    ProviderReplaced,
    QualityAssessed,
    RequestAnswered,
    RequestEvent,
    RequestWithdrawn,
    ShelvingEvent,
    StepRecorded,
    WorkEvent,
)
from services.legal_aid.domain.matter_folder import with_file
from services.legal_aid.domain.matter_states import (
    Acceptance,
    Accepted,
    Acting,
    Archived,
    Assessed,
    Assigned,
    Awaited,
    Completed,
    Discontinued,
    DocumentsPending,
    Ended,
    File,
    FileComplete,
    Filed,
    InProgress,
    Known,
    Matter,
    RefusedInWriting,
    Requested,
    Shelved,
    UnderWay,
    Withdrawn,
)
from services.legal_aid.domain.words import Document


def _moved(matter: Known, event: LaterEvent) -> File:
    return replace(matter.file, since=max(matter.file.since, event.occurred_at))


def answered(matter: Known, event: RequestEvent) -> Matter:
    """Take in what happens to a request, and what is learnt of the client's needs."""
    match event:
        case RequestAnswered(missing=missing):
            return _with_papers(_moved(matter, event), missing)
        case DocumentsSupplied():
            return _supplied(matter, event)
        case InterpreterNeedNoted():
            file = replace(matter.file, interpreter_needed=event.needed)
            return with_file(matter, file)
        case MatterRefused(ground=ground):
            return RefusedInWriting(_moved(matter, event), ground)
        case RequestWithdrawn():
            return Withdrawn(_moved(matter, event))
        case _:
            assert_never(event)


def _with_papers(file: File, missing: tuple[Document, ...]) -> Matter:
    return DocumentsPending(file, missing) if missing else FileComplete(file)


def _supplied(matter: Known, event: DocumentsSupplied) -> Matter:
    if not isinstance(matter, UnderWay):
        return _with_papers(_moved(matter, event), event.still_missing)
    awaited = matter.acceptance.awaited
    if awaited is None:
        return matter
    left = replace(awaited, missing=event.still_missing) if event.still_missing else None
    return replace(matter, acceptance=replace(matter.acceptance, awaited=left))


def accepted(matter: Known, event: AcceptanceEvent) -> Accepted:
    """Take in that the matter is in the register."""
    awaited = (
        Awaited(event.missing, event.docs_due.due_at)
        if isinstance(event, MatterAcceptedUrgently)
        else None
    )
    due_at = event.appointment_due.due_at
    acceptance = Acceptance(event.register_id, event.form, due_at, awaited)
    return Accepted(_moved(matter, event), acceptance)


def carried(matter: Known, event: WorkEvent) -> Matter:
    """Take in who acts, against whom, and what they did."""
    match event:
        case OpposingPartyNamed():
            parties = (*matter.file.parties, event.party_id)
            return with_file(matter, replace(matter.file, parties=parties))
        case ProviderAppointed() | ProviderReplaced():
            return _appointed(matter, event) if isinstance(matter, UnderWay) else matter
        case StepRecorded():
            if not isinstance(matter, Assigned | InProgress):
                return matter
            return InProgress(_moved(matter, event), matter.acceptance, matter.acting)
        case _:
            assert_never(event)


def _appointed(matter: UnderWay, event: ProviderAppointed | ProviderReplaced) -> Assigned:
    who = event.provider_ref
    match matter:
        case Accepted():
            acting = Acting(who, event.occurred_at, frozenset({who}))
        case Assigned() | InProgress():
            everyone = matter.acting.everyone | {who}
            acting = Acting(who, matter.acting.appointed_at, everyone)
        case _:
            assert_never(matter)
    return Assigned(_moved(matter, event), matter.acceptance, acting)


def ended(matter: Known, event: EndingEvent | ShelvingEvent) -> Matter:
    """Take in that the matter ended, and what happens to its file from then on."""
    if isinstance(event, EndingEvent):
        return _ended(matter, event) if isinstance(matter, UnderWay) else matter
    return _shelved(matter, event) if isinstance(matter, Ended | Shelved) else matter


def _ended(matter: UnderWay, event: EndingEvent) -> Ended:
    file, form = _moved(matter, event), matter.acceptance.form
    nobody = frozenset[ProviderId]()
    acted = nobody if isinstance(matter, Accepted) else matter.acting.everyone
    match event:
        case MatterCompleted(result=result):
            return Completed(file, form, acted, result)
        case MatterDiscontinued(ground=ground):
            return Discontinued(file, form, acted, ground)
        case _:
            assert_never(event)


def _shelved(matter: Ended | Shelved, event: ShelvingEvent) -> Shelved:
    file = _moved(matter, event)
    last = matter if isinstance(matter, Ended) else matter.ended
    match event:
        case MatterFiled():
            return Filed(file, last)
        case QualityAssessed():
            return Assessed(file, last, event.grade, event.assessor)
        case MatterArchived():
            return Archived(file, last, assessed=isinstance(matter, Assessed))
        case _:
            assert_never(event)


def late(matter: Known, event: OverdueEvent) -> Matter:
    """Take in that a limit passed."""
    match event:
        case AnswerOverdue() if isinstance(matter, Requested):
            return replace(matter, overdue=True)
        case AppointmentOverdue() if isinstance(matter, Accepted):
            return replace(matter, overdue=True)
        case DocumentsOverdue() if isinstance(matter, UnderWay) and matter.acceptance.awaited:
            awaited = replace(matter.acceptance.awaited, overdue=True)
            return replace(matter, acceptance=replace(matter.acceptance, awaited=awaited))
        case AnswerOverdue() | AppointmentOverdue() | DocumentsOverdue():
            return matter
        case _:
            assert_never(event)
