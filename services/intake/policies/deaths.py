"""A death that another room tells of stops intake's clocks, measures and open case."""

from services.intake.domain.journey.messages import NoteDeath
from shared.contracts import reintegration, shelter
from shared.kernel.messages import Command


def react(fact: shelter.ResidentDied | reintegration.PlanClosed) -> list[Command]:
    """Note the death; a plan that closed for another reason is none."""
    if isinstance(fact, reintegration.PlanClosed) and fact.outcome != "deceased":
        return []
    return [NoteDeath(journey_id=fact.journey_id, occurred_at=fact.occurred_at)]
