"""A made-up person's participation: what was noted of them so far."""

from services.reintegration.domain.participation.commands import ParticipationCommand
from services.reintegration.domain.participation.decider import decider
from services.reintegration.domain.participation.events import (
    ParticipationBegan,
    ParticipationEvent,
)
from tests.reintegration.participant import JOURNEY, NOON, PLAN

Life = tuple[ParticipationEvent, ...]

began = ParticipationBegan(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON)


def life(*commands: ParticipationCommand, since: Life = ()) -> Life:
    """Return the history that these commands write, one after the other."""
    history = since
    for command in commands:
        history = (*history, *decider.decide(command, decider.fold(history)))
    return history
