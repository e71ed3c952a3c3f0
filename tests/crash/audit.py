"""Looking afterwards: is all there that was promised, once each, and does everything agree?"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from nats.js import JetStreamContext

from services.intake.main import SERVICE as INTAKE
from services.operations.embedded.waiting import until
from services.reintegration.main import SERVICE as REINTEGRATION
from services.shelter.main import SERVICE as SHELTER
from shared.contracts.fact import Fact, Heard
from shared.contracts.journey import reader
from shared.kernel.envelope import Envelope
from shared.kernel.ids import derived
from shared.runtime.feed import Delivered
from shared.runtime.nats import Client as Nats
from shared.runtime.nats import connect
from shared.runtime.service import Service
from tests.crash.load import Acknowledged
from tests.kit.house import RoomName, RunningHouse
from tests.kit.staff import Staff, answer

SERVICES: Mapping[RoomName, Service] = {
    "intake": INTAKE,
    "shelter": SHELTER,
    "reintegration": REINTEGRATION,
}
PROJECTIONS = ("own", "journeys")
SETTLES_WITHIN = 120.0
_AT_ONCE = 20


@dataclass(frozen=True)
class Decision:
    """One message of a log."""

    sequence: int
    subject: str
    envelope: Envelope


@asynccontextmanager
async def own_connection(house: RunningHouse, store: str = "facts") -> AsyncGenerator[Nats]:
    """Give a connection that no service knows of, into what one of them keeps, or all share."""
    client = await connect(house.nats_url(store), "auditor", buffering=False)
    try:
        yield client
    finally:
        await client.close()


async def stream(house: RunningHouse, name: str, subject: str = ">") -> list[Delivered]:
    """Return all messages of a stream, read through a consumer of the client's own making."""
    async with own_connection(house, name.removeprefix("LOG_")) as nats:
        consumer = await JetStreamContext(nats).subscribe(
            subject, stream=name, ordered_consumer=True
        )
        info = await consumer.consumer_info()
        sent = info.delivered.consumer_seq if info.delivered else 0
        waiting = sent + (info.num_pending or 0)
        found: list[Delivered] = []
        while waiting:
            message = await consumer.next_msg(timeout=SETTLES_WITHIN)
            found.append(Delivered(message.subject, message.metadata.sequence.stream, message.data))
            waiting = message.metadata.num_pending
        return found


async def decisions(house: RunningHouse, room: RoomName) -> list[Decision]:
    """Return what a service has decided, in order."""
    log = await stream(house, f"LOG_{room.upper()}")
    return [Decision(m.sequence, m.subject, Envelope.decode(m.data)) for m in log]


async def facts(house: RunningHouse, room: RoomName) -> list[Heard[Fact]]:
    """Return what a service has told, in order."""
    return [reader.read(m.data) for m in await stream(house, "FACTS", f"facts.{room}.>")]


async def until_settled(staff: Staff) -> None:
    """Wait until no reader of any service is behind, and none has moved since all were asked.

    What one service does gives another to do: that each had done all when it was asked is
    not enough, for the first may have been given more by the last.
    """
    before: list[Any] = []

    async def is_settled() -> bool:
        found = [reader for room in staff.house.rooms for reader in await _readers(staff, room)]
        unmoved, before[:] = found == before, found
        return unmoved and all(reader["behind"] == 0 for reader in found)

    async with asyncio.timeout(SETTLES_WITHIN):
        await until(is_settled)


async def _readers(staff: Staff, room: RoomName) -> list[Any]:
    client = await staff.client("operations", room)
    readers: list[Any] = answer(await client.get("/admin/lag"))["readers"]
    return readers


async def assert_sound(staff: Staff) -> None:
    """Assert of every service: nothing doubled or untold, rows and hash chains agree."""
    await until_settled(staff)
    for room in staff.house.rooms:
        log = await decisions(staff.house, room)
        await assert_told_once(staff.house, room, log)
        assert _doubled((m.subject, m.envelope.command_id) for m in log) == {}
        assert await verified(staff, room) == []
        assert await parked(staff, room) == []
        for projection in PROJECTIONS:
            assert await rebuilt(staff, room, projection) == "done"


