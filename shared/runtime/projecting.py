"""Draws rows from a stream, each message exactly once.

A batch is one MongoDB transaction: first the position moves on, and only from where
this runner left it; then the rows are written. A crash or a second replica changes
nothing: whoever does not own the position writes nothing. That is also why rows may be
kept in memory between batches: as long as our position holds, nobody else wrote.
"""

import asyncio
import hashlib
import logging
from base64 import b64decode
from collections import OrderedDict, defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nats.aio.client import Client as Nats

from shared.kernel.views import Row
from shared.runtime.feed import Delivered, Foreign, Lost, reading
from shared.runtime.mongo import (
    Client,
    Database,
    PyMongoError,
    ReplaceOne,
    Session,
    transaction,
)
from shared.runtime.nats import UNREACHABLE, api
from shared.runtime.strokes import Drawing, Stroke

log = logging.getLogger(__name__)

_PASSING: tuple[type[BaseException], ...] = (Lost, PyMongoError, *UNREACHABLE)

REMEMBERED = 20_000
_PATIENCE = 0.25
_BUSY, _BUSIEST = 4, 250
_GATHER = 0.03
"""A busy stream is drawn in fewer, larger transactions: each costs the same few milliseconds."""

Park = Callable[[str, Delivered, str], Awaitable[None]]
"""Park a message that cannot be read: consumer, message, reason."""


class Overtaken(Exception):
    """Another replica owns the position, or the generation is gone."""


@dataclass(frozen=True, slots=True)
class Position:
    """How far a generation of a projection has come."""

    generation: int
    sequence: int
    drawn_at: datetime


def message_hash(data: bytes) -> str:
    """Return what a position remembers of the message it stands at."""
    return hashlib.sha256(data).hexdigest()


def position_id(drawing: Drawing, generation: int) -> str:
    """Return the key of a generation's position."""
    return f"{drawing.name}@{generation}"


def rows_of(view: str, generation: int) -> str:
    """Return the collection that holds a generation of a view."""
    return f"{view}.{generation}"


