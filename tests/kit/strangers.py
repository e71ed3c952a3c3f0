"""Two journeys in a real room, one that a unit has taken up and one that nobody has.

Each history begins with the first thing that may happen in it, as the stored examples tell it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, get_args
from uuid import UUID, uuid4

from shared.casework.access import ACCESS
from shared.casework.erasing import ERASING
from shared.casework.sharing.decider import SHARING
from shared.casework.team import TEAM
from shared.kernel.actors import Actor, Relation
from shared.kernel.aggregate import Aggregate
from shared.kernel.envelope import Envelope
from shared.kernel.ids import CommandId, JourneyId, StaffId
from shared.law.consent import Scope
from shared.runtime.event_store.interface import Append
from shared.runtime.service import Service
from tests.kit.examples import examples, kinds_of
from tests.kit.open_room import OpenRoom

OURS, THEIRS, READS = "unit-that-has-it", "unit-that-has-not", "unit-that-may-read"
SHARED: tuple[Scope, ...] = ("needs", "documents")
"""So much of the journey that is taken up is shared with the unit that may read."""

Who = Literal["assigned", "unit", "incoming", "broken-glass", "shared", "none"]
WHO: tuple[Who, ...] = get_args(Who)

_STAFF: Mapping[Who, StaffId] = {
    who: StaffId(UUID(int=0xA0 + number)) for number, who in enumerate(WHO)
}


@dataclass(frozen=True)
class Histories:
    """A journey, its ids by the field that names them, and which histories there are of it."""

    journey: JourneyId
    ids: Mapping[str, UUID]
    written: frozenset[str]

    def path(self, template: str) -> str:
        """Return an address that names this journey's things; what it lacks is made up."""
        names = {name: self.ids.get(name, uuid4()) for name in _names(template)}
        return template.format(**names)


def staff_of(who: Who) -> tuple[StaffId, str]:
    """Return the worker who is this to a journey, and their unit."""
    return _STAFF[who], {"unit": OURS, "shared": READS}.get(who, THEIRS)


async def write_histories(room: OpenRoom, service: Service, *, taken_up: bool) -> Histories:
    """Write a journey into a room's log: by a unit, or by policies alone."""
    journey = JourneyId(uuid4())
    ids: dict[str, UUID] = {"journey_id": journey}
    for aggregate in service.log.aggregates:
        ids.setdefault(aggregate.id_field, uuid4())
    stored = examples(service.room.name)
    written: set[str] = set()
    for aggregate in service.log.aggregates:
        if aggregate.name not in ({ERASING} if taken_up else {ERASING, TEAM, ACCESS, SHARING}):
            event = _first_event(aggregate, stored, ids)
            await append(room, aggregate, ids, event, by_unit=taken_up)
            written.add(aggregate.name)
    return Histories(journey, ids, frozenset(written))


def _first_event(
    aggregate: Aggregate[Any, Any, Any],
    stored: Mapping[str, dict[str, Any]],
    ids: Mapping[str, UUID],
) -> dict[str, Any]:
    now = datetime.now(UTC)
    if aggregate.name == TEAM:
        example = {**stored["worker-assigned.v1"], "staff": str(_STAFF["assigned"])}
        return {**example, "journey_id": str(ids["journey_id"]), "until": None}
    if aggregate.name == ACCESS:
        until = (now + timedelta(hours=1)).isoformat()
        broken = {"staff": str(_STAFF["broken-glass"]), "scope": "work", "until": until}
        return {**stored["glass-broken.v1"], **broken, "journey_id": str(ids["journey_id"])}
    if aggregate.name == SHARING:
        shared = {"unit": READS, "scope": SHARED}
        return {**stored["shared-with-unit.v1"], **shared, "journey_id": str(ids["journey_id"])}
    example = stored[kinds_of(aggregate)[0]]
    return {**example, **{name: str(one) for name, one in ids.items() if name in example}}


async def append(
    room: OpenRoom,
    aggregate: Aggregate[Any, Any, Any],
    ids: Mapping[str, UUID],
    event: Mapping[str, Any],
    *,
    by_unit: bool,
) -> None:
    """Begin a history with an event: by the unit that has the journey, or by the house."""
    staff, unit = staff_of("unit")
    by = Actor(staff=staff, role="intake-worker", unit=unit)
    house = Actor(staff=staff, role="policy", unit="house")
    told = aggregate.read(dict(event))
    command_id = CommandId(uuid4())
    envelope = Envelope(
        command_id=command_id,
        journey=JourneyId(ids["journey_id"]) if aggregate.is_of_a_journey else None,
        actor=by if by_unit else house,
        purpose="support",
        occurred_at=told.occurred_at,
        recorded_at=datetime.now(UTC),
        correlation=command_id,
        causation=None,
        traceparent="",
        request="",
        version=1,
        prev="",
        events=(dict(event),),
        relation="unit" if by_unit else "",
    )
    subject = aggregate.subject(ids[aggregate.id_field])
    store = room.house.inside.store
    await store.append(Append(subject, envelope.encode(), 0, f"{command_id}@{subject}"))


def _names(template: str) -> list[str]:
    return [part[1:-1] for part in template.split("/") if part.startswith("{")]


def known_as(who: Who) -> Relation | None:
    """Return the relation that this is, if it is one."""
    return None if who == "none" else who
