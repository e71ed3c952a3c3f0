"""Someone writes into the streams what no service would: it is set aside, and work goes on."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest

from services.intake.domain.case import commands as intake
from services.operations.embedded.waiting import until
from services.shelter.consumers import POLICIES
from shared.contracts.fact import MalformedFact
from shared.contracts.journey import reader
from shared.kernel.envelope import Envelope, Malformed
from shared.kernel.errors import UnknownKind
from shared.runtime.feed import Delivered
from shared.runtime.nats import api
from shared.runtime.parking import UNKNOWN
from tests.crash.audit import (
    Decision,
    own_connection,
    parked,
    rebuilt,
    stream,
    to_be_told,
    until_settled,
    verified,
)
from tests.kit.house import RoomName, RunningHouse
from tests.kit.staff import Staff, answer
from tests.kit.walk import Walk

pytestmark = pytest.mark.slow

ROOMS: tuple[RoomName, ...] = ("intake", "shelter")
(PLACEMENT,) = (policy.name for policy in POLICIES if policy.name == "shelter-placement")
LOG_READERS = {"own", "publishing", "clocks"}
CASE_READER = "noticing"
"""Compares who came with who came before: it is told of cases only."""
GARBAGE = b"\x00\xff not even JSON"
SET_ASIDE_WITHIN = 60.0


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Generator[RunningHouse]:
    """A house whose streams may be spoiled for good."""
    house = asyncio.run(RunningHouse.start(tmp_path_factory.mktemp("spoiled"), ROOMS))
    try:
        yield house
    finally:
        asyncio.run(house.stop())


@pytest.fixture
async def staff(house: RunningHouse) -> AsyncGenerator[Staff]:
    """Workers of every role at this house, who ask again where they are told to come back."""
    async with Staff(replace(house, patient=True)) as workers:
        yield workers


async def test_a_fact_that_is_none_holds_nobody_up(house: RunningHouse, staff: Staff) -> None:
    sequence = await _put(house, "facts.intake.case-referred.v1", GARBAGE)
    (aside,) = await _until_aside(staff, "shelter", PLACEMENT, UNKNOWN)
    assert aside["origin"] == sequence
    assert aside["reason"] == MalformedFact.__name__
    await _comes_to_the_shelter(Walk(staff))


async def test_an_unknown_version_holds_up_its_own_journey_until_it_is_dropped(
    house: RunningHouse, staff: Staff
) -> None:
    walk = Walk(staff)
    await walk.comes_as_far_as_identification()
    await _put(house, "facts.intake.case-referred.v9", await _of_version_nine(house, walk))
    (aside,) = await _until_aside(staff, "shelter", PLACEMENT, walk.journey)
    assert aside["reason"] == UnknownKind.__name__

    asked = await walk.asks_to_be_referred("shelter", "shelter")
    walk.keep(intake.ReferCase, asked)
    await _until_aside(staff, "shelter", PLACEMENT, walk.journey, count=2)
    await _comes_to_the_shelter(Walk(staff))

    operations = await staff.client("operations", "shelter")
    lane = f"/admin/parked/{PLACEMENT}/{walk.journey}/retry"
    again = answer(await operations.post(lane))
    assert again == {"done": 0, "stopped_by": UnknownKind.__name__}
    answer(await operations.delete(f"/admin/parked/{aside['sequence']}"))
    assert answer(await operations.post(lane)) == {"done": 1, "stopped_by": None}
    await walk.until("shelter", "placement-requested.v1")


async def test_a_service_goes_on_telling_after_a_stranger_spoke_in_its_name(
    house: RunningHouse, staff: Staff
) -> None:
    await Walk(staff).open_case()
    await until_settled(staff)
    for _ in range(3):
        await _put(house, "facts.intake.case-opened.v1", GARBAGE)
    await house.kill("intake")
    await house.start_room("intake")
    walk = Walk(staff)
    await walk.open_case()
    await _put(house, "facts.intake.case-opened.v9", await _of_version_nine(house, walk))
    walk = Walk(staff)
    await walk.open_case()
    await walk.until("intake", "case-opened.v1")
    await _everything_was_told_once(house, staff)


async def test_a_broken_history_is_closed_and_all_others_stay_open(
    house: RunningHouse, staff: Staff
) -> None:
    walk = Walk(staff)
    await walk.open_case()
    strange = [
        await _put(house, f"log.intake.{history}", GARBAGE)
        for history in (
            f"case.{walk.ids['case_id']}",
            f"case.{uuid4()}",
            "case.not-an-id",
            f"dragon.{uuid4()}",
        )
    ]
    async with Staff(house) as once:
        refused = await Walk(once, ids=walk.ids).ask(intake.ReceivePerson)
    assert refused.status_code == 503
    assert refused.json()["type"] == "/problems/unreadable-history"

    other = Walk(staff)
    await other.open_case()
    await other.is_received()
    await other.until("intake", "case-opened.v1")
    assert (await other.row("intake", "/cases/{case_id}"))["state"] == "at-commune"

    await _are_aside_once(staff, strange)
    await _forget_what_was_set_aside(house)
    await house.kill("intake")
    await house.start_room("intake")
    assert await rebuilt(staff, "intake", "own") == "done"
    await _are_aside_once(staff, strange)
    faults = await verified(staff, "intake")
    assert [fault["sequence"] for fault in faults] == strange
    assert {fault["fault"] for fault in faults} == {f"unreadable:{Malformed.__name__}"}
    await _everything_was_told_once(house, staff)


async def _comes_to_the_shelter(walk: Walk) -> None:
    await walk.comes_as_far_as_identification()
    await walk.is_referred("shelter", "shelter")


async def _are_aside_once(staff: Staff, strange: list[int]) -> None:
    """Every reader of intake's log has set aside what it cannot read, once each."""
    await until_settled(staff)
    wanted = sorted(
        [
            *((name, origin) for name in LOG_READERS for origin in strange),
            *((CASE_READER, origin) for origin in strange[:3]),
        ]
    )
    aside = [one for one in await parked(staff, "intake") if one["stream"] == "LOG_INTAKE"]
    assert sorted((one["consumer"], one["origin"]) for one in aside) == wanted


