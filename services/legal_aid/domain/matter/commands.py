"""What is asked about a matter; what workers write are references to records."""

from typing import Annotated

from pydantic import Field

from services.legal_aid.domain.ids import (
    DeadlineId,
    MatterId,
    NoticeId,
    PartyId,
    PaymentId,
    ProviderId,
    by_sign,
)
from services.legal_aid.domain.signs import sign_of
from services.legal_aid.domain.words import (
    CentreCode,
    CompetentBy,
    DeadlineKind,
    DiscontinuationGround,
    Document,
    Form,
    FromElsewhere,
    GoesOn,
    Grade,
    InProceedings,
    LegalField,
    LegalStatus,
    NoticeType,
    Paid,
    ProceedingBody,
    ProviderKind,
    RefusalGround,
    ReplacementReason,
    Requester,
    Result,
    ReviewReason,
    Signs,
    StatusProof,
    StepType,
    UrgentGround,
    Vnd,
)
from shared.casework.referring import Urgency
from shared.kernel.ids import JourneyId, ReferralId, StaffId
from shared.kernel.messages import Asker, Blinded, Code, Command, Kept, Moment, RecordRef


class RequestAid(Command):
    matter_id: MatterId
    journey_id: JourneyId
    referral_id: ReferralId | None = None
    form: Form = Field(description="The form of aid that is wanted.")
    field: LegalField | None = Field(default=None, description="The field of law, once known.")
    requester: Requester
    legal_status: LegalStatus
    status_proof: StatusProof | None = None
    abroad: bool = Field(default=False, description="The person is still outside Viet Nam.")
    interpreter_needed: bool = False
    urgency: Urgency = "routine"


class CheckRequest(Command):
    matter_id: MatterId
    missing: tuple[Document, ...] = Field(description="Empty when the request is complete.")


class SupplyDocuments(Command):
    matter_id: MatterId
    documents: Annotated[tuple[Document, ...], Field(min_length=1)]


class NoteInterpreterNeed(Command):
    matter_id: MatterId
    needed: bool


class RefuseMatter(Command):
    matter_id: MatterId
    ground: RefusalGround
    letter: Annotated[RecordRef, Kept("refusal-letter", max_chars=20_000)]


class WithdrawRequest(Command):
    matter_id: MatterId


class TakeBackReferral(Command):
    matter_id: MatterId


class AcceptMatter(Command):
    matter_id: MatterId
    centre: CentreCode
    competent_by: CompetentBy
    province: Code | None = Field(
        default=None, description="Where the client resides, or where the matter arises."
    )
    conflict_checked: bool = Field(description="The centre looked for conflicts and found none.")
    form: Form | None = Field(default=None, description="If another than was asked for.")
    field: LegalField | None = Field(default=None, description="If not named, or named wrongly.")


class AcceptUrgently(Command):
    matter_id: MatterId
    centre: CentreCode
    competent_by: CompetentBy
    province: Code | None = Field(
        default=None, description="Where the client resides, or where the matter arises."
    )
    ground: UrgentGround
    missing: Annotated[tuple[Document, ...], Field(min_length=1)]
    deadline: Moment | None = Field(
        default=None, description="When the limitation period ends or the hearing begins."
    )
    head_decision: Annotated[RecordRef, Kept("head-decision")] | None = None
    form: Form | None = Field(default=None, description="If another than was asked for.")
    field: LegalField | None = Field(default=None, description="If not named, or named wrongly.")


class AppointProvider(Command):
    matter_id: MatterId
    provider_ref: ProviderId
    provider_kind: ProviderKind
    form: Form = Field(description="The form the matter is registered under.")
    conflict_declared: bool = Field(description="The provider declares a conflict of interest.")
    from_elsewhere: FromElsewhere | None = Field(
        default=None, description="Why the provider is of another centre than the matter."
    )


class ReplaceProvider(Command):
    matter_id: MatterId
    reason: ReplacementReason
    provider_ref: ProviderId
    provider_kind: ProviderKind
    conflict_declared: bool = Field(description="The new provider declares a conflict of interest.")
    from_elsewhere: FromElsewhere | None = Field(
        default=None, description="Why the provider is of another centre than the matter."
    )


class RecordStep(Command):
    matter_id: MatterId
    step_type: StepType
    interpreter: bool = Field(default=False, description="An interpreter was there.")
    note: Annotated[RecordRef, Kept("step-note", max_chars=20_000)] | None = None


