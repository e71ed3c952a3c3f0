"""What is asked of a house, and what happened to it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from services.shelter.domain.ids import HouseId, StayId
from services.shelter.domain.words import Children, Group, Parties, PolicyVersion
from shared.kernel.messages import Code, Command, Event, Kept, Moment, RecordRef

Places = Annotated[int, Field(ge=1, le=500)]
Groups = Annotated[tuple[Group, ...], Field(min_length=1, max_length=4)]
LicenceNumber = Annotated[RecordRef, Kept("licence", max_chars=200)]
Address = Annotated[RecordRef, Kept("address", max_chars=500)]
NOBODY = Parties()


class RegisterFacility(Command):
    house_id: HouseId
    region: Code
    capacity: Places
    accepted_groups: Groups
    licence_no: LicenceNumber
    licence_to: date
    address: Address | None = None


class ChangeCapacity(Command):
    house_id: HouseId
    capacity: Places


class RenewLicence(Command):
    house_id: HouseId
    licence_no: LicenceNumber
    licence_to: date


class NoteLicenceEnding(Command):
    house_id: HouseId


class CloseFacility(Command):
    house_id: HouseId


class OfferPlace(Command):
    house_id: HouseId
    stay_id: StayId
    group: Group
    parties: Parties = NOBODY


class TakeBed(Command):
    house_id: HouseId
    stay_id: StayId
    group: Group
    children: Children
    parties: Parties = NOBODY


class NoteParties(Command):
    """Who stands against whom became known while the resident lives here."""

    house_id: HouseId
    stay_id: StayId
    parties: Parties


class FreeBed(Command):
    house_id: HouseId
    stay_id: StayId


HouseCommand = (
    RegisterFacility
    | ChangeCapacity
    | RenewLicence
    | NoteLicenceEnding
    | CloseFacility
    | OfferPlace
    | TakeBed
    | NoteParties
    | FreeBed
)


class HouseRegistered(Event):
    """Early ones hold the licence number as a code, later ones a reference to its record."""

    kind: Literal["house-registered.v1"] = "house-registered.v1"
    house_id: HouseId
    region: Code
    capacity: Places
    accepted_groups: Groups
    licence_no: RecordRef | Code
    licence_to: date
    address: RecordRef | None = None
    renew_from: Moment | None = None
    policy_version: PolicyVersion | None = None


class CapacityChanged(Event):
    kind: Literal["capacity-changed.v1"] = "capacity-changed.v1"
    house_id: HouseId
    capacity: Places


class LicenceRenewed(Event):
    kind: Literal["licence-renewed.v1"] = "licence-renewed.v1"
    house_id: HouseId
    licence_no: RecordRef | Code
    licence_to: date
    renew_from: Moment | None = None
    policy_version: PolicyVersion | None = None


class LicenceEnding(Event):
    """The licence ends soon; nobody is taken in after that day."""

    kind: Literal["licence-ending.v1"] = "licence-ending.v1"
    house_id: HouseId
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
    parties: Parties = NOBODY


class PartiesNoted(Event):
    """`clashes` are the stays whose residents should not live under one roof with this one."""

    kind: Literal["parties-noted.v1"] = "parties-noted.v1"
    house_id: HouseId
    stay_id: StayId
    parties: Parties
    clashes: tuple[StayId, ...]


class BedFreed(Event):
    """`parted_from` are the stays whose residents need not be kept apart any more."""

    kind: Literal["bed-freed.v1"] = "bed-freed.v1"
    house_id: HouseId
    stay_id: StayId
    places: Places
    parted_from: tuple[StayId, ...] = ()


LaterHouseEvent = (
    CapacityChanged
    | LicenceRenewed
    | LicenceEnding
    | HouseClosed
    | PlaceOffered
    | BedTaken
    | PartiesNoted
    | BedFreed
)
"""Everything that can follow a registration."""

HouseEvent = Annotated[HouseRegistered | LaterHouseEvent, Field(discriminator="kind")]
