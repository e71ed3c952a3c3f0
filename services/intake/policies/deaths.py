"""A death that another room tells of stops intake's clocks, measures and open case.

It reaches each linked journey as soon as intake itself has told of it, and from there every
room: the house tells it on, so that who recorded a death is nothing to the other journey.
"""

from typing import assert_never, get_args

from services.intake.domain.journey.messages import NoteDeath
from services.intake.domain.person.decider import TellDeath
from shared.contracts import intake, legal_aid, reintegration, shelter
from shared.contracts.fact import Fact
from shared.kernel.messages import Command

Heard = shelter.ResidentDied | legal_aid.ClientDied | reintegration.PlanClosed | intake.PersonDied
HEARS: tuple[type[Fact], ...] = get_args(Heard)


def react(fact: Heard) -> list[Command]:
    """Note the death, and tell it on; a plan that closed for another reason is none."""
    journey, at = fact.journey_id, fact.occurred_at
    match fact:
        case intake.PersonDied():
            return [TellDeath(journey_id=journey, occurred_at=at)]
        case reintegration.PlanClosed(outcome=outcome) if outcome != "deceased":
            return []
        case shelter.ResidentDied() | legal_aid.ClientDied() | reintegration.PlanClosed():
            return [NoteDeath(journey_id=journey, occurred_at=at)]
        case _:
            assert_never(fact)
