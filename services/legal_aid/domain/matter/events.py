"""What happened in a matter: codes, dates and references, never what it is about."""

from typing import Annotated, Literal

from pydantic import Field

from services.legal_aid.domain.ids import MatterId, PartyId, ProviderId, RegisterId
from services.legal_aid.domain.matter.proceeding_events import (
    CompensationEvent,
    DocketEvent,
    ProceedingEvent,
)
from services.legal_aid.domain.tables import Limit
from services.legal_aid.domain.words import (
    CentreCode,
    CompetentBy,
    DiscontinuationGround,
    Document,
    Form,
    FromElsewhere,
    GoesOn,
    Grade,
    LegalField,
    LegalStatus,
    ProviderKind,
    RefusalGround,
    ReplacementReason,
    Requester,
    Result,
    ReviewReason,
    StatusProof,
    StepType,
    Takeback,
    UrgentGround,
)
from shared.casework.referring import Urgency
from shared.kernel.ids import JourneyId, ReferralId, StaffId
from shared.kernel.messages import Event, Moment, RecordRef


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
    signed_by: StaffId | None = Field(
        default=None, description="Only in old requests: today the head decides, and signs."
    )
    answer_due: Limit
    interpreter_needed: bool = False
    urgency: Urgency = "routine"


class RequestAnswered(Event):
    """`decide_by` is known once no paper is missing; older answers have no such limit."""

    kind: Literal["request-answered.v1"] = "request-answered.v1"
    matter_id: MatterId
    missing: tuple[Document, ...]
    late: bool
    policy_version: str
    urgency: Urgency = "routine"
    decide_by: Limit | None = None


class DocumentsSupplied(Event):
    kind: Literal["documents-supplied.v1"] = "documents-supplied.v1"
    matter_id: MatterId
    documents: tuple[Document, ...]
    still_missing: tuple[Document, ...]
    after_acceptance: bool = False
    urgency: Urgency = "routine"
    decide_by: Limit | None = None


class InterpreterNeedNoted(Event):
    kind: Literal["interpreter-need-noted.v1"] = "interpreter-need-noted.v1"
    matter_id: MatterId
    needed: bool


class MatterRefused(Event):
    kind: Literal["matter-refused.v1"] = "matter-refused.v1"
    matter_id: MatterId
    referral_id: ReferralId | None
    ground: RefusalGround
    letter: RecordRef
    answers_in_time: bool | None = None


class RequestWithdrawn(Event):
    kind: Literal["request-withdrawn.v1"] = "request-withdrawn.v1"
    matter_id: MatterId
    referral_id: ReferralId | None = None
    taken_back_by: Takeback = "client"


class MatterAccepted(Event):
    """`centre` is not known of older acceptances, only which register they are in."""

    kind: Literal["matter-accepted.v1"] = "matter-accepted.v1"
    matter_id: MatterId
    referral_id: ReferralId | None
    register_id: RegisterId
    competent_by: CompetentBy
    form: Form
    field: LegalField
    appointment_due: Limit
    centre: CentreCode | None = None


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
    answers_in_time: bool | None = None
    centre: CentreCode | None = None


class ProviderAppointed(Event):
    kind: Literal["provider-appointed.v1"] = "provider-appointed.v1"
    matter_id: MatterId
    provider_ref: ProviderId
    provider_kind: ProviderKind
    form: Form
    late: bool
    referral_id: ReferralId | None = None
    from_elsewhere: FromElsewhere | None = None


class ProviderReplaced(Event):
    kind: Literal["provider-replaced.v1"] = "provider-replaced.v1"
    matter_id: MatterId
    reason: ReplacementReason
    provider_ref: ProviderId
    provider_kind: ProviderKind
    from_elsewhere: FromElsewhere | None = None


class StepRecorded(Event):
    kind: Literal["step-recorded.v1"] = "step-recorded.v1"
    matter_id: MatterId
    step_type: StepType
    note: RecordRef | None
    interpreter: bool = False