class Painter:
    """Writes one generation of one projection, batch by batch."""

    def __init__(
        self, client: Client, database: Database, drawing: Drawing, generation: int, park: Park
    ) -> None:
        self._client = client
        self._database = database
        self._drawing = drawing
        self._generation = generation
        self._park = park
        self._rows: OrderedDict[tuple[str, str], Row] = OrderedDict()
        self.sequence = 0
        self.hash = ""

    async def begin(self) -> int:
        """Read the position and forget rows; raises `Overtaken` if the generation is gone."""
        self._rows.clear()
        position = await self._database.positions.find_one(
            {"_id": position_id(self._drawing, self._generation)}
        )
        if position is None:
            raise Overtaken
        self.sequence = int(position["sequence"])
        self.hash = str(position["hash"])
        return self.sequence

    async def paint(self, batch: Sequence[Delivered]) -> None:
        """Draw a batch and move the position, or neither; raises `Overtaken` or a MongoDB error."""
        strokes = await self._read(batch)
        by_view: dict[str, dict[str, list[Stroke]]] = defaultdict(lambda: defaultdict(list))
        for stroke in strokes:
            by_view[stroke.view][stroke.row_id].append(stroke)
        try:
            async with transaction(self._client) as session:
                await self._move(batch, session)
                changed = [
                    await self._draw(view, strokes_by_row, session)
                    for view, strokes_by_row in by_view.items()
                ]
        except BaseException:
            self._rows.clear()
            raise
        for rows in changed:
            self._remember(rows)
        self.sequence = batch[-1].sequence

    async def _read(self, batch: Sequence[Delivered]) -> list[Stroke]:
        strokes: list[Stroke] = []
        for message in batch:
            try:
                strokes += self._drawing.strokes(message)
            except Exception as error:
                await self._park(self._drawing.name, message, type(error).__name__)
        return strokes

    async def _move(self, batch: Sequence[Delivered], session: Session) -> None:
        moved = await self._database.positions.update_one(
            {
                "_id": position_id(self._drawing, self._generation),
                "sequence": self.sequence,
            },
            {
                "$set": {
                    "sequence": batch[-1].sequence,
                    "hash": message_hash(batch[-1].data),
                    "drawn_at": datetime.now(UTC),
                }
            },
            session=session,
        )
        if moved.matched_count != 1:
            raise Overtaken

    async def _draw(
        self, view: str, strokes_by_row: dict[str, list[Stroke]], session: Session
    ) -> dict[tuple[str, str], Row]:
        collection = self._database[rows_of(view, self._generation)]
        unknown = [
            row_id
            for row_id, strokes in strokes_by_row.items()
            if strokes[0].version and (view, row_id) not in self._rows
        ]
        found: dict[str, Row] = {}
        if unknown:
            cursor = collection.find({"_id": {"$in": unknown}}, session=session)
            found = {row["_id"]: row async for row in cursor}
        changed: dict[tuple[str, str], Row] = {}
        for row_id, strokes in strokes_by_row.items():
            row = self._rows.get((view, row_id)) or found.get(row_id)
            for stroke in strokes:
                row = await self._stroke(row, stroke, session)
            if row is not None:
                changed[view, row_id] = row
        if changed:
            await collection.bulk_write(
                [ReplaceOne({"_id": row["_id"]}, row, upsert=True) for row in changed.values()],
                ordered=False,
                session=session,
            )
        return changed

    async def _stroke(self, row: Row | None, stroke: Stroke, session: Session) -> Row | None:
        versions: dict[str, int] = row["_versions"] if row else {}
        if stroke.version and stroke.version != versions.get(stroke.chain, 0) + 1:
            await self._quarantine(stroke, versions.get(stroke.chain, 0), session)
            return row
        drawn = stroke.draw(None if row is None or row.get("_gone") else row)
        kept = {"_gone": True} if drawn is None else drawn
        if not stroke.version:
            return {**kept, "_id": stroke.row_id}
        versions = {**versions, stroke.chain: stroke.version}
        return {**kept, "_id": stroke.row_id, "_versions": versions}

    async def _quarantine(self, stroke: Stroke, known: int, session: Session) -> None:
        log.error("a gap in a history: its row is held back", extra={"view": stroke.view})
        await self._database.quarantine.update_one(
            {"_id": f"{self._drawing.name}@{self._generation}:{stroke.view}:{stroke.chain}"},
            {"$setOnInsert": {"known": known, "came": stroke.version, "at": datetime.now(UTC)}},
            upsert=True,
            session=session,
        )

    def _remember(self, rows: dict[tuple[str, str], Row]) -> None:
        for key, row in rows.items():
            if "_versions" in row:
                self._rows[key] = row
                self._rows.move_to_end(key)
        while len(self._rows) > REMEMBERED:
            self._rows.popitem(last=False)


