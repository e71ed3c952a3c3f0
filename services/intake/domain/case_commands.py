"""What a worker, or the house's own clock, asks of an intake case."""

from datetime import date
from typing import Annotated

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
from shared.kernel.messages import Code, Command, Kept, RecordRef

Needs = Annotated[tuple[Need, ...], Field(max_length=20)]
SomeNeeds = Annotated[tuple[Need, ...], Field(min_length=1, max_length=20)]
SomeScope = Annotated[tuple[Scope, ...], Field(min_length=1, max_length=20)]
Documents = Annotated[tuple[Document, ...], Field(max_length=20)]


class OpenCase(Command):
    """`age_class` may be left out: a child is then taken to be seven or older."""

    case_id: CaseId
    journey_id: JourneyId
    channel: Channel
    group: Group
    age_class: AgeClass | None = None
    follows_case: CaseId | None = None


class ReceivePerson(Command):
    case_id: CaseId
    received_by: ReceivingBody
    safe_to_call: bool
    in_danger: bool
    alerts: Annotated[RecordRef, Kept("reception-alerts")] | None = None


class BringToCommune(Command):
    case_id: CaseId
    commune: Annotated[RecordRef, Kept("commune", max_chars=200)]


class NotifyHealthDept(Command):
    case_id: CaseId


class RecordImmediateNeeds(Command):
    case_id: CaseId
    needs: Needs
    language: Language
    injuries: bool


class RecordIdentity(Command):
    case_id: CaseId
    identity: Annotated[RecordRef, Kept("identity")]


class RecordConsent(Command):
    case_id: CaseId
    consent_id: ConsentId
    purpose: Purpose
    scope: SomeScope
    form: ConsentForm
    given_by: GivenBy
    own_view_heard: bool
    evidence: Annotated[RecordRef, Kept("consent-evidence")] | None = None


class WithdrawConsent(Command):
    case_id: CaseId
    consent_id: ConsentId


class TakeStatement(Command):
    case_id: CaseId
    statement_id: StatementId
    statement: Annotated[RecordRef, Kept("statement", max_chars=20_000)]
    interpreter: bool
    written_by_official: bool
    basis: Basis


class RecordInitialVerification(Command):
    case_id: CaseId
    result: VerificationResult
    police_unit: Code
    documents: Documents


class RequestIdentification(Command):
    case_id: CaseId
    police_unit: Code


class ExtendIdentification(Command):
    case_id: CaseId
    ground: ExtensionGround


class ConfirmVictim(Command):
    case_id: CaseId
    paper_type: PaperType
    issuer_kind: IssuerKind
    issued_on: date
    paper: Annotated[RecordRef, Kept("victim-paper")]


class RejectVictim(Command):
    case_id: CaseId
    ground: RejectionGround
    art_32_2_signs_considered: bool


class ReferCase(Command):
    case_id: CaseId
    referral_id: ReferralId
    to_service: Receiver
    needs: SomeNeeds
    urgency: Urgency
    basis: Basis


class WithdrawCase(Command):
    case_id: CaseId
    reason: WithdrawalReason


class CloseCase(Command):
    case_id: CaseId
    reason: ClosingReason


class NoteVerificationOverdue(Command):
    case_id: CaseId


class NoteIdentificationOverdue(Command):
    case_id: CaseId


FirstHours = (
    OpenCase
    | ReceivePerson
    | BringToCommune
    | NotifyHealthDept
    | RecordImmediateNeeds
    | RecordIdentity
)
"""What is asked from the report to the notice."""

Consenting = RecordConsent | WithdrawConsent

Identifying = (
    RecordInitialVerification
    | RequestIdentification
    | ExtendIdentification
    | ConfirmVictim
    | RejectVictim
)
"""What is asked on the way to the answer whether the person is a victim."""

Agreed = Consenting | TakeStatement | ReferCase
"""What rests on the person's word, or on a ground that is named."""

Ending = WithdrawCase | CloseCase

Ring = NoteVerificationOverdue | NoteIdentificationOverdue
"""What the house's own clocks ask."""

CaseCommand = FirstHours | Agreed | Identifying | Ending | Ring
