"""Finds out who a worker is to a journey: exactly before a command, by rows before a reading.

A unit that has taken work up stays with it until that ends, so what its history told of this
holds. How long the unit keeps the journey from then on, the rows tell. Who is on the team, and
whom glass was broken for, passes: it is read from the leader. And before anyone is told that
nothing is there, the rows must show the whole log.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from shared.casework.access import ACCESS
from shared.casework.access_messages import Scope
from shared.casework.relations import INCOMING, RELATIONS, has
from shared.casework.team import TEAM
from shared.kernel.actors import Actor, Relation
from shared.kernel.aggregate import Aggregate, Log
from shared.kernel.ids import JourneyId
from shared.kernel.views import Row
from shared.runtime.event_store.interface import EventStore, Unavailable
from shared.runtime.handling import Desk
from shared.runtime.histories import Loaded
from shared.runtime.mongo import Collection, Cursor, Database
from shared.runtime.views.painting import rows_of
from shared.runtime.views.projecting import Projector

LONGEST_LAG = 2.0
FEW = 1_000
"""Journeys that are named in a question; a unit with more is found among the rows."""

BATCH = 100
"""Rows that are looked through at once for those that are somebody's own."""

Relations = frozenset[Relation]
"""Those that are enough for what is asked."""


@dataclass(frozen=True)
class Look:
    """What of a board is looked at, in which order."""

    board: Collection
    where: Mapping[str, Any]
    order: Sequence[tuple[str, int]]

    def rows(self, also: Mapping[str, Any] | None = None) -> Cursor:
        """Return the rows, not read yet."""
        where = {"$and": [self.where, also]} if also else self.where
        return self.board.find(where).sort(self.order)


class Registry:
    """Knows, for one service, who is what to its journeys."""

    def __init__(
        self, log: Log, store: EventStore, desk: Desk, database: Database, own: Projector | None
    ) -> None:
        self._log = log
        self._store = store
        self._desk = desk
        self._database = database
        self._own = own
        self._named = {one.name: one for one in log.aggregates}
        self._large: set[str] = set()

    async def to_history(
        self,
        actor: Actor,
        enough: Relations,
        aggregate: Aggregate[Any, Any, Any],
        aggregate_id: UUID,
        named: JourneyId | None,
        *,
        opens: bool,
    ) -> Relation | None:
        """Return who the actor is to a history, or to the journey a command names.

        `opening` where there is nothing of it yet, and for a command that opens a journey
        here; `None` where it is not theirs. Raises `Unavailable` when that cannot be told.
        """
        known = await self._desk.last_read(aggregate, aggregate_id)
        if actor.unit in known.units and "unit" in enough and self._lasts(aggregate):
            return "unit"
        if "oversight" in enough:
            return "opening" if opens and not known.version else "oversight"
        if not known.version:
            known = await self._desk.state_of(aggregate, aggregate_id)
        if known.version and known.journey is None:
            return "no-journey"
        journey = known.journey or named
        if journey is None:
            return "opening"
        return await self.to_named(actor, enough, journey)

    def _lasts(self, aggregate: Aggregate[Any, Any, Any]) -> bool:
        """Tell whether what its history tells of units holds as long as it goes on."""
        return aggregate.work is not None or not self._log.works

    async def to_named(
        self, actor: Actor, enough: Relations, journey: JourneyId
    ) -> Relation | None:
        """Return who the actor is to a journey that a command names; else as `to_history`.

        Whoever broke glass takes up what nobody has, as anyone of their role does. Glass opens
        also while the rows cannot show what they are without it.
        """
        if "oversight" in enough:
            return "oversight"
        row = await self.row(journey)
        now = datetime.now(UTC)
        if row and "unit" in enough and has(row, actor.unit, now):
            return "unit"
        team = await self._now(TEAM, journey)
        if team and "assigned" in enough and team.state.has(actor.staff, now):
            return "assigned"
        glass = await self._glass(actor, enough, journey, now)
        try:
            await self.caught_up()
        except Unavailable:
            if glass is None:
                raise
            return glass
        row = await self.row(journey)
        if row is None:
            return glass or "opening"
        return who(actor, enough & {"unit", "incoming"}, row, "work", now) or glass

    async def _glass(
        self, actor: Actor, enough: Relations, journey: JourneyId, now: datetime
    ) -> Relation | None:
        if "broken-glass" not in enough:
            return None
        access = await self._now(ACCESS, journey)
        is_open = access and access.state.is_open_to(actor.staff, "work", now)
        return "broken-glass" if is_open else None

    async def to_journey(
        self, actor: Actor, enough: Relations, journey: JourneyId, scope: Scope
    ) -> Relation | None:
        """Return who the actor is to a journey, by what the rows show; `None` for nobody."""
        if "oversight" in enough:
            return "oversight"
        now = datetime.now(UTC)
        row = await self.row(journey)
        found = who(actor, enough, row, scope, now) if row else None
        if found:
            return found
        await self.caught_up()
        row = await self.row(journey)
        return who(actor, enough, row, scope, now) if row else None

    async def row(self, journey: JourneyId) -> Row | None:
        """Return what the rows show of a journey's relations."""
        if self._own is None:
            return None
        rows = self._database[rows_of(RELATIONS, self._own.position.generation)]
        return await rows.find_one({"_id": str(journey), "_gone": None})

    async def shared_with(self, actor: Actor, journey: JourneyId) -> frozenset[str]:
        """Return the scopes in which a journey is shared with the actor's unit."""
        row = await self.row(journey)
        mine = [one for one in row["readers"] if one["unit"] == actor.unit] if row else []
        return frozenset(scope for one in mine for scope in one["scope"])

    async def caught_up(self) -> None:
        """Wait until the rows show all that is in the log now; raises `Unavailable`."""
        if self._own is not None:
            last = await self._store.last_sequence(f"log.{self._log.service}.>")
            if not await self._own.wait_for(last, LONGEST_LAG):
                raise Unavailable

    async def theirs(self, actor: Actor, enough: Relations, asked: Look, most: int) -> list[Row]:
        """Return the first rows of a board that are the actor's, or nobody's journey.

        Who has few journeys is shown what is of these. Where a unit has many, most of the
        board is theirs, and it is read in its order.
        """
        if "oversight" in enough or self._own is None:
            return await asked.rows().limit(most).to_list(most)
        if actor.unit not in self._large:
            few = await self._relations().find(_of(actor, enough), {"_id": 1}).to_list(FEW + 1)
            if len(few) <= FEW:
                of_these = {"journey_id": {"$in": [None, *(row["_id"] for row in few)]}}
                return await asked.rows(of_these).limit(most).to_list(most)
            self._large.add(actor.unit)
        return await self._read_in_order(actor, enough, asked, most)

    async def _read_in_order(
        self, actor: Actor, enough: Relations, asked: Look, most: int
    ) -> list[Row]:
        found: list[Row] = []
        size = max(most, BATCH)
        in_order = asked.rows().batch_size(size)
        try:
            while len(found) < most and (batch := await in_order.to_list(size)):
                named = [row["journey_id"] for row in batch if row.get("journey_id")]
                wanted = {"_id": {"$in": named}, **_of(actor, enough)}
                theirs = {row["_id"] async for row in self._relations().find(wanted, {"_id": 1})}
                found += [row for row in batch if row.get("journey_id") in {None, *theirs}]
        finally:
            await in_order.close()
        return found[:most]

    def _relations(self) -> Collection:
        assert self._own is not None
        return self._database[rows_of(RELATIONS, self._own.position.generation)]

    async def _now(self, name: str, journey: JourneyId) -> Loaded | None:
        aggregate = self._named.get(name)
        return await self._desk.state_of(aggregate, journey) if aggregate else None


