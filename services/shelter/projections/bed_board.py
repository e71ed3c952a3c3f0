"""The bed board: which house has room tonight, and for whom."""

from services.shelter.domain.house_messages import (
    BedFreed,
    BedTaken,
    CapacityChanged,
    HouseClosed,
    HouseRegistered,
    LicenceRenewed,
)
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one house's line."""
    if isinstance(event, HouseRegistered):
        return _beds(
            {
                "region": event.region,
                "accepted_groups": list(event.accepted_groups),
                "licence_to": event.licence_to.isoformat(),
                "standing": "open",
            },
            event.capacity,
            0,
        )
    return None if row is None else _changed(row, event)


def _changed(row: Row, event: Event) -> Row:
    match event:
        case CapacityChanged():
            return _beds(row, event.capacity, row["occupied"])
        case BedTaken():
            return _beds(row, row["capacity"], row["occupied"] + event.places)
        case BedFreed():
            return _beds(row, row["capacity"], row["occupied"] - event.places)
        case LicenceRenewed():
            return {**row, "licence_to": event.licence_to.isoformat()}
        case HouseClosed():
            return {**row, "standing": "closed"}
        case _:
            return row


def _beds(row: Row, capacity: int, occupied: int) -> Row:
    return {**row, "capacity": capacity, "occupied": occupied, "free": capacity - occupied}


VIEW = View(name="bed_board", of=("house",), project=project, index=("region", "standing", "free"))
