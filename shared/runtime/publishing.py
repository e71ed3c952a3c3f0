"""Tells others what happened: translates a room's log into facts, each exactly once, in order.

Resumes after the last fact it published, read from the leader. Every fact is guarded by
the last sequence of all this service's facts, always under the same filter, so that of
two publishers, or of one that was asleep, only one can go on.
"""

import asyncio
import base64
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import nats.errors
import orjson

from shared.contracts.fact import CONTENT_TYPE, Fact, Heard, cursor_of
from shared.kernel.aggregate import Log
from shared.kernel.envelope import Envelope
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Event
from shared.runtime import telemetry
from shared.runtime.event_store.interface import Conflict, Unavailable
from shared.runtime.event_store.jetstream import CONFLICTS
from shared.runtime.feed import Delivered, Lost
from shared.runtime.mongo import Database, PyMongoError
from shared.runtime.nats import UNREACHABLE, api
from shared.runtime.nats import Client as Nats
from shared.runtime.tail import following
from shared.runtime.views.painting import Park

log = logging.getLogger(__name__)

_PASSING: tuple[type[BaseException], ...] = (Lost, Unavailable, PyMongoError, *UNREACHABLE)

STREAM = "FACTS"
_BATCH_FROM = 8
_BATCH_LIMIT = 500
_BACK_OFF = 0.3
_QUIET = 1_000
_NOT_FOUND = 10037

Found = dict[str, Any]
"""A message as its stream's leader gives it."""


@dataclass(slots=True)
class _Head:
    """The last fact of this service: where it lies, and how far its log was told."""

    sequence: int
    factno: int
    cursor: tuple[int, int]