def to_be_told(room: RoomName, log: Sequence[Decision]) -> list[UUID]:
    """Return the ids of the facts that follow from a service's log, in order."""
    service = SERVICES[room]
    return [
        derived(service.log.stream, decision.sequence, index)
        for decision in log
        for index, stored in enumerate(decision.envelope.events)
        if _is_told(service, decision, stored)
    ]


async def assert_told_once(house: RunningHouse, room: RoomName, log: Sequence[Decision]) -> None:
    """Assert that the facts are what the log says: all of them, once each, in its order."""
    told = await facts(house, room)
    assert [fact.id for fact in told] == to_be_told(room, log)
    assert [fact.factno for fact in told] == list(range(1, len(told) + 1))


async def assert_kept(staff: Staff, acknowledged: Sequence[Acknowledged]) -> None:
    """Assert of every yes: it is in the log once, its text is there, and it is said again."""
    log = {m.sequence: m for m in await decisions(staff.house, "intake")}
    written = Counter((m.subject, m.envelope.command_id) for m in log.values())
    turns = asyncio.Semaphore(_AT_ONCE)

    async def check(yes: Acknowledged) -> None:
        decision = log[int(yes.answer["position"].rpartition("@")[2])]
        assert written[decision.subject, decision.envelope.command_id] == 1
        assert decision.envelope.version == yes.answer["version"]
        async with turns:
            again = await yes.asked.until_answered(staff)
            assert (again.status_code, again.json()) == (yes.status, yes.answer)
            await _assert_texts_are_there(staff, yes, decision)

    async with asyncio.TaskGroup() as checking:
        for yes in acknowledged:
            checking.create_task(check(yes))


async def rebuilt(staff: Staff, room: RoomName, projection: str) -> str:
    """Draw a projection anew beside the live one, and return how that ended."""
    ended = await _run(staff, room, f"/admin/rebuilds/{projection}", "/admin/rebuilds")
    stage: str = ended["stage"]
    return stage


async def verified(staff: Staff, room: RoomName) -> list[dict[str, Any]]:
    """Check a service's hash chains, and return what is wrong with them."""
    ended = await _run(staff, room, "/admin/verifications", "/admin/verifications")
    faults: list[dict[str, Any]] = ended["faults"]
    return faults


async def parked(staff: Staff, room: RoomName, consumer: str | None = None) -> list[Any]:
    """Return what a service, or one consumer of it, could not handle."""
    client = await staff.client("operations", room)
    waiting: list[Any] = (await client.get("/admin/parked")).json()
    return [one for one in waiting if consumer in {None, one["consumer"]}]


async def _assert_texts_are_there(staff: Staff, yes: Acknowledged, decision: Decision) -> None:
    reading = await staff.client("intake-worker", "intake")
    for event in decision.envelope.events:
        for name, text in yes.asked.texts.items():
            record = event[name]["record_id"]
            address = f"/journeys/{decision.envelope.journey}/records/{record}?purpose=casework"
            assert answer(await reading.get(address))["text"] == text


async def _run(staff: Staff, room: RoomName, begin: str, runs: str) -> dict[str, Any]:
    client = await staff.client("operations", room)
    run = answer(await client.post(begin))["run"]
    ended: dict[str, Any] = {}

    async def has_ended() -> bool:
        ended.update(answer(await client.get(f"{runs}/{run}")))
        return bool(ended.get("done") or ended.get("stage") in {"done", "differs", "failed"})

    async with asyncio.timeout(SETTLES_WITHIN):
        await until(has_ended)
    return ended


def _is_told(service: Service, decision: Decision, stored: dict[str, Any]) -> bool:
    journey = decision.envelope.journey
    event = service.log.read(decision.subject.split(".")[2], stored)
    return journey is not None and service.publish(event, journey) is not None


def _doubled(keys: Iterable[Any]) -> dict[Any, int]:
    return {key: count for key, count in Counter(keys).items() if count > 1}
