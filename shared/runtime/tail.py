"""Follows a stream together with others: near its end, one reading serves all who follow it.

A service's publisher, clocks and boards read the same log at the same time. Who is
behind reads alone; who has caught up joins the tail, which keeps the last messages, and
leaves it again when they were too slow. Nobody misses a message or sees one twice: each
follower knows the last sequence that it was given.
"""

import asyncio
from bisect import bisect_right
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from math import inf
from weakref import WeakKeyDictionary

from shared.runtime.ending import ended
from shared.runtime.feed import Delivered, Feed, Foreign, Lost, reading
from shared.runtime.nats import Client

KEPT = 5_000
_NEAR = 100
"""Who is given fewer messages at once than this has nearly caught up."""

_PAUSE = 0.1


class _Tail:
    """The last messages of a stream, read once over one connection."""

    def __init__(self, client: Client, stream: str) -> None:
        self._client = client
        self._stream = stream
        self._sequences: list[int] = []
        self._messages: list[Delivered] = []
        self._before = self._last = 0
        self._waiting: set[asyncio.Future[None]] = set()
        self._followers = 0
        self._task: asyncio.Task[None] | None = None

    def join(self, at: int) -> bool:
        """Take in a follower who was given everything up to a sequence, if the tail goes on there.

        Whoever comes first begins the tail.
        """
        if self._task is None or self._task.done():
            self._sequences, self._messages = [], []
            self._before = self._last = at
            self._task = asyncio.create_task(self._read())
        if not self._before <= at <= self._last:
            return False
        self._followers += 1
        return True

    async def leave(self) -> None:
        """Let a follower go; the last one ends the tail."""
        self._followers -= 1
        if self._followers == 0 and self._task is not None:
            task, self._task = self._task, None
            await ended(task)

    async def after(self, at: int, limit: int, within: float) -> list[Delivered]:
        """Return what comes after a sequence; raises `Lost` when that is no longer kept."""
        until = asyncio.get_running_loop().time() + within
        while self._last <= at:
            left = until - asyncio.get_running_loop().time()
            if left <= 0:
                return []
            await self._more(left)
        if at < self._before:
            raise Lost
        begin = bisect_right(self._sequences, at)
        return self._messages[begin : begin + limit]

    async def _more(self, within: float) -> None:
        """Wait for something new, as long as the tail is read at all."""
        if self._task is None or self._task.done():
            raise Lost
        more: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(more)
        try:
            await asyncio.wait(
                (more, self._task), timeout=min(within, 60), return_when="FIRST_COMPLETED"
            )
        finally:
            self._waiting.discard(more)

    async def _read(self) -> None:
        with suppress(Foreign):
            while True:
                try:
                    async with reading(self._client, self._stream, self._last) as feed:
                        while True:
                            self._take_in(await feed.batch())
                except Lost:
                    await asyncio.sleep(_PAUSE)

    def _take_in(self, batch: list[Delivered]) -> None:
        self._messages += batch
        self._sequences += [message.sequence for message in batch]
        self._last = batch[-1].sequence
        beyond = len(self._messages) - KEPT
        if beyond > KEPT:
            self._before = self._sequences[beyond - 1]
            del self._messages[:beyond], self._sequences[:beyond]
        for more in self._waiting:
            if not more.done():
                more.set_result(None)


_tails: WeakKeyDictionary[Client, dict[str, _Tail]] = WeakKeyDictionary()


class Follower:
    """One who follows a stream; made by `following`."""

    def __init__(self, client: Client, stream: str, after: int, stack: AsyncExitStack) -> None:
        self._client = client
        self._stream = stream
        self._at = after
        self._stack = stack
        self._alone: Feed | None = None
        self._tail = _tails.setdefault(client, {}).setdefault(stream, _Tail(client, stream))

    async def begin(self) -> None:
        """Begin alone: that also finds out whether the stream is the one we know."""
        self._alone = await self._stack.enter_async_context(
            reading(self._client, self._stream, self._at)
        )

    async def batch(self, limit: int = 500, *, within: float = inf) -> list[Delivered]:
        """Wait for messages and return those that are there, in order; raises `Lost`.

        After `within` seconds (or up to one more) without any, returns none.
        """
        if self._alone is None:
            batch = await self._tail.after(self._at, limit, within)
        else:
            batch = await self._alone.batch(limit, within=within)
        if batch:
            self._at = batch[-1].sequence
        if self._alone is not None and 0 < len(batch) < _NEAR and self._tail.join(self._at):
            self._alone = None
            await self._stack.aclose()
            self._stack.push_async_callback(self._tail.leave)
        return batch


@asynccontextmanager
async def following(client: Client, stream: str, after: int) -> AsyncGenerator[Follower]:
    """Give a follower of everything after a sequence; raises `Lost` or `Foreign`."""
    async with AsyncExitStack() as stack:
        follower = Follower(client, stream, after, stack)
        await follower.begin()
        yield follower
