"""Statutory clocks as messages scheduled in JetStream: set, moved, settled, rung."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import orjson

from shared.kernel.aggregate import Log
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.errors import Refused
from shared.runtime import telemetry
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.feed import Delivered, Lost
from shared.runtime.handling import Desk
from shared.runtime.mongo import Database, PyMongoError
from shared.runtime.nats import UNREACHABLE, api
from shared.runtime.nats import Client as Nats
from shared.runtime.reacting import AWAY, React, duty_asked
from shared.runtime.tail import following
from shared.runtime.views.painting import Park

log = logging.getLogger(__name__)

_PASSING: tuple[type[BaseException], ...] = (Lost, Unavailable, PyMongoError, *UNREACHABLE)

STREAM = "TIMERS"
_QUIET = 1_000
PAPER_GRACE = timedelta(hours=24)
"""A limit already past when it is written down rings this much later: the papers that
settle it are usually being entered too. Our design, docs/adr/0008."""


class Clockmaker:
    """Keeps a room's clocks in step with its log."""

    def __init__(
        self, nats: Nats, log: Log, clocks: Clocks, database: Database, park: Park
    ) -> None:
        self._nats = nats
        self._log = log
        self._clocks = clocks
        self._database = database
        self._park = park
        self.position = 0

    async def run(self) -> None:
        """Set and settle until cancelled; setting a clock twice is setting it once."""
        while True:
            try:
                await self._watch_on()
            except _PASSING as error:
                log.warning("clocks interrupted", extra={"error": type(error).__name__})
                await asyncio.sleep(0.3)

    async def set_late(self, history: Sequence[Delivered]) -> str | None:
        """Apply a parked message and all that followed in its history: the last word holds.

        Returns why one still cannot be read, or `None`.
        """
        for message in history:
            try:
                changes, recorded_at = self._changes(message)
            except Exception as error:
                return type(error).__name__
            await self._change(changes, recorded_at)
        return None

    async def _watch_on(self) -> None:
        timers = await api(self._nats, f"STREAM.INFO.{STREAM}")
        if "error" in timers:
            raise Unavailable
        born = timers["created"]
        known = await self._database.positions.find_one({"_id": "clocks"})
        # Clocks that lie in a lost stream are set again from the beginning of the log.
        self.position = int(known["sequence"]) if known and known["timers"] == born else 0
        kept = self.position
        async with following(self._nats, self._log.stream, self.position) as feed:
            while True:
                batch = await feed.batch()
                changed = [await self._apply(message) for message in batch]
                self.position = batch[-1].sequence
                if any(changed) or self.position - kept > _QUIET:
                    await self._keep_position(born)
                    kept = self.position

    async def _keep_position(self, born: str) -> None:
        """Remember how far the clocks are set; quiet stretches are read again after a restart."""
        await self._database.positions.update_one(
            {"_id": "clocks"},
            {"$set": {"sequence": self.position, "timers": born}},
            upsert=True,
        )

    async def _apply(self, message: Delivered) -> bool:
        try:
            changes, recorded_at = self._changes(message)
        except Exception as error:
            await self._park("clocks", message, type(error).__name__)
            return True
        await self._change(changes, recorded_at)
        return bool(changes)

    async def _change(
        self, changes: Sequence[SetClock | SettleClock], recorded_at: datetime
    ) -> None:
        for change in changes:
            if isinstance(change, SetClock):
                await self._set(change, recorded_at)
            else:
                await self._settle(change)

    def _changes(self, message: Delivered) -> tuple[Sequence[SetClock | SettleClock], datetime]:
        envelope, events = self._log.opened(message.subject.split(".")[2], message.data)
        changes = [change for event in events for change in self._clocks.watch(event)]
        return changes, envelope.recorded_at

    async def _set(self, clock: SetClock, recorded_at: datetime) -> None:
        at = clock.due_at if clock.due_at > recorded_at else recorded_at + PAPER_GRACE
        service = self._log.service
        answer = await self._nats.ask(
            f"timers.{service}.{clock.name}.{clock.key}",
            clock.due_at.isoformat().encode(),
            wait=3,
            headers={
                "Nats-Schedule": f"@at {_next_second(at).strftime('%Y-%m-%dT%H:%M:%SZ')}",
                "Nats-Schedule-Target": f"due.{service}.{clock.name}.{clock.key}",
            },
        )
        if "error" in orjson.loads(answer.data):
            raise Unavailable

    async def _settle(self, clock: SettleClock) -> None:
        subject = f"timers.{self._log.service}.{clock.name}.{clock.key}"
        answer = await api(self._nats, f"STREAM.PURGE.{STREAM}", {"filter": subject})
        if "error" in answer:
            raise Unavailable


def _next_second(moment: datetime) -> datetime:
    """Return a full second later than a moment: a clock that rings early rings in vain."""
    return moment.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=1)


class Bell:
    """Puts a due clock's question to the domain, which decides from its own state."""

    def __init__(self, nats: Nats, service: Log, clocks: Clocks, desk: Desk) -> None:
        self._nats = nats
        self._log = service
        self._clocks = clocks
        self._desk = desk

    @property
    def handle(self) -> React:
        """Return how one due message is handled."""
        return self._ring

    async def _ring(self, message: Delivered) -> str | None:
        try:
            _, _, name, key = message.subject.split(".")
            command = self._clocks.ring(name, UUID(key), datetime.now(UTC))
        except Exception as error:
            return f"bug:{type(error).__name__}"
        with telemetry.span(f"clock {name}") as traceparent:
            asked = duty_asked(self._log.service, name, UUID(key), message.sequence, traceparent)
            try:
                await self._desk.handle(command, asked)
            except Refused as refusal:
                log.info("a clock rang in vain", extra={"slug": refusal.slug})
            except AWAY:
                raise
            except Exception as error:
                return f"bug:{type(error).__name__}"
        await api(
            self._nats,
            f"STREAM.PURGE.{STREAM}",
            {"filter": message.subject, "seq": message.sequence + 1},
        )
        return None
