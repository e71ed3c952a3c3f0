"""Reads a stream in order from a position it is given; exact over every restart.

nats-py's own readers are not: `fetch` repeats messages out of order when a server
restarts, and the ordered push consumer starts again at 1 when it is reset before its
first message. This one asks for messages by credit and gives up (`Lost`) at the
first sign that one may be missing; the caller makes it anew from its own position.
"""

import asyncio
import random
from collections import deque
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from math import inf
from typing import Any, NamedTuple, Self
from uuid import uuid4

import nats.errors
import orjson
from nats.aio.subscription import Subscription

from shared.runtime.nats import API, UNREACHABLE, Came, Client, api, reader_names

CREDIT = 1_000
_HEARTBEAT = 1.0
_NANO = 1_000_000_000
_ALIVE = "100"
_EXPIRED = {"404", "408"}
_TAKEN = {10013, 10148}
"""Another reader of ours, perhaps of another replica, has this name."""


class Lost(Exception):
    """The reader may have missed something; begin again from the last known position."""


class Foreign(Exception):
    """The stream ends before our position: an older stream was restored; never skip ahead."""


class Delivered(NamedTuple):
    """One message of the stream."""

    subject: str
    sequence: int
    data: bytes


class Feed:
    """One reading of a stream; made with `Feed.open`, read with `batch`, closed with `close`."""

    def __init__(self, client: Client, stream: str) -> None:
        self._client = client
        self._stream = stream
        self._consumer = ""
        self._ready: deque[Delivered | Lost] = deque()
        self._arrived = asyncio.Event()
        self._heard_at = asyncio.get_running_loop().time()
        self._inbox = client.new_inbox()
        self._expected = 1
        self._open = 0
        self._reconnects = client.stats["reconnects"]
        self._subscription: Subscription | None = None

    @classmethod
    async def open(
        cls, client: Client, stream: str, after: int, filters: Sequence[str] = ()
    ) -> Self:
        """Return a reading of everything after a sequence; raises `Lost` or `Foreign`."""
        feed = cls(client, stream)
        try:
            await feed._begin(after, filters)
        except BaseException as error:
            await feed.close()
            if isinstance(error, UNREACHABLE):
                raise Lost from error
            raise
        return feed

    async def batch(self, limit: int = 500, *, within: float = inf) -> list[Delivered]:
        """Wait for messages and return those that are there, in order; raises `Lost`.

        After `within` seconds (or up to one more) without any, returns none.
        """
        until = asyncio.get_running_loop().time() + within
        while not self._ready:
            await self._top_up()
            if asyncio.get_running_loop().time() >= until:
                return []
            await self._something()
        got: list[Delivered] = []
        while self._ready and len(got) < limit:
            item = self._ready.popleft()
            if isinstance(item, Lost):
                if got:
                    self._ready.appendleft(item)
                    return got
                raise item
            got.append(item)
        await self._top_up()
        return got

    async def close(self) -> None:
        """Stop reading and forget the consumer."""
        try:
            if self._subscription is not None:
                await self._subscription.unsubscribe()
            if self._consumer:
                gone = f"{API}.CONSUMER.DELETE.{self._stream}.{self._consumer}"
                await self._client.publish(gone, b"")
        except UNREACHABLE:
            return

    async def _begin(self, after: int, filters: Sequence[str]) -> None:
        info = await api(self._client, f"STREAM.INFO.{self._stream}")
        if "error" in info:
            raise Lost
        if info["state"]["last_seq"] < after:
            raise Foreign
        self._subscription = await self._client.hear(self._inbox, self._on_message)
        config: dict[str, Any] = {
            "description": uuid4().hex,  # else a second reader of the same would be given this one
            "ack_policy": "none",
            "deliver_policy": "by_start_sequence",
            "opt_start_seq": after + 1,
            "mem_storage": True,
            "num_replicas": 1,
            "inactive_threshold": 10 * _NANO,
        }
        if filters:
            config["filter_subjects"] = list(filters)
        self._consumer = await self._make(config)
        await self._top_up()

    async def _make(self, config: dict[str, Any]) -> str:
        """Make the consumer, and return under which of the names open to us."""
        user = self._client.user
        names = reader_names(user) if user else [f"feed-{uuid4().hex}"]
        for name in random.sample(names, len(names)):
            answer = await api(
                self._client,
                f"CONSUMER.CREATE.{self._stream}.{name}",
                {
                    "stream_name": self._stream,
                    "config": {"name": name, **config},
                    "action": "create",
                },
            )
            if "error" not in answer:
                return name
            if answer["error"].get("err_code") not in _TAKEN:
                break
        raise Lost

    async def _top_up(self) -> None:
        """Keep at most CREDIT messages asked for or waiting here."""
        if self._open < CREDIT // 2:
            wanted = CREDIT - self._open - len(self._ready)
            if wanted > 0:
                await self._ask(wanted)

    async def _ask(self, count: int) -> None:
        request = {"batch": count, "expires": 60 * _NANO, "idle_heartbeat": int(_HEARTBEAT * _NANO)}
        self._open += count
        try:
            await self._client.publish(
                f"{API}.CONSUMER.MSG.NEXT.{self._stream}.{self._consumer}",
                orjson.dumps(request),
                reply=self._inbox,
            )
        except nats.errors.Error as error:
            raise Lost from error

    async def _something(self) -> None:
        self._arrived.clear()
        try:
            async with asyncio.timeout(_HEARTBEAT):
                await self._arrived.wait()
        except TimeoutError:
            silent = asyncio.get_running_loop().time() - self._heard_at > 3 * _HEARTBEAT
            if silent or self._client.stats["reconnects"] != self._reconnects:
                raise Lost from None

    def _on_message(self, message: Came) -> None:
        self._heard_at = asyncio.get_running_loop().time()
        if not message.data and message.status:
            self._on_status(message)
            return
        fields = message.reply.split(".")
        sequence, consumer_sequence = int(fields[-4]), int(fields[-3])
        self._open -= 1
        if consumer_sequence == self._expected:
            self._expected += 1
            self._ready.append(Delivered(message.subject, sequence, message.data))
        else:
            self._ready.append(Lost())
        self._arrived.set()

    def _on_status(self, message: Came) -> None:
        if message.status == _ALIVE:
            return
        pending = message.headers.get("Nats-Pending-Messages")
        if message.status in _EXPIRED or (message.status == "409" and pending is not None):
            self._open -= int(pending or 0)
        else:
            self._ready.append(Lost())
        self._arrived.set()


@asynccontextmanager
async def reading(
    client: Client, stream: str, after: int, filters: Sequence[str] = ()
) -> AsyncGenerator[Feed]:
    """Give a feed and close it afterwards."""
    feed = await Feed.open(client, stream, after, filters)
    try:
        yield feed
    finally:
        await feed.close()
