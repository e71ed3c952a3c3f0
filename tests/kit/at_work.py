"""The made-up room at work on real servers, with every piece of machinery within reach."""

import asyncio
from base64 import b64decode
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson

from services.operations.embedded.waiting import PAUSE, until
from shared.contracts.fact import Fact, Heard
from shared.kernel.envelope import Envelope
from shared.kernel.messages import Command
from shared.runtime.ending import ended
from shared.runtime.event_store.interface import Append, Unavailable
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.feed import Delivered
from shared.runtime.handling import Answer, Contended, Desk
from shared.runtime.mongo import Client as Mongo
from shared.runtime.mongo import Database, open_client
from shared.runtime.nats import Client as Nats
from shared.runtime.nats import connect, is_not_found
from shared.runtime.parking import Parking
from shared.runtime.provisioning import (
    STREAMS,
    clocks_consumer,
    log_stream,
    provision_consumer,
    provision_stream,
)
from shared.runtime.reacting import AWAY
from shared.runtime.receipts import MemoryReceipts
from tests.kit.blanket_room import (
    BlanketRoom,
    a_cupboard,
    a_journey,
    a_loan,
    asked,
    lend,
    remind,
    stock,
)
from tests.kit.cupboards import LoanId
from tests.kit.patient import ask_jetstream

PATIENCE = 60.0
SECRET = bytes(range(32))


@dataclass(frozen=True)
class Rejects:
    """Messages that somebody parked: by whom, where they lie, and why."""

    parked: list[tuple[str, int, str]] = field(default_factory=list[tuple[str, int, str]])

    async def park(self, consumer: str, message: Delivered, reason: str) -> None:
        """Note a parked message."""
        self.parked.append((consumer, message.sequence, reason))


@dataclass(frozen=True)
class AtWork:
    """One room on real servers. `nats` never buffers, `feeds` may."""

    room: BlanketRoom
    nats_url: str
    nats: Nats
    feeds: Nats
    mongo: Mongo
    store: JetStreamStore
    desk: Desk
    parking: Parking
    rejects: Rejects

    @property
    def database(self) -> Database:
        """Return the room's own database."""
        return self.mongo[self.room.name]

    @property
    def stream(self) -> str:
        """Return the name of the room's log."""
        return self.room.log.stream

    async def put(self, command: Command, command_id: UUID | None = None) -> Answer:
        """Put a command to the room, again under its id while the log is away for a moment."""
        asking = asked(command_id)
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    return await self.desk.handle(command, asking)
                except (Unavailable, Contended):
                    await asyncio.sleep(PAUSE)

    async def lent(self, loans: int = 1, **how: Any) -> list[LoanId]:
        """Stock a cupboard and lend so many blankets from it."""
        cupboard = a_cupboard()
        await self.put(stock(cupboard, loans))
        lent = [a_loan() for _ in range(loans)]
        for loan in lent:
            await self.put(lend(cupboard, loan, **how))
        return lent

    async def reminded(self, loan: LoanId, times: int, *, first: int = 0) -> Answer:
        """Remind a borrower so many times; return the last answer."""
        answers = [
            await self.put(remind(loan, after=number)) for number in range(first, first + times)
        ]
        return answers[-1]

    async def write(self, envelope: Envelope, subject: str) -> int:
        """Write an envelope as it is to the end of a history, whatever it holds."""
        return await self.write_bytes(envelope.encode(), subject)

    async def write_bytes(self, data: bytes, subject: str) -> int:
        """Write any bytes to the end of a history."""
        last = await self.store.last_sequence(subject)
        append = Append(subject, data, last, f"{subject}@{last}")
        (sequence,) = await self.store.append(append)
        return sequence

    async def publish(self, subject: str, data: bytes) -> int:
        """Write a message to whatever stream keeps its subject; return where it lies."""
        answer = orjson.loads((await self.nats.request(subject, data, timeout=PATIENCE)).data)
        sequence: int = answer["seq"]
        return sequence

    async def fill(self, count: int, name: str = "loan") -> None:
        """Write so many messages, each to a subject of its own."""
        subject = f"log.{self.room.name}.{name}"
        for start in range(0, count, 200):
            numbers = range(start, min(start + 200, count))
            await asyncio.gather(
                *(self.publish(f"{subject}.{n}", str(n).encode()) for n in numbers)
            )

    async def consumers(self) -> list[str]:
        """Return the names of the consumers of the room's log."""
        answer = await ask_jetstream(self.nats, f"CONSUMER.NAMES.{self.stream}")
        names: list[str] = answer["consumers"] or []
        return names

    async def logged(self) -> list[Delivered]:
        """Return the whole log."""
        return await everything(self.nats, self.stream)

    async def facts(self) -> list[Heard[Fact]]:
        """Return what the room has told, in order."""
        told = await everything(self.nats, "FACTS", f"facts.{self.room.name}.>")
        return [self.room.reader.read(message.data) for message in told]


