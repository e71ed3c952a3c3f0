"""When a clock rings: a limit that passed without its answer is noted, once."""

from typing import assert_never

from services.intake.domain.case.appeal_messages import (
    AppealOverdue,
    JoiningOverdue,
    NoteAppealOverdue,
    NoteJoiningOverdue,
    NoteTakenOverOverdue,
    TakenOverOverdue,
)
from services.intake.domain.case.commands import (
    NoteAtOnceOverdue,
    NoteIdentificationOverdue,
    NoteVerificationOverdue,
    Ring,
)
from services.intake.domain.case.events import (
    AtOnceOverdue,
    CaseEvent,
    IdentificationOverdue,
    InitialVerificationOverdue,
)
from services.intake.domain.case.refusals import NoSuchCase, NotDueYet
from services.intake.domain.case.state import (
    AtCommune,
    Case,
    EndedByDeath,
    InitialVerification,
    NoCase,
    OpenStage,
    Received,
    RecordedCase,
    UnderIdentification,
)
from services.intake.domain.standing.messages import AgeReviewDue, NoteAgeReviewDue


def decide(command: Ring, case: Case) -> list[CaseEvent]:
    """Judge again what a clock says; an empty list means that the answer came."""
    if isinstance(case, NoCase):
        raise NoSuchCase
    match command:
        case NoteVerificationOverdue():
            return _note_verification(command, case)
        case NoteIdentificationOverdue():
            return _note_identification(command, case)
        case NoteAtOnceOverdue():
            return _note_at_once(command, case)
        case NoteAppealOverdue():
            return _note_appeal(command, case)
        case NoteJoiningOverdue() | NoteTakenOverOverdue():
            return _note_joining(command, case)
        case NoteAgeReviewDue():
            return _note_age_review(command, case)
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


def _note_at_once(command: NoteAtOnceOverdue, case: Case) -> list[CaseEvent]:
    awaited = command.awaited
    match case:
        case Received():
            hours = case.file.hours
        case AtCommune() if awaited == "notice":
            hours = case.file.hours
        case _:
            return []
    due_at = hours.due(awaited)
    if due_at is None or awaited in hours.late:
        return []
    if command.occurred_at < due_at:
        raise NotDueYet
    return [
        AtOnceOverdue(
            case_id=command.case_id,
            awaited=awaited,
            due_at=due_at,
            occurred_at=command.occurred_at,
        )
    ]


def _note_appeal(command: NoteAppealOverdue, case: Case) -> list[CaseEvent]:
    appeal = None if isinstance(case, NoCase | EndedByDeath) else case.file.appeal
    if appeal is None or appeal.upheld is not None or appeal.overdue:
        return []
    if command.occurred_at < appeal.due_at:
        raise NotDueYet
    return [
        AppealOverdue(
            case_id=command.case_id, due_at=appeal.due_at, occurred_at=command.occurred_at
        )
    ]


def _note_joining(
    command: NoteJoiningOverdue | NoteTakenOverOverdue, case: RecordedCase
) -> list[CaseEvent]:
    if isinstance(command, NoteTakenOverOverdue):
        return _note_taken_over(command, case)
    appeal, join_by = case.file.appeal, case.file.join_by
    if join_by is None or (appeal and appeal.join_late):
        return []
    if command.occurred_at < join_by:
        raise NotDueYet
    return [
        JoiningOverdue(case_id=command.case_id, due_at=join_by, occurred_at=command.occurred_at)
    ]


def _note_taken_over(command: NoteTakenOverOverdue, case: RecordedCase) -> list[CaseEvent]:
    due_at = case.file.identify_by
    if not isinstance(case, OpenStage) or due_at is None or case.file.identify_late:
        return []
    if command.occurred_at < due_at:
        raise NotDueYet
    return [
        TakenOverOverdue(case_id=command.case_id, due_at=due_at, occurred_at=command.occurred_at)
    ]


def _note_age_review(command: NoteAgeReviewDue, case: Case) -> list[CaseEvent]:
    due_at = None if isinstance(case, NoCase | EndedByDeath) else case.file.age_review_at
    if due_at is None:
        return []
    if command.occurred_at < due_at:
        raise NotDueYet
    return [AgeReviewDue(case_id=command.case_id, due_at=due_at, occurred_at=command.occurred_at)]
