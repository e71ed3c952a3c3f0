"""How long an entitlement may wait: until somebody decides on it, until it is offered."""

from collections.abc import Mapping
from datetime import datetime
from typing import get_args
from uuid import UUID

from services.intake.domain.entitlement.messages import (
    Awaited,
    EntitlementAwaitsDecision,
    EntitlementDecided,
    EntitlementEnded,
    EntitlementExhausted,
    EntitlementOffered,
    EntitlementOpened,
    EntitlementTaken,
    Given,
    Held,
    NoteEntitlementOverdue,
)
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event
from shared.law.entitlements import ITEMS, Item


def _name(awaited: Awaited, item: Item) -> str:
    return f"entitlement-{awaited}-{item}"


CLOCKS: Mapping[str, tuple[Awaited, Item]] = {
    _name(awaited, item): (awaited, item) for awaited in get_args(Awaited) for item in ITEMS
}

_DONE: Mapping[type[Event], tuple[Awaited, ...]] = {
    EntitlementOpened: ("decision",),
    EntitlementDecided: ("decision",),
    EntitlementOffered: ("offer",),
    EntitlementTaken: ("offer",),
    EntitlementExhausted: ("offer",),
    EntitlementEnded: ("decision", "offer"),
}


def watch(event: Event) -> list[SetClock | SettleClock]:
    """Say which clocks of an entitlement begin or end with this event."""
    match event:
        case EntitlementAwaitsDecision():
            clock = SetClock(_name("decision", event.item), event.journey_id, event.decide_by)
            return [clock, *_settled(event, "offer")]
        case EntitlementOpened(offer_by=offer_by) if offer_by is not None:
            clock = SetClock(_name("offer", event.item), event.journey_id, offer_by)
            return [clock, *_settled(event, "decision")]
        case _ if isinstance(event, Held | Given):
            return _settled(event, *_DONE.get(type(event), ()))
        case _:
            return []


def _settled(event: Held | Given, *awaited: Awaited) -> list[SetClock | SettleClock]:
    return [SettleClock(_name(one, event.item), event.journey_id) for one in awaited]


def ring(name: str, key: UUID, at: datetime) -> NoteEntitlementOverdue:
    """Ask whether what is awaited is late."""
    awaited, item = CLOCKS[name]
    return NoteEntitlementOverdue(
        journey_id=JourneyId(key), item=item, awaited=awaited, occurred_at=at
    )
