"""A matter: one client's request for legal aid, from asking to its end.

Messages, states and refusals stand beside it; each part of a matter's life has its own
decisions. The number in the register is the register's to give, never the matter's.
"""

from dataclasses import replace
from typing import assert_never

from services.legal_aid.domain import (
    matter_acceptance,
    matter_request,
    matter_watch,
    matter_work,
)
from services.legal_aid.domain.matter_messages import (
    AcceptanceEvent,
    AcceptMatter,
    AcceptUrgently,
    AidRequested,
    AppointmentOverdue,
    AppointProvider,
    CheckRequest,
    CompleteMatter,
    DiscontinueMatter,
    DocumentsOverdue,
    DocumentsSupplied,
    EndingEvent,
    FlagForReview,
    LaterEvent,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterCommand,
    MatterCompleted,
    MatterDiscontinued,
    MatterEvent,
    MatterFlaggedForReview,
    MatterRefused,
    NoteAppointmentOverdue,
    NoteDocumentsOverdue,
    ProviderAppointed,
    ProviderReplaced,
    RecordStep,
    RefuseMatter,
    ReplaceProvider,
    RequestAid,
    RequestAnswered,
    RequestWithdrawn,
    StepRecorded,
    SupplyDocuments,
    UnderWayEvent,
    WithdrawRequest,
)
from services.legal_aid.domain.matter_states import (
    Acceptance,
    Accepted,
    Assigned,
    Awaited,
    Completed,
    Discontinued,
    DocumentsPending,
    File,
    FileComplete,
    InProgress,
    Known,
    Matter,
    NoMatter,
    Over,
    RefusedInWriting,
    Requested,
    UnderWay,
    Withdrawn,
)
from services.legal_aid.domain.words import Document
from shared.kernel.decider import Decider


def decide(command: MatterCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case RequestAid() | CheckRequest() | SupplyDocuments() | RefuseMatter() | WithdrawRequest():
            return matter_request.decide(command, matter)
        case AcceptMatter() | AcceptUrgently():
            return matter_acceptance.decide(command, matter)
        case (
            AppointProvider()
            | ReplaceProvider()
            | RecordStep()
            | CompleteMatter()
            | DiscontinueMatter()
        ):
            return matter_work.decide(command, matter)
        case FlagForReview() | NoteAppointmentOverdue() | NoteDocumentsOverdue():
            return matter_watch.decide(command, matter)
        case _:
            assert_never(command)


def evolve(matter: Matter, event: MatterEvent) -> Matter:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, AidRequested):
        return Requested(File(event, event.occurred_at))
    if isinstance(matter, NoMatter):
        return matter
    return _go_on(matter, event)


def _go_on(matter: Known, event: LaterEvent) -> Matter:
    match event:
        case RequestAnswered(missing=missing):
            return _with_papers(_moved(matter, event), missing)
        case DocumentsSupplied():
            return _supplied(matter, event)
        case MatterAccepted() | MatterAcceptedUrgently():
            return Accepted(_moved(matter, event), _acceptance(event))
        case MatterRefused() | RequestWithdrawn() | MatterCompleted() | MatterDiscontinued():
            return _end(_moved(matter, event), event)
        case MatterFlaggedForReview():
            return replace(matter, file=replace(matter.file, under_review=True))
        case (
            ProviderAppointed()
            | ProviderReplaced()
            | StepRecorded()
            | AppointmentOverdue()
            | DocumentsOverdue()
        ):
            return _carry(matter, event) if isinstance(matter, UnderWay) else matter
        case _:
            assert_never(event)


def _moved(matter: Known, event: LaterEvent) -> File:
    return replace(matter.file, since=max(matter.file.since, event.occurred_at))


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


def _acceptance(event: AcceptanceEvent) -> Acceptance:
    awaited = (
        Awaited(event.missing, event.docs_due.due_at)
        if isinstance(event, MatterAcceptedUrgently)
        else None
    )
    return Acceptance(event.register_id, event.form, event.appointment_due.due_at, awaited)


def _end(file: File, event: EndingEvent) -> Over:
    match event:
        case MatterRefused(ground=ground):
            return RefusedInWriting(file, ground)
        case RequestWithdrawn():
            return Withdrawn(file)
        case MatterCompleted(result=result):
            return Completed(file, result)
        case MatterDiscontinued(ground=ground):
            return Discontinued(file, ground)
        case _:
            assert_never(event)


def _carry(matter: UnderWay, event: UnderWayEvent) -> Matter:
    match event:
        case ProviderAppointed() | ProviderReplaced():
            began = event.occurred_at if isinstance(matter, Accepted) else matter.appointed_at
            return Assigned(_moved(matter, event), matter.acceptance, event.provider_ref, began)
        case StepRecorded() if not isinstance(matter, Accepted):
            return InProgress(
                _moved(matter, event), matter.acceptance, matter.provider_ref, matter.appointed_at
            )
        case AppointmentOverdue() if isinstance(matter, Accepted):
            return replace(matter, overdue=True)
        case DocumentsOverdue() if matter.acceptance.awaited is not None:
            awaited = replace(matter.acceptance.awaited, overdue=True)
            return replace(matter, acceptance=replace(matter.acceptance, awaited=awaited))
        case StepRecorded() | AppointmentOverdue() | DocumentsOverdue():
            return matter
        case _:
            assert_never(event)


decider: Decider[MatterCommand, Matter, MatterEvent] = Decider(NoMatter(), decide, evolve)
