"""The register of Trusted Addresses: what each offers, and how many it looks in on."""

from typing import Any

from services.reintegration.domain.trusted_address.messages import (
    FollowUpHandedBack,
    FollowUpTakenOn,
    TrustedAddressChanged,
    TrustedAddressClosed,
    TrustedAddressRegistered,
)
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Any, _seen: Seen) -> Row | None:
    """Redraw one line of the register."""
    if isinstance(event, TrustedAddressRegistered):
        return _registered(event)
    if row is None:
        return None
    changed = {**row, **_changed(row, event)}
    return {**changed, "has_room": _has_room(changed)}


def _registered(event: TrustedAddressRegistered) -> Row:
    row: Row = {
        "standing": "trusted",
        "keeper": event.keeper,
        "province": event.province,
        "offers": list(event.offers),
        "capacity": event.capacity,
        "plans": [],
        "where": str(event.where.record_id),
        "registered_at": event.occurred_at,
    }
    return {**row, "has_room": _has_room(row)}


def _changed(row: Row, event: Any) -> Row:
    match event:
        case TrustedAddressChanged():
            return {"offers": list(event.offers), "capacity": event.capacity}
        case FollowUpTakenOn():
            return {"plans": [*row["plans"], str(event.plan_id)]}
        case FollowUpHandedBack():
            return {"plans": [plan for plan in row["plans"] if plan != str(event.plan_id)]}
        case TrustedAddressClosed():
            return {"standing": "closed", "reason": event.reason, "plans": []}
        case _:
            return {}


def _has_room(row: Row) -> bool:
    looks_in = row["standing"] == "trusted" and "follow-up-point" in row["offers"]
    return looks_in and len(row["plans"]) < row["capacity"]


TRUSTED_ADDRESS_BOARD = View(
    name="trusted_addresses",
    of=("trusted_address",),
    project=project,
    index=("standing", "province", "keeper", "has_room", "registered_at"),
)
