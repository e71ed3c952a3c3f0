"""Where a message waits that its consumer cannot handle, with all that follow on its lane.

A lane is one consumer and one journey, or one clock. Bodies are encrypted: a message that cannot be
read may hold anything. Nothing is dropped unless a person drops it.
"""

import base64
import hashlib
import logging
import os
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.runtime.event_store.interface import Conflict, Unavailable
from shared.runtime.feed import Delivered
from shared.runtime.nats import UNREACHABLE, Client, api, is_not_found

log = logging.getLogger(__name__)

STREAM = "PARKED"
UNKNOWN = "unknown"
_ORIGINS = {"facts": "FACTS", "centres": "CENTRES"}
_NONCE = 12

Handle = Callable[[Delivered], Awaitable[str | None]]
"""Handle a message again; return the reason why it still cannot be handled, or `None`."""

Retry = Callable[[str], Awaitable[tuple[int, str | None]]]
"""Work one lane again; return how many succeeded, and why the next one did not."""


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
        if "error" not in answer:
            return int(answer["message"]["seq"])
        if is_not_found(answer):
            return 0
        raise Unavailable

    async def park(
        self, consumer: str, message: Delivered, reason: str, stream: str, behind: int | None = None
    ) -> None:
        """Keep a message at the end of its lane.

        Raises `Conflict` when `behind`, the lane's last sequence, is no longer true,
        and `Unavailable`. Without `behind` a message that lies there already is not
        parked again: who draws a stream anew meets it again.
        """
        subject = self._subject(consumer, lane_of(message))
        if behind is None and await self._holds(subject, stream, message.sequence):
            return
        headers = {
            "Nats-Msg-Id": f"{self._service}.{consumer}.{stream}.{message.sequence}",
            "Journey-Reason": reason,
            "Journey-Stream": stream,
            "Journey-Sequence": str(message.sequence),
        }
        if behind is not None:
            headers["Nats-Expected-Last-Subject-Sequence"] = str(behind)
        try:
            answer = await self._client.ask(
                subject,
                self._seal(message),
                wait=2,
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
        subject = self._subject(consumer, lane)
        while (raw := await self._next(subject)) is not None:
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

    async def clear(self, lane: UUID) -> None:
        """Delete whatever waits on the lanes of an erased journey, whoever could not handle it."""
        for parked in await self.all():
            if parked.lane == str(lane):
                await self._delete(parked.sequence)

    async def _holds(self, subject: str, stream: str, origin: int) -> bool:
        waiting = [_parked(raw) for raw in await self._messages(subject)]
        return any((parked.stream, parked.origin) == (stream, origin) for parked in waiting)

    async def _messages(self, subject: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        while (raw := await self._next(subject, found[-1]["seq"] if found else 0)) is not None:
            found.append(raw)
        return found

    async def _next(self, subject: str, after: int = 0) -> dict[str, Any] | None:
        """Return the first message of a subject after a sequence, as its leader knows it."""
        wanted = {"seq": after + 1, "next_by_subj": subject}
        try:
            answer = await api(self._client, f"STREAM.MSG.GET.{STREAM}", wanted)
        except UNREACHABLE as error:
            raise Unavailable from error
        if "error" in answer:
            if is_not_found(answer):
                return None
            raise Unavailable
        message: dict[str, Any] = answer["message"]
        return message

    async def _delete(self, sequence: int) -> None:
        try:
            answer = await api(self._client, f"STREAM.MSG.DELETE.{STREAM}", {"seq": sequence})
        except UNREACHABLE as error:
            raise Unavailable from error
        if "error" in answer:
            raise Unavailable

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


def parker(parking: Parking, stream: str) -> Callable[[str, Delivered, str], Awaitable[None]]:
    """Return how messages of a room's log, of FACTS or of CENTRES are parked once each."""

    async def park(consumer: str, message: Delivered, reason: str) -> None:
        log.error("parked", extra={"consumer": consumer, "reason": reason})
        origin = _ORIGINS.get(message.subject.partition(".")[0], stream)
        try:
            await parking.park(consumer, message, reason, origin)
        except Conflict:
            return

    return park


def lane_of(message: Delivered) -> str:
    """Return the lane of a message: its clock, or its journey if that much can be read."""
    kind, *_, last = message.subject.split(".")
    try:
        if kind == "due":
            return str(UUID(last))
        raw = orjson.loads(message.data)
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
