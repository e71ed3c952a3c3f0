"""What is done of a granted request, and that nothing was done of it in time."""

from typing import assert_never

from services.intake.domain.request.messages import (
    CarryingOutOverdue,
    CarryOutBy,
    CarryOutRequest,
    NoteCarryingOutOverdue,
    RequestCarriedOut,
    RequestEvent,
    RequestGranted,
)
from services.intake.domain.request.refusals import (
    MeasureBeforeRequest,
    MeasureDoesNotFit,
    NoSuchRequest,
    RequestLimitRunsOn,
    RequestNotGranted,
)
from services.intake.domain.request.state import Answered, NoRequest, Request
from services.intake.domain.rights.tables import MEASURES
from shared.kernel.states import changed


def carry_out(command: CarryOutRequest | CarryOutBy, request: Request) -> list[RequestEvent]:
    """Record what was done of a granted request; anything else is no answer to it."""
    if isinstance(request, NoRequest):
        raise NoSuchRequest
    received = request.received
    if isinstance(command, CarryOutBy) and command.journey_id != received.journey_id:
        raise NoSuchRequest
    if not isinstance(request, Answered) or not isinstance(request.answer, RequestGranted):
        raise RequestNotGranted
    if command.measure not in MEASURES.on(received.occurred_at).value.get(received.asks, ()):
        raise MeasureDoesNotFit
    if command.measure in request.measures:
        return []
    if command.occurred_at < received.occurred_at:
        raise MeasureBeforeRequest
    by = request.answer.carry_out_by
    return [
        RequestCarriedOut(
            request_id=command.request_id,
            measure=command.measure,
            in_time=by is None or command.occurred_at <= by,
            occurred_at=command.occurred_at,
        )
    ]


def note_overdue(command: NoteCarryingOutOverdue, request: Request) -> list[RequestEvent]:
    """Record that nothing was done of a granted request by its limit."""
    if isinstance(request, NoRequest):
        raise NoSuchRequest
    if not isinstance(request, Answered) or not isinstance(request.answer, RequestGranted):
        return []
    by = request.answer.carry_out_by
    if by is None or request.measures or request.late:
        return []
    if command.occurred_at < by:
        raise RequestLimitRunsOn
    return [CarryingOutOverdue(**dict(command), due_at=by)]


def evolve(request: Answered, event: RequestCarriedOut | CarryingOutOverdue) -> Answered:
    """Apply what was done, or was not in time; never refuse, never look outside."""
    match event:
        case RequestCarriedOut():
            return changed(request, measures=request.measures | {event.measure})
        case CarryingOutOverdue():
            return changed(request, late=True)
        case _:
            assert_never(event)