class NameOpposingParty(Command):
    matter_id: MatterId
    party_id: PartyId = Field(
        description="The other side, known by one id in all matters; another client is known "
        "by their journey. Made if not given."
    )
    identity: Annotated[RecordRef, Kept("opposing-party")] | None = None
    signs: Annotated[Signs, Blinded(sign_of)] | None = None

    @property
    def known_as(self) -> tuple[PartyId, ...]:
        """Return what the same person is called in every other matter."""
        return tuple(by_sign(sign) for sign in self.signs or ())


class ReceiveProceedingNotice(Command):
    matter_id: MatterId
    notice_id: NoticeId
    body: ProceedingBody
    notice_type: NoticeType
    client_is: InProceedings
    asked_at: Moment | None = Field(
        default=None, description="When the client told the body that they want legal aid."
    )
    notice: Annotated[RecordRef, Kept("proceeding-notice")] | None = None


class RemindProceedingBody(Command):
    matter_id: MatterId
    notice_id: NoticeId
    letter: Annotated[RecordRef, Kept("reminder")] | None = None


class ScheduleHearing(Command):
    matter_id: MatterId
    deadline_id: DeadlineId
    begins_at: Moment


class ReportDeadline(Command):
    matter_id: MatterId
    deadline_id: DeadlineId
    deadline: DeadlineKind
    due_at: Moment


class MeetDeadline(Command):
    matter_id: MatterId
    deadline_id: DeadlineId


class CancelDeadline(Command):
    matter_id: MatterId
    deadline_id: DeadlineId


class FileCompensationClaim(Command):
    matter_id: MatterId
    amount: Paid


class RecordCompensationAward(Command):
    matter_id: MatterId
    amount: Vnd = Field(description="Nought when nothing is awarded.")


class RecordCompensationPayment(Command):
    matter_id: MatterId
    payment_id: PaymentId
    amount: Paid


class CompleteMatter(Command):
    matter_id: MatterId
    result: Result
    result_document: Annotated[RecordRef, Kept("result-document", max_chars=20_000)]


class DiscontinueMatter(Command):
    matter_id: MatterId
    ground: DiscontinuationGround
    letter: Annotated[RecordRef, Kept("discontinuation-letter", max_chars=20_000)] | None = None


class TellOfDiscontinuation(Command):
    matter_id: MatterId
    letter: Annotated[RecordRef, Kept("discontinuation-letter", max_chars=20_000)]


class FileMatter(Command):
    matter_id: MatterId


class AssessQuality(Command):
    matter_id: MatterId
    grade: Grade
    assessor: Annotated[StaffId, Asker()]
    sheet: Annotated[RecordRef, Kept("assessment-sheet", max_chars=20_000)] | None = None


class ArchiveMatter(Command):
    matter_id: MatterId


class FlagForReview(Command):
    matter_id: MatterId
    reason: ReviewReason = "status-rejected"


class ResolveReview(Command):
    matter_id: MatterId
    reason: ReviewReason
    goes_on: GoesOn
    decision: Annotated[RecordRef, Kept("review-decision")]


class NoteAnswerOverdue(Command):
    matter_id: MatterId


class NoteAppointmentOverdue(Command):
    matter_id: MatterId


class NoteDocumentsOverdue(Command):
    matter_id: MatterId


class NoteClientNotTold(Command):
    matter_id: MatterId


class NoteDiedUntold(Command):
    """Comes with a death, to each matter of the client that is over: nobody is left to tell."""

    matter_id: MatterId


class NoteDeadlinesMissed(Command):
    matter_id: MatterId


RequestCommand = (
    RequestAid
    | CheckRequest
    | SupplyDocuments
    | NoteInterpreterNeed
    | RefuseMatter
    | WithdrawRequest
    | TakeBackReferral
)
AcceptanceCommand = AcceptMatter | AcceptUrgently
WorkCommand = AppointProvider | ReplaceProvider | RecordStep | NameOpposingParty
ProceedingCommand = ReceiveProceedingNotice | RemindProceedingBody
DocketCommand = (
    ScheduleHearing | ReportDeadline | MeetDeadline | CancelDeadline | NoteDeadlinesMissed
)
CompensationCommand = FileCompensationClaim | RecordCompensationAward | RecordCompensationPayment
EndingCommand = (
    CompleteMatter
    | DiscontinueMatter
    | TellOfDiscontinuation
    | FileMatter
    | AssessQuality
    | ArchiveMatter
)
WatchCommand = (
    FlagForReview
    | ResolveReview
    | NoteAnswerOverdue
    | NoteAppointmentOverdue
    | NoteDocumentsOverdue
    | NoteClientNotTold
    | NoteDiedUntold
)
MatterCommand = (
    RequestCommand
    | AcceptanceCommand
    | WorkCommand
    | ProceedingCommand
    | DocketCommand
    | CompensationCommand
    | EndingCommand
    | WatchCommand
)
