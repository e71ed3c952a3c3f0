"""A person at intake: the journeys that were found to be theirs besides this one.

Tied and untied in the same breath as the pair, on all journeys that are joined alike.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, assert_never

from pydantic import Field

from shared.kernel.decider import Decider
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event


class TieJourney(Command):
    journey_id: JourneyId
    with_journey: JourneyId


class UntieJourney(Command):
    journey_id: JourneyId
    with_journey: JourneyId


PersonCommand = TieJourney | UntieJourney


class JourneyTied(Event):
    kind: Literal["journey-tied.v1"] = "journey-tied.v1"
    journey_id: JourneyId
    with_journey: JourneyId


class JourneyUntied(Event):
    kind: Literal["journey-untied.v1"] = "journey-untied.v1"
    journey_id: JourneyId
    with_journey: JourneyId


PersonEvent = Annotated[JourneyTied | JourneyUntied, Field(discriminator="kind")]


@dataclass(frozen=True)
class Ties:
    """The other journeys of the person whose journey this is."""

    others: frozenset[JourneyId] = frozenset()


def decide(command: PersonCommand, ties: Ties) -> list[PersonEvent]:
    """Return what happens; an empty list means it is already so."""
    tied = command.with_journey in ties.others
    match command:
        case TieJourney():
            return [] if tied else [JourneyTied.model_validate(dict(command))]
        case UntieJourney():
            return [JourneyUntied.model_validate(dict(command))] if tied else []
        case _:
            assert_never(command)


def evolve(ties: Ties, event: PersonEvent) -> Ties:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case JourneyTied():
            return Ties(ties.others | {event.with_journey})
        case JourneyUntied():
            return Ties(ties.others - {event.with_journey})
        case _:
            assert_never(event)


decider: Decider[PersonCommand, Ties, PersonEvent] = Decider(Ties(), decide, evolve)
