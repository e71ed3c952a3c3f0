"""What each event makes of a matter; whatever was recorded is taken in."""

from typing import assert_never

from services.legal_aid.domain.ids import ProviderId
from services.legal_aid.domain.matter.events import (
    AcceptanceEvent,
    AnswerOverdue,
    AppointmentOverdue,
    ClientNotTold,
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
    TellingEvent,
    WorkEvent,
)
from services.legal_aid.domain.matter.folder import with_file
from services.legal_aid.domain.matter.states import (
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
    Telling,
    UnderWay,
    Withdrawn,
)
from services.legal_aid.domain.words import Document
from shared.kernel.states import changed


def _moved(matter: Known, event: LaterEvent) -> File:
    return changed(matter.file, since=max(matter.file.since, event.occurred_at))


def answered(matter: Known, event: RequestEvent) -> Matter:
    """Take in what happens to a request, and what is learnt of the client's needs."""
    match event:
        case RequestAnswered(missing=missing):
            return _with_papers(_moved(matter, event), missing)
        case DocumentsSupplied():
            return _supplied(matter, event)
        case InterpreterNeedNoted():
            file = changed(matter.file, interpreter_needed=event.needed)
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
    left = changed(awaited, missing=event.still_missing) if event.still_missing else None
    return changed(matter, acceptance=changed(matter.acceptance, awaited=left))


def accepted(matter: Known, event: AcceptanceEvent) -> Accepted:
    """Take in that the matter is in the register."""
    awaited = (
        Awaited(event.missing, event.docs_due.due_at)
        if isinstance(event, MatterAcceptedUrgently)
        else None
    )
    due_at = event.appointment_due.due_at
    acceptance = Acceptance(event.register_id, event.form, due_at, awaited, event.centre)
    return Accepted(_moved(matter, event), acceptance)


def carried(matter: Known, event: WorkEvent) -> Matter:
    """Take in who acts, against whom, and what they did."""
    match event:
        case OpposingPartyNamed():
            named = dict.fromkeys((*matter.file.parties, event.party_id, *event.known_as))
            parties = tuple(named)
            return with_file(matter, changed(matter.file, parties=parties))
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
    if isinstance(event, TellingEvent):
        return _telling(matter, None)
    return _shelved(matter, event) if isinstance(matter, Ended | Shelved) else matter


def _ended(matter: UnderWay, event: EndingEvent) -> Ended:
    file, form = _moved(matter, event), matter.acceptance.form
    nobody = frozenset[ProviderId]()
    acted = nobody if isinstance(matter, Accepted) else matter.acting.everyone
    match event:
        case MatterCompleted(result=result):
            return Completed(file, form, acted, result)
        case MatterDiscontinued(ground=ground, tell_by=tell_by):
            telling = Telling(tell_by.due_at) if tell_by else None
            return Discontinued(file, form, acted, ground, telling)
        case _:
            assert_never(event)


def _shelved(
    matter: Ended | Shelved, event: MatterFiled | QualityAssessed | MatterArchived
) -> Shelved:
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


def _telling(matter: Known, telling: Telling | None) -> Matter:
    """Return the matter with what the client is still to be told, wherever it lies."""
    if isinstance(matter, Discontinued):
        return changed(matter, telling=telling)
    if isinstance(matter, Shelved) and isinstance(matter.ended, Discontinued):
        return changed(matter, ended=changed(matter.ended, telling=telling))
    return matter


def late(matter: Known, event: OverdueEvent) -> Matter:
    """Take in that a limit passed."""
    match event:
        case AnswerOverdue() if isinstance(matter, Requested):
            return changed(matter, overdue=True)
        case AppointmentOverdue() if isinstance(matter, Accepted):
            return changed(matter, overdue=True)
        case DocumentsOverdue() if isinstance(matter, UnderWay) and matter.acceptance.awaited:
            awaited = changed(matter.acceptance.awaited, overdue=True)
            return changed(matter, acceptance=changed(matter.acceptance, awaited=awaited))
        case ClientNotTold():
            return _telling(matter, Telling(event.due_at, overdue=True))
        case AnswerOverdue() | AppointmentOverdue() | DocumentsOverdue():
            return matter
        case _:
            assert_never(event)
