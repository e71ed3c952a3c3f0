"""What is asked of a Trusted Address, and what happened to it."""

from typing import Annotated, Literal

from pydantic import Field

from services.reintegration.domain.codes import Province
from services.reintegration.domain.ids import PlanId, TrustedPlaceId
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Kept, RecordRef

Keeper = Literal["individual", "organisation"]

Offer = Literal["refuge", "follow-up-point", "counselling", "mediation"]

Offers = Annotated[tuple[Offer, ...], Field(min_length=1, max_length=4)]

Capacity = Annotated[int, Field(ge=1, le=40)]
"""How many participants may be looked in on from here at a time."""

ClosingReason = Literal["keeper-stops", "moved", "unsafe", "struck-from-list"]


class RegisterTrustedAddress(Command):
    """`journey_id` is the keeper's own: what is written about them is erasable like anybody's."""

    trusted_place_id: TrustedPlaceId
    journey_id: JourneyId
    keeper: Keeper
    province: Province
    offers: Offers
    capacity: Capacity
    where: Annotated[RecordRef, Kept("trusted-address", max_chars=1_000)]


class ChangeTrustedAddress(Command):
    trusted_place_id: TrustedPlaceId
    offers: Offers
    capacity: Capacity


class CloseTrustedAddress(Command):
    trusted_place_id: TrustedPlaceId
    reason: ClosingReason


class TakeOnFollowUp(Command):
    trusted_place_id: TrustedPlaceId
    plan_id: PlanId


class HandBackFollowUp(Command):
    trusted_place_id: TrustedPlaceId
    plan_id: PlanId


TrustedAddressCommand = (
    RegisterTrustedAddress
    | ChangeTrustedAddress
    | CloseTrustedAddress
    | TakeOnFollowUp
    | HandBackFollowUp
)


class TrustedAddressRegistered(Event):
    kind: Literal["trusted-address-registered.v1"] = "trusted-address-registered.v1"
    trusted_place_id: TrustedPlaceId
    journey_id: JourneyId
    keeper: Keeper
    province: Province
    offers: Offers
    capacity: Capacity
    where: RecordRef


class TrustedAddressChanged(Event):
    kind: Literal["trusted-address-changed.v1"] = "trusted-address-changed.v1"
    trusted_place_id: TrustedPlaceId
    offers: Offers
    capacity: Capacity


class TrustedAddressClosed(Event):
    kind: Literal["trusted-address-closed.v1"] = "trusted-address-closed.v1"
    trusted_place_id: TrustedPlaceId
    reason: ClosingReason


class FollowUpTakenOn(Event):
    kind: Literal["follow-up-taken-on.v1"] = "follow-up-taken-on.v1"
    trusted_place_id: TrustedPlaceId
    plan_id: PlanId


class FollowUpHandedBack(Event):
    kind: Literal["follow-up-handed-back.v1"] = "follow-up-handed-back.v1"
    trusted_place_id: TrustedPlaceId
    plan_id: PlanId


TrustedAddressEvent = Annotated[
    TrustedAddressRegistered
    | TrustedAddressChanged
    | TrustedAddressClosed
    | FollowUpTakenOn
    | FollowUpHandedBack,
    Field(discriminator="kind"),
]
