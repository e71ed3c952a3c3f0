"""Does what must be done once something is in the log: after every crash again, never before.

A follower reads some histories of a room's log from a position it keeps. What it does for
a message is done again after a crash, so doing it twice must be doing it once. That is also why
the position may lag: to keep it costs more than to see that a message asks for nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from shared.kernel.aggregate import Log
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.feed import Delivered, Lost, reading
from shared.runtime.mongo import Database, PyMongoError
from shared.runtime.nats import UNREACHABLE
from shared.runtime.nats import Client as Nats
from shared.runtime.views.painting import Park
from shared.runtime.waiting import distance, waiting

log = logging.getLogger(__name__)

_PASSING: tuple[type[BaseException], ...] = (Lost, Unavailable, PyMongoError, *UNREACHABLE)

_STRETCH = 200
_QUIET = 0.5
"""The position is kept after so many messages, or so many seconds without any."""

Follow = Callable[[Delivered], Awaitable[None]]
"""Do what a message asks for; what fails for a passing reason is tried again."""


@dataclass(frozen=True)
class Errand:
    """What is done for each message of some aggregates; the name never changes.

    `does` says to a person on call what that is. With `elsewhere`, another stream is followed
    by these subjects instead of the room's log.
    """

    name: str
    does: str
    aggregates: tuple[str, ...]
    follow: Follow
    elsewhere: tuple[str, tuple[str, ...]] | None = None


class Follower:
    """Runs one errand along a room's log."""

    def __init__(
        self, errand: Errand, log: Log, nats: Nats, database: Database, park: Park
    ) -> None:
        self.name = errand.name
        self.does = errand.does
        self.position = 0
        self._follow = errand.follow
        self._log = log.stream
        own = tuple(f"log.{log.service}.{name}.>" for name in errand.aggregates)
        self.stream, self._filters = errand.elsewhere or (log.stream, own)
        self._nats = nats
        self._positions = database.positions
        self._park = park

    async def run(self) -> None:
        """Follow until cancelled; every failure begins again from the kept position."""
        while True:
            try:
                await self._follow_on()
            except _PASSING as error:
                said = {"consumer": self.name, "error": type(error).__name__}
                log.warning("following interrupted", extra=said)
                await asyncio.sleep(0.3)

    async def follow_late(self, message: Delivered) -> str | None:
        """Do what a parked message asks for; return why it still cannot be done, or `None`."""
        try:
            await self._follow(message)
        except _PASSING:
            raise
        except Exception as error:
            return type(error).__name__
        return None

    async def behind(self) -> int:
        """Return how many messages it has yet to follow, or how far the last of them lies ahead."""
        count = waiting if self.stream == self._log else distance
        return await count(self._nats, self.stream, self._filters, self.position)

    async def _follow_on(self) -> None:
        known = await self._positions.find_one({"_id": self.name})
        kept = self.position = int(known["sequence"]) if known else 0
        async with reading(self._nats, self.stream, self.position, self._filters) as feed:
            while True:
                batch = await feed.batch(within=_QUIET)
                for message in batch:
                    reason = await self.follow_late(message)
                    if reason is not None:
                        await self._park(self.name, message, reason)
                    self.position = message.sequence
                if self.position - kept >= (_STRETCH if batch else 1):
                    await self._keep_position()
                    kept = self.position

    async def _keep_position(self) -> None:
        await self._positions.update_one(
            {"_id": self.name}, {"$max": {"sequence": self.position}}, upsert=True
        )
