"""The erasure of a journey in all services: ordered once, acknowledged by each, then complete.

It is never ordered by itself, but by a granted request or an approved proposal; codes and
dates stay in the logs.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, assert_never
from uuid import UUID

from pydantic import Field

from services.intake.domain.rights.tables import ERASURE_ACKNOWLEDGEMENT
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import ErasureId, JourneyId, derived
from shared.kernel.messages import Command, Event, Moment
from shared.kernel.states import changed
from shared.kernel.terms import due

EveryService = Literal["intake", "shelter", "legal_aid", "reintegration"]

ALL_SERVICES: tuple[EveryService, ...] = ("intake", "shelter", "legal_aid", "reintegration")
"""Who may hold something of any journey; each is asked, whether or not it does."""

Cause = Literal["request", "retention"]

_DELETION = "Decree 356/2025/ND-CP, Art 5; our design of its steps"


class OrderErasure(Command):
    """`cause_id` is the granted request, or the journey whose proposal was approved."""

    journey_id: JourneyId
    cause: Cause
    cause_id: UUID


class AcknowledgeErasure(Command):
    journey_id: JourneyId
    service: EveryService


class NoteErasureOverdue(Command):
    journey_id: JourneyId


ErasureCommand = OrderErasure | AcknowledgeErasure | NoteErasureOverdue


class ErasureOrdered(Event):
    kind: Literal["erasure-ordered.v1"] = "erasure-ordered.v1"
    journey_id: JourneyId
    erasure_id: ErasureId
    cause: Cause
    cause_id: UUID
    services: tuple[EveryService, ...]
    acknowledge_by: Moment
    policy_version: str


class ErasureAcknowledged(Event):
    kind: Literal["erasure-acknowledged.v1"] = "erasure-acknowledged.v1"
    journey_id: JourneyId
    service: EveryService
    in_time: bool


class ErasureCompleted(Event):
    kind: Literal["erasure-completed.v1"] = "erasure-completed.v1"
    journey_id: JourneyId
    erasure_id: ErasureId


class ErasureOverdue(Event):
    kind: Literal["erasure-overdue.v1"] = "erasure-overdue.v1"
    journey_id: JourneyId
    awaited: tuple[EveryService, ...]
    due_at: Moment


ErasureEvent = Annotated[
    ErasureOrdered | ErasureAcknowledged | ErasureCompleted | ErasureOverdue,
    Field(discriminator="kind"),
]


@dataclass(frozen=True)
class NotOrdered:
    """Nothing is to be erased."""


@dataclass(frozen=True)
class Ordered:
    """Some services have not yet said that it is done."""

    erasure_id: ErasureId
    awaited: frozenset[EveryService]
    acknowledge_by: datetime
    overdue: bool = False


@dataclass(frozen=True)
class Complete:
    """Nothing of the person can be read anywhere."""

    erasure_id: ErasureId


Erasure = NotOrdered | Ordered | Complete


class NoSuchErasure(NotFound):
    """No erasure of this journey was ordered."""

    slug = "no-such-erasure"
    vi = "Chưa có lệnh xóa hồ sơ này."
    source = _DELETION


class ErasureLimitRunsOn(Refused):
    """The limit for the services has not passed yet."""

    slug = "erasure-limit-runs-on"
    vi = "Chưa hết thời hạn xác nhận việc xóa."
    source = _DELETION


def decide(command: ErasureCommand, erasure: Erasure) -> list[ErasureEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case OrderErasure():
            return _order(command, erasure)
        case AcknowledgeErasure():
            return _acknowledge(command, erasure)
        case NoteErasureOverdue():
            return _note_overdue(command, erasure)
        case _:
            assert_never(command)


def _order(command: OrderErasure, erasure: Erasure) -> list[ErasureEvent]:
    if not isinstance(erasure, NotOrdered):
        return []
    at = command.occurred_at
    return [
        ErasureOrdered(
            **dict(command),
            erasure_id=ErasureId(derived("erasure", command.journey_id)),
            services=ALL_SERVICES,
            acknowledge_by=due(at, ERASURE_ACKNOWLEDGEMENT.on(at).value),
            policy_version=ERASURE_ACKNOWLEDGEMENT.version(at),
        )
    ]


def _acknowledge(command: AcknowledgeErasure, erasure: Erasure) -> list[ErasureEvent]:
    match erasure:
        case NotOrdered():
            raise NoSuchErasure
        case Ordered() if command.service in erasure.awaited:
            in_time = command.occurred_at <= erasure.acknowledge_by
            done: list[ErasureEvent] = [ErasureAcknowledged(**dict(command), in_time=in_time)]
            return [*done, *_completed(command, erasure)]
        case Ordered() | Complete():
            return []
        case _:
            assert_never(erasure)


def _completed(command: AcknowledgeErasure, erasure: Ordered) -> list[ErasureEvent]:
    if not completes(command, erasure):
        return []
    return [
        ErasureCompleted(
            journey_id=command.journey_id,
            erasure_id=erasure.erasure_id,
            occurred_at=command.occurred_at,
        )
    ]


def completes(command: AcknowledgeErasure, erasure: Erasure) -> bool:
    """Tell whether this is the last word that was waited for."""
    return isinstance(erasure, Ordered) and [*erasure.awaited] == [command.service]


def _note_overdue(command: NoteErasureOverdue, erasure: Erasure) -> list[ErasureEvent]:
    if not isinstance(erasure, Ordered) or erasure.overdue:
        return []
    if command.occurred_at < erasure.acknowledge_by:
        raise ErasureLimitRunsOn
    return [
        ErasureOverdue(
            journey_id=command.journey_id,
            awaited=tuple(one for one in ALL_SERVICES if one in erasure.awaited),
            due_at=erasure.acknowledge_by,
            occurred_at=command.occurred_at,
        )
    ]


def evolve(erasure: Erasure, event: ErasureEvent) -> Erasure:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case ErasureOrdered():
            return Ordered(event.erasure_id, frozenset(event.services), event.acknowledge_by)
        case ErasureAcknowledged():
            if not isinstance(erasure, Ordered):
                return erasure
            return changed(erasure, awaited=erasure.awaited - {event.service})
        case ErasureCompleted():
            return Complete(event.erasure_id)
        case ErasureOverdue():
            return changed(erasure, overdue=True) if isinstance(erasure, Ordered) else erasure
        case _:
            assert_never(event)


decider: Decider[ErasureCommand, Erasure, ErasureEvent] = Decider(NotOrdered(), decide, evolve)
