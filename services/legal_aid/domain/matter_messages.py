"""What is asked and what happens in a matter; what workers write are references to records."""

from typing import Annotated, Literal

from pydantic import Field

from services.legal_aid.domain.ids import MatterId, ProviderRef, RegisterId
from services.legal_aid.domain.tables import Limit
from services.legal_aid.domain.words import (
    CentreCode,
    CompetentBy,
    DiscontinuationGround,
    Document,
    Form,
    LegalField,
    LegalStatus,
    ProviderKind,
    RefusalGround,
    ReplacementReason,
    Requester,
    Result,
    StatusProof,
    StepType,
    UrgentGround,
)
from shared.kernel.ids import JourneyId, ReferralId, StaffId
from shared.kernel.messages import Command, Event, Kept, Moment, RecordRef


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
    signed_by: StaffId | None = Field(
        default=None, description="Who signed, where the law leaves the entitlement open."
    )


class CheckRequest(Command):
    matter_id: MatterId
    missing: tuple[Document, ...] = Field(description="Empty when the request is complete.")


class SupplyDocuments(Command):
    matter_id: MatterId
    documents: Annotated[tuple[Document, ...], Field(min_length=1)]


class RefuseMatter(Command):
    matter_id: MatterId
    ground: RefusalGround
    letter: Annotated[RecordRef, Kept("refusal-letter", max_chars=20_000)]


class WithdrawRequest(Command):
    matter_id: MatterId


class AcceptMatter(Command):
    matter_id: MatterId
    centre: CentreCode
    competent_by: CompetentBy
    conflict_checked: bool = Field(description="The centre looked for conflicts and found none.")
    form: Form | None = Field(default=None, description="If another than was asked for.")
    field: LegalField | None = Field(default=None, description="If not named, or named wrongly.")


class AcceptUrgently(Command):
    matter_id: MatterId
    centre: CentreCode
    competent_by: CompetentBy
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
    provider_ref: ProviderRef
    provider_kind: ProviderKind
    form: Form = Field(description="The form the matter is registered under.")
    conflict_declared: bool = Field(description="The provider declares a conflict of interest.")


class ReplaceProvider(Command):
    matter_id: MatterId
    reason: ReplacementReason
    provider_ref: ProviderRef
    provider_kind: ProviderKind
    conflict_declared: bool = Field(description="The new provider declares a conflict of interest.")


class RecordStep(Command):
    matter_id: MatterId
    step_type: StepType
    note: Annotated[RecordRef, Kept("step-note", max_chars=20_000)] | None = None


class CompleteMatter(Command):
    matter_id: MatterId
    result: Result
    result_document: Annotated[RecordRef, Kept("result-document", max_chars=20_000)]


class DiscontinueMatter(Command):
    matter_id: MatterId
    ground: DiscontinuationGround
    letter: Annotated[RecordRef, Kept("discontinuation-letter", max_chars=20_000)] | None = None


class FlagForReview(Command):
    matter_id: MatterId


class NoteAppointmentOverdue(Command):
    matter_id: MatterId


class NoteDocumentsOverdue(Command):
    matter_id: MatterId


RequestCommand = RequestAid | CheckRequest | SupplyDocuments | RefuseMatter | WithdrawRequest
AcceptanceCommand = AcceptMatter | AcceptUrgently
WorkCommand = AppointProvider | ReplaceProvider | RecordStep | CompleteMatter | DiscontinueMatter
WatchCommand = FlagForReview | NoteAppointmentOverdue | NoteDocumentsOverdue
MatterCommand = RequestCommand | AcceptanceCommand | WorkCommand | WatchCommand


class AidRequested(Event):
    kind: Literal["aid-requested.v1"] = "aid-requested.v1"
    matter_id: MatterId
    journey_id: JourneyId
    referral_id: ReferralId | None
    form: Form
    field: LegalField | None
    requester: Requester
    legal_status: LegalStatus
    status_proof: StatusProof | None
    abroad: bool
    signed_by: StaffId | None
    answer_due: Limit


