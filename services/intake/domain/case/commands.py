"""What a worker, or the house's own clock, asks of an intake case."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.intake.domain.case.appeal_messages import (
    Contesting,
    NoteAppealOverdue,
    NoteJoiningOverdue,
    NoteTakenOverOverdue,
)
from services.intake.domain.case.channel_messages import Channelled
from services.intake.domain.consent.messages import Consenting
from services.intake.domain.ids import CaseId, ReportId, StatementId
from services.intake.domain.person.identity import Identity
from services.intake.domain.standing.messages import (
    Describing,
    NoteAccompanied,
    NoteAgeReviewDue,
)
from services.intake.domain.standing.representation_messages import Representing
from services.intake.domain.words import (
    BY_LAW,
    Act,
    AgeClass,
    AtOnce,
    Basis,
    Channel,
    ClosingReason,
    Document,
    Exploitation,
    ExtensionGround,
    Group,
    IssuerKind,
    Language,
    Means,
    Need,
    PaperType,
    Receiver,
    ReceivingBody,
    RejectionGround,
    Sign,
    SomeEvidence,
    Urgency,
    VerificationResult,
    WithdrawalReason,
)
from shared.kernel.ids import JourneyId, ReferralId, StaffId
from shared.kernel.messages import Code, Command, Kept, RecordRef
from shared.law.categories import NationalityClass, Place

Needs = Annotated[tuple[Need, ...], Field(max_length=20)]
SomeNeeds = Annotated[tuple[Need, ...], Field(min_length=1, max_length=20)]
Documents = Annotated[tuple[Document, ...], Field(max_length=20)]


class OpenCase(Command):
    """What is left out of `age_class`, `nationality` and `place` follows group and channel.

    A child is taken to be seven or older; who comes as a foreigner to be foreign. An
    under-18 who came along with someone names that person's journey.
    """

    case_id: CaseId
    journey_id: JourneyId
    channel: Channel
    group: Group
    age_class: AgeClass | None = None
    nationality: NationalityClass | None = None
    place: Place | None = None
    follows_case: CaseId | None = None
    report_id: ReportId | None = None
    accompanies: JourneyId | None = None


class ReceivePerson(Command):
    """`allergy`, `how_to_call` and `danger` are shown first to whoever opens the journey.

    In danger, or where it is not safe to call, `alerts` is shown in place of what is left out.
    """

    case_id: CaseId
    received_by: ReceivingBody
    safe_to_call: bool
    in_danger: bool
    alerts: Annotated[RecordRef, Kept("reception-alerts")] | None = None
    allergy: Annotated[RecordRef, Kept("alert")] | None = None
    how_to_call: Annotated[RecordRef, Kept("alert")] | None = None
    danger: Annotated[RecordRef, Kept("alert")] | None = None


class BringToCommune(Command):
    case_id: CaseId
    commune: Annotated[RecordRef, Kept("commune", max_chars=200)]


class NotifyHealthDept(Command):
    case_id: CaseId
    basis: Basis = BY_LAW


class RecordImmediateNeeds(Command):
    case_id: CaseId
    needs: Needs
    language: Language
    injuries: bool


class RecordIdentity(Command):
    case_id: CaseId
    identity: Annotated[RecordRef, Kept("identity", shape=Identity)]


class TakeStatement(Command):
    case_id: CaseId
    statement_id: StatementId
    statement: Annotated[RecordRef, Kept("statement", max_chars=20_000)]
    interpreter: bool
    written_by_official: bool
    basis: Basis


class AmendStatement(Command):
    """The person says it anew; what they said before stays as it was."""

    case_id: CaseId
    statement_id: StatementId
    amends_id: StatementId
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


class RecordEvidence(Command):
    """The checklist: where evidence comes from, which elements it shows, which signs."""

    case_id: CaseId
    sources: SomeEvidence
    acts: Annotated[tuple[Act, ...], Field(max_length=10)] = ()
    means: Annotated[tuple[Means, ...], Field(max_length=10)] = ()
    purposes: Annotated[tuple[Exploitation, ...], Field(max_length=10)] = ()
    signs: Annotated[tuple[Sign, ...], Field(max_length=10)] = ()


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
    """Where the limit passed without an answer, `decided_by` names who decides to close."""

    case_id: CaseId
    reason: ClosingReason
    decided_by: StaffId | None = None


class RecordDeath(Command):
    case_id: CaseId


class NoteRetrafficking(Command):
    """An alert about this person was confirmed while the case is open."""

    case_id: CaseId
    alert_id: UUID


class NoteVerificationOverdue(Command):
    case_id: CaseId


class NoteIdentificationOverdue(Command):
    case_id: CaseId


class NoteAtOnceOverdue(Command):
    case_id: CaseId
    awaited: AtOnce


FirstHours = (
    OpenCase
    | ReceivePerson
    | BringToCommune
    | NotifyHealthDept
    | RecordImmediateNeeds
    | RecordIdentity
)
"""What is asked from the report to the notice."""

Stating = TakeStatement | AmendStatement

Identifying = (
    RecordInitialVerification
    | RequestIdentification
    | ExtendIdentification
    | ConfirmVictim
    | RejectVictim
)
"""What is asked on the way to the answer whether the person is a victim."""

Agreed = Consenting | Stating | ReferCase
"""What rests on the person's word, or on a ground that is named."""

Documenting = Channelled | Describing | Representing | RecordEvidence
"""What is written into the file about the person and the way they came."""

Ending = WithdrawCase | CloseCase | RecordDeath

Ring = (
    NoteVerificationOverdue
    | NoteIdentificationOverdue
    | NoteAtOnceOverdue
    | NoteAppealOverdue
    | NoteJoiningOverdue
    | NoteTakenOverOverdue
    | NoteAgeReviewDue
)
"""What the house's own clocks ask."""

Heard = NoteAccompanied | NoteRetrafficking
"""What another history of the room tells the case."""

CaseCommand = FirstHours | Agreed | Identifying | Documenting | Contesting | Ending | Ring | Heard