def who(actor: Actor, enough: Relations, row: Row, scope: Scope, now: datetime) -> Relation | None:
    """Return who the actor is by a row of relations, if that is enough."""
    staff = str(actor.staff)
    found: dict[Relation, bool] = {
        "no-journey": row["anyone"],
        "unit": has(row, actor.unit, now),
        "assigned": any(one["staff"] == staff and _is_on(one, now) for one in row["workers"]),
        "incoming": INCOMING in row["units"],
        "broken-glass": any(
            one["staff"] == staff and scope in one["scopes"] and now < one["until"]
            for one in row["glass"]
        ),
        "shared": scope != "work" and any(one["unit"] == actor.unit for one in row["readers"]),
    }
    return next((one for one, so in found.items() if so and one in enough), None)


def _is_on(worker: Row, now: datetime) -> bool:
    return worker["from_at"] <= now and (worker["until"] is None or now < worker["until"])


def _of(actor: Actor, enough: Relations) -> Row:
    """Return the same as `who`, as a question; looking is the least that broken glass opens."""
    now, staff = datetime.now(UTC), str(actor.staff)
    on = {"staff": staff, "from_at": {"$lte": now}, "until": {"$not": {"$lte": now}}}
    broken = {"staff": staff, "until": {"$gt": now}}
    leaving = {"$elemMatch": {"unit": actor.unit, "until": {"$gt": now}}}
    questions: dict[Relation, Row] = {
        "unit": {"$or": [{"units": actor.unit}, {"leaving": leaving}]},
        "assigned": {"workers": {"$elemMatch": on}},
        "incoming": {"units": INCOMING},
        "broken-glass": {"glass": {"$elemMatch": broken}},
        "shared": {"readers.unit": actor.unit},
    }
    return {"$or": [question for relation, question in questions.items() if relation in enough]}
