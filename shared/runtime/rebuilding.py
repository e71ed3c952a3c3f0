"""Draws a projection anew beside the live one, compares both, and switches in one write.

Reading never stops. An old replica cannot write into the new generation: it moves only
the position that it knows, and that one is deleted with the switch.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

import orjson
from nats.aio.client import Client as Nats

from shared.runtime.feed import Lost, reading
from shared.runtime.mongo import Client, Database, Session, snapshot, transaction
from shared.runtime.projecting import (
    Overtaken,
    Painter,
    Park,
    live_generation,
    make_generation,
    position_id,
    rows_of,
)
from shared.runtime.strokes import Drawing


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
        only their number must agree. Raises `Differs`, and leaves the live one alone.
        """
        live = await live_generation(self._database, self._drawing)
        new = live + 1
        await self._drop_all_but(live)
        await make_generation(self._database, self._drawing, new)
        painter = Painter(self._client, self._database, self._drawing, new, self._park)
        while True:
            await self._catch_up(painter, live, progress)
            progress.stage = Stage.COMPARING
            if await self._agree(live, new, progress, changed_code=changed_code):
                break
            progress.stage = Stage.DRAWING
        await self._switch(live, new)
        progress.stage = Stage.DONE
        return new

    async def _catch_up(self, painter: Painter, live: int, progress: Progress) -> None:
        """Draw to exactly where the live one stands."""
        after = await painter.begin()
        progress.target = await self._position(live)
        if after >= progress.target:
            return
        try:
            async with reading(
                self._nats, self._drawing.stream, after, self._drawing.filters
            ) as feed:
                while painter.sequence < progress.target:
                    batch = [m for m in await feed.batch() if m.sequence <= progress.target]
                    if not batch:
                        return
                    await painter.paint(batch)
                    progress.sequence = painter.sequence
        except Lost:
            return

    async def _agree(self, live: int, new: int, progress: Progress, *, changed_code: bool) -> bool:
        """Compare both at one position; return False when the live one moved on meanwhile."""
        async with snapshot(self._client) as session:
            if await self._position(live, session) != await self._position(new, session):
                return False
            rows = 0
            for view in self._drawing.views:
                ours = await self._sum(rows_of(view.name, new), session)
                theirs = await self._sum(rows_of(view.name, live), session)
                if ours[0] != theirs[0] or (ours[1] != theirs[1] and not changed_code):
                    progress.stage = Stage.DIFFERS
                    raise Differs(view.name)
                rows += ours[0]
            progress.rows = rows
        return True

    async def _sum(self, collection: str, session: Session) -> tuple[int, str]:
        digest = hashlib.sha256()
        count = 0
        async for row in self._database[collection].find({}, session=session).sort("_id", 1):
            digest.update(orjson.dumps(row, option=orjson.OPT_SORT_KEYS))
            count += 1
        return count, digest.hexdigest()

    async def _position(self, generation: int, session: Session | None = None) -> int:
        found = await self._database.positions.find_one(
            {"_id": position_id(self._drawing, generation)}, session=session
        )
        if found is None:
            raise Overtaken
        sequence: int = found["sequence"]
        return sequence

    async def _switch(self, live: int, new: int) -> None:
        async with transaction(self._client) as session:
            switched = await self._database.live.update_one(
                {"_id": self._drawing.name, "generation": live},
                {"$set": {"generation": new}},
                session=session,
            )
            if switched.matched_count != 1:
                raise Overtaken
            await self._database.positions.delete_one(
                {"_id": position_id(self._drawing, live)}, session=session
            )

    async def _drop_all_but(self, live: int) -> None:
        """Drop what earlier rebuilds left; a replaced generation stays readable until then."""
        names = {view.name for view in self._drawing.views}
        for collection in await self._database.list_collection_names():
            view, _, generation = collection.rpartition(".")
            if view in names and generation != str(live):
                await self._database.drop_collection(collection)
        await self._database.positions.delete_many(
            {
                "_id": {
                    "$regex": f"^{self._drawing.name}@",
                    "$ne": position_id(self._drawing, live),
                }
            }
        )
