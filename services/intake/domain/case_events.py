"""What happened in an intake case: codes, dates and references, never a word of the person's."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from services.intake.domain.ids import CaseId, StatementId
from services.intake.domain.words import (
    AgeClass,
    Basis,
    Channel,
    ClosingReason,
    ConsentForm,
    Document,
    ExtensionGround,
    GivenBy,
    Group,
    IssuerKind,
    Language,
    LegalStatus,
    Need,
    PaperType,
    Purpose,
    Receiver,
    ReceivingBody,
    RejectionGround,
    Scope,
    Urgency,
    VerificationResult,
    WithdrawalReason,
)
from shared.kernel.ids import ConsentId, JourneyId, ReferralId
from shared.kernel.messages import Code, Event, Moment, RecordRef


class IntakeCaseOpened(Event):
    kind: Literal["intake-case-opened.v1"] = "intake-case-opened.v1"
    case_id: CaseId
    journey_id: JourneyId
    channel: Channel
    group: Group
    age_class: AgeClass
    follows_case: CaseId | None


class PersonReceived(Event):
    kind: Literal["person-received.v1"] = "person-received.v1"
    case_id: CaseId
    received_by: ReceivingBody
    safe_to_call: bool
    in_danger: bool
    alerts: RecordRef | None


class PersonBroughtToCommune(Event):
    kind: Literal["person-brought-to-commune.v1"] = "person-brought-to-commune.v1"
    case_id: CaseId
    commune: RecordRef


class HealthDeptNotified(Event):
    """`due_at` is the last moment for initial verification, by the rule of that day."""

    kind: Literal["health-dept-notified.v1"] = "health-dept-notified.v1"
    case_id: CaseId
    due_at: Moment
    policy_version: str


class ImmediateNeedsRecorded(Event):
    kind: Literal["immediate-needs-recorded.v1"] = "immediate-needs-recorded.v1"
    case_id: CaseId
    needs: tuple[Need, ...]
    language: Language
    injuries: bool


class IdentityRecorded(Event):
    kind: Literal["identity-recorded.v1"] = "identity-recorded.v1"
    case_id: CaseId
    identity: RecordRef


class ConsentRecorded(Event):
    kind: Literal["consent-recorded.v1"] = "consent-recorded.v1"
    case_id: CaseId
    consent_id: ConsentId
    purpose: Purpose
    scope: tuple[Scope, ...]
    form: ConsentForm
    given_by: GivenBy
    own_view_heard: bool
    evidence: RecordRef | None


class ConsentWithdrawn(Event):
    kind: Literal["consent-withdrawn.v1"] = "consent-withdrawn.v1"
    case_id: CaseId
    consent_id: ConsentId
    purpose: Purpose


class StatementTaken(Event):
    """`version` counts the case's statements; an amended one is a new version."""

    kind: Literal["statement-taken.v1"] = "statement-taken.v1"
    case_id: CaseId
    statement_id: StatementId
    version: int
    statement: RecordRef
    interpreter: bool
    written_by_official: bool
    basis: Basis


class InitialVerificationRecorded(Event):
    kind: Literal["initial-verification-recorded.v1"] = "initial-verification-recorded.v1"
    case_id: CaseId
    result: VerificationResult
    police_unit: Code
    documents: tuple[Document, ...]


class InitialVerificationOverdue(Event):
    kind: Literal["initial-verification-overdue.v1"] = "initial-verification-overdue.v1"
    case_id: CaseId
    due_at: Moment


class IdentificationRequested(Event):
    """`due_at` is the last moment for the police's answer, by the rule of that day."""

    kind: Literal["identification-requested.v1"] = "identification-requested.v1"
    case_id: CaseId
    police_unit: Code
    due_at: Moment
    policy_version: str


class IdentificationExtended(Event):
    kind: Literal["identification-extended.v1"] = "identification-extended.v1"
    case_id: CaseId
    ground: ExtensionGround
    due_at: Moment
    policy_version: str


class IdentificationOverdue(Event):
    kind: Literal["identification-overdue.v1"] = "identification-overdue.v1"
    case_id: CaseId
    due_at: Moment


class VictimStatusConfirmed(Event):
    kind: Literal["victim-status-confirmed.v1"] = "victim-status-confirmed.v1"
    case_id: CaseId
    paper_type: PaperType
    issuer_kind: IssuerKind
    issued_on: date
    paper: RecordRef
    policy_version: str


class VictimStatusRejected(Event):
    kind: Literal["victim-status-rejected.v1"] = "victim-status-rejected.v1"
    case_id: CaseId
    ground: RejectionGround


class CaseReferred(Event):
    kind: Literal["case-referred.v1"] = "case-referred.v1"
    case_id: CaseId
    referral_id: ReferralId
    to_service: Receiver
    needs: tuple[Need, ...]
    urgency: Urgency
    legal_status: LegalStatus
    basis: Basis


class CaseWithdrawn(Event):
    kind: Literal["case-withdrawn.v1"] = "case-withdrawn.v1"
    case_id: CaseId
    reason: WithdrawalReason


class CaseClosed(Event):
    kind: Literal["case-closed.v1"] = "case-closed.v1"
    case_id: CaseId
    reason: ClosingReason


Written = (
    ImmediateNeedsRecorded
    | IdentityRecorded
    | ConsentRecorded
    | ConsentWithdrawn
    | StatementTaken
    | CaseReferred
)
"""What is written into the case's file without moving the case."""

Rung = InitialVerificationOverdue | IdentificationOverdue | IdentificationExtended
"""What happened to a clock."""

Arrived = PersonReceived | PersonBroughtToCommune | HealthDeptNotified
"""What happened from the person's arrival to the notice."""

Judged = (
    InitialVerificationRecorded
    | IdentificationRequested
    | VictimStatusConfirmed
    | VictimStatusRejected
)
"""What happened on the way to the answer whether the person is a victim."""

Ended = CaseWithdrawn | CaseClosed

Moved = Arrived | Judged | Ended
"""What brings the case to its next stage."""

CaseEvent = Annotated[IntakeCaseOpened | Written | Rung | Moved, Field(discriminator="kind")]