@asynccontextmanager
async def at_work(
    nats_url: str, mongo_url: str, room: BlanketRoom | None = None
) -> AsyncGenerator[AtWork]:
    """Provision a room and give it to the block."""
    room = room or BlanketRoom.new()
    async with AsyncExitStack() as stack:
        nats = await connect(nats_url, f"{room.name}-commands", buffering=False)
        stack.push_async_callback(closed, nats)
        feeds = await connect(nats_url, f"{room.name}-feeds", buffering=True)
        stack.push_async_callback(closed, feeds)
        mongo = open_client(mongo_url)
        stack.callback(mongo.close)
        await provisioned(nats, room)
        store = JetStreamStore(nats, room.log.stream)
        await store.start()
        desk = Desk(room.log, store, MemoryReceipts())
        parking = Parking(nats, room.name, SECRET)
        yield AtWork(room, nats_url, nats, feeds, mongo, store, desk, parking, Rejects())


async def closed(client: Nats) -> None:
    """Close a connection, which may be broken already."""
    with suppress(OSError):
        await client.close()


async def provisioned(nats: Nats, room: BlanketRoom) -> None:
    """Make everything the room needs."""
    for name, wanted in STREAMS.items():
        await provision_stream(nats, name, wanted)
    name, wanted = log_stream(room.name)
    await provision_stream(nats, name, wanted)
    heard = [f"facts.{room.name}.blanket-returned.*"]
    await provision_consumer(nats, "FACTS", room.policy.name, heard)
    await provision_consumer(nats, "TIMERS", clocks_consumer(room.name), [f"due.{room.name}.>"])


async def everything(nats: Nats, stream: str, subject: str = ">") -> list[Delivered]:
    """Return all messages of a stream, one by one from its leader."""
    return [
        Delivered(raw["subject"], raw["seq"], b64decode(raw.get("data", "")))
        for raw in await raw_messages(nats, stream, subject)
    ]


async def raw_messages(nats: Nats, stream: str, subject: str) -> list[dict[str, Any]]:
    """Return all messages of a stream as its leader gives them, headers and all."""
    found: list[dict[str, Any]] = []
    while True:
        wanted = {"seq": found[-1]["seq"] + 1 if found else 1, "next_by_subj": subject}
        answer = await ask_jetstream(nats, f"STREAM.MSG.GET.{stream}", wanted)
        if is_not_found(answer):
            return found
        if "error" in answer:
            raise Unavailable
        found.append(answer["message"])


@asynccontextmanager
async def working(*works: Callable[[], Coroutine[Any, Any, None]]) -> AsyncGenerator[None]:
    """Run endless work beside the block; a work that ends fails the test."""
    tasks = [asyncio.create_task(work()) for work in works]
    try:
        yield
        for task in tasks:
            assert not task.done(), task
    finally:
        await ended(*tasks)


async def eventually(is_so: Callable[[], Awaitable[bool]], within: float = PATIENCE) -> None:
    """Wait until it is so; fail after `within` seconds.

    While a server does not answer, it is not so yet.
    """

    async def is_so_by_now() -> bool:
        try:
            return await is_so()
        except AWAY:
            return False

    async with asyncio.timeout(within):
        await until(is_so_by_now)


def envelope_for(events: Sequence[dict[str, Any]], *, version: int, prev: str) -> Envelope:
    """Return an envelope made by hand, to write what no desk would."""
    who = asked()
    return Envelope(
        command_id=who.command_id,
        journey=a_journey(),
        actor=who.actor,
        purpose="support",
        occurred_at=datetime(2026, 3, 2, tzinfo=UTC),
        recorded_at=datetime(2026, 3, 2, tzinfo=UTC),
        correlation=who.correlation,
        causation=None,
        traceparent="",
        request="",
        version=version,
        prev=prev,
        events=tuple(events),
    )
