"""Appends through the desk and cold loads, beside bare guarded publishes."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from uuid import UUID, uuid4

from services.intake.application import LOG
from services.intake.domain.case.commands import OpenCase, ReceivePerson, RecordImmediateNeeds
from services.intake.domain.ids import CaseId
from shared.kernel.actors import Actor
from shared.kernel.ids import CommandId, JourneyId, StaffId
from shared.kernel.messages import Command
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.handling import Asked, Desk
from shared.runtime.mongo import Client as MongoClient
from shared.runtime.mongo import open_client
from shared.runtime.nats import Client, connect
from shared.runtime.provisioning import log_stream, provision_stream
from shared.runtime.receipts import MemoryReceipts
from shared.runtime.snapshots import Snapshots, code_of
from tests.bench.table import Line

WRITERS = 50
NOW = datetime(2026, 3, 2, 5, tzinfo=UTC)
SECRET = b"a made-up secret"
WORKER = Actor(staff=StaffId(UUID(int=1)), role="intake-worker", unit="bench")

Step = Callable[[int, int], Awaitable[None]]
"""One append: writer number, and how many it made before."""


def asked() -> Asked:
    """Return the frame of a new command."""
    command_id = CommandId(uuid4())
    return Asked(command_id, WORKER, "bench", command_id, None, "", "")


def needs(case: CaseId, number: int) -> Command:
    """Return a command that always records something new."""
    wanted = ("food", "medical") if number % 2 else ("food", "safety")
    return RecordImmediateNeeds(
        case_id=case, needs=wanted, language="vi", injuries=False, occurred_at=NOW
    )


async def received_case(desk: Desk, number: int) -> CaseId:
    """Open a case and receive the person, so that needs can be recorded."""
    case = CaseId(uuid4())
    journey = JourneyId(uuid4())
    channel, group = ("self", "women") if number % 2 else ("rescue", "men")
    await desk.handle(
        OpenCase(case_id=case, journey_id=journey, channel=channel, group=group, occurred_at=NOW),
        asked(),
    )
    await desk.handle(
        ReceivePerson(
            case_id=case,
            received_by="commune",
            safe_to_call=True,
            in_danger=False,
            occurred_at=NOW,
        ),
        asked(),
    )
    return case


class Engine:
    """The intake log on a real server, through the desk and bare."""

    def __init__(self, client: Client, mongo: MongoClient) -> None:
        self._client = client
        self._store = JetStreamStore(client, LOG.stream)
        self._snapshots = Snapshots(mongo["bench_engine"], SECRET, partial(code_of, LOG))
        self.desk = self.new_desk()

    async def prepare(self) -> None:
        """Make the streams."""
        await provision_stream(self._client, *log_stream("intake"))
        await provision_stream(self._client, *log_stream("bare"))
        await self._store.start()

    def new_desk(self) -> Desk:
        """Return a desk that has read nothing yet."""
        return Desk(LOG, self._store, MemoryReceipts(), self._snapshots)

    def desk_without_snapshots(self) -> Desk:
        """Return a desk that reads each history from its beginning."""
        return Desk(LOG, self._store, MemoryReceipts())

    async def messages(self, case: CaseId) -> list[bytes]:
        """Return a case's history as it is stored."""
        history = await self._store.load(LOG.named("case").subject(case))
        return [message.data for message in history]

    async def bare(self, payload: bytes) -> Step:
        """Return one guarded publish by nats-py alone."""
        jetstream = self._client.jetstream()
        last: dict[int, int] = {}
        run = uuid4().hex

        async def publish(writer: int, number: int) -> None:
            ack = await jetstream.publish(
                f"log.bare.thing.{run}{writer}",
                payload,
                headers={
                    "Nats-Expected-Last-Subject-Sequence": str(last.get(writer, 0)),
                    "Nats-Msg-Id": f"{run}{writer}-{number}",
                },
            )
            last[writer] = ack.seq

        return publish

    async def handled(self) -> Step:
        """Return one append through the desk: decide, guard, write."""
        cases = [await received_case(self.desk, number) for number in range(WRITERS)]

        async def append(writer: int, number: int) -> None:
            await self.desk.handle(needs(cases[writer], number), asked())

        return append

    async def long_case(self) -> CaseId:
        """Return a case of 1,000 decisions."""
        case = await received_case(self.desk, 0)
        for number in range(998):
            await self.desk.handle(needs(case, number), asked())
        return case

    async def cold_load(self, case: CaseId, desk: Callable[[], Desk]) -> float:
        """Return the milliseconds in which a desk that has read nothing yet reads a long case."""
        times: list[float] = []
        for _ in range(15):
            fresh = desk()
            began = time.perf_counter()
            loaded = await fresh.state_of(LOG.named("case"), case)
            times.append((time.perf_counter() - began) * 1000)
            assert loaded.version == 1000
        return statistics.median(times)


async def rate(step: Step, writers: int, each: int) -> float:
    """Return how many steps a second so many writers make together."""

    async def writer(number: int) -> None:
        for made in range(each):
            await step(number, made)

    began = time.perf_counter()
    await asyncio.gather(*(writer(number) for number in range(writers)))
    return writers * each / (time.perf_counter() - began)


async def measure(nats_url: str, mongo_url: str) -> list[Line]:
    """Measure appends and the cold load; bare and handled runs take turns, medians count."""
    client = await connect(nats_url, "bench", buffering=False)
    mongo = open_client(mongo_url)
    engine = Engine(client, mongo)
    await engine.prepare()
    sample = await _sample(engine)
    lines: list[Line] = []
    for writers, each, share in ((1, 1_500, 0.6), (WRITERS, 100, 0.5)):
        bare: list[float] = []
        ours: list[float] = []
        for _ in range(5):
            bare.append(await rate(await engine.bare(sample), writers, each))
            ours.append(await rate(await engine.handled(), writers, each))
        ratio = statistics.median(ours) / statistics.median(bare)
        lines.append(
            Line(
                f"append through the desk, {writers} writer{'s' if writers > 1 else ''}",
                f"{statistics.median(ours):,.0f}/s",
                f"{statistics.median(bare):,.0f}/s ({ratio:.0%})",
                f"≥ {share:.0%} of bare",
                met=ratio >= share,
            )
        )
    case = await engine.long_case()
    load = await engine.cold_load(case, engine.new_desk)
    whole = await engine.cold_load(case, engine.desk_without_snapshots)
    lines.append(
        Line(
            "cold load, 1,000 events",
            f"{load:.1f} ms",
            f"from the log alone: {whole:.1f} ms",
            "≤ 20 ms",
            met=load <= 20,
        )
    )
    await client.close()
    mongo.close()
    return lines


async def _sample(engine: Engine) -> bytes:
    """Return the bytes of a real decision, so that bare publishes are as large."""
    case = await received_case(engine.desk, 0)
    await engine.desk.handle(needs(case, 0), asked())
    messages = await engine.messages(case)
    return messages[-1]
