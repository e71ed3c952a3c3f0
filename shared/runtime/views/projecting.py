"""Keeps a projection up to date with its stream, each message drawn exactly once.

A crash or a second replica changes nothing: the position moves together with the rows (or after
those that only grow), and only one of two replicas moves it; the other stands by.
"""

import asyncio
import logging
from base64 import b64decode
from dataclasses import dataclass
from datetime import UTC, datetime

from shared.runtime import telemetry
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.feed import Foreign, Lost
from shared.runtime.mongo import Client, Database, PyMongoError, Session, transact
from shared.runtime.nats import UNREACHABLE, api, is_not_found
from shared.runtime.nats import Client as Nats
from shared.runtime.tail import following
from shared.runtime.views.painting import (
    POSITION,
    Overtaken,
    Painter,
    Park,
    live_generation,
    make_generation,
    message_hash,
    positions_of,
)
from shared.runtime.views.strokes import Drawing

log = logging.getLogger(__name__)

_PASSING: tuple[type[BaseException], ...] = (Lost, Unavailable, PyMongoError, *UNREACHABLE)

_PATIENCE = 0.25
_LOOK_UP = 1.0
_BUSY, _BUSIEST = 4, 400
_GATHER, _GATHER_MOST = 0.03, 0.15
"""A busy stream is drawn in fewer, larger transactions: each costs the same few milliseconds."""


@dataclass(frozen=True, slots=True)
class Position:
    """How far a generation of a projection has come."""

    generation: int
    sequence: int
    drawn_at: datetime


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
        await self._bring_together(generation)
        await make_generation(self._database, self._drawing, generation)
        await self._database.live.update_one(
            {"_id": self._drawing.name}, {"$setOnInsert": {"generation": generation}}, upsert=True
        )

    async def _bring_together(self, generation: int) -> None:
        """Bring the position of an older generation, which lies apart, to its rows.

        Whoever still moves it where it lay finds nothing there, and writes nothing. What a rebuild
        left apart that never came to an end is forgotten: the rows have their own by then.
        """
        apart = {"_id": f"{self._drawing.name}@{generation}"}
        positions = positions_of(self._database, self._drawing, generation)

        async def bring(session: Session) -> None:
            found = await self._database.positions.find_one(apart, session=session)
            if found is not None:
                await self._database.positions.delete_one(apart, session=session)
                del found["_id"]
                begun = {"$setOnInsert": found}
                await positions.update_one({"_id": POSITION}, begun, upsert=True, session=session)

        await transact(self._client, bring)

    async def run(self) -> None:
        """Draw until cancelled; every failure begins again from the stored position."""
        work = self._draw_on
        while True:
            try:
                await work()
                work = self._draw_on
            except Overtaken:
                work = self._stand_by
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

    async def _draw_on(self) -> None:
        generation = await live_generation(self._database, self._drawing)
        painter = Painter(self._client, self._database, self._drawing, generation, self._park)
        after = await painter.begin()
        await self._recognise(after, painter.hash)
        await self._show(generation, after)
        async with following(self._nats, self._drawing.stream, after) as feed:
            while True:
                batch = await feed.batch(within=_LOOK_UP)
                if not batch:
                    await self._look_up(generation)
                    continue
                await painter.paint(batch)
                telemetry.drawn.add(len(batch), {"projection": self._drawing.name})
                await self._show(generation, painter.sequence)
                if _BUSY < len(batch) < _BUSIEST:
                    await asyncio.sleep(min(_GATHER * len(batch) / _BUSY**2, _GATHER_MOST))

    async def _look_up(self, generation: int) -> None:
        """Raise `Overtaken` if another generation is live: a quiet stream does not show it."""
        if await live_generation(self._database, self._drawing) != generation:
            raise Overtaken

    async def _recognise(self, sequence: int, known: str) -> None:
        """Refuse a stream whose message at our position is not the one we drew."""
        if sequence == 0:
            return
        answer = await api(self._nats, f"STREAM.MSG.GET.{self._drawing.stream}", {"seq": sequence})
        if "error" in answer:
            raise Foreign if is_not_found(answer) else Lost
        if message_hash(b64decode(answer["message"]["data"])) != known:
            raise Foreign

    async def _stand_by(self) -> None:
        """Watch another replica draw; return when it has stopped."""
        idle = 0
        while idle < 4:
            generation = await live_generation(self._database, self._drawing)
            positions = positions_of(self._database, self._drawing, generation)
            found = await positions.find_one({"_id": POSITION})
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
