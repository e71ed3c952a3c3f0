"""A stay: one resident's time in one house, from the request to the way out.

Names and addresses never appear here; every reference is opaque.
"""

from services.shelter.domain import (
    stay_care,
    stay_children,
    stay_leaving,
    stay_living,
    stay_moving,
    stay_notices,
    stay_placing,
)
from services.shelter.domain.care_messages import CareCommand
from services.shelter.domain.child_messages import ChildCommand
from services.shelter.domain.moving_messages import MovingCommand
from services.shelter.domain.standing_messages import StandingCommand
from services.shelter.domain.stay_commands import (
    LivingCommand,
    PlacingCommand,
    StayCommand,
)
from services.shelter.domain.stay_events import StayEvent
from services.shelter.domain.stay_history import evolve
from services.shelter.domain.stay_states import NoStay, Stay
from shared.kernel.decider import Decider


def decide(command: StayCommand, stay: Stay) -> list[StayEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, PlacingCommand):
        return stay_placing.decide(command, stay)
    if isinstance(command, LivingCommand):
        return stay_living.decide(command, stay)
    if isinstance(command, CareCommand | ChildCommand):
        return _cared(command, stay)
    if isinstance(command, MovingCommand):
        return stay_moving.decide(command, stay)
    if isinstance(command, StandingCommand):
        return stay_notices.decide(command, stay)
    return stay_leaving.decide(command, stay)


def _cared(command: CareCommand | ChildCommand, stay: Stay) -> list[StayEvent]:
    if isinstance(command, ChildCommand):
        return stay_children.decide(command, stay)
    return stay_care.decide(command, stay)


decider: Decider[StayCommand, Stay, StayEvent] = Decider(NoStay(), decide, evolve)
