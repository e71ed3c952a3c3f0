"""Writes one generation of a projection, each batch with its position or not at all.

A batch is drawn first, and then written in one MongoDB transaction: the position moves on, and
only from where this painter left it; then the rows are written. Whoever does not own the position
writes nothing. That is also why rows may be kept in memory between batches: as long as
our position holds, nobody else wrote. Where rows only grow, they need no transaction.
"""

import asyncio
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from shared.kernel.views import Row
from shared.runtime.feed import Delivered, Feed
from shared.runtime.mongo import (
    Client,
    Collection,
    Database,
    Operation,
    ReplaceOne,
    UpdateOne,
    Writes,
    settled,
    write_if,
)
from shared.runtime.views.growing import Additions, grow, longer
from shared.runtime.views.inking import writes as writes_of
from shared.runtime.views.strokes import Change, Drawing, Marking, Sorted, Stroke

log = logging.getLogger(__name__)

REMEMBERED = 20_000
POSITION = "position"
"""Under which name the position lies among rows whose names are the ids of journeys."""

Park = Callable[[str, Delivered, str], Awaitable[None]]
"""Park a message that cannot be read: consumer, message, reason."""

_Rows = dict[tuple[str, str], Row]


class Held(NamedTuple):
    """A history that a view goes on without: the version it stands at, and the one that came."""

    view: str
    chain: str
    reason: str
    known: int
    came: int


class Drawn(NamedTuple):
    """What a batch leaves behind: its last message, every row and line, and what is held back."""

    last: Delivered
    additions: Additions
    writes: Sequence[Writes]
    held: Sequence[Held]


class Overtaken(Exception):
    """Another replica owns the position, or the generation is gone."""


def message_hash(data: bytes) -> str:
    """Return what a position remembers of the message it stands at."""
    return hashlib.sha256(data).hexdigest()


def positions_of(database: Database, drawing: Drawing, generation: int) -> Collection:
    """Return where the position of a generation lies: with its rows that grow, and goes with them.

    So it takes no way of its own to write it.
    """
    return database[rows_of(drawing.growing, generation)]


def rows_of(view: str, generation: int) -> str:
    """Return the collection that holds a generation of a view."""
    return f"{view}.{generation}"


def names_in(drawing: Drawing) -> list[str]:
    """Return the names of everything that a drawing holds."""
    return [*(view.name for view in drawing.views), *(one.name for one in drawing.ledgers)]