class Projector:
    """Keeps the live generation of one projection up to date, for ever."""

    def __init__(
        self, client: Client, database: Database, nats: Nats, drawing: Drawing, park: Park
    ) -> None:
        self._client = client
        self._database = database
        self._nats = nats
        self._drawing = drawing
        self._park = park
        self._moved = asyncio.Condition()
        self.position = Position(0, 0, datetime.fromtimestamp(0, UTC))

    @property
    def drawing(self) -> Drawing:
        """Return what is drawn."""
        return self._drawing

    @property
    def park(self) -> Park:
        """Return where unreadable messages go."""
        return self._park

    async def prepare(self) -> None:
        """Make the first generation and its indexes if there is none yet."""
        pointer = await self._database.live.find_one({"_id": self._drawing.name})
        generation = int(pointer["generation"]) if pointer else 1
        await make_generation(self._database, self._drawing, generation)
        await self._database.live.update_one(
            {"_id": self._drawing.name}, {"$setOnInsert": {"generation": generation}}, upsert=True
        )

    async def run(self) -> None:
        """Draw until cancelled; every failure begins again from the stored position."""
        while True:
            try:
                await self._draw_on()
            except Overtaken:
                await self._stand_by()
            except Foreign:
                log.critical("the stream ends before our position; refusing to skip")
                await asyncio.sleep(_PATIENCE * 4)
            except _PASSING as error:
                log.warning("projection interrupted", extra={"error": type(error).__name__})
                await asyncio.sleep(_PATIENCE)

    async def wait_for(self, sequence: int, seconds: float) -> bool:
        """Wait until the rows show a position; tell whether they do."""
        if self.position.sequence >= sequence:
            return True
        try:
            async with asyncio.timeout(seconds), self._moved:
                await self._moved.wait_for(lambda: self.position.sequence >= sequence)
        except TimeoutError:
            return False
        return True

    async def moved_beyond(self, sequence: int, seconds: float) -> bool:
        """Wait until anything after a position was drawn; tell whether it was."""
        return await self.wait_for(sequence + 1, seconds)

    @staticmethod
    def clock() -> float:
        """Return the running loop's time in seconds."""
        return asyncio.get_running_loop().time()

    async def _draw_on(self) -> None:
        generation = await live_generation(self._database, self._drawing)
        painter = Painter(self._client, self._database, self._drawing, generation, self._park)
        after = await painter.begin()
        await self._recognise(after, painter.hash)
        await self._show(generation, after)
        async with reading(self._nats, self._drawing.stream, after, self._drawing.filters) as feed:
            while True:
                batch = await feed.batch()
                await painter.paint(batch)
                await self._show(generation, painter.sequence)
                if _BUSY < len(batch) < _BUSIEST:
                    await asyncio.sleep(_GATHER)

    async def _recognise(self, sequence: int, known: str) -> None:
        """Refuse a stream whose message at our position is not the one we drew."""
        if sequence == 0:
            return
        answer = await api(self._nats, f"STREAM.MSG.GET.{self._drawing.stream}", {"seq": sequence})
        if "error" in answer or message_hash(b64decode(answer["message"]["data"])) != known:
            raise Foreign

    async def _stand_by(self) -> None:
        """Watch another replica draw; return when it has stopped."""
        idle = 0
        while idle < 4:
            generation = await live_generation(self._database, self._drawing)
            found = await self._database.positions.find_one(
                {"_id": position_id(self._drawing, generation)}
            )
            sequence = int(found["sequence"]) if found else 0
            if generation != self.position.generation:
                return
            idle = 0 if sequence > self.position.sequence else idle + 1
            await self._show(generation, sequence)
            await asyncio.sleep(_PATIENCE)

    async def _show(self, generation: int, sequence: int) -> None:
        async with self._moved:
            self.position = Position(generation, sequence, datetime.now(UTC))
            self._moved.notify_all()


async def live_generation(database: Database, drawing: Drawing) -> int:
    """Return which generation is read; raises `Overtaken` before the first."""
    pointer = await database.live.find_one({"_id": drawing.name})
    if pointer is None:
        raise Overtaken
    generation: int = pointer["generation"]
    return generation


async def make_generation(database: Database, drawing: Drawing, generation: int) -> None:
    """Make a generation's position, collections and indexes, where they are missing."""
    await database.positions.update_one(
        {"_id": position_id(drawing, generation)},
        {"$setOnInsert": {"sequence": 0, "hash": "", "drawn_at": datetime.now(UTC)}},
        upsert=True,
    )
    there = set(await database.list_collection_names())
    wanted = {rows_of(view.name, generation) for view in drawing.views} | {"quarantine"}
    for name in wanted - there:
        await database.create_collection(name)
    for view in drawing.views:
        for name in view.index:
            await database[rows_of(view.name, generation)].create_index([(name, 1), ("_id", 1)])


def visible(row: Row) -> dict[str, Any]:
    """Return a row as it is shown: without the runner's own marks."""
    return {"id": row["_id"], **{k: v for k, v in row.items() if not k.startswith("_")}}
