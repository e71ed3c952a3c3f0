"""What a person asks about what is held of them, and what becomes of the request."""

from typing import Annotated, Literal

from pydantic import Field

from services.intake.domain.ids import RequestId
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Kept, Moment, RecordRef

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


class ReceiveRequest(Command):
    """`others_hold_it` says that other organisations hold the data too: the limit is longer."""

    request_id: RequestId
    journey_id: JourneyId
    asks: Asks
    asked_by: AskedBy = "person"
    others_hold_it: bool = False
    details: Annotated[RecordRef, Kept("request-details")]


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


class NoteAcknowledgementOverdue(Command):
    request_id: RequestId


class NoteAnswerOverdue(Command):
    request_id: RequestId


RequestCommand = (
    ReceiveRequest
    | AcknowledgeRequest
    | ExtendRequest
    | GrantRequest
    | RefuseRequest
    | TakeRequestBack
    | AnswerByExtract
    | NoteAcknowledgementOverdue
    | NoteAnswerOverdue
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
    kind: Literal["request-granted.v1"] = "request-granted.v1"
    request_id: RequestId
    asks: Asks
    letter: RecordRef
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


RequestEvent = Annotated[
    RequestReceived
    | RequestAcknowledged
    | RequestExtended
    | RequestGranted
    | RequestRefused
    | RequestTakenBack
    | AcknowledgementOverdue
    | AnswerOverdue,
    Field(discriminator="kind"),
]
