"""The places of a house: held, taken, freed, and never under one roof with an enemy."""

from datetime import date, datetime
from typing import assert_never

from services.shelter.domain.house.messages import (
    NOBODY,
    AskCeiling,
    BedFreed,
    BedHeld,
    BedTaken,
    FreeBed,
    FreePlace,
    HoldBed,
    HoldReleased,
    HouseEvent,
    NoteParties,
    PartiesNoted,
    PlaceFreed,
    ReleaseBed,
    TakeBed,
    VouchForHouse,
)
from services.shelter.domain.house.refusals import (
    ConflictInHouse,
    GroupNotAccepted,
    HouseIsClosed,
    HouseIsFull,
    LicenceExpired,
    NoSuchHouse,
)
from services.shelter.domain.house.states import Closed, House, NoHouse, Open
from services.shelter.domain.ids import StayId
from services.shelter.domain.order import follows
from shared.kernel.states import changed
from shared.kernel.terms import local_date

Placing = (
    VouchForHouse | AskCeiling | HoldBed | ReleaseBed | TakeBed | NoteParties | FreePlace | FreeBed
)

PlaceEvent = BedHeld | HoldReleased | BedTaken | PartiesNoted | PlaceFreed | BedFreed


def decide(command: Placing, house: House) -> list[HouseEvent]:
    """Return what happens to the places of a house."""
    match command:
        case VouchForHouse() | AskCeiling():
            opened(house, command.occurred_at)
            return []
        case HoldBed() | ReleaseBed():
            return _expect(command, house)
        case TakeBed():
            return _take(command, house)
        case NoteParties():
            return _note_parties(command, house)
        case FreePlace():
            return _free_place(command, house)
        case FreeBed():
            return _free(command, house)
        case _:
            assert_never(command)


def opened(house: House, moment: datetime) -> Open:
    """Return the house if it is open; refuse otherwise."""
    match house:
        case Open():
            follows(moment, house.registered.occurred_at)
            return house
        case NoHouse():
            raise NoSuchHouse
        case Closed():
            raise HouseIsClosed
        case _:
            assert_never(house)


def licensed(licence_to: date, moment: datetime) -> None:
    """Refuse a day on which the licence does not hold."""
    if local_date(moment) > licence_to:
        raise LicenceExpired


def _expect(command: HoldBed | ReleaseBed, house: House) -> list[HouseEvent]:
    match command:
        case HoldBed():
            return _hold(command, house)
        case ReleaseBed():
            return _release(command, house)
        case _:
            assert_never(command)


def _hold(command: HoldBed, house: House) -> list[HouseEvent]:
    house = opened(house, command.occurred_at)
    places = 1 + command.children
    _may_take_in(house, command, places)
    return [
        BedHeld(
            house_id=command.house_id,
            stay_id=command.stay_id,
            places=places,
            until=command.until,
            before=house.held.get(command.stay_id, 0),
            occurred_at=command.occurred_at,
        )
    ]


def _release(command: ReleaseBed, house: House) -> list[HouseEvent]:
    # A death or a rejection gives a bed back whatever day it is of; and a house may have closed
    # on an offer of old, which held nothing. Neither may keep the stay from hearing of it.
    if isinstance(house, NoHouse):
        raise NoSuchHouse
    places = house.held.get(command.stay_id) if isinstance(house, Open) else None
    if places is None:
        return []
    return [HoldReleased(**dict(command), places=places)]


def _take(command: TakeBed, house: House) -> list[HouseEvent]:
    house = opened(house, command.occurred_at)
    if command.stay_id in house.taken:
        return []
    places = 1 + command.children
    _may_take_in(house, command, places)
    return [
        BedTaken(
            house_id=command.house_id,
            stay_id=command.stay_id,
            places=places,
            parties=command.parties,
            held=house.held.get(command.stay_id, 0),
            occurred_at=command.occurred_at,
        )
    ]


def _may_take_in(house: Open, command: HoldBed | TakeBed, places: int) -> None:
    licensed(house.licence_to, command.occurred_at)
    if command.group not in house.registered.accepted_groups:
        raise GroupNotAccepted
    if places > house.free_for(command.stay_id):
        raise HouseIsFull
    if house.clashes(command.stay_id, command.parties):
        raise ConflictInHouse


def _note_parties(command: NoteParties, house: House) -> list[HouseEvent]:
    house = opened(house, command.occurred_at)
    if house.parties.get(command.stay_id, NOBODY) == command.parties:
        return []
    return [
        PartiesNoted(
            house_id=command.house_id,
            stay_id=command.stay_id,
            parties=command.parties,
            clashes=house.clashes(command.stay_id, command.parties),
            occurred_at=command.occurred_at,
        )
    ]


def _free_place(command: FreePlace, house: House) -> list[HouseEvent]:
    places = opened(house, command.occurred_at).taken.get(command.stay_id, 0)
    return [PlaceFreed(**dict(command), left=places - 1)] if places > 1 else []


def _free(command: FreeBed, house: House) -> list[HouseEvent]:
    if isinstance(house, Closed):
        return []
    house = opened(house, command.occurred_at)
    places = house.taken.get(command.stay_id)
    if places is None:
        return []
    return [
        BedFreed(
            house_id=command.house_id,
            stay_id=command.stay_id,
            places=places,
            parted_from=house.clashes(command.stay_id, house.parties.get(command.stay_id, NOBODY)),
            occurred_at=command.occurred_at,
        )
    ]


def evolve(house: Open, event: PlaceEvent) -> Open:
    """Apply what happened to the places of a house."""
    match event:
        case BedHeld():
            return changed(house, held={**house.held, event.stay_id: event.places})
        case HoldReleased():
            return changed(house, held=_held_for_others(house, event.stay_id))
        case BedTaken():
            taken = {**house.taken, event.stay_id: event.places}
            parties = {**house.parties, event.stay_id: event.parties}
            held = _held_for_others(house, event.stay_id)
            return changed(house, taken=taken, parties=parties, held=held)
        case PlaceFreed():
            return changed(house, taken={**house.taken, event.stay_id: event.left})
        case PartiesNoted():
            return changed(house, parties={**house.parties, event.stay_id: event.parties})
        case BedFreed():
            taken = {stay: n for stay, n in house.taken.items() if stay != event.stay_id}
            parties = {stay: p for stay, p in house.parties.items() if stay != event.stay_id}
            return changed(house, taken=taken, parties=parties)
        case _:
            assert_never(event)


def _held_for_others(house: Open, stay_id: StayId) -> dict[StayId, int]:
    return {stay: places for stay, places in house.held.items() if stay != stay_id}
