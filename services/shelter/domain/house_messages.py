"""What is asked of a house, and what happened to it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from services.shelter.domain.ids import HouseId, StayId
from services.shelter.domain.words import Children, Group
from shared.kernel.messages import Code, Command, Event

Places = Annotated[int, Field(ge=1, le=500)]
Groups = Annotated[tuple[Group, ...], Field(min_length=1, max_length=4)]


class RegisterHouse(Command):
    house_id: HouseId
    region: Code
    capacity: Places
    accepted_groups: Groups
    licence_no: Code
    licence_to: date


class ChangeCapacity(Command):
    house_id: HouseId
    capacity: Places


class RenewLicence(Command):
    house_id: HouseId
    licence_no: Code
    licence_to: date


class CloseHouse(Command):
    house_id: HouseId


class OfferPlace(Command):
    house_id: HouseId
    stay_id: StayId
    group: Group


class TakeBed(Command):
    house_id: HouseId
    stay_id: StayId
    group: Group
    children: Children


class FreeBed(Command):
    house_id: HouseId
    stay_id: StayId


HouseCommand = (
    RegisterHouse | ChangeCapacity | RenewLicence | CloseHouse | OfferPlace | TakeBed | FreeBed
)


class HouseRegistered(Event):
    kind: Literal["house-registered.v1"] = "house-registered.v1"
    house_id: HouseId
    region: Code
    capacity: Places
    accepted_groups: Groups
    licence_no: Code
    licence_to: date


class CapacityChanged(Event):
    kind: Literal["capacity-changed.v1"] = "capacity-changed.v1"
    house_id: HouseId
    capacity: Places


class LicenceRenewed(Event):
    kind: Literal["licence-renewed.v1"] = "licence-renewed.v1"
    house_id: HouseId
    licence_no: Code
    licence_to: date


class HouseClosed(Event):
    kind: Literal["house-closed.v1"] = "house-closed.v1"
    house_id: HouseId


class PlaceOffered(Event):
    kind: Literal["place-offered.v1"] = "place-offered.v1"
    house_id: HouseId
    stay_id: StayId


class BedTaken(Event):
    """`places` counts the resident and the children who came along."""

    kind: Literal["bed-taken.v1"] = "bed-taken.v1"
    house_id: HouseId
    stay_id: StayId
    places: Places


class BedFreed(Event):
    kind: Literal["bed-freed.v1"] = "bed-freed.v1"
    house_id: HouseId
    stay_id: StayId
    places: Places


HouseEvent = Annotated[
    HouseRegistered
    | CapacityChanged
    | LicenceRenewed
    | HouseClosed
    | PlaceOffered
    | BedTaken
    | BedFreed,
    Field(discriminator="kind"),
]
