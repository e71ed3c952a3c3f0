"""When a clock rings: a limit that passed without its answer is noted, once."""

from typing import assert_never

from services.intake.domain.case_commands import (
    NoteIdentificationOverdue,
    NoteVerificationOverdue,
    Ring,
)
from services.intake.domain.case_events import (
    CaseEvent,
    IdentificationOverdue,
    InitialVerificationOverdue,
)
from services.intake.domain.case_refusals import NoSuchCase, NotDueYet
from services.intake.domain.case_state import (
    Case,
    InitialVerification,
    NoCase,
    UnderIdentification,
)


def decide(command: Ring, case: Case) -> list[CaseEvent]:
    """Judge again what a clock says; an empty list means that the answer came."""
    if isinstance(case, NoCase):
        raise NoSuchCase
    match command:
        case NoteVerificationOverdue():
            return _note_verification(command, case)
        case NoteIdentificationOverdue():
            return _note_identification(command, case)
        case _:
            assert_never(command)


def _note_verification(command: NoteVerificationOverdue, case: Case) -> list[CaseEvent]:
    if not isinstance(case, InitialVerification) or case.overdue:
        return []
    if command.occurred_at < case.due_at:
        raise NotDueYet
    return [
        InitialVerificationOverdue(
            case_id=command.case_id, due_at=case.due_at, occurred_at=command.occurred_at
        )
    ]


def _note_identification(command: NoteIdentificationOverdue, case: Case) -> list[CaseEvent]:
    if not isinstance(case, UnderIdentification) or case.overdue:
        return []
    if command.occurred_at < case.due_at:
        raise NotDueYet
    return [
        IdentificationOverdue(
            case_id=command.case_id, due_at=case.due_at, occurred_at=command.occurred_at
        )
    ]
