"""A no that is contested, and a case that goes on: appeal, its decision, reopening."""

from typing import Annotated, Literal

from services.intake.domain.ids import CaseId
from services.intake.domain.words import (
    AppealBody,
    AppealGround,
    Appellant,
    EvidenceSource,
    PoliceUnit,
    ReopeningReason,
    SomeEvidence,
)
from shared.kernel.messages import Code, Command, Event, Kept, Moment, RecordRef


class AppealRejection(Command):
    case_id: CaseId
    ground: AppealGround
    by: Appellant
    appeal: Annotated[RecordRef, Kept("appeal")] | None = None


class DecideAppeal(Command):
    """`police_unit` is who identifies on, if the appeal is upheld."""

    case_id: CaseId
    upheld: bool
    decided_by: AppealBody
    police_unit: Code | None = None
    decision: Annotated[RecordRef, Kept("appeal-decision")] | None = None


class ReopenCase(Command):
    """New evidence came to light; `sources` says from where (Art 32.1)."""

    case_id: CaseId
    sources: SomeEvidence
    police_unit: Code


class NoteAppealOverdue(Command):
    case_id: CaseId


Contesting = AppealRejection | DecideAppeal | ReopenCase


class RejectionAppealed(Event):
    """`due_at` is the last moment for the decision, by the rule of that day."""

    kind: Literal["rejection-appealed.v1"] = "rejection-appealed.v1"
    case_id: CaseId
    ground: AppealGround
    by: Appellant
    appeal: RecordRef | None
    due_at: Moment
    policy_version: str


class AppealDecided(Event):
    kind: Literal["appeal-decided.v1"] = "appeal-decided.v1"
    case_id: CaseId
    upheld: bool
    decided_by: AppealBody
    decision: RecordRef | None


class AppealOverdue(Event):
    kind: Literal["appeal-overdue.v1"] = "appeal-overdue.v1"
    case_id: CaseId
    due_at: Moment


class CaseReopened(Event):
    """The police are asked again; `due_at` is the last moment for their answer."""

    kind: Literal["case-reopened.v1"] = "case-reopened.v1"
    case_id: CaseId
    reason: ReopeningReason
    sources: tuple[EvidenceSource, ...]
    police_unit: PoliceUnit
    due_at: Moment
    policy_version: str


Appealed = RejectionAppealed | AppealDecided | AppealOverdue
"""What happened to an appeal, apart from the case that goes on."""
