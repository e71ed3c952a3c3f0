"""What happened in an intake case: codes, dates and references, never a word of the person's."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from services.intake.domain.case.appeal_messages import Appealed, CaseReopened
from services.intake.domain.case.channel_messages import ByChannel
from services.intake.domain.consent.messages import Consented
from services.intake.domain.ids import CaseId, ReportId, StatementId
from services.intake.domain.standing.messages import Described
from services.intake.domain.standing.representation_messages import Represented
from services.intake.domain.words import (
    BY_LAW,
    Act,
    AgeClass,
    AtOnce,
    Basis,
    Channel,
    Closure,
    Document,
    EvidenceSource,
    Exploitation,
    ExtensionGround,
    Group,
    IssuerKind,
    Language,
    LegalStatus,
    Means,
    Need,
    PaperType,
    PoliceUnit,
    Receiver,
    ReceivingBody,
    RejectionGround,
    Sign,
    Urgency,
    VerificationResult,
    WithdrawalReason,
)
from shared.kernel.ids import JourneyId, ReferralId, StaffId
from shared.kernel.messages import Event, Moment, RecordRef
from shared.law.categories import NationalityClass, Place


class IntakeCaseOpened(Event):
    kind: Literal["intake-case-opened.v1"] = "intake-case-opened.v1"
    case_id: CaseId
    journey_id: JourneyId
    channel: Channel
    group: Group
    age_class: AgeClass
    follows_case: CaseId | None
    nationality: NationalityClass = "unknown"
    place: Place = "in-country"
    report_id: ReportId | None = None
    accompanies: JourneyId | None = None


class PersonReceived(Event):
    """`bring_by` and `notice_by` say until when what the law calls immediate is in time."""

    kind: Literal["person-received.v1"] = "person-received.v1"
    case_id: CaseId
    received_by: ReceivingBody
    safe_to_call: bool
    in_danger: bool
    alerts: RecordRef | None
    bring_by: Moment | None = None
    notice_by: Moment | None = None


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
    basis: Basis = BY_LAW


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


class StatementAmended(Event):
    """The next version of what the person says; the one it amends stays."""

    kind: Literal["statement-amended.v1"] = "statement-amended.v1"
    case_id: CaseId
    statement_id: StatementId
    amends_id: StatementId
    version: int
    statement: RecordRef
    interpreter: bool
    written_by_official: bool
    basis: Basis


class InitialVerificationRecorded(Event):
    kind: Literal["initial-verification-recorded.v1"] = "initial-verification-recorded.v1"
    case_id: CaseId
    result: VerificationResult
    police_unit: PoliceUnit
    documents: tuple[Document, ...]
    in_time: bool | None = None


class InitialVerificationOverdue(Event):
    kind: Literal["initial-verification-overdue.v1"] = "initial-verification-overdue.v1"
    case_id: CaseId
    due_at: Moment


class IdentificationRequested(Event):
    """`due_at` is the last moment for the police's answer, by the rule of that day."""

    kind: Literal["identification-requested.v1"] = "identification-requested.v1"
    case_id: CaseId
    police_unit: PoliceUnit
    due_at: Moment
    policy_version: str


class IdentificationExtended(Event):
    kind: Literal["identification-extended.v1"] = "identification-extended.v1"
    case_id: CaseId
    ground: ExtensionGround
    due_at: Moment
    policy_version: str


class AtOnceOverdue(Event):
    """What the law wants at once was not done within the time that still counts as that."""

    kind: Literal["at-once-overdue.v1"] = "at-once-overdue.v1"
    case_id: CaseId
    awaited: AtOnce
    due_at: Moment


class IdentificationOverdue(Event):
    kind: Literal["identification-overdue.v1"] = "identification-overdue.v1"
    case_id: CaseId
    due_at: Moment


class EvidenceRecorded(Event):
    kind: Literal["evidence-recorded.v1"] = "evidence-recorded.v1"
    case_id: CaseId
    sources: tuple[EvidenceSource, ...]
    acts: tuple[Act, ...]
    means: tuple[Means, ...]
    purposes: tuple[Exploitation, ...]
    signs: tuple[Sign, ...]


class VictimStatusConfirmed(Event):
    """`in_time` is empty where no limit ran."""

    kind: Literal["victim-status-confirmed.v1"] = "victim-status-confirmed.v1"
    case_id: CaseId
    paper_type: PaperType
    issuer_kind: IssuerKind
    issued_on: date
    paper: RecordRef
    policy_version: str
    in_time: bool | None = None


class VictimStatusRejected(Event):
    kind: Literal["victim-status-rejected.v1"] = "victim-status-rejected.v1"
    case_id: CaseId
    ground: RejectionGround
    in_time: bool | None = None


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
    reason: Closure
    decided_by: StaffId | None = None


class CaseEndedByDeath(Event):
    kind: Literal["case-ended-by-death.v1"] = "case-ended-by-death.v1"
    case_id: CaseId


class RetraffickingNoted(Event):
    kind: Literal["retrafficking-noted.v1"] = "retrafficking-noted.v1"
    case_id: CaseId
    alert_id: UUID


Spoken = (
    ImmediateNeedsRecorded
    | IdentityRecorded
    | Consented
    | StatementTaken
    | StatementAmended
    | CaseReferred
)
"""What the person needs, says and agrees to."""

Documented = ByChannel | Described | Represented | Appealed | EvidenceRecorded | RetraffickingNoted
"""What is found out about the person and their case."""

Written = Spoken | Documented
"""What is written into the case's file without moving the case."""

Rung = AtOnceOverdue | InitialVerificationOverdue | IdentificationOverdue | IdentificationExtended
"""What happened to a clock."""

Arrived = PersonReceived | PersonBroughtToCommune | HealthDeptNotified
"""What happened from the person's arrival to the notice."""

Judged = (
    InitialVerificationRecorded
    | IdentificationRequested
    | VictimStatusConfirmed
    | VictimStatusRejected
    | CaseReopened
)
"""What happened on the way to the answer whether the person is a victim."""

Ended = CaseWithdrawn | CaseClosed | CaseEndedByDeath

Moved = Arrived | Judged | Ended
"""What brings the case to its next stage."""

CaseEvent = Annotated[IntakeCaseOpened | Written | Rung | Moved, Field(discriminator="kind")]
