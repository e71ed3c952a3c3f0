"""Keeping an eye on a matter: limits that passed, and clients whose status is in doubt."""

from datetime import datetime
from typing import assert_never

from services.legal_aid.domain.matter_messages import (
    AppointmentOverdue,
    DocumentsOverdue,
    FlagForReview,
    MatterEvent,
    MatterFlaggedForReview,
    NoteAppointmentOverdue,
    NoteDocumentsOverdue,
    WatchCommand,
)
from services.legal_aid.domain.matter_refusals import NoSuchMatter, NotYetAccepted, NotYetDue
from services.legal_aid.domain.matter_states import (
    Accepted,
    Assigned,
    Awaited,
    Completed,
    Discontinued,
    DocumentsPending,
    FileComplete,
    InProgress,
    Matter,
    NoMatter,
    RefusedInWriting,
    Requested,
    Withdrawn,
)


def decide(command: WatchCommand, matter: Matter) -> list[MatterEvent]:
    """Return what is noted; nothing when it was noted before or no longer matters."""
    match command:
        case FlagForReview():
            return _flag(command, matter)
        case NoteAppointmentOverdue():
            return _appointment_overdue(command, matter)
        case NoteDocumentsOverdue():
            return _documents_overdue(command, matter)
        case _:
            assert_never(command)


def _flag(command: FlagForReview, matter: Matter) -> list[MatterEvent]:
    match matter:
        case NoMatter():
            raise NoSuchMatter
        case RefusedInWriting() | Withdrawn() | Completed() | Discontinued():
            return []
        case (
            Requested(file)
            | DocumentsPending(file)
            | FileComplete(file)
            | Accepted(file)
            | Assigned(file)
            | InProgress(file)
        ):
            if file.under_review:
                return []
            return [
                MatterFlaggedForReview(matter_id=command.matter_id, occurred_at=command.occurred_at)
            ]
        case _:
            assert_never(matter)


def _appointment_overdue(command: NoteAppointmentOverdue, matter: Matter) -> list[MatterEvent]:
    match matter:
        case Accepted(_, acceptance, False):
            _must_be_due(command.occurred_at, acceptance.appointment_due_at)
            return [
                AppointmentOverdue(
                    matter_id=command.matter_id,
                    occurred_at=command.occurred_at,
                    due_at=acceptance.appointment_due_at,
                )
            ]
        case Accepted() | Assigned() | InProgress():
            return []
        case RefusedInWriting() | Withdrawn() | Completed() | Discontinued():
            return []
        case Requested() | DocumentsPending() | FileComplete():
            raise NotYetAccepted
        case NoMatter():
            raise NoSuchMatter
        case _:
            assert_never(matter)


def _documents_overdue(command: NoteDocumentsOverdue, matter: Matter) -> list[MatterEvent]:
    match matter:
        case Accepted(_, acceptance) | Assigned(_, acceptance) | InProgress(_, acceptance):
            return _overdue_papers(command, acceptance.awaited)
        case RefusedInWriting() | Withdrawn() | Completed() | Discontinued():
            return []
        case Requested() | DocumentsPending() | FileComplete():
            raise NotYetAccepted
        case NoMatter():
            raise NoSuchMatter
        case _:
            assert_never(matter)


def _overdue_papers(command: NoteDocumentsOverdue, awaited: Awaited | None) -> list[MatterEvent]:
    if awaited is None or awaited.overdue:
        return []
    _must_be_due(command.occurred_at, awaited.due_at)
    return [
        DocumentsOverdue(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            due_at=awaited.due_at,
            missing=awaited.missing,
        )
    ]


def _must_be_due(at: datetime, due_at: datetime) -> None:
    if at < due_at:
        raise NotYetDue
