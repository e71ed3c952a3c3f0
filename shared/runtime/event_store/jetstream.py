"""The event store on NATS JetStream."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import nats.errors
import orjson
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from shared.runtime.event_store.interface import (
    Append,
    Conflict,
    Stored,
    Unavailable,
    Uncertain,
)
from shared.runtime.nats import api

CONFLICTS = frozenset({10071, 10164, 10201, 10210})
"""Stale, in flight, duplicate id in a batch, too many batches in flight."""

_NOT_FOUND = 10037
_PAGE = 1000


@dataclass
class _Reply:
    """The messages of one batched direct get, and the promise of its end."""

    messages: list[Stored] = field(default_factory=list[Stored])
    end: asyncio.Future[str] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
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
        self._subscription = await self._client.subscribe(f"{self._inbox}.*", cb=self._on_reply)

    async def load(self, subject: str, after: int = 0) -> Sequence[Stored]:
        """Return a subject's messages after a sequence, oldest first; raises `Unavailable`."""
        messages: list[Stored] = []
        while True:
            page = await self._page(subject, messages[-1].sequence if messages else after)
            messages += page
            if len(page) < _PAGE:
                return messages

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
            if answer["error"].get("err_code") == _NOT_FOUND:
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

    async def _page(self, subject: str, after: int) -> list[Stored]:
        token = uuid4().hex
        reply = self._replies[token] = _Reply()
        request = {"seq": after + 1, "batch": _PAGE, "next_by_subj": subject}
        try:
            await self._client.publish(
                f"$JS.API.DIRECT.GET.{self._stream}",
                orjson.dumps(request),
                reply=f"{self._inbox}.{token}",
            )
            status = await asyncio.wait_for(reply.end, self._wait)
        except (nats.errors.Error, TimeoutError, OSError) as error:
            raise Unavailable from error
        finally:
            self._replies.pop(token, None)
        if status not in {"204", "404"}:
            raise Unavailable
        return reply.messages

    async def _on_reply(self, message: Msg) -> None:
        reply = self._replies.get(message.subject.rpartition(".")[2])
        if reply is None:
            return
        headers = message.headers or {}
        status = headers.get("Status")
        if status is None:
            reply.messages.append(Stored(int(headers["Nats-Sequence"]), message.data))
        elif not reply.end.done():
            reply.end.set_result(status)

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
            answer = await self._client.request(
                append.subject, append.data, timeout=self._wait, headers=_guard(append, headers)
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
