"""A house: how many places it has, for whom, under which licence, and who takes them.

Its address and its name are no part of this history.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import assert_never

from services.shelter.domain.house_messages import (
    BedFreed,
    BedTaken,
    CapacityChanged,
    ChangeCapacity,
    CloseHouse,
    FreeBed,
    HouseClosed,
    HouseCommand,
    HouseEvent,
    HouseRegistered,
    LicenceRenewed,
    OfferPlace,
    PlaceOffered,
    RegisterHouse,
    RenewLicence,
    TakeBed,
)
from services.shelter.domain.house_refusals import (
    CapacityBelowOccupied,
    GroupNotAccepted,
    HouseAlreadyRegistered,
    HouseIsClosed,
    HouseIsFull,
    HouseNotEmpty,
    LicenceExpired,
    LicenceNotProlonged,
    NoSuchHouse,
)
from services.shelter.domain.ids import StayId
from services.shelter.domain.order import follows
from services.shelter.domain.words import Group
from shared.kernel.decider import Decider
from shared.kernel.terms import local_date


@dataclass(frozen=True)
class NoHouse:
    """Nothing is registered."""


@dataclass(frozen=True)
class Open:
    """People may live here; `taken` says how many places each stay has."""

    registered: HouseRegistered
    capacity: int
    licence_no: str
    licence_to: date
    taken: Mapping[StayId, int] = field(default_factory=dict[StayId, int])

    @property
    def occupied(self) -> int:
        """Return how many places are taken."""
        return sum(self.taken.values())


@dataclass(frozen=True)
class Closed:
    """Nobody lives here any more."""

    registered: HouseRegistered


House = NoHouse | Open | Closed


def decide(command: HouseCommand, house: House) -> list[HouseEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case OfferPlace() | TakeBed() | FreeBed():
            return _decide_bed(command, house)
        case RegisterHouse():
            return _register(command, house)
        case ChangeCapacity():
            return _change_capacity(command, house)
        case RenewLicence():
            return _renew_licence(command, house)
        case CloseHouse():
            return _close(command, house)
        case _:
            assert_never(command)


def _decide_bed(command: OfferPlace | TakeBed | FreeBed, house: House) -> list[HouseEvent]:
    match command:
        case OfferPlace():
            return _offer(command, house)
        case TakeBed():
            return _take(command, house)
        case FreeBed():
            return _free(command, house)
        case _:
            assert_never(command)


def _register(command: RegisterHouse, house: House) -> list[HouseEvent]:
    registered = HouseRegistered(
        house_id=command.house_id,
        region=command.region,
        capacity=command.capacity,
        accepted_groups=tuple(sorted(set(command.accepted_groups))),
        licence_no=command.licence_no,
        licence_to=command.licence_to,
        occurred_at=command.occurred_at,
    )
    if not isinstance(house, NoHouse):
        if house.registered == registered:
            return []
        raise HouseAlreadyRegistered
    _licensed(command.licence_to, command.occurred_at)
    return [registered]


def _change_capacity(command: ChangeCapacity, house: House) -> list[HouseEvent]:
    house = _open(house, command.occurred_at)
    if command.capacity == house.capacity:
        return []
    if command.capacity < house.occupied:
        raise CapacityBelowOccupied
    return [
        CapacityChanged(
            house_id=command.house_id, capacity=command.capacity, occurred_at=command.occurred_at
        )
    ]


def _renew_licence(command: RenewLicence, house: House) -> list[HouseEvent]:
    house = _open(house, command.occurred_at)
    if (command.licence_no, command.licence_to) == (house.licence_no, house.licence_to):
        return []
    if command.licence_to < house.licence_to:
        raise LicenceNotProlonged
    _licensed(command.licence_to, command.occurred_at)
    return [
        LicenceRenewed(
            house_id=command.house_id,
            licence_no=command.licence_no,
            licence_to=command.licence_to,
            occurred_at=command.occurred_at,
        )
    ]


def _close(command: CloseHouse, house: House) -> list[HouseEvent]:
    if isinstance(house, Closed):
        return []
    if _open(house, command.occurred_at).taken:
        raise HouseNotEmpty
    return [HouseClosed(house_id=command.house_id, occurred_at=command.occurred_at)]


def _offer(command: OfferPlace, house: House) -> list[HouseEvent]:
    _may_take_in(_open(house, command.occurred_at), command.group, 1, command.occurred_at)
    return [
        PlaceOffered(
            house_id=command.house_id, stay_id=command.stay_id, occurred_at=command.occurred_at
        )
    ]


def _take(command: TakeBed, house: House) -> list[HouseEvent]:
    house = _open(house, command.occurred_at)
    if command.stay_id in house.taken:
        return []
    places = 1 + command.children
    _may_take_in(house, command.group, places, command.occurred_at)
    return [
        BedTaken(
            house_id=command.house_id,
            stay_id=command.stay_id,
            places=places,
            occurred_at=command.occurred_at,
        )
    ]


def _free(command: FreeBed, house: House) -> list[HouseEvent]:
    if isinstance(house, Closed):
        return []
    places = _open(house, command.occurred_at).taken.get(command.stay_id)
    if places is None:
        return []
    return [
        BedFreed(
            house_id=command.house_id,
            stay_id=command.stay_id,
            places=places,
            occurred_at=command.occurred_at,
        )
    ]


def _open(house: House, moment: datetime) -> Open:
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


def _may_take_in(house: Open, group: Group, places: int, moment: datetime) -> None:
    _licensed(house.licence_to, moment)
    if group not in house.registered.accepted_groups:
        raise GroupNotAccepted
    if house.occupied + places > house.capacity:
        raise HouseIsFull


def _licensed(licence_to: date, moment: datetime) -> None:
    if local_date(moment) > licence_to:
        raise LicenceExpired


def evolve(house: House, event: HouseEvent) -> House:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, HouseRegistered):
        return Open(event, event.capacity, event.licence_no, event.licence_to)
    match house:
        case Open():
            return _changed(house, event)
        case NoHouse() | Closed():
            return house
        case _:
            assert_never(house)


def _changed(
    house: Open,
    event: CapacityChanged | LicenceRenewed | HouseClosed | PlaceOffered | BedTaken | BedFreed,
) -> House:
    match event:
        case CapacityChanged():
            return replace(house, capacity=event.capacity)
        case LicenceRenewed():
            return replace(house, licence_no=event.licence_no, licence_to=event.licence_to)
        case HouseClosed():
            return Closed(house.registered)
        case PlaceOffered():
            return house
        case BedTaken():
            return replace(house, taken={**house.taken, event.stay_id: event.places})
        case BedFreed():
            taken = {stay: n for stay, n in house.taken.items() if stay != event.stay_id}
            return replace(house, taken=taken)
        case _:
            assert_never(event)


decider: Decider[HouseCommand, House, HouseEvent] = Decider(NoHouse(), decide, evolve)
