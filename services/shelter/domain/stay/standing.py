"""Who lives in the house under a stay, or why nobody does."""

from typing import assert_never

from services.shelter.domain.stay.moving_refusals import IsAway, NotRegularised
from services.shelter.domain.stay.refusals import NoSuchStay, NotMovedIn, StayIsOver
from services.shelter.domain.stay.states import (
    Absent,
    Approved,
    Deceased,
    Declined,
    Emergency,
    Expired,
    Leaving,
    Left,
    Life,
    NoStay,
    Over,
    Requested,
    Resident,
    Running,
    Stay,
    Transferred,
    Waiting,
    Withdrawn,
)


def lodger_of(stay: Stay) -> Resident | Emergency:
    """Return who sleeps in the house, regularised or not; refuse if nobody does."""
    match stay:
        case Resident() | Emergency():
            return stay
        case Leaving():
            return stay.resident
        case Absent():
            raise IsAway
        case NoStay():
            raise NoSuchStay
        case Requested() | Waiting() | Approved():
            raise NotMovedIn
        case Declined() | Withdrawn() | Expired() | Left() | Transferred() | Deceased():
            raise StayIsOver
        case _:
            assert_never(stay)


def resident_of(stay: Stay) -> Resident:
    """Return who lives in the house; an emergency must be regularised first."""
    lodger = lodger_of(stay)
    if isinstance(lodger, Emergency):
        raise NotRegularised
    return lodger


def residing(stay: Stay) -> Resident | None:
    """Return the resident if there is one, also while away, and nobody otherwise."""
    match stay:
        case Resident():
            return stay
        case Leaving() | Absent():
            return stay.resident
        case NoStay():
            raise NoSuchStay
        case _:
            return None


def running_of(stay: Stay) -> Running:
    """Return a stay that is not over; refuse one that is, or was never asked for."""
    if isinstance(stay, NoStay):
        raise NoSuchStay
    if isinstance(stay, Over):
        raise StayIsOver
    return stay


def life_of(stay: Stay) -> Life:
    """Return what happened in the house, also when it is over."""
    match stay:
        case Emergency() | Resident() | Left() | Transferred() | Deceased():
            return stay.life
        case Leaving() | Absent():
            return stay.resident.life
        case NoStay():
            raise NoSuchStay
        case Requested() | Waiting() | Approved() | Declined() | Withdrawn() | Expired():
            raise NotMovedIn
        case _:
            assert_never(stay)


def at_home(state: Stay) -> Resident | Emergency | None:
    """Return who sleeps in the house tonight, if anyone does under this stay."""
    match state:
        case Resident() | Emergency():
            return state
        case Leaving():
            return state.resident
        case _:
            return None