async def _forget_what_was_set_aside(house: RunningHouse) -> None:
    """Let the broker forget the ids of parked messages, as it does after two minutes."""
    async with own_connection(house, "intake") as nats:
        there = await api(nats, "STREAM.INFO.PARKED")
        shorter = {**there["config"], "duplicate_window": 100_000_000}
        assert "error" not in await api(nats, "STREAM.UPDATE.PARKED", shorter)


async def _put(house: RunningHouse, subject: str, data: bytes) -> int:
    """Write into a stream by hand, as no service would; return the sequence."""
    store = "intake" if subject.startswith("log.") else "facts"
    async with own_connection(house, store) as nats:
        stored = orjson.loads((await nats.request(subject, data, timeout=SET_ASIDE_WITHIN)).data)
    return int(stored["seq"])


async def _of_version_nine(house: RunningHouse, walk: Walk) -> bytes:
    """Return a fact of this journey in a version that nobody knows yet."""
    await walk.until("intake", "case-opened.v1")
    for message in await stream(house, "FACTS", "facts.intake.>"):
        told = _readable(message)
        if told is not None and told["subject"] == walk.journey:
            kind = str(told["type"]).replace(".v1", ".v9")
            return orjson.dumps({**told, "type": kind})
    raise AssertionError("nothing was told of this journey")


async def _until_aside(
    staff: Staff, room: RoomName, consumer: str, lane: str, count: int = 1
) -> list[Any]:
    """Wait until a consumer has set aside so many messages of a lane, and return them."""
    found: list[Any] = []

    async def are_aside() -> bool:
        waiting = await parked(staff, room, consumer)
        found[:] = [one for one in waiting if one["lane"] == lane]
        return len(found) >= count

    async with asyncio.timeout(SET_ASIDE_WITHIN):
        await until(are_aside)
    return found


async def _everything_was_told_once(house: RunningHouse, staff: Staff) -> None:
    await until_settled(staff)
    log = [d for m in await stream(house, "LOG_INTAKE") if (d := _decision(m)) is not None]
    facts = [f for m in await stream(house, "FACTS", "facts.intake.>") if (f := _readable(m))]
    assert [UUID(fact["id"]) for fact in facts] == to_be_told("intake", log)
    assert [fact["factno"] for fact in facts] == list(range(1, len(facts) + 1))


def _decision(message: Delivered) -> Decision | None:
    try:
        return Decision(message.sequence, message.subject, Envelope.decode(message.data))
    except Malformed:
        return None


def _readable(message: Delivered) -> dict[str, Any] | None:
    try:
        reader.read(message.data)
    except (MalformedFact, UnknownKind):
        return None
    told: dict[str, Any] = orjson.loads(message.data)
    return told
