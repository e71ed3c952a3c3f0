"""A house: how many places it has, for whom, under which licence, and who takes them.

Its address, its name and the number of its licence are no part of this history.
"""

from datetime import date, datetime, time, timedelta
from typing import assert_never

from services.shelter.domain.house import places as house_places
from services.shelter.domain.house.messages import (
    BedFreed,
    BedHeld,
    BedTaken,
    CapacityChanged,
    CeilingSet,
    ChangeCapacity,
    CloseFacility,
    HoldReleased,
    HouseClosed,
    HouseCommand,
    HouseEvent,
    HouseRegistered,
    LaterHouseEvent,
    LicenceEnding,
    LicenceRenewed,
    NoteLicenceEnding,
    PartiesNoted,
    PlaceFreed,
    PlaceOffered,
    RegisterFacility,
    RenewLicence,
    SetCeiling,
)
from services.shelter.domain.house.places import licensed, opened
from services.shelter.domain.house.refusals import (
    CapacityBelowOccupied,
    HouseAlreadyRegistered,
    HouseNotEmpty,
    LicenceNotEnding,
    LicenceNotProlonged,
)
from services.shelter.domain.house.states import Closed, House, NoHouse, Open
from services.shelter.domain.tables import LICENCE_NOTICE
from shared.kernel.decider import Decider
from shared.kernel.states import changed
from shared.kernel.terms import VIET_NAM


def decide(command: HouseCommand, house: House) -> list[HouseEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, house_places.Placing):
        return house_places.decide(command, house)
    if isinstance(command, SetCeiling):
        return _set_ceiling(command, house)
    return _run(command, house)


def _run(
    command: RegisterFacility | ChangeCapacity | RenewLicence | NoteLicenceEnding | CloseFacility,
    house: House,
) -> list[HouseEvent]:
    match command:
        case RegisterFacility():
            return _register(command, house)
        case ChangeCapacity():
            return _change_capacity(command, house)
        case RenewLicence():
            return _renew_licence(command, house)
        case NoteLicenceEnding():
            return _note_licence_ending(command, house)
        case CloseFacility():
            return _close(command, house)
        case _:
            assert_never(command)


def _register(command: RegisterFacility, house: House) -> list[HouseEvent]:
    registered = HouseRegistered(
        house_id=command.house_id,
        region=command.region,
        capacity=command.capacity,
        accepted_groups=tuple(sorted(set(command.accepted_groups))),
        licence_no=command.licence_no,
        licence_to=command.licence_to,
        address=command.address,
        renew_from=_notice(command.licence_to, command.occurred_at),
        policy_version=LICENCE_NOTICE.version(command.occurred_at),
        unit=command.unit,
        occurred_at=command.occurred_at,
    )
    if not isinstance(house, NoHouse):
        if house.registered == registered:
            return []
        raise HouseAlreadyRegistered
    licensed(command.licence_to, command.occurred_at)
    return [registered]


def _notice(licence_to: date, moment: datetime) -> datetime:
    before = timedelta(days=LICENCE_NOTICE.on(moment).value.amount)
    return datetime.combine(licence_to - before, time(), VIET_NAM)


def _change_capacity(command: ChangeCapacity, house: House) -> list[HouseEvent]:
    house = opened(house, command.occurred_at)
    if command.capacity == house.capacity:
        return []
    if command.capacity < house.occupied + house.held_places:
        raise CapacityBelowOccupied
    return [
        CapacityChanged(
            house_id=command.house_id, capacity=command.capacity, occurred_at=command.occurred_at
        )
    ]


def _set_ceiling(command: SetCeiling, house: House) -> list[HouseEvent]:
    known = opened(house, command.occurred_at).ceiling_days
    return [] if known == command.days else [CeilingSet(**dict(command))]


def _renew_licence(command: RenewLicence, house: House) -> list[HouseEvent]:
    house = opened(house, command.occurred_at)
    if (command.licence_no, command.licence_to) == (house.licence_no, house.licence_to):
        return []
    if command.licence_to < house.licence_to:
        raise LicenceNotProlonged
    licensed(command.licence_to, command.occurred_at)
    return [
        LicenceRenewed(
            house_id=command.house_id,
            licence_no=command.licence_no,
            licence_to=command.licence_to,
            renew_from=_notice(command.licence_to, command.occurred_at),
            policy_version=LICENCE_NOTICE.version(command.occurred_at),
            occurred_at=command.occurred_at,
        )
    ]


def _note_licence_ending(command: NoteLicenceEnding, house: House) -> list[HouseEvent]:
    if isinstance(house, Closed):
        return []
    house = opened(house, command.occurred_at)
    if house.licence_ending or house.renew_from is None:
        return []
    if command.occurred_at < house.renew_from:
        raise LicenceNotEnding
    return [
        LicenceEnding(
            house_id=command.house_id,
            licence_to=house.licence_to,
            occurred_at=command.occurred_at,
        )
    ]


def _close(command: CloseFacility, house: House) -> list[HouseEvent]:
    if isinstance(house, Closed):
        return []
    house = opened(house, command.occurred_at)
    if house.taken or house.held:
        raise HouseNotEmpty
    return [HouseClosed(house_id=command.house_id, occurred_at=command.occurred_at)]


def evolve(house: House, event: HouseEvent) -> House:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, HouseRegistered):
        return Open(event, event.capacity, event.licence_no, event.licence_to, event.renew_from)
    match house:
        case Open():
            return _changed(house, event)
        case NoHouse() | Closed():
            return house
        case _:
            assert_never(house)


def _changed(house: Open, event: LaterHouseEvent) -> House:
    match event:
        case CapacityChanged():
            return changed(house, capacity=event.capacity)
        case LicenceRenewed():
            return _renewed(house, event)
        case LicenceEnding():
            return changed(house, licence_ending=True)
        case HouseClosed():
            return Closed(house.registered)
        case CeilingSet():
            return changed(house, ceiling_days=event.days)
        case _:
            return _filled(house, event)


def _filled(house: Open, event: PlaceOffered | house_places.PlaceEvent) -> House:
    match event:
        case PlaceOffered():
            return house
        case BedHeld() | HoldReleased() | BedTaken() | PartiesNoted() | PlaceFreed() | BedFreed():
            return house_places.evolve(house, event)
        case _:
            assert_never(event)


def _renewed(house: Open, event: LicenceRenewed) -> Open:
    return changed(
        house,
        licence_no=event.licence_no,
        licence_to=event.licence_to,
        renew_from=event.renew_from,
        licence_ending=False,
    )


decider: Decider[HouseCommand, House, HouseEvent] = Decider(NoHouse(), decide, evolve)
