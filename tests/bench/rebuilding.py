"""Drawing a projection from zero, beside a bare pull(500) of the same stream."""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from nats.js.errors import FetchTimeoutError

from services.intake.domain.case.events import (
    ImmediateNeedsRecorded,
    IntakeCaseOpened,
    PersonReceived,
)
from services.intake.domain.ids import CaseId
from services.intake.main import SERVICE
from shared.kernel.envelope import BEGINNING, Envelope, link, stored
from shared.kernel.ids import CommandId, JourneyId
from shared.kernel.messages import Event
from shared.runtime.feed import Delivered, reading
from shared.runtime.mongo import Client, open_client
from shared.runtime.nats import Client as Nats
from shared.runtime.nats import connect
from shared.runtime.provisioning import log_stream, provision_stream
from shared.runtime.views.painting import Painter, make_generation, paint_until
from shared.runtime.views.projecting import Projector
from shared.runtime.views.rebuilding import Progress, Rebuilder
from shared.runtime.views.strokes import OwnDrawing
from tests.bench.engine import NOW, WORKER
from tests.bench.table import Line

HISTORY = 10
BATCH = 500


def histories(messages: int) -> Iterator[tuple[str, bytes]]:
    """Give the messages of many short case histories, chained as real ones are."""
    for _ in range(messages // HISTORY):
        case, journey, prev = CaseId(uuid4()), JourneyId(uuid4()), BEGINNING
        for number in range(HISTORY):
            event = _event(case, journey, number)
            data = _envelope(event, journey, number + 1, prev).encode()
            prev = link(data)
            yield SERVICE.log.named("case").subject(case), data


def _event(case: CaseId, journey: JourneyId, number: int) -> Event:
    at = NOW + timedelta(hours=number)
    if number == 0:
        return IntakeCaseOpened(
            case_id=case,
            journey_id=journey,
            channel="self",
            group="women",
            age_class="adult",
            follows_case=None,
            occurred_at=at,
        )
    if number == 1:
        return PersonReceived(
            case_id=case,
            received_by="commune",
            safe_to_call=True,
            in_danger=False,
            alerts=None,
            occurred_at=at,
        )
    needs = ("food", "medical") if number % 2 else ("food", "safety")
    return ImmediateNeedsRecorded(
        case_id=case, needs=needs, language="vi", injuries=False, occurred_at=at
    )


def _envelope(event: Event, journey: JourneyId, version: int, prev: str) -> Envelope:
    command = CommandId(uuid4())
    return Envelope(
        command_id=command,
        journey=journey,
        actor=WORKER,
        purpose="bench",
        occurred_at=event.occurred_at,
        recorded_at=datetime.now(UTC),
        correlation=command,
        causation=None,
        traceparent=f"00-{command.int:032x}-{version:016x}-01",
        request="0" * 32,
        version=version,
        prev=prev,
        events=(stored(event),),
    )


async def fill(nats: Nats, messages: int) -> None:
    """Write histories in atomic batches, as fast as the server takes them."""
    batch: list[tuple[str, bytes]] = []
    for message in histories(messages):
        batch.append(message)
        if len(batch) == BATCH:
            await _write(nats, batch)
            batch = []


async def _write(nats: Nats, batch: list[tuple[str, bytes]]) -> None:
    name = UUID(int=uuid4().int).hex
    for number, (subject, data) in enumerate(batch[:-1], start=1):
        headers = {"Nats-Batch-Id": name, "Nats-Batch-Sequence": str(number)}
        await nats.publish(subject, data, headers=headers)
    subject, data = batch[-1]
    headers = {
        "Nats-Batch-Id": name,
        "Nats-Batch-Sequence": str(len(batch)),
        "Nats-Batch-Commit": "1",
    }
    await nats.request(subject, data, headers=headers, timeout=30)


async def bare_pull(nats: Nats, messages: int) -> float:
    """Return messages a second of nats-py's own pull consumer, 500 at a time."""
    name = f"bare{uuid4().hex[:8]}"
    consumer = await nats.jetstream().pull_subscribe("", durable=name, stream=SERVICE.log.stream)
    got = 0
    began = time.perf_counter()
    while got < messages:
        try:
            batch = await consumer.fetch(BATCH, timeout=5)
        except FetchTimeoutError:
            break
        for message in batch:
            await message.ack()
        got += len(batch)
    rate = got / (time.perf_counter() - began)
    await consumer.unsubscribe()
    await nats.jetstream().delete_consumer(SERVICE.log.stream, name)
    return rate


class Drawing:
    """The intake boards, drawn into a database of the bench."""

    def __init__(self, nats: Nats, mongo: Client, messages: int) -> None:
        self._nats = nats
        self._mongo = mongo
        self._messages = messages
        self._database = mongo[f"bench_{messages}"]
        self._drawing = OwnDrawing(SERVICE.log, SERVICE.views, SERVICE.ledgers)

    async def from_zero(self) -> float:
        """Return events a second of drawing everything into an empty generation."""
        projector = Projector(self._mongo, self._database, self._nats, self._drawing, _no_parking)
        await projector.prepare()
        await make_generation(self._database, self._drawing, 1)
        painter = Painter(self._mongo, self._database, self._drawing, 1, _no_parking)
        after = await painter.begin()
        began = time.perf_counter()
        async with reading(self._nats, self._drawing.stream, after) as feed:
            await paint_until(painter, feed, self._messages, _unnoted)
        return self._messages / (time.perf_counter() - began)

    async def rebuild(self) -> float:
        """Return events a second of a whole blue-green rebuild: drawn, compared, switched."""
        rebuilder = Rebuilder(self._mongo, self._database, self._nats, self._drawing, _no_parking)
        began = time.perf_counter()
        await rebuilder.rebuild(Progress("own"))
        return self._messages / (time.perf_counter() - began)


def _unnoted(_: int) -> None:
    return


async def _no_parking(consumer: str, message: Delivered, reason: str) -> None:
    raise AssertionError(f"{consumer} could not read {message.sequence}: {reason}")


async def measure(nats_url: str, mongo_url: str, sizes: tuple[int, int]) -> list[Line]:
    """Measure at both sizes."""
    nats = await connect(nats_url, "bench", buffering=True)
    mongo = open_client(mongo_url)
    await provision_stream(nats, *log_stream("intake"))
    small, large = sizes
    await fill(nats, small)
    bare = await bare_pull(nats, small)
    drawing = Drawing(nats, mongo, small)
    first = await drawing.from_zero()
    whole = await drawing.rebuild()
    lines = [
        Line(
            f"draw a projection from zero, {small:,} events",
            f"{first:,.0f}/s",
            f"pull(500): {bare:,.0f}/s ({first / bare:.0%})",
            "≥ 10,000/s or ≥ 70% of bare",
            met=first >= 10_000 or first >= 0.7 * bare,
        ),
        Line(
            f"blue-green rebuild, {small:,} events (drawn, compared, switched)",
            f"{whole:,.0f}/s",
            f"pull(500): {bare:,.0f}/s ({whole / bare:.0%})",
            "–",
            met=True,
        ),
    ]
    await fill(nats, large - small)
    many = await Drawing(nats, mongo, large).from_zero()
    lines.append(
        Line(
            f"draw a projection from zero, {large:,} events",
            f"{many:,.0f}/s",
            f"at {small:,}: {first:,.0f}/s ({many / first:.0%})",
            f"within 20% of the rate at {small:,}",
            met=many >= 0.8 * first,
        )
    )
    mongo.close()
    await nats.close()
    await asyncio.sleep(0)
    return lines
