"""Where a message waits that its consumer cannot handle, with all that follow on its lane.

A lane is one consumer and one journey. Bodies are encrypted: a message that cannot be
read may hold anything. Nothing is dropped unless a person drops it.
"""

import base64
import hashlib
import os
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import nats.errors
import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nats.aio.client import Client

from shared.runtime.event_store.interface import Conflict, Unavailable
from shared.runtime.feed import Delivered
from shared.runtime.nats import UNREACHABLE, api

STREAM = "PARKED"
UNKNOWN = "unknown"
_NONCE = 12

Handle = Callable[[Delivered], Awaitable[str | None]]
"""Handle a message again; return the reason why it still cannot be handled, or `None`."""


@dataclass(frozen=True, slots=True)
class Parked:
    """One waiting message, without its body."""

    sequence: int
    consumer: str
    lane: str
    reason: str
    stream: str
    origin: int
    parked_at: datetime


class Parking:
    """A service's parked messages."""

    def __init__(self, client: Client, service: str, secret: bytes) -> None:
        self._client = client
        self._service = service
        self._cipher = AESGCM(hashlib.sha256(b"parked" + secret).digest())

    async def occupied(self, consumer: str, lane: str) -> int:
        """Return the last sequence of a lane as its leader knows it, 0 when it is free."""
        try:
            answer = await api(
                self._client,
                f"STREAM.MSG.GET.{STREAM}",
                {"last_by_subj": self._subject(consumer, lane)},
            )
        except UNREACHABLE as error:
            raise Unavailable from error
        return 0 if "error" in answer else int(answer["message"]["seq"])

    async def park(
        self, consumer: str, message: Delivered, reason: str, stream: str, behind: int | None = None
    ) -> None:
        """Keep a message at the end of its lane.

        Raises `Conflict` when `behind`, the lane's last sequence, is no longer true,
        and `Unavailable`. Parking the same message twice keeps it once.
        """
        headers = {
            "Nats-Msg-Id": f"{self._service}.{consumer}.{stream}.{message.sequence}",
            "Journey-Reason": reason,
            "Journey-Stream": stream,
            "Journey-Sequence": str(message.sequence),
        }
        if behind is not None:
            headers["Nats-Expected-Last-Subject-Sequence"] = str(behind)
        try:
            answer = await self._client.request(
                self._subject(consumer, lane_of(message.data)),
                self._seal(message),
                timeout=2,
                headers=headers,
            )
        except UNREACHABLE as error:
            raise Unavailable from error
        ack = orjson.loads(answer.data)
        if "error" in ack:
            raise Conflict

    async def all(self) -> Sequence[Parked]:
        """Return everything of this service that is parked, in order."""
        return [_parked(raw) for raw in await self._messages(f"parked.{self._service}.>")]

    async def retry(self, consumer: str, lane: str, handle: Handle) -> tuple[int, str | None]:
        """Handle a lane again, in order, deleting each message after it succeeded.

        Returns how many succeeded, and the reason why the next one did not.
        """
        done = 0
        for raw in await self._messages(self._subject(consumer, lane)):
            reason = await handle(self._open(raw))
            if reason is not None:
                return done, reason
            await self._delete(raw["seq"])
            done += 1
        return done, None

    async def drop(self, sequence: int) -> bool:
        """Delete one parked message of this service; tell whether it was there."""
        if any(parked.sequence == sequence for parked in await self.all()):
            await self._delete(sequence)
            return True
        return False

    async def _messages(self, subject: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        sequence = 1
        while True:
            answer = await api(
                self._client,
                f"STREAM.MSG.GET.{STREAM}",
                {"seq": sequence, "next_by_subj": subject},
            )
            if "error" in answer:
                return found
            found.append(answer["message"])
            sequence = answer["message"]["seq"] + 1

    async def _delete(self, sequence: int) -> None:
        try:
            await api(self._client, f"STREAM.MSG.DELETE.{STREAM}", {"seq": sequence})
        except nats.errors.Error as error:
            raise Unavailable from error

    def _subject(self, consumer: str, lane: str) -> str:
        return f"parked.{self._service}.{consumer}.{lane}"

    def _seal(self, message: Delivered) -> bytes:
        nonce = os.urandom(_NONCE)
        body = orjson.dumps(
            {
                "subject": message.subject,
                "sequence": message.sequence,
                "data": base64.b64encode(message.data).decode(),
            }
        )
        return nonce + self._cipher.encrypt(nonce, body, None)

    def _open(self, raw: dict[str, Any]) -> Delivered:
        sealed = base64.b64decode(raw["data"])
        body = orjson.loads(self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], None))
        return Delivered(body["subject"], body["sequence"], base64.b64decode(body["data"]))


def lane_of(data: bytes) -> str:
    """Return the lane of a fact or log message: its journey, if that much can be read."""
    try:
        raw = orjson.loads(data)
        return str(UUID(raw.get("subject") or raw["journey"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return UNKNOWN


def _parked(raw: dict[str, Any]) -> Parked:
    headers = dict(
        line.split(": ", 1)
        for line in base64.b64decode(raw["hdrs"]).decode().split("\r\n")
        if ": " in line
    )
    _, _, consumer, lane = raw["subject"].split(".")
    return Parked(
        raw["seq"],
        consumer,
        lane,
        headers["Journey-Reason"],
        headers["Journey-Stream"],
        int(headers["Journey-Sequence"]),
        datetime.fromisoformat(raw["time"]),
    )
