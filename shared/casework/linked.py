"""Journeys that are one person's: what a person has once is asked of all of them.

Intake finds that two journeys are one person's, and that they are not after all; each room
keeps it of its own. A rule that counts over a person asks here with the command it guards:
the question goes to each linked journey, in the same append. Who asks notes it on both sides,
so that two who ask at once, one in each journey, do not both find nothing.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, assert_never
from uuid import UUID

from pydantic import Field

from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, HeardBeside
from shared.kernel.states import changed

LINKED = "linked"


class NoteLinked(Command):
    """Intake tells that another journey is the same person's."""

    journey_id: JourneyId
    with_journey: JourneyId


class NoteUnlinked(Command):
    """Intake tells that they are two persons' after all."""

    journey_id: JourneyId
    with_journey: JourneyId


class AskLinked(Command):
    """Asked with what a person has once: each linked journey is asked the same question.

    `about` is what would be had; `question` is a command of the room, put to each in turn.
    """

    journey_id: JourneyId
    about: UUID
    question: Command


class MeetLinked(Command):
    """Comes along with a question: somebody asks on behalf of a linked journey."""

    journey_id: JourneyId
    about: UUID


Found = NoteLinked | NoteUnlinked

LinkedCommand = NoteLinked | NoteUnlinked | AskLinked | MeetLinked


class LinkNoted(HeardBeside, Event):
    kind: Literal["link-noted.v1"] = "link-noted.v1"
    journey_id: JourneyId
    with_journey: JourneyId


class LinkUndone(HeardBeside, Event):
    kind: Literal["link-undone.v1"] = "link-undone.v1"
    journey_id: JourneyId
    with_journey: JourneyId


class LinkConsulted(HeardBeside, Event):
    """A rule about what a person has once was judged over this journey, too."""

    kind: Literal["link-consulted.v1"] = "link-consulted.v1"
    journey_id: JourneyId
    about: UUID


LinkedEvent = Annotated[LinkNoted | LinkUndone | LinkConsulted, Field(discriminator="kind")]


@dataclass(frozen=True)
class Linked:
    """The other journeys of this person, and what was asked across them."""

    others: frozenset[JourneyId] = frozenset()
    consulted: frozenset[UUID] = frozenset()


def decide(command: LinkedCommand, linked: Linked) -> list[LinkedEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case NoteLinked():
            known = command.with_journey in linked.others
            return [] if known else [LinkNoted(**dict(command))]
        case NoteUnlinked():
            known = command.with_journey in linked.others
            return [LinkUndone(**dict(command))] if known else []
        case AskLinked():
            return _consulted(command, linked) if linked.others else []
        case MeetLinked():
            return _consulted(command, linked)
        case _:
            assert_never(command)


def _consulted(command: AskLinked | MeetLinked, linked: Linked) -> list[LinkedEvent]:
    if command.about in linked.consulted:
        return []
    return [
        LinkConsulted(
            journey_id=command.journey_id, about=command.about, occurred_at=command.occurred_at
        )
    ]


def asks_linked(command: AskLinked, linked: Linked) -> list[Command]:
    """Put the question to each linked journey, and note there that it was put."""
    together: list[Command] = []
    for other in sorted(linked.others):
        together += [
            command.question.model_copy(update={"journey_id": other}),
            MeetLinked(journey_id=other, about=command.about, occurred_at=command.occurred_at),
        ]
    return together


def seen_from_both(command: Found) -> tuple[Found, Found]:
    """Return what intake told of two journeys as it is told to the one, and to the other."""
    turned = {"journey_id": command.with_journey, "with_journey": command.journey_id}
    return command, command.model_copy(update=turned)


def evolve(linked: Linked, event: LinkedEvent) -> Linked:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case LinkNoted():
            return changed(linked, others=linked.others | {event.with_journey})
        case LinkUndone():
            return changed(linked, others=linked.others - {event.with_journey})
        case LinkConsulted():
            return changed(linked, consulted=linked.consulted | {event.about})
        case _:
            assert_never(event)


decider: Decider[LinkedCommand, Linked, LinkedEvent] = Decider(Linked(), decide, evolve)


def linked_of(service: str) -> Aggregate[Any, Any, Any]:
    """Return a room's links, one history for each journey."""
    return Aggregate(service, LINKED, decider, LinkedEvent, LinkedCommand, "journey_id")
