"""The places of a house: offered, taken, freed, and never under one roof with an enemy."""

from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from services.shelter.domain.house_messages import (
    NOBODY,
    BedFreed,
    BedTaken,
    FreeBed,
    HouseEvent,
    NoteParties,
    OfferPlace,
    PartiesNoted,
    PlaceOffered,
    TakeBed,
)
from services.shelter.domain.house_refusals import (
    ConflictInHouse,
    GroupNotAccepted,
    HouseIsClosed,
    HouseIsFull,
    LicenceExpired,
    NoSuchHouse,
)
from services.shelter.domain.house_states import Closed, House, NoHouse, Open
from services.shelter.domain.order import follows
from shared.kernel.terms import local_date

Placing = OfferPlace | TakeBed | NoteParties | FreeBed


def decide(command: Placing, house: House) -> list[HouseEvent]:
    """Return what happens to the places of a house."""
    match command:
        case OfferPlace():
            return _offer(command, house)
        case TakeBed():
            return _take(command, house)
        case NoteParties():
            return _note_parties(command, house)
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


def _offer(command: OfferPlace, house: House) -> list[HouseEvent]:
    _may_take_in(opened(house, command.occurred_at), command, 1)
    return [
        PlaceOffered(
            house_id=command.house_id, stay_id=command.stay_id, occurred_at=command.occurred_at
        )
    ]


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
            occurred_at=command.occurred_at,
        )
    ]


def _may_take_in(house: Open, command: OfferPlace | TakeBed, places: int) -> None:
    licensed(house.licence_to, command.occurred_at)
    if command.group not in house.registered.accepted_groups:
        raise GroupNotAccepted
    if house.occupied + places > house.capacity:
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


def evolve(house: Open, event: BedTaken | PartiesNoted | BedFreed) -> Open:
    """Apply what happened to the places of a house."""
    match event:
        case BedTaken():
            taken = {**house.taken, event.stay_id: event.places}
            parties = {**house.parties, event.stay_id: event.parties}
            return replace(house, taken=taken, parties=parties)
        case PartiesNoted():
            return replace(house, parties={**house.parties, event.stay_id: event.parties})
        case BedFreed():
            taken = {stay: n for stay, n in house.taken.items() if stay != event.stay_id}
            parties = {stay: p for stay, p in house.parties.items() if stay != event.stay_id}
            return replace(house, taken=taken, parties=parties)
        case _:
            assert_never(event)
