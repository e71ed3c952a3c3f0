"""Keeping an eye on a matter: limits that passed, and clients whose standing changed."""

from typing import assert_never

from services.legal_aid.domain.matter.commands import (
    FlagForReview,
    NoteAnswerOverdue,
    NoteAppointmentOverdue,
    NoteClientNotTold,
    NoteDiedUntold,
    NoteDocumentsOverdue,
    ResolveReview,
    WatchCommand,
)
from services.legal_aid.domain.matter.ending import discontinued_of, must_be_discontinued
from services.legal_aid.domain.matter.events import (
    AnswerOverdue,
    AppointmentOverdue,
    ClientDiedUntold,
    ClientNotTold,
    DocumentsOverdue,
    MatterEvent,
    MatterFlaggedForReview,
    MatterReviewed,
)
from services.legal_aid.domain.matter.refusals import (
    ClientIsDead,
    NotUnderReview,
    NotYetAccepted,
    must_be_due,
    must_follow,
)
from services.legal_aid.domain.matter.standing import known, still_open
from services.legal_aid.domain.matter.states import (
    Accepted,
    Awaited,
    Matter,
    Over,
    Pending,
    Requested,
)


def decide(command: WatchCommand, matter: Matter) -> list[MatterEvent]:
    """Return what is noted; nothing when it was noted before or no longer matters."""
    match command:
        case FlagForReview():
            return _flag(command, matter)
        case ResolveReview():
            return _resolve(command, matter)
        case NoteAnswerOverdue():
            return _answer_overdue(command, matter)
        case NoteAppointmentOverdue():
            return _appointment_overdue(command, matter)
        case NoteDocumentsOverdue():
            return _documents_overdue(command, matter)
        case NoteClientNotTold() | NoteDiedUntold():
            return _untold(command, matter)
        case _:
            assert_never(command)


def _flag(command: FlagForReview, matter: Matter) -> list[MatterEvent]:
    there = known(matter)
    if isinstance(there, Over) or command.reason in there.file.reviews:
        return []
    return [
        MatterFlaggedForReview(
            matter_id=command.matter_id, occurred_at=command.occurred_at, reason=command.reason
        )
    ]


def _resolve(command: ResolveReview, matter: Matter) -> list[MatterEvent]:
    file = still_open(matter).file
    flagged_at = file.reviews.get(command.reason)
    if flagged_at is None:
        raise NotUnderReview
    if "client-deceased" in file.reviews:
        raise ClientIsDead
    must_follow(command.occurred_at, max(flagged_at, file.request.occurred_at))
    return [
        MatterReviewed(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            reason=command.reason,
            goes_on=command.goes_on,
            decision=command.decision,
        )
    ]


def _answer_overdue(command: NoteAnswerOverdue, matter: Matter) -> list[MatterEvent]:
    there = known(matter)
    if not isinstance(there, Requested) or there.overdue:
        return []
    due_at = there.file.request.answer_due.due_at
    must_be_due(command.occurred_at, due_at)
    return [
        AnswerOverdue(matter_id=command.matter_id, occurred_at=command.occurred_at, due_at=due_at)
    ]


def _appointment_overdue(command: NoteAppointmentOverdue, matter: Matter) -> list[MatterEvent]:
    there = known(matter)
    if isinstance(there, Pending):
        raise NotYetAccepted
    if not isinstance(there, Accepted) or there.overdue:
        return []
    due_at = there.acceptance.appointment_due_at
    must_be_due(command.occurred_at, due_at)
    return [
        AppointmentOverdue(
            matter_id=command.matter_id, occurred_at=command.occurred_at, due_at=due_at
        )
    ]


def _documents_overdue(command: NoteDocumentsOverdue, matter: Matter) -> list[MatterEvent]:
    there = known(matter)
    if isinstance(there, Pending):
        raise NotYetAccepted
    if isinstance(there, Over):
        return []
    return _overdue_papers(command, there.acceptance.awaited)


def _overdue_papers(command: NoteDocumentsOverdue, awaited: Awaited | None) -> list[MatterEvent]:
    if awaited is None or awaited.overdue:
        return []
    must_be_due(command.occurred_at, awaited.due_at)
    return [
        DocumentsOverdue(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            due_at=awaited.due_at,
            missing=awaited.missing,
        )
    ]


def _untold(command: NoteClientNotTold | NoteDiedUntold, matter: Matter) -> list[MatterEvent]:
    if isinstance(command, NoteClientNotTold):
        return _client_not_told(command, matter)
    ended = discontinued_of(matter)
    if ended is None or ended.telling is None:
        return []
    return [ClientDiedUntold(matter_id=command.matter_id, occurred_at=command.occurred_at)]


def _client_not_told(command: NoteClientNotTold, matter: Matter) -> list[MatterEvent]:
    telling = must_be_discontinued(matter).telling
    if telling is None or telling.overdue:
        return []
    must_be_due(command.occurred_at, telling.due_at)
    return [
        ClientNotTold(
            matter_id=command.matter_id, occurred_at=command.occurred_at, due_at=telling.due_at
        )
    ]
