"""A request of the person about what is held of them: received, acknowledged, answered in time.

It is refused on a ground of the law, and never for silence: a limit that runs out is recorded.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from services.intake.domain.request_messages import (
    AcknowledgementOverdue,
    AcknowledgeRequest,
    AnswerByExtract,
    AnswerOverdue,
    ExtendRequest,
    GrantRequest,
    NoteAcknowledgementOverdue,
    NoteAnswerOverdue,
    ReceiveRequest,
    RefuseRequest,
    RequestAcknowledged,
    RequestCommand,
    RequestEvent,
    RequestExtended,
    RequestGranted,
    RequestReceived,
    RequestRefused,
    RequestTakenBack,
    TakeRequestBack,
)
from services.intake.domain.request_refusals import (
    ExtendedOnce,
    ExtendedTooLate,
    ExtensionNotProvided,
    NoLawfulGround,
    NoSuchRequest,
    RequestIdTaken,
    RequestIsAnswered,
    RequestLimitRunsOn,
    RequestWasTakenBack,
)
from services.intake.domain.rights_tables import ACKNOWLEDGEMENT, ANSWER, REFUSAL_GROUNDS
from shared.kernel.decider import Decider
from shared.kernel.terms import due

_ANSWER_LATE = str(AnswerOverdue.model_fields["kind"].default)


@dataclass(frozen=True)
class NoRequest:
    """Nothing was asked."""


@dataclass(frozen=True)
class Open:
    """Asked and not answered; `late` are the limits that ran out."""

    received: RequestReceived
    answer_by: datetime
    acknowledged: bool = False
    extension: RequestExtended | None = None
    late: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answered:
    """Granted or refused, in writing."""

    received: RequestReceived
    answer: RequestGranted | RequestRefused


@dataclass(frozen=True)
class TakenBack:
    """The person wants it no more."""

    received: RequestReceived


Request = NoRequest | Open | Answered | TakenBack

OnOpen = (
    AcknowledgeRequest
    | ExtendRequest
    | TakeRequestBack
    | NoteAcknowledgementOverdue
    | NoteAnswerOverdue
)


def decide(command: RequestCommand, request: Request) -> list[RequestEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case ReceiveRequest():
            return _receive(command, request)
        case GrantRequest() | RefuseRequest():
            return _answer(command, request)
        case AnswerByExtract():
            return _pass_extract(command, request)
        case (
            AcknowledgeRequest()
            | ExtendRequest()
            | TakeRequestBack()
            | NoteAcknowledgementOverdue()
            | NoteAnswerOverdue()
        ):
            return _go_on(command, request)
        case _:
            assert_never(command)


def _receive(command: ReceiveRequest, request: Request) -> list[RequestEvent]:
    received = _received(command)
    match request:
        case NoRequest():
            return [received]
        case Open(known) | Answered(known) | TakenBack(known):
            if dict(known, occurred_at=None) != dict(received, occurred_at=None):
                raise RequestIdTaken
            return []
        case _:
            assert_never(request)


def _received(command: ReceiveRequest) -> RequestReceived:
    at = command.occurred_at
    terms = ANSWER.on(at).value[command.asks]
    return RequestReceived(
        **dict(command),
        acknowledge_by=due(at, ACKNOWLEDGEMENT.on(at).value),
        answer_by=due(at, terms.with_others if command.others_hold_it else terms.plain),
        policy_versions=(ACKNOWLEDGEMENT.version(at), ANSWER.version(at)),
    )


def _answer(command: GrantRequest | RefuseRequest, request: Request) -> list[RequestEvent]:
    match request:
        case NoRequest():
            raise NoSuchRequest
        case Open():
            return [_answered(command, request)]
        case Answered(received, known):
            then = Open(received, received.answer_by)
            if dict(known, occurred_at=None, in_time=None) != dict(
                _answered(command, then), occurred_at=None, in_time=None
            ):
                raise RequestIsAnswered
            return []
        case TakenBack():
            raise RequestWasTakenBack
        case _:
            assert_never(request)


def _answered(
    command: GrantRequest | RefuseRequest, request: Open
) -> RequestGranted | RequestRefused:
    asks, received_at = request.received.asks, request.received.occurred_at
    in_time = command.occurred_at <= request.answer_by
    match command:
        case GrantRequest():
            return RequestGranted(**dict(command), asks=asks, in_time=in_time)
        case RefuseRequest():
            if command.ground not in REFUSAL_GROUNDS.on(received_at).value[asks]:
                raise NoLawfulGround
            version = REFUSAL_GROUNDS.version(received_at)
            return RequestRefused(
                **dict(command), asks=asks, in_time=in_time, policy_version=version
            )
        case _:
            assert_never(command)


def _pass_extract(command: AnswerByExtract, request: Request) -> list[RequestEvent]:
    """Let an extract be made for what is asked or granted; nothing else is an occasion for one."""
    match request:
        case NoRequest():
            raise NoSuchRequest
        case Open(received) | Answered(received) | TakenBack(received):
            if received.journey_id != command.journey_id:
                raise NoSuchRequest
    if isinstance(request, TakenBack):
        raise RequestWasTakenBack
    if isinstance(request, Answered) and isinstance(request.answer, RequestRefused):
        raise RequestIsAnswered
    return []


def _go_on(command: OnOpen, request: Request) -> list[RequestEvent]:
    match request:
        case NoRequest():
            raise NoSuchRequest
        case Open():
            return _while_open(command, request)
        case Answered():
            if isinstance(command, ExtendRequest | TakeRequestBack):
                raise RequestIsAnswered
            return []
        case TakenBack():
            if isinstance(command, ExtendRequest):
                raise RequestWasTakenBack
            return []
        case _:
            assert_never(request)


def _while_open(command: OnOpen, request: Open) -> list[RequestEvent]:
    match command:
        case AcknowledgeRequest():
            if request.acknowledged:
                return []
            in_time = command.occurred_at <= request.received.acknowledge_by
            return [RequestAcknowledged(**dict(command), in_time=in_time)]
        case ExtendRequest():
            return _extend(command, request)
        case TakeRequestBack():
            return [RequestTakenBack(**dict(command))]
        case NoteAcknowledgementOverdue() | NoteAnswerOverdue():
            return _note_overdue(command, request)
        case _:
            assert_never(command)


def _extend(command: ExtendRequest, request: Open) -> list[RequestEvent]:
    received_at = request.received.occurred_at
    term = ANSWER.on(received_at).value[request.received.asks].extension
    if term is None:
        raise ExtensionNotProvided
    if request.extension is not None:
        if request.extension.reason != command.reason:
            raise ExtendedOnce
        return []
    if command.occurred_at > request.answer_by:
        raise ExtendedTooLate
    return [
        RequestExtended(
            **dict(command),
            answer_by=due(request.answer_by, term),
            policy_version=ANSWER.version(received_at),
        )
    ]


def _note_overdue(
    command: NoteAcknowledgementOverdue | NoteAnswerOverdue, request: Open
) -> list[RequestEvent]:
    late = _late(command, request)
    if late is None or late.kind in request.late:
        return []
    if command.occurred_at < late.due_at:
        raise RequestLimitRunsOn
    return [late]


def _late(
    command: NoteAcknowledgementOverdue | NoteAnswerOverdue, request: Open
) -> AcknowledgementOverdue | AnswerOverdue | None:
    match command:
        case NoteAcknowledgementOverdue():
            due_at = request.received.acknowledge_by
            late = AcknowledgementOverdue(**dict(command), due_at=due_at)
            return None if request.acknowledged else late
        case NoteAnswerOverdue():
            return AnswerOverdue(**dict(command), due_at=request.answer_by)
        case _:
            assert_never(command)


def evolve(request: Request, event: RequestEvent) -> Request:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, RequestReceived):
        return Open(event, event.answer_by)
    return _moved(request, event) if isinstance(request, Open) else request


def _moved(
    request: Open,
    event: RequestAcknowledged
    | RequestExtended
    | RequestGranted
    | RequestRefused
    | RequestTakenBack
    | AcknowledgementOverdue
    | AnswerOverdue,
) -> Request:
    match event:
        case RequestAcknowledged():
            return replace(request, acknowledged=True)
        case RequestExtended():
            late = request.late - {_ANSWER_LATE}
            return replace(request, extension=event, answer_by=event.answer_by, late=late)
        case RequestGranted() | RequestRefused():
            return Answered(request.received, event)
        case RequestTakenBack():
            return TakenBack(request.received)
        case AcknowledgementOverdue() | AnswerOverdue():
            return replace(request, late=request.late | {event.kind})
        case _:
            assert_never(event)


decider: Decider[RequestCommand, Request, RequestEvent] = Decider(NoRequest(), decide, evolve)
