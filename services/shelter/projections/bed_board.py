"""The bed board: which house has room tonight, and for whom."""

from services.shelter.domain.house.messages import (
    BedFreed,
    BedHeld,
    BedTaken,
    CapacityChanged,
    CeilingSet,
    HoldReleased,
    HouseClosed,
    HouseRegistered,
    LicenceEnding,
    LicenceRenewed,
    PartiesNoted,
    PlaceFreed,
)
from shared.kernel.messages import Event, RecordRef
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Event, seen: Seen) -> Row | None:
    """Redraw one house's line; a house of old is of the unit that registered it."""
    if isinstance(event, HouseRegistered):
        return _beds(
            {
                "region": event.region,
                "unit": event.unit or seen.actor.unit,
                "accepted_groups": list(event.accepted_groups),
                "licence_to": event.licence_to.isoformat(),
                "licence_ending": False,
                "licence": _record(event.licence_no),
                "address": _record(event.address),
                "conflicts": [],
                "standing": "open",
            },
            event.capacity,
        )
    return None if row is None else _changed(row, event)


def _changed(row: Row, event: Event) -> Row:
    match event:
        case CapacityChanged():
            return _beds(row, event.capacity)
        case BedHeld() | HoldReleased() | BedTaken():
            return _filled(row, event)
        case PlaceFreed():
            return _beds(row, row["capacity"], taken=-1)
        case BedFreed():
            parted = {str(event.stay_id), *map(str, event.parted_from)}
            left = _beds(row, row["capacity"], taken=-event.places)
            return {**left, "conflicts": [stay for stay in row["conflicts"] if stay not in parted]}
        case HouseClosed():
            return {**row, "standing": "closed"}
        case _:
            return {**row, **_known(row, event)}


def _filled(row: Row, event: BedHeld | HoldReleased | BedTaken) -> Row:
    match event:
        case BedHeld():
            return _beds(row, row["capacity"], held=event.places - event.before)
        case HoldReleased():
            return _beds(row, row["capacity"], held=-event.places)
        case BedTaken():
            return _beds(row, row["capacity"], taken=event.places, held=-event.held)


def _known(row: Row, event: Event) -> Row:
    match event:
        case LicenceRenewed():
            return {
                "licence_to": event.licence_to.isoformat(),
                "licence": _record(event.licence_no),
                "licence_ending": False,
            }
        case LicenceEnding():
            return {"licence_ending": True}
        case CeilingSet():
            return {"ceiling_days": event.days}
        case PartiesNoted():
            apart = {str(event.stay_id)} if event.clashes else set[str]()
            others = {stay for stay in row["conflicts"] if stay != str(event.stay_id)}
            return {"conflicts": sorted(others | apart)}
        case _:
            return {}


def _record(ref: RecordRef | str | None) -> str | None:
    """Return where a worker finds the content; a number once kept as a code is not shown."""
    return str(ref.record_id) if isinstance(ref, RecordRef) else None


def _beds(row: Row, capacity: int, *, taken: int = 0, held: int = 0) -> Row:
    """Return the line with so many more places taken and held; the rest is free."""
    occupied, kept = row.get("occupied", 0) + taken, row.get("held", 0) + held
    beds = {"capacity": capacity, "occupied": occupied, "held": kept}
    return {**row, **beds, "free": capacity - occupied - kept}


VIEW = View(
    name="bed_board",
    of=("house",),
    project=project,
    index=("region", "standing", "free", "licence_to"),
)