class Publisher:
    """Publishes one service's facts."""

    def __init__(
        self,
        nats: Nats,
        log: Log,
        publish: Callable[[Event, JourneyId], Fact | None],
        database: Database,
        park: Park,
    ) -> None:
        self._nats = nats
        self._log = log
        self._publish = publish
        self._database = database
        self._park = park
        self._filter = f"facts.{log.service}.>"
        self._kept = 0
        self.position = 0

    async def run(self) -> None:
        """Publish until cancelled; every failure begins again from the last fact."""
        while True:
            try:
                await self._publish_on()
            except Conflict:
                await asyncio.sleep(_BACK_OFF)
            except _PASSING as error:
                log.warning("publishing interrupted", extra={"error": type(error).__name__})
                await asyncio.sleep(_BACK_OFF)

    async def publish_late(self, message: Delivered) -> str | None:
        """Publish what a parked message tells; return why it still cannot be told, or `None`.

        Raises `Conflict` when the running publisher told something meanwhile.
        """
        try:
            late = self._translate(message)
        except Exception as error:
            return type(error).__name__
        head = await self._head()
        facts = [
            fact._replace(cursor=max(head.cursor, fact.cursor), factno=head.factno + number)
            for number, fact in enumerate(late, start=1)
        ]
        if facts:
            await self._send(facts, head)
        return None

    async def _publish_on(self) -> None:
        head = await self._head()
        told = head.cursor[0]
        self.position = max(told, await self._quiet_position())
        resume = told - 1 if told == self.position else self.position
        async with following(self._nats, self._log.stream, max(resume, 0)) as feed:
            while True:
                batch = await feed.batch()
                facts = await self._told(batch, head)
                for start in range(0, len(facts), _BATCH_LIMIT):
                    await self._send(facts[start : start + _BATCH_LIMIT], head)
                telemetry.told.add(len(facts), {"service": self._log.service})
                self.position = batch[-1].sequence
                if self.position - max(head.cursor[0], self._kept) > _QUIET:
                    await self._keep_quiet_position()

    async def _told(self, batch: Sequence[Delivered], head: _Head) -> list[Heard[Fact]]:
        facts: list[Heard[Fact]] = []
        for message in batch:
            try:
                translated = self._translate(message)
            except Exception as error:
                await self._park("publishing", message, type(error).__name__)
                continue
            facts += [fact for fact in translated if fact.cursor > head.cursor]
        return [
            fact._replace(factno=head.factno + number) for number, fact in enumerate(facts, start=1)
        ]

    def _translate(self, message: Delivered) -> list[Heard[Fact]]:
        envelope, events = self._log.opened(message.subject.split(".")[2], message.data)
        if envelope.journey is None:
            return []
        facts: list[Heard[Fact]] = []
        for index, event in enumerate(events):
            fact = self._publish(event, envelope.journey)
            if fact is not None:
                facts.append(self._cloud_event(fact, envelope, message.sequence, index))
        return facts

    def _cloud_event(
        self, fact: Fact, envelope: Envelope, sequence: int, index: int
    ) -> Heard[Fact]:
        return Heard(
            fact=fact,
            id=derived(self._log.stream, sequence, index),
            source=self._log.service,
            time=envelope.recorded_at,
            traceparent=envelope.traceparent,
            command_id=envelope.command_id,
            causation=envelope.causation,
            correlation=envelope.correlation,
            logseq=sequence,
            logindex=index,
            cursor=(sequence, index),
            factno=0,
        )

    async def _send(self, facts: Sequence[Heard[Fact]], head: _Head) -> None:
        if len(facts) >= _BATCH_FROM:
            await self._send_batch(facts, head)
            return
        for fact in facts:
            guard = {"Nats-Expected-Last-Subject-Sequence-Subject": self._filter}
            head.sequence = await self._request(fact, head.sequence, guard)
            _advance(head, fact)

    async def _send_batch(self, facts: Sequence[Heard[Fact]], head: _Head) -> None:
        batch = uuid4().hex
        for number, fact in enumerate(facts[:-1], start=1):
            headers = _headers(fact, {"Nats-Batch-Id": batch, "Nats-Batch-Sequence": str(number)})
            if number == 1:
                headers["Nats-Expected-Last-Subject-Sequence"] = str(head.sequence)
                headers["Nats-Expected-Last-Subject-Sequence-Subject"] = self._filter
            await self._nats.publish(_subject(fact), fact.encode(), headers=headers)
        last = {
            "Nats-Batch-Id": batch,
            "Nats-Batch-Sequence": str(len(facts)),
            "Nats-Batch-Commit": "1",
        }
        head.sequence = await self._request(facts[-1], None, last)
        _advance(head, facts[-1])

    async def _request(
        self, fact: Heard[Fact], expected: int | None, headers: dict[str, str]
    ) -> int:
        with telemetry.span("publish fact", fact.traceparent) as traceparent:
            told = fact._replace(traceparent=traceparent)
            headers = _headers(told, headers)
            if expected is not None:
                headers["Nats-Expected-Last-Subject-Sequence"] = str(expected)
            try:
                answer = await self._nats.ask(
                    _subject(told), told.encode(), wait=3, headers=headers
                )
            except nats.errors.Error as error:
                raise Unavailable from error
        ack = orjson.loads(answer.data)
        if "error" in ack:
            raise Conflict if ack["error"].get("err_code") in CONFLICTS else Unavailable
        if ack.get("duplicate"):
            raise Conflict
        sequence: int = ack["seq"]
        return sequence

    async def _head(self) -> _Head:
        """Return where to go on: after our last fact, guarded by the last message of all.

        What lies between is a stranger's, for whoever hears it to park.
        """
        message = await self._find({"last_by_subj": self._filter})
        end = message["seq"] if message else 0
        while message is not None:
            told = self._ours(message)
            if told is not None:
                return _Head(end, *told)
            message = await self._before(message["seq"])
        return _Head(end, 0, (0, -1))

    async def _before(self, sequence: int) -> Found | None:
        """Return the last message under our name before a sequence, by halving the stretch."""
        low, high, found = 1, sequence, None
        while low < high:
            middle = (low + high) // 2
            message = await self._find({"seq": middle, "next_by_subj": self._filter})
            if message is None or message["seq"] >= sequence:
                high = middle
            else:
                found, low = message, message["seq"] + 1
        return found

    async def _find(self, wanted: dict[str, Any]) -> Found | None:
        answer = await api(self._nats, f"STREAM.MSG.GET.{STREAM}", wanted)
        if "error" not in answer:
            found: Found = answer["message"]
            return found
        if answer["error"].get("err_code") == _NOT_FOUND:
            return None
        raise Unavailable

    def _ours(self, message: Found) -> tuple[int, tuple[int, int]] | None:
        """Return a fact's number and cursor, `None` if it was not this loop that told it."""
        try:
            fact = orjson.loads(base64.b64decode(message["data"]))
            told = fact["factno"], cursor_of(fact["cursor"])
            told_as = derived(self._log.stream, fact["logseq"], fact["logindex"])
            headers = base64.b64decode(message["hdrs"]).decode()
        except (ValueError, KeyError, TypeError):
            return None
        return told if f"Nats-Msg-Id: {told_as}\r\n" in headers else None

    async def _quiet_position(self) -> int:
        found = await self._database.positions.find_one({"_id": "publishing"})
        return int(found["sequence"]) if found else 0

    async def _keep_quiet_position(self) -> None:
        """Remember a long stretch that told nothing; it may lag, never lead."""
        self._kept = self.position
        await self._database.positions.update_one(
            {"_id": "publishing"}, {"$max": {"sequence": self.position}}, upsert=True
        )


def _advance(head: _Head, fact: Heard[Fact]) -> None:
    head.factno = fact.factno
    head.cursor = fact.cursor


def _subject(fact: Heard[Fact]) -> str:
    return f"facts.{fact.source}.{fact.fact.kind}"


def _headers(fact: Heard[Fact], headers: dict[str, str]) -> dict[str, str]:
    return {
        "Nats-Msg-Id": str(fact.id),
        "Content-Type": CONTENT_TYPE,
        "traceparent": fact.traceparent,
        **headers,
    }
