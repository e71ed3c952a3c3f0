"""Erasing a journey in one room: ordered, done, and told when nothing is left to read.

The log keeps codes and dates. What was written about the person is destroyed once the order
is in the log, and again after every crash, until it stands here that it is done.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, assert_never

from pydantic import Field

from shared.casework.sharing.messages import EraseOnceTold
from shared.contracts.intake import ErasureOrdered
from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.ids import ErasureId, JourneyId
from shared.kernel.messages import Command, Event, Moment
from shared.kernel.policy import Policy
from shared.kernel.room import ServiceName

ERASING = "erasing"


class EraseJourney(Command):
    journey_id: JourneyId
    erasure_id: ErasureId


class CompleteErasure(Command):
    """Asked by the house, once the records are deleted and the keys destroyed."""

    journey_id: JourneyId
    erasure_id: ErasureId
    service: ServiceName


class NoteSealed(Command):
    """Asked by the house, once the master key is replaced under which the journey was erased."""

    journey_id: JourneyId
    service: ServiceName
    began_at: Moment


ErasingCommand = EraseJourney | CompleteErasure | NoteSealed


class JourneyErasing(Event):
    kind: Literal["journey-erasing.v1"] = "journey-erasing.v1"
    journey_id: JourneyId
    erasure_id: ErasureId


class JourneyErased(Event):
    kind: Literal["journey-erased.v1"] = "journey-erased.v1"
    journey_id: JourneyId
    erasure_id: ErasureId
    service: ServiceName


class JourneySealed(Event):
    """No old copy opens what was erased: its master key is gone; `began_at` is since when."""

    kind: Literal["journey-sealed.v1"] = "journey-sealed.v1"
    journey_id: JourneyId
    erasure_id: ErasureId
    service: ServiceName
    began_at: Moment


ErasingEvent = Annotated[
    JourneyErasing | JourneyErased | JourneySealed, Field(discriminator="kind")
]


@dataclass(frozen=True)
class NotErased:
    """Nothing was ordered here."""


@dataclass(frozen=True)
class Erasing:
    """Ordered, and not yet known to be done."""

    erasure_id: ErasureId


@dataclass(frozen=True)
class Erased:
    """Nothing can be read any more, and nothing more is kept; sealed, from no old copy either."""

    erasure_id: ErasureId
    sealed: bool = False


State = NotErased | Erasing | Erased


class NoErasureOrdered(Refused):
    """No erasure of this journey was ordered here."""

    slug = "no-erasure-ordered"
    vi = "Chưa có lệnh xóa hồ sơ này tại đây."
    source = "practice: nothing is erased without an order that names its cause"


def decide(command: ErasingCommand, state: State) -> list[ErasingEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case EraseJourney():
            return [JourneyErasing(**dict(command))] if isinstance(state, NotErased) else []
        case CompleteErasure():
            return _complete(command, state)
        case NoteSealed():
            return _seal(command, state)
        case _:
            assert_never(command)


def _complete(command: CompleteErasure, state: State) -> list[ErasingEvent]:
    match state:
        case NotErased():
            raise NoErasureOrdered
        case Erasing():
            return [JourneyErased(**dict(command))]
        case Erased():
            return []
        case _:
            assert_never(state)


def _seal(command: NoteSealed, state: State) -> list[ErasingEvent]:
    match state:
        case NotErased():
            raise NoErasureOrdered
        case Erased(erasure_id, sealed=False):
            return [JourneySealed(**dict(command), erasure_id=erasure_id)]
        case Erasing() | Erased():
            return []
        case _:
            assert_never(state)


def evolve(_: State, event: ErasingEvent) -> State:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case JourneyErasing():
            return Erasing(event.erasure_id)
        case JourneyErased():
            return Erased(event.erasure_id)
        case JourneySealed():
            return Erased(event.erasure_id, sealed=True)
        case _:
            assert_never(event)


decider: Decider[ErasingCommand, State, ErasingEvent] = Decider(NotErased(), decide, evolve)


def erasing_of(service: str) -> Aggregate[Any, Any, Any]:
    """Return a room's erasures, one history for each journey."""
    return Aggregate(service, ERASING, decider, ErasingEvent, ErasingCommand, "journey_id")


def react(fact: ErasureOrdered) -> list[Command]:
    """Erase what this room holds of the person, once those who received it were told."""
    return [
        EraseOnceTold(
            journey_id=fact.journey_id,
            erasure_id=ErasureId(fact.erasure_id),
            occurred_at=fact.occurred_at,
        )
    ]


def erasing_duty(room: str) -> Policy:
    """Return the duty of a room to erase what it is told to; `room` begins its names."""
    return Policy(f"{room}-erasing", hears=(ErasureOrdered,), react=react)
