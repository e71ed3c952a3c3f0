"""Draws a projection anew beside the live one, compares both, and switches in one write.

Reading never stops. An old replica cannot write into the new generation: it moves only
the position that it knows, and that one is deleted with the switch.
"""

import asyncio
import hashlib
from dataclasses import dataclass
from enum import StrEnum

import orjson

from shared.runtime.feed import Lost, reading
from shared.runtime.mongo import Client, Database, Session, snapshot, transact
from shared.runtime.nats import Client as Nats
from shared.runtime.views.painting import (
    POSITION,
    Overtaken,
    Painter,
    Park,
    live_generation,
    make_generation,
    names_in,
    paint_until,
    positions_of,
    rows_of,
)
from shared.runtime.views.strokes import Drawing

_PATIENCE = 0.25


class Differs(Exception):
    """The new drawing does not agree with the live one; nothing was switched."""


class Stage(StrEnum):
    """Where a rebuild stands."""

    DRAWING = "drawing"
    COMPARING = "comparing"
    DONE = "done"
    DIFFERS = "differs"
    FAILED = "failed"


@dataclass
class Progress:
    """How far a rebuild has come."""

    projection: str
    stage: Stage = Stage.DRAWING
    sequence: int = 0
    target: int = 0
    rows: int = 0

    def note(self, sequence: int) -> None:
        """Take in how far it is drawn."""
        self.sequence = sequence


@dataclass(frozen=True, slots=True)
class _Sum:
    """What two drawings of one collection must have in common."""

    rows: int
    digest: str


class Rebuilder:
    """Rebuilds one projection."""

    def __init__(
        self, client: Client, database: Database, nats: Nats, drawing: Drawing, park: Park
    ) -> None:
        self._client = client
        self._database = database
        self._nats = nats
        self._drawing = drawing
        self._park = park

    async def rebuild(self, progress: Progress, *, changed_code: bool = False) -> int:
        """Build, compare, switch; return the new generation.

        With `changed_code` the rows are expected to differ from the live ones: then
        only their number must agree, and of a ledger's lines not even that. Raises
        `Differs`, and leaves the live one alone.
        """
        live = await live_generation(self._database, self._drawing)
        new = live + 1
        await self._drop_all_but(live)
        await make_generation(self._database, self._drawing, new)
        painter = Painter(self._client, self._database, self._drawing, new, self._park)
        await self._draw_to(await self._position(live), painter, progress)
        await self._compare(live, new, painter, progress, changed_code=changed_code)
        await self._draw_to(await self._position(live), painter, progress)
        await self._switch(live, new)
        progress.stage = Stage.DONE
        return new

    async def _draw_to(self, target: int, painter: Painter, progress: Progress) -> None:
        """Draw to exactly this position, beginning again after every loss."""
        progress.target = target
        while (after := await painter.begin()) < target:
            try:
                async with reading(
                    self._nats, self._drawing.stream, after, self._drawing.filters
                ) as feed:
                    await paint_until(painter, feed, target, progress.note)
            except Lost:
                await asyncio.sleep(_PATIENCE)

    async def _compare(
        self, live: int, new: int, painter: Painter, progress: Progress, *, changed_code: bool
    ) -> None:
        """Compare both where the live one stands now, while it goes on; raises `Differs`."""
        names = names_in(self._drawing)
        async with snapshot(self._client) as session:
            target = await self._position(live, session)
            theirs = [await self._sum(name, live, session) for name in names]
        await self._draw_to(target, painter, progress)
        progress.stage = Stage.COMPARING
        ours = [await self._sum(name, new) for name in names]
        lines = {ledger.name for ledger in self._drawing.ledgers}
        for name, our, their in zip(names, ours, theirs, strict=True):
            agrees = name in lines or our.rows == their.rows if changed_code else our == their
            if not agrees:
                progress.stage = Stage.DIFFERS
                raise Differs(name)
        progress.rows = sum(our.rows for our in ours)

    async def _sum(self, name: str, generation: int, session: Session | None = None) -> _Sum:
        digest = hashlib.sha256()
        count = 0
        rows = self._database[rows_of(name, generation)]
        async for row in rows.find({"_id": {"$ne": POSITION}}, session=session).sort("_id", 1):
            digest.update(orjson.dumps(row, option=orjson.OPT_SORT_KEYS))
            count += 1
        return _Sum(count, digest.hexdigest())

    async def _position(self, generation: int, session: Session | None = None) -> int:
        positions = positions_of(self._database, self._drawing, generation)
        found = await positions.find_one({"_id": POSITION}, session=session)
        if found is None:
            raise Overtaken
        sequence: int = found["sequence"]
        return sequence

    async def _switch(self, live: int, new: int) -> None:
        """Show the new one, and take the position of the old away from whoever draws it."""

        async def switch(session: Session) -> None:
            switched = await self._database.live.update_one(
                {"_id": self._drawing.name, "generation": {"$in": [live, new]}},
                {"$set": {"generation": new}},
                session=session,
            )
            if switched.matched_count != 1:
                raise Overtaken
            positions = positions_of(self._database, self._drawing, live)
            await positions.delete_one({"_id": POSITION}, session=session)

        await transact(self._client, switch)

    async def _drop_all_but(self, live: int) -> None:
        """Drop what earlier rebuilds left; a replaced generation stays readable until then."""
        names = set(names_in(self._drawing))
        for collection in await self._database.list_collection_names():
            view, _, generation = collection.rpartition(".")
            if view in names and generation != str(live):
                await self._database.drop_collection(collection)