class RequestAnswered(Event):
    kind: Literal["request-answered.v1"] = "request-answered.v1"
    matter_id: MatterId
    missing: tuple[Document, ...]
    late: bool
    policy_version: str


class DocumentsSupplied(Event):
    kind: Literal["documents-supplied.v1"] = "documents-supplied.v1"
    matter_id: MatterId
    documents: tuple[Document, ...]
    still_missing: tuple[Document, ...]


class MatterRefused(Event):
    kind: Literal["matter-refused.v1"] = "matter-refused.v1"
    matter_id: MatterId
    referral_id: ReferralId | None
    ground: RefusalGround
    letter: RecordRef


class RequestWithdrawn(Event):
    kind: Literal["request-withdrawn.v1"] = "request-withdrawn.v1"
    matter_id: MatterId


class MatterAccepted(Event):
    kind: Literal["matter-accepted.v1"] = "matter-accepted.v1"
    matter_id: MatterId
    referral_id: ReferralId | None
    register_id: RegisterId
    competent_by: CompetentBy
    form: Form
    field: LegalField
    appointment_due: Limit


class MatterAcceptedUrgently(Event):
    kind: Literal["matter-accepted-urgently.v1"] = "matter-accepted-urgently.v1"
    matter_id: MatterId
    referral_id: ReferralId | None
    register_id: RegisterId
    competent_by: CompetentBy
    form: Form
    field: LegalField
    ground: UrgentGround
    deadline: Moment | None
    head_decision: RecordRef | None
    missing: tuple[Document, ...]
    docs_due: Limit
    appointment_due: Limit


class ProviderAppointed(Event):
    kind: Literal["provider-appointed.v1"] = "provider-appointed.v1"
    matter_id: MatterId
    provider_ref: ProviderRef
    provider_kind: ProviderKind
    form: Form
    late: bool


class ProviderReplaced(Event):
    kind: Literal["provider-replaced.v1"] = "provider-replaced.v1"
    matter_id: MatterId
    reason: ReplacementReason
    provider_ref: ProviderRef
    provider_kind: ProviderKind


class StepRecorded(Event):
    kind: Literal["step-recorded.v1"] = "step-recorded.v1"
    matter_id: MatterId
    step_type: StepType
    note: RecordRef | None


class MatterCompleted(Event):
    kind: Literal["matter-completed.v1"] = "matter-completed.v1"
    matter_id: MatterId
    result: Result
    result_document: RecordRef


class MatterDiscontinued(Event):
    kind: Literal["matter-discontinued.v1"] = "matter-discontinued.v1"
    matter_id: MatterId
    ground: DiscontinuationGround
    letter: RecordRef | None


class MatterFlaggedForReview(Event):
    kind: Literal["matter-flagged-for-review.v1"] = "matter-flagged-for-review.v1"
    matter_id: MatterId


class AppointmentOverdue(Event):
    kind: Literal["appointment-overdue.v1"] = "appointment-overdue.v1"
    matter_id: MatterId
    due_at: Moment


class DocumentsOverdue(Event):
    kind: Literal["documents-overdue.v1"] = "documents-overdue.v1"
    matter_id: MatterId
    due_at: Moment
    missing: tuple[Document, ...]


AcceptanceEvent = MatterAccepted | MatterAcceptedUrgently
UnderWayEvent = (
    ProviderAppointed | ProviderReplaced | StepRecorded | AppointmentOverdue | DocumentsOverdue
)
EndingEvent = MatterRefused | RequestWithdrawn | MatterCompleted | MatterDiscontinued
LaterEvent = (
    RequestAnswered
    | DocumentsSupplied
    | AcceptanceEvent
    | UnderWayEvent
    | EndingEvent
    | MatterFlaggedForReview
)
MatterEvent = Annotated[AidRequested | LaterEvent, Field(discriminator="kind")]
