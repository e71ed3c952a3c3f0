"""A stay: one resident's time in one house, from the request to the way out.

Names and addresses never appear here; every reference is opaque.
"""

from services.shelter.domain.stay import care as stay_care
from services.shelter.domain.stay import children as stay_children
from services.shelter.domain.stay import leaving as stay_leaving
from services.shelter.domain.stay import living as stay_living
from services.shelter.domain.stay import moving as stay_moving
from services.shelter.domain.stay import notices as stay_notices
from services.shelter.domain.stay import placing as stay_placing
from services.shelter.domain.stay.care_messages import CareCommand
from services.shelter.domain.stay.child_messages import ChildCommand
from services.shelter.domain.stay.commands import (
    LivingCommand,
    PlacingCommand,
    StayCommand,
)
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.history import evolve
from services.shelter.domain.stay.moving_messages import MovingCommand
from services.shelter.domain.stay.standing_messages import StandingCommand
from services.shelter.domain.stay.states import NoStay, Stay
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
