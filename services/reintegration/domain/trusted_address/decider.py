"""A Trusted Address: someone in the community who gives first refuge, or looks in.

The room keeps the province in the open; who they are and where they live is a record.
"""

from dataclasses import dataclass
from typing import assert_never

from services.reintegration.domain.ids import PlanId
from services.reintegration.domain.trusted_address.messages import (
    ChangeTrustedAddress,
    CloseTrustedAddress,
    FollowUpHandedBack,
    FollowUpTakenOn,
    HandBackFollowUp,
    Keeper,
    Offers,
    RegisterTrustedAddress,
    TakeOnFollowUp,
    TrustedAddressChanged,
    TrustedAddressClosed,
    TrustedAddressCommand,
    TrustedAddressEvent,
    TrustedAddressRegistered,
)
from services.reintegration.domain.trusted_address.refusals import (
    BelowItsFollowUps,
    NoSuchTrustedAddress,
    NotAFollowUpPoint,
    TrustedAddressIdTaken,
    TrustedAddressIsClosed,
    TrustedAddressIsFull,
)
from shared.kernel.decider import Decider
from shared.kernel.states import changed


@dataclass(frozen=True)
class Unregistered:
    """Nobody registered it."""


@dataclass(frozen=True)
class Trusted:
    """It is on the list; `plans` are those it looks in for."""

    keeper: Keeper
    province: str
    offers: Offers
    capacity: int
    plans: tuple[PlanId, ...] = ()


@dataclass(frozen=True)
class TrustedNoMore:
    """It is off the list."""


TrustedAddress = Unregistered | Trusted | TrustedNoMore


def decide(command: TrustedAddressCommand, place: TrustedAddress) -> list[TrustedAddressEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case RegisterTrustedAddress():
            return _register(command, place)
        case ChangeTrustedAddress():
            return _change(command, _on_the_list(place))
        case CloseTrustedAddress():
            return _close(command, place)
        case TakeOnFollowUp():
            return _take_on(command, _on_the_list(place))
        case HandBackFollowUp():
            return _hand_back(command, place)
        case _:
            assert_never(command)


def _on_the_list(place: TrustedAddress) -> Trusted:
    match place:
        case Unregistered():
            raise NoSuchTrustedAddress
        case Trusted():
            return place
        case TrustedNoMore():
            raise TrustedAddressIsClosed
        case _:
            assert_never(place)


def _register(command: RegisterTrustedAddress, place: TrustedAddress) -> list[TrustedAddressEvent]:
    match place:
        case Unregistered():
            return [
                TrustedAddressRegistered(
                    trusted_place_id=command.trusted_place_id,
                    journey_id=command.journey_id,
                    keeper=command.keeper,
                    province=command.province,
                    offers=command.offers,
                    capacity=command.capacity,
                    where=command.where,
                    occurred_at=command.occurred_at,
                )
            ]
        case Trusted():
            if (place.keeper, place.province) != (command.keeper, command.province):
                raise TrustedAddressIdTaken
            return []
        case TrustedNoMore():
            raise TrustedAddressIsClosed
        case _:
            assert_never(place)


def _change(command: ChangeTrustedAddress, place: Trusted) -> list[TrustedAddressEvent]:
    if (place.offers, place.capacity) == (command.offers, command.capacity):
        return []
    if command.capacity < len(place.plans) or (
        place.plans and "follow-up-point" not in command.offers
    ):
        raise BelowItsFollowUps
    return [
        TrustedAddressChanged(
            trusted_place_id=command.trusted_place_id,
            offers=command.offers,
            capacity=command.capacity,
            occurred_at=command.occurred_at,
        )
    ]


def _close(command: CloseTrustedAddress, place: TrustedAddress) -> list[TrustedAddressEvent]:
    """Take it off the list, in use or not: an unsafe place is left at once."""
    match place:
        case Unregistered():
            raise NoSuchTrustedAddress
        case Trusted():
            return [
                TrustedAddressClosed(
                    trusted_place_id=command.trusted_place_id,
                    reason=command.reason,
                    occurred_at=command.occurred_at,
                )
            ]
        case TrustedNoMore():
            return []
        case _:
            assert_never(place)


def _take_on(command: TakeOnFollowUp, place: Trusted) -> list[TrustedAddressEvent]:
    if command.plan_id in place.plans:
        return []
    if "follow-up-point" not in place.offers:
        raise NotAFollowUpPoint
    if len(place.plans) >= place.capacity:
        raise TrustedAddressIsFull
    return [
        FollowUpTakenOn(
            trusted_place_id=command.trusted_place_id,
            plan_id=command.plan_id,
            occurred_at=command.occurred_at,
        )
    ]


def _hand_back(command: HandBackFollowUp, place: TrustedAddress) -> list[TrustedAddressEvent]:
    if not isinstance(place, Trusted) or command.plan_id not in place.plans:
        return []
    return [
        FollowUpHandedBack(
            trusted_place_id=command.trusted_place_id,
            plan_id=command.plan_id,
            occurred_at=command.occurred_at,
        )
    ]


def evolve(place: TrustedAddress, event: TrustedAddressEvent) -> TrustedAddress:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case TrustedAddressRegistered():
            return Trusted(event.keeper, event.province, event.offers, event.capacity)
        case TrustedAddressClosed():
            return TrustedNoMore()
        case TrustedAddressChanged() | FollowUpTakenOn() | FollowUpHandedBack():
            return _used(place, event) if isinstance(place, Trusted) else place
        case _:
            assert_never(event)


def _used(
    place: Trusted, event: TrustedAddressChanged | FollowUpTakenOn | FollowUpHandedBack
) -> Trusted:
    match event:
        case TrustedAddressChanged():
            return changed(place, offers=event.offers, capacity=event.capacity)
        case FollowUpTakenOn():
            return changed(place, plans=(*place.plans, event.plan_id))
        case FollowUpHandedBack():
            left = tuple(plan for plan in place.plans if plan != event.plan_id)
            return changed(place, plans=left)
        case _:
            assert_never(event)


decider: Decider[TrustedAddressCommand, TrustedAddress, TrustedAddressEvent] = Decider(
    Unregistered(), decide, evolve
)
