"""A person at intake: the journeys that were found to be theirs besides this one.

Tied and untied in the same breath as the pair, on all journeys that are joined alike. What
rests on a tie is written here, so that none is untied meanwhile.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, assert_never
from uuid import UUID

from pydantic import Field

from services.intake.domain.ids import CaseId
from services.intake.domain.linking.refusals import NotLinked
from shared.kernel.decider import Decider
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event
from shared.kernel.states import changed


class TieJourney(Command):
    journey_id: JourneyId
    with_journey: JourneyId


class UntieJourney(Command):
    journey_id: JourneyId
    with_journey: JourneyId


class JoinAcross(Command):
    """Asked with two cases that become one: are the two journeys this one person's?"""

    journey_id: JourneyId
    with_journey: JourneyId
    case_id: CaseId
    to_case: CaseId


class TakeAlertUp(Command):
    """An alert was confirmed; `case_id` is the case that it opens where none is open.

    Asked here first, since only a person's ties say which journeys are asked.
    """

    journey_id: JourneyId
    alert_id: UUID
    case_id: CaseId


class TellDeath(Command):
    """The person of this journey has died: every journey that is theirs hears of it, once."""

    journey_id: JourneyId


PersonCommand = TieJourney | UntieJourney | JoinAcross | TakeAlertUp | TellDeath


class JourneyTied(Event):
    kind: Literal["journey-tied.v1"] = "journey-tied.v1"
    journey_id: JourneyId
    with_journey: JourneyId


class JourneyUntied(Event):
    kind: Literal["journey-untied.v1"] = "journey-untied.v1"
    journey_id: JourneyId
    with_journey: JourneyId


class JoinedAcross(Event):
    """A case of this journey goes on in a case of the other one."""

    kind: Literal["joined-across.v1"] = "joined-across.v1"
    journey_id: JourneyId
    with_journey: JourneyId
    case_id: CaseId
    to_case: CaseId


class DeathTold(Event):
    """The other journey hears that the person died: nothing stays open there."""

    kind: Literal["death-told.v1"] = "death-told.v1"
    journey_id: JourneyId
    with_journey: JourneyId


PersonEvent = Annotated[
    JourneyTied | JourneyUntied | JoinedAcross | DeathTold, Field(discriminator="kind")
]


@dataclass(frozen=True)
class Ties:
    """The other journeys of the person whose journey this is, and what was joined across.

    `told` are those that have heard from here that the person died.
    """

    others: frozenset[JourneyId] = frozenset()
    joined: frozenset[tuple[CaseId, CaseId]] = frozenset()
    told: frozenset[JourneyId] = frozenset()

    @property
    def untold(self) -> list[JourneyId]:
        """Return the journeys of the person that are still to hear of a death."""
        return sorted(self.others - self.told)


def decide(command: PersonCommand, ties: Ties) -> list[PersonEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case TakeAlertUp():
            return []
        case TellDeath():
            at = command.occurred_at
            return [
                DeathTold(journey_id=command.journey_id, with_journey=other, occurred_at=at)
                for other in ties.untold
            ]
        case TieJourney() | UntieJourney() | JoinAcross():
            return _of_two(command, ties)
        case _:
            assert_never(command)


def _of_two(command: TieJourney | UntieJourney | JoinAcross, ties: Ties) -> list[PersonEvent]:
    tied = command.with_journey in ties.others
    match command:
        case TieJourney():
            return [] if tied else [JourneyTied.model_validate(dict(command))]
        case UntieJourney():
            return [JourneyUntied.model_validate(dict(command))] if tied else []
        case JoinAcross():
            if not tied:
                raise NotLinked
            known = (command.case_id, command.to_case) in ties.joined
            return [] if known else [JoinedAcross(**dict(command))]
        case _:
            assert_never(command)


def evolve(ties: Ties, event: PersonEvent) -> Ties:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case JourneyTied():
            return changed(ties, others=ties.others | {event.with_journey})
        case JourneyUntied():
            return changed(ties, others=ties.others - {event.with_journey})
        case JoinedAcross():
            return changed(ties, joined=ties.joined | {(event.case_id, event.to_case)})
        case DeathTold():
            return changed(ties, told=ties.told | {event.with_journey})
        case _:
            assert_never(event)


decider: Decider[PersonCommand, Ties, PersonEvent] = Decider(Ties(), decide, evolve)
