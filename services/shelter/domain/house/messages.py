"""What is asked of a house, and what happened to it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from services.shelter.domain.ids import HouseId, StayId
from services.shelter.domain.words import Children, Group, Parties, PolicyVersion
from shared.kernel.messages import AskingUnit, Code, Command, Event, Kept, Moment, RecordRef

Places = Annotated[int, Field(ge=1, le=500)]
CeilingDays = Annotated[int, Field(ge=1, le=1_000)]
HeldPlaces = Annotated[int, Field(ge=0, le=500)]
Groups = Annotated[tuple[Group, ...], Field(min_length=1, max_length=4)]
LicenceNumber = Annotated[RecordRef, Kept("licence", max_chars=200)]
Address = Annotated[RecordRef, Kept("address", max_chars=500)]
NOBODY = Parties()


class RegisterFacility(Command):
    """A house is of the unit that registers it."""

    house_id: HouseId
    region: Code
    capacity: Places
    accepted_groups: Groups
    licence_no: LicenceNumber
    licence_to: date
    address: Address | None = None
    unit: Annotated[Code, AskingUnit()]


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


class SetCeiling(Command):
    """How long a stay in this house lasts at most, for who moves in from now on."""

    house_id: HouseId
    days: CeilingDays


class AskCeiling(Command):
    """Asked when a resident moves in: how long the house lets them stay."""

    house_id: HouseId
    stay_id: StayId


class VouchForHouse(Command):
    """Asked with a transfer: that the house is open, and whose it is."""

    house_id: HouseId
    stay_id: StayId


class HoldBed(Command):
    """A place that is offered is held until it must be taken up."""

    house_id: HouseId
    stay_id: StayId
    group: Group
    children: Children
    until: Moment
    parties: Parties = NOBODY


class ReleaseBed(Command):
    """The offer is over before anyone moved in: the bed is for others again."""

    house_id: HouseId
    stay_id: StayId


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


class FreePlace(Command):
    """A child who came along leaves before the resident does."""

    house_id: HouseId
    stay_id: StayId


HouseCommand = (
    RegisterFacility
    | ChangeCapacity
    | RenewLicence
    | NoteLicenceEnding
    | CloseFacility
    | SetCeiling
    | AskCeiling
    | VouchForHouse
    | HoldBed
    | ReleaseBed
    | TakeBed
    | NoteParties
    | FreePlace
    | FreeBed
)


class HouseRegistered(Event):
    """Early ones hold the licence number as a code, later ones a reference to its record.

    They do not say either of which unit the house is.
    """

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
    unit: Code | None = None


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


class CeilingSet(Event):
    kind: Literal["ceiling-set.v1"] = "ceiling-set.v1"
    house_id: HouseId
    days: CeilingDays


class PlaceOffered(Event):
    """How a place was offered before beds were held: it kept the bed for nobody."""

    kind: Literal["place-offered.v1"] = "place-offered.v1"
    house_id: HouseId
    stay_id: StayId


class BedHeld(Event):
    """`places` counts the resident and the children; `before`, how many were held for them."""

    kind: Literal["bed-held.v1"] = "bed-held.v1"
    house_id: HouseId
    stay_id: StayId
    places: Places
    until: Moment
    before: HeldPlaces = 0


class HoldReleased(Event):
    kind: Literal["hold-released.v1"] = "hold-released.v1"
    house_id: HouseId
    stay_id: StayId
    places: Places


class BedTaken(Event):
    """`places` counts the resident and the children who came along, `held` those held before."""

    kind: Literal["bed-taken.v1"] = "bed-taken.v1"
    house_id: HouseId
    stay_id: StayId
    places: Places
    parties: Parties = NOBODY
    held: HeldPlaces = 0


class PartiesNoted(Event):
    """`clashes` are the stays whose residents should not live under one roof with this one."""

    kind: Literal["parties-noted.v1"] = "parties-noted.v1"
    house_id: HouseId
    stay_id: StayId
    parties: Parties
    clashes: tuple[StayId, ...]


class PlaceFreed(Event):
    """One of the places of a stay is free; `left` are those that are still taken."""

    kind: Literal["place-freed.v1"] = "place-freed.v1"
    house_id: HouseId
    stay_id: StayId
    left: Places


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
    | CeilingSet
    | PlaceOffered
    | BedHeld
    | HoldReleased
    | BedTaken
    | PartiesNoted
    | PlaceFreed
    | BedFreed
)
"""Everything that can follow a registration."""

HouseEvent = Annotated[HouseRegistered | LaterHouseEvent, Field(discriminator="kind")]
