"""What a person asks about what is held of them, and what becomes of the request."""

from typing import Annotated, Literal

from pydantic import Field

from services.intake.domain.ids import CaseId, RequestId
from shared.kernel.ids import ConsentId, JourneyId
from shared.kernel.messages import Command, Event, Kept, Message, Moment, RecordRef

Asks = Literal["see", "correct", "restrict", "object", "erase", "withdraw-consent", "protect"]
"""Rights of Decree 356/2025/ND-CP, Art 5; to protect means the data, not the body."""

AskedBy = Literal["person", "representative", "guardian"]

RefusalGround = Literal[
    "urgent-protection",
    "crime-prevention",
    "statutory-duty",
    "agreement",
    "other-law",
    "impossible",
    "harms-others",
    "is-correct",
    "not-the-person",
]
"""Art 19.1 of Law 91/2025 first; then what is impossible, or not theirs to ask."""

ExtensionReason = Literal["many-services", "complicated", "person-unreachable", "needs-authority"]

TakenBackBy = AskedBy

Measure = Literal[
    "entry-corrected",
    "content-amended",
    "processing-restricted",
    "access-narrowed",
    "sharing-stopped",
    "key-changed",
]
"""What was done of what was granted."""


class ConsentGiven(Message):
    """One consent, and the case it was given in."""

    case_id: CaseId
    consent_id: ConsentId


class ReceiveRequest(Command):
    """`others_hold_it` says that other organisations hold the data too: the limit is longer.

    `consents` are those that a withdrawal is about.
    """

    request_id: RequestId
    journey_id: JourneyId
    asks: Asks
    asked_by: AskedBy = "person"
    others_hold_it: bool = False
    details: Annotated[RecordRef, Kept("request-details")]
    consents: Annotated[tuple[ConsentGiven, ...], Field(max_length=50)] = ()


class AcknowledgeRequest(Command):
    request_id: RequestId


class ExtendRequest(Command):
    request_id: RequestId
    reason: ExtensionReason


class GrantRequest(Command):
    request_id: RequestId
    letter: Annotated[RecordRef, Kept("request-answer")]


class RefuseRequest(Command):
    request_id: RequestId
    ground: RefusalGround
    letter: Annotated[RecordRef, Kept("request-answer")]


class TakeRequestBack(Command):
    request_id: RequestId
    by: TakenBackBy = "person"


class AnswerByExtract(Command):
    """Asked by the house when an extract is made for a request."""

    request_id: RequestId
    journey_id: JourneyId


class CarryOutRequest(Command):
    request_id: RequestId
    measure: Measure


class CarryOutBy(Command):
    """Asked by the house when a measure on the journey names the request it is for."""

    request_id: RequestId
    journey_id: JourneyId
    measure: Measure


class NoteAcknowledgementOverdue(Command):
    request_id: RequestId


class NoteAnswerOverdue(Command):
    request_id: RequestId


class NoteCarryingOutOverdue(Command):
    request_id: RequestId


RequestCommand = (
    ReceiveRequest
    | AcknowledgeRequest
    | ExtendRequest
    | GrantRequest
    | RefuseRequest
    | TakeRequestBack
    | AnswerByExtract
    | CarryOutRequest
    | CarryOutBy
    | NoteAcknowledgementOverdue
    | NoteAnswerOverdue
    | NoteCarryingOutOverdue
)


class RequestReceived(Event):
    kind: Literal["request-received.v1"] = "request-received.v1"
    request_id: RequestId
    journey_id: JourneyId
    asks: Asks
    asked_by: AskedBy
    others_hold_it: bool
    details: RecordRef
    acknowledge_by: Moment
    answer_by: Moment
    policy_versions: tuple[str, str]
    consents: tuple[ConsentGiven, ...] = ()


class RequestAcknowledged(Event):
    kind: Literal["request-acknowledged.v1"] = "request-acknowledged.v1"
    request_id: RequestId
    in_time: bool


class RequestExtended(Event):
    kind: Literal["request-extended.v1"] = "request-extended.v1"
    request_id: RequestId
    reason: ExtensionReason
    answer_by: Moment
    policy_version: str


class RequestGranted(Event):
    """`carry_out_by` where granting alone does not do it yet."""

    kind: Literal["request-granted.v1"] = "request-granted.v1"
    request_id: RequestId
    asks: Asks
    letter: RecordRef
    in_time: bool
    carry_out_by: Moment | None = None


class RequestCarriedOut(Event):
    kind: Literal["request-carried-out.v1"] = "request-carried-out.v1"
    request_id: RequestId
    measure: Measure
    in_time: bool


class RequestRefused(Event):
    kind: Literal["request-refused.v1"] = "request-refused.v1"
    request_id: RequestId
    asks: Asks
    ground: RefusalGround
    letter: RecordRef
    in_time: bool
    policy_version: str


class RequestTakenBack(Event):
    kind: Literal["request-taken-back.v1"] = "request-taken-back.v1"
    request_id: RequestId
    by: TakenBackBy


class AcknowledgementOverdue(Event):
    kind: Literal["request-acknowledgement-overdue.v1"] = "request-acknowledgement-overdue.v1"
    request_id: RequestId
    due_at: Moment


class AnswerOverdue(Event):
    kind: Literal["request-answer-overdue.v1"] = "request-answer-overdue.v1"
    request_id: RequestId
    due_at: Moment


class CarryingOutOverdue(Event):
    """Granted, and nothing was done of it by the limit of the request."""

    kind: Literal["request-carrying-out-overdue.v1"] = "request-carrying-out-overdue.v1"
    request_id: RequestId
    due_at: Moment


RequestEvent = Annotated[
    RequestReceived
    | RequestAcknowledged
    | RequestExtended
    | RequestGranted
    | RequestCarriedOut
    | RequestRefused
    | RequestTakenBack
    | AcknowledgementOverdue
    | AnswerOverdue
    | CarryingOutOverdue,
    Field(discriminator="kind"),
]