class OpposingPartyNamed(Event):
    """`known_as` is what signs make of the person; `named_before`: here, by less."""

    kind: Literal["opposing-party-named.v1"] = "opposing-party-named.v1"
    matter_id: MatterId
    party_id: PartyId
    identity: RecordRef | None
    known_as: tuple[PartyId, ...] = ()
    named_before: bool = False


class MatterCompleted(Event):
    kind: Literal["matter-completed.v1"] = "matter-completed.v1"
    matter_id: MatterId
    result: Result
    result_document: RecordRef
    referral_id: ReferralId | None = None


class MatterDiscontinued(Event):
    """`tell_by`: the client is still to be told why; in older endings nobody asked for it."""

    kind: Literal["matter-discontinued.v1"] = "matter-discontinued.v1"
    matter_id: MatterId
    ground: DiscontinuationGround
    letter: RecordRef | None
    referral_id: ReferralId | None = None
    tell_by: Limit | None = None


class ClientToldOfDiscontinuation(Event):
    kind: Literal["client-told-of-discontinuation.v1"] = "client-told-of-discontinuation.v1"
    matter_id: MatterId
    letter: RecordRef
    late: bool


class ClientDiedUntold(Event):
    """Nobody is left to tell why the matter ended."""

    kind: Literal["client-died-untold.v1"] = "client-died-untold.v1"
    matter_id: MatterId


class MatterFiled(Event):
    kind: Literal["matter-filed.v1"] = "matter-filed.v1"
    matter_id: MatterId


class QualityAssessed(Event):
    kind: Literal["quality-assessed.v1"] = "quality-assessed.v1"
    matter_id: MatterId
    grade: Grade
    assessor: StaffId
    policy_version: str
    sheet: RecordRef | None


class MatterArchived(Event):
    kind: Literal["matter-archived.v1"] = "matter-archived.v1"
    matter_id: MatterId


class MatterFlaggedForReview(Event):
    kind: Literal["matter-flagged-for-review.v1"] = "matter-flagged-for-review.v1"
    matter_id: MatterId
    reason: ReviewReason = "status-rejected"


class MatterReviewed(Event):
    kind: Literal["matter-reviewed.v1"] = "matter-reviewed.v1"
    matter_id: MatterId
    reason: ReviewReason
    goes_on: GoesOn
    decision: RecordRef


class AnswerOverdue(Event):
    kind: Literal["answer-overdue.v1"] = "answer-overdue.v1"
    matter_id: MatterId
    due_at: Moment


class AppointmentOverdue(Event):
    kind: Literal["appointment-overdue.v1"] = "appointment-overdue.v1"
    matter_id: MatterId
    due_at: Moment


class DocumentsOverdue(Event):
    kind: Literal["documents-overdue.v1"] = "documents-overdue.v1"
    matter_id: MatterId
    due_at: Moment
    missing: tuple[Document, ...]


class ClientNotTold(Event):
    kind: Literal["client-not-told.v1"] = "client-not-told.v1"
    matter_id: MatterId
    due_at: Moment


RequestEvent = (
    RequestAnswered | DocumentsSupplied | InterpreterNeedNoted | MatterRefused | RequestWithdrawn
)
AcceptanceEvent = MatterAccepted | MatterAcceptedUrgently
WorkEvent = ProviderAppointed | ProviderReplaced | StepRecorded | OpposingPartyNamed
EndingEvent = MatterCompleted | MatterDiscontinued
TellingEvent = ClientToldOfDiscontinuation | ClientDiedUntold
ShelvingEvent = TellingEvent | MatterFiled | QualityAssessed | MatterArchived
ReviewEvent = MatterFlaggedForReview | MatterReviewed
OverdueEvent = AnswerOverdue | AppointmentOverdue | DocumentsOverdue | ClientNotTold
LaterEvent = (
    RequestEvent
    | AcceptanceEvent
    | WorkEvent
    | ProceedingEvent
    | DocketEvent
    | CompensationEvent
    | EndingEvent
    | ShelvingEvent
    | ReviewEvent
    | OverdueEvent
)
MatterEvent = Annotated[AidRequested | LaterEvent, Field(discriminator="kind")]