class Painter:
    """Writes one generation of one projection, batch by batch."""

    def __init__(
        self, client: Client, database: Database, drawing: Drawing, generation: int, park: Park
    ) -> None:
        self._client = client
        self._drawing = drawing
        self._generation = generation
        self._park = park
        self._positions = positions_of(database, drawing, generation)
        self._quarantine = database.quarantine
        # To make one costs as much as to draw a row.
        self._collections = {
            name: database[rows_of(name, generation)] for name in names_in(drawing)
        }
        self._rows: OrderedDict[tuple[str, str], Row] = OrderedDict()
        self.sequence = 0
        self.hash = ""

    async def begin(self) -> int:
        """Read the position and forget rows; raises `Overtaken` if the generation is gone."""
        self._rows.clear()
        position = await settled(self._positions).find_one({"_id": POSITION})
        if position is None:
            raise Overtaken
        self.sequence = int(position["sequence"])
        self.hash = str(position["hash"])
        return self.sequence

    async def paint(self, batch: Sequence[Delivered]) -> None:
        """Draw a batch and move the position, or neither; raises `Overtaken` or a MongoDB error."""
        await self.write(await self.draw(batch))

    async def draw(self, batch: Sequence[Delivered]) -> Drawn:
        """Return what a batch leaves behind; a message that cannot be read is parked.

        The batch before may still be on its way: what it drew is remembered already, and
        forgotten should it not arrive.
        """
        kept = Sorted.of(await self._changes(batch))
        held = [
            Held(broken.view, broken.chain, broken.reason, broken.version - 1, broken.version)
            for broken in kept.spoilt
        ]
        rows: _Rows = {}
        for view, by_row in kept.strokes.items():
            rows |= await self._drawn(view, by_row, held)
        self._remember(rows)
        writes = [
            *self._rows_of(rows),
            *(self._marked(ledger, said) for ledger, said in kept.markings.items()),
            self._quarantined(held),
        ]
        return Drawn(batch[-1], kept.additions, writes, held)

    async def write(self, drawn: Drawn) -> None:
        """Write what was drawn with its position, in order; raises as `paint` does."""
        try:
            if not await self._written(drawn):
                raise Overtaken
        except BaseException:
            self._rows.clear()
            raise
        self.sequence = drawn.last.sequence
        for one in drawn.held:
            log.error("a row is held back", extra={"view": one.view, "reason": one.reason})

    async def _written(self, drawn: Drawn) -> bool:
        """Write all there is; tell whether the position was where we left it."""
        last = drawn.last
        now = datetime.now(UTC)
        there = {"sequence": last.sequence, "hash": message_hash(last.data), "drawn_at": now}
        found = {"_id": POSITION, "sequence": self.sequence}
        if self._drawing.only_grows:
            return await grow(self._positions, drawn.additions, found, there)
        on = UpdateOne(found, {"$set": there})
        first = Writes(self._positions, [on, *longer(drawn.additions)], ordered=True)
        return await write_if(self._client, first, drawn.writes)

    async def _changes(self, batch: Sequence[Delivered]) -> Sequence[Change]:
        changes: list[Change] = []
        for message in batch:
            try:
                changes += self._drawing.changes(message)
            except Exception as error:
                await self._park(self._drawing.name, message, type(error).__name__)
        return changes

    async def _drawn(
        self, view: str, by_row: Mapping[str, Sequence[Stroke]], held: list[Held]
    ) -> _Rows:
        """Return a view's rows as a batch leaves them; what cannot be drawn is held back."""
        found = await self._found(view, [row for row in by_row if (view, row) not in self._rows])
        changed: _Rows = {}
        for row_id, strokes in by_row.items():
            row = self._rows.get((view, row_id)) or found.get(row_id)
            for stroke in strokes:
                row = self._stroke(row, stroke, held)
            if row is not None:
                changed[view, row_id] = row
        return changed

    async def _found(self, view: str, row_ids: Sequence[str]) -> Mapping[str, Row]:
        """Return rows that are not remembered; while our position holds, nobody else writes."""
        if not row_ids:
            return {}
        rows = settled(self._collections[view])
        return {row["_id"]: row async for row in rows.find({"_id": {"$in": row_ids}})}

    def _rows_of(self, drawn: _Rows) -> Sequence[Writes]:
        by_view: dict[str, list[Operation]] = {}
        for (view, row_id), row in drawn.items():
            by_view.setdefault(view, []).append(ReplaceOne({"_id": row_id}, row, upsert=True))
        return [Writes(self._collections[view], replaced) for view, replaced in by_view.items()]

    def _marked(self, ledger: str, markings: Sequence[Marking]) -> Writes:
        return Writes(self._collections[ledger], writes_of(markings), ordered=True)

    def _stroke(self, row: Row | None, stroke: Stroke, held: list[Held]) -> Row | None:
        versions: dict[str, int] = row["_versions"] if row else {}
        known = versions.get(stroke.chain, 0)
        if stroke.version != known + 1:
            held.append(Held(stroke.view, stroke.chain, "gap", known, stroke.version))
            return row
        try:
            drawn = stroke.draw(None if row is None or row.get("_gone") else row)
        except Exception as error:
            reason = f"bug:{type(error).__name__}"
            held.append(Held(stroke.view, stroke.chain, reason, known, stroke.version))
            return row
        kept: Row = {"_gone": True} if drawn is None else drawn
        kept["_id"] = stroke.row_id
        kept["_versions"] = {**versions, stroke.chain: stroke.version}
        return kept

    def _quarantined(self, held: Sequence[Held]) -> Writes:
        """Return the notes of what is held back; the first note of a history stays."""
        drawing = f"{self._drawing.name}@{self._generation}"
        now = datetime.now(UTC)
        notes = [
            UpdateOne(
                {"_id": f"{drawing}:{one.view}:{one.chain}"},
                {
                    "$setOnInsert": {
                        "reason": one.reason,
                        "known": one.known,
                        "came": one.came,
                        "at": now,
                    }
                },
                upsert=True,
            )
            for one in held
        ]
        return Writes(self._quarantine, notes, ordered=True)

    def _remember(self, rows: _Rows) -> None:
        for key, row in rows.items():
            self._rows[key] = row
            self._rows.move_to_end(key)
        while len(self._rows) > REMEMBERED:
            self._rows.popitem(last=False)


async def paint_until(painter: Painter, feed: Feed, last: int, note: Callable[[int], None]) -> None:
    """Draw up to a sequence; the next batch is drawn while the one before is written."""
    at = painter.sequence
    writing: asyncio.Task[None] | None = None
    try:
        while at < last:
            batch = [message for message in await feed.batch() if message.sequence <= last]
            if not batch:
                return
            drawn = await painter.draw(batch)
            if writing is not None:
                await writing
                note(at)
            at = batch[-1].sequence
            writing = asyncio.create_task(painter.write(drawn))
    finally:
        if writing is not None:
            await writing
            note(painter.sequence)


async def live_generation(database: Database, drawing: Drawing) -> int:
    """Return which generation is read; raises `Overtaken` before the first."""
    pointer = await database.live.find_one({"_id": drawing.name})
    if pointer is None:
        raise Overtaken
    generation: int = pointer["generation"]
    return generation


async def make_generation(database: Database, drawing: Drawing, generation: int) -> None:
    """Make a generation's collections, indexes and position, where they are missing."""
    there = set(await database.list_collection_names())
    wanted = {rows_of(name, generation) for name in names_in(drawing)} | {"quarantine"}
    for name in wanted - there:
        await database.create_collection(name)
    for view in drawing.views:
        for name in view.index:
            await database[rows_of(view.name, generation)].create_index([(name, 1), ("_id", 1)])
    for ledger in drawing.ledgers:
        for names in dict.fromkeys((*ledger.index, ("journey_id",))):
            keys = [(name, 1) for name in (*names, "_id")]
            await database[rows_of(ledger.name, generation)].create_index(keys)
    await positions_of(database, drawing, generation).update_one(
        {"_id": POSITION},
        {"$setOnInsert": {"sequence": 0, "hash": "", "drawn_at": datetime.now(UTC)}},
        upsert=True,
    )


def visible(row: Row) -> dict[str, Any]:
    """Return a row as it is shown: without the runner's own marks."""
    return {"id": row["_id"], **{k: v for k, v in row.items() if not k.startswith("_")}}
