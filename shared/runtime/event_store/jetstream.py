"""The event store on NATS JetStream."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import nats.errors
import orjson
from nats.aio.subscription import Subscription

from shared.runtime.event_store.interface import (
    Append,
    Conflict,
    Stored,
    Take,
    Unavailable,
    Uncertain,
)
from shared.runtime.nats import API, Came, Client, api, is_not_found

CONFLICTS = frozenset({10071, 10164, 10201, 10210})
"""Stale, in flight, duplicate id in a batch, too many batches in flight."""

_PAGE = 1000
_PAGE_BYTES = 4 * 2**20
_ENDS = {"204", "404"}
_PLACE = re.compile(rb"(?s)\r\nNats-Sequence: (\d+)\r\n.*\r\nNats-Last-Sequence: (\d+)\r\n")
_BEFORE = re.compile(rb"\r\nNats-Last-Sequence: (\d+)\r\n")
_PENDING = re.compile(rb"\r\nNats-Num-Pending: (\d+)\r\n")


@dataclass
class _Reply:
    """One batched direct get: hands on its messages, and promises its end.

    Each message names the one before it: where a lost connection tore a hole, nothing
    more is handed on. The end says how many messages did not fit.
    """

    hand_on: Take
    last: int
    end: asyncio.Future[tuple[str, int]]
    before: int = 0

    def take(self, message: Came) -> None:
        """Take in one message of the answer, or its end."""
        if self.end.done():
            return
        place = _PLACE.search(message.raw_headers)
        if place is None:
            self._finish(message)
            return
        if int(place[2]) != self.before:
            self.end.set_result(("hole", 0))
            return
        self.last = self.before = int(place[1])
        try:
            self.hand_on(Stored(self.last, message.data))
        except Exception as error:
            self.end.set_exception(error)

    def _finish(self, message: Came) -> None:
        before, pending = _BEFORE.search(message.raw_headers), _PENDING.search(message.raw_headers)
        torn = before is not None and int(before[1]) != self.before
        self.end.set_result(
            ("hole", 0) if torn else (message.status, int(pending[1]) if pending else 0)
        )


class JetStreamStore:
    """One `LOG_…` stream. Its connection must not buffer (`connect(buffering=False)`)."""

    def __init__(self, client: Client, stream: str, *, wait: float = 2.0) -> None:
        self._client = client
        self._stream = stream
        self._wait = wait
        self._replies: dict[str, _Reply] = {}
        self._inbox = ""
        self._subscription: Subscription | None = None

    async def start(self) -> None:
        """Listen for the answers to direct gets."""
        self._inbox = self._client.new_inbox()
        self._subscription = await self._client.hear(f"{self._inbox}.*", self._on_reply)

    async def load(self, subject: str, after: int = 0) -> Sequence[Stored]:
        """Return a subject's messages after a sequence, oldest first; raises `Unavailable`."""
        messages: list[Stored] = []
        await self.replay(subject, after, messages.append)
        return messages

    async def replay(self, subject: str, after: int, take: Take, most: int | None = None) -> int:
        """Hand over a subject's messages after a sequence, each as it comes.

        Returns how many there are beyond the `most` that were wanted. Raises `Unavailable`,
        perhaps after some, and whatever `take` raises.
        """
        if most is not None:
            _, more = await self._page(subject, after, take, most)
            return more
        more = 1
        while more:
            after, more = await self._page(subject, after, take, _PAGE)
        return 0

    async def last_sequence(self, subject: str) -> int:
        """Return a subject's last sequence as its leader knows it, 0 for none."""
        try:
            answer = await api(
                self._client,
                f"STREAM.MSG.GET.{self._stream}",
                {"last_by_subj": subject},
                wait=self._wait,
            )
        except (nats.errors.Error, TimeoutError, OSError) as error:
            raise Unavailable from error
        if "error" in answer:
            if is_not_found(answer):
                return 0
            raise Unavailable
        sequence: int = answer["message"]["seq"]
        return sequence

    async def append(self, *appends: Append) -> Sequence[int]:
        """Write one message, or several as an atomic batch; return their sequences."""
        if len(appends) == 1:
            last = await self._publish(appends[0], {})
            return (last,)
        last = await self._publish_batch(appends)
        return range(last - len(appends) + 1, last + 1)

    async def _page(self, subject: str, after: int, take: Take, most: int) -> tuple[int, int]:
        """Hand over as much as the server gives at once; return the last, and how many follow."""
        token = uuid4().hex
        end = asyncio.get_running_loop().create_future()
        reply = self._replies[token] = _Reply(take, after, end)
        request = {
            "seq": after + 1,
            "batch": most,
            "max_bytes": _PAGE_BYTES,
            "next_by_subj": subject,
        }
        try:
            await self._client.publish(
                f"{API}.DIRECT.GET.{self._stream}",
                orjson.dumps(request),
                reply=f"{self._inbox}.{token}",
            )
            async with asyncio.timeout(self._wait):
                status, pending = await end
        except (nats.errors.Error, TimeoutError, OSError) as error:
            raise Unavailable from error
        finally:
            self._replies.pop(token, None)
        if status not in _ENDS:
            raise Unavailable
        return reply.last, pending

    def _on_reply(self, message: Came) -> None:
        reply = self._replies.get(message.subject.rpartition(".")[2])
        if reply is not None:
            reply.take(message)

    async def _publish_batch(self, appends: Sequence[Append]) -> int:
        batch = uuid4().hex
        for number, append in enumerate(appends[:-1], start=1):
            headers = {"Nats-Batch-Id": batch, "Nats-Batch-Sequence": str(number)}
            try:
                await self._client.publish(
                    append.subject, append.data, headers=_guard(append, headers)
                )
            except nats.errors.Error as error:
                raise Unavailable from error
        headers = {
            "Nats-Batch-Id": batch,
            "Nats-Batch-Sequence": str(len(appends)),
            "Nats-Batch-Commit": "1",
        }
        return await self._publish(appends[-1], headers)

    async def _publish(self, append: Append, headers: dict[str, str]) -> int:
        try:
            answer = await self._client.ask(
                append.subject, append.data, wait=self._wait, headers=_guard(append, headers)
            )
        except (nats.errors.OutboundBufferLimitError, nats.errors.NoRespondersError) as error:
            raise Unavailable from error
        except (nats.errors.Error, TimeoutError, OSError) as error:
            raise Uncertain from error
        ack: dict[str, Any] = orjson.loads(answer.data)
        if "error" in ack:
            if ack["error"].get("err_code") in CONFLICTS:
                raise Conflict
            raise Unavailable
        if ack.get("duplicate"):
            raise Conflict
        sequence: int = ack["seq"]
        return sequence


def _guard(append: Append, headers: dict[str, str]) -> dict[str, str]:
    return {
        "Nats-Msg-Id": append.message_id,
        "Nats-Expected-Last-Subject-Sequence": str(append.expected),
        **headers,
    }
