"""A request of the person about what is held of them: received, acknowledged, answered in time.

It is refused on a ground of the law, and never for silence: a limit that runs out is recorded.
"""

from typing import assert_never

from services.intake.domain.request import done as request_done
from services.intake.domain.request.messages import (
    AcknowledgementOverdue,
    AcknowledgeRequest,
    AnswerByExtract,
    AnswerOverdue,
    CarryingOutOverdue,
    CarryOutBy,
    CarryOutRequest,
    ExtendRequest,
    GrantRequest,
    NoteAcknowledgementOverdue,
    NoteAnswerOverdue,
    NoteCarryingOutOverdue,
    ReceiveRequest,
    RefuseRequest,
    RequestAcknowledged,
    RequestCarriedOut,
    RequestCommand,
    RequestEvent,
    RequestExtended,
    RequestGranted,
    RequestReceived,
    RequestRefused,
    RequestTakenBack,
    TakeRequestBack,
)
from services.intake.domain.request.refusals import (
    BeforeItWasAsked,
    ConsentsNotNamed,
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
from services.intake.domain.request.state import Answered, NoRequest, Open, Request, TakenBack
from services.intake.domain.rights.tables import ACKNOWLEDGEMENT, ANSWER, MEASURES, REFUSAL_GROUNDS
from shared.kernel.decider import Decider
from shared.kernel.states import changed
from shared.kernel.terms import due

_ANSWER_LATE = str(AnswerOverdue.model_fields["kind"].default)

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
        case CarryOutRequest() | CarryOutBy():
            return request_done.carry_out(command, request)
        case NoteCarryingOutOverdue():
            return request_done.note_overdue(command, request)
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
            if bool(command.consents) != (command.asks == "withdraw-consent"):
                raise ConsentsNotNamed
            return [received]
        case Open(known) | Answered(received=known) | TakenBack(known):
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
        case Open(received):
            _follows(command, received)
            return [_answered(command, request)]
        case Answered(received=received, answer=known):
            then = Open(received, received.answer_by)
            if _said(known) != _said(_answered(command, then)):
                raise RequestIsAnswered
            return []
        case TakenBack():
            raise RequestWasTakenBack
        case _:
            assert_never(request)


def _follows(
    command: GrantRequest | RefuseRequest | AcknowledgeRequest | ExtendRequest | TakeRequestBack,
    received: RequestReceived,
) -> None:
    if command.occurred_at < received.occurred_at:
        raise BeforeItWasAsked


def _answered(
    command: GrantRequest | RefuseRequest, request: Open
) -> RequestGranted | RequestRefused:
    asks, received_at = request.received.asks, request.received.occurred_at
    in_time = command.occurred_at <= request.answer_by
    match command:
        case GrantRequest():
            by = request.answer_by if asks in MEASURES.on(received_at).value else None
            return RequestGranted(**dict(command), asks=asks, in_time=in_time, carry_out_by=by)
        case RefuseRequest():
            if command.ground not in REFUSAL_GROUNDS.on(received_at).value[asks]:
                raise NoLawfulGround
            version = REFUSAL_GROUNDS.version(received_at)
            return RequestRefused(
                **dict(command), asks=asks, in_time=in_time, policy_version=version
            )
        case _:
            assert_never(command)


def _said(answer: RequestGranted | RequestRefused) -> dict[str, object]:
    """Return what an answer says, whenever it was given."""
    return dict(answer, occurred_at=None, in_time=None, carry_out_by=None)


def _pass_extract(command: AnswerByExtract, request: Request) -> list[RequestEvent]:
    """Let an extract be made for what is asked or granted; nothing else is an occasion for one."""
    match request:
        case NoRequest():
            raise NoSuchRequest
        case Open(received) | Answered(received=received) | TakenBack(received):
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
            _follows(command, request.received)
            in_time = command.occurred_at <= request.received.acknowledge_by
            return [RequestAcknowledged(**dict(command), in_time=in_time)]
        case ExtendRequest():
            return _extend(command, request)
        case TakeRequestBack():
            _follows(command, request.received)
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
    _follows(command, request.received)
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
    if isinstance(event, RequestCarriedOut | CarryingOutOverdue):
        return request_done.evolve(request, event) if isinstance(request, Answered) else request
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
            return changed(request, acknowledged=True)
        case RequestExtended():
            late = request.late - {_ANSWER_LATE}
            return changed(request, extension=event, answer_by=event.answer_by, late=late)
        case RequestGranted() | RequestRefused():
            return Answered(request.received, event)
        case RequestTakenBack():
            return TakenBack(request.received)
        case AcknowledgementOverdue() | AnswerOverdue():
            return changed(request, late=request.late | {event.kind})
        case _:
            assert_never(event)


decider: Decider[RequestCommand, Request, RequestEvent] = Decider(NoRequest(), decide, evolve)
