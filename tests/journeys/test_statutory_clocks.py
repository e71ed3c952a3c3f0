"""The law's limits as clocks: set when a term begins, settled when it is met, judged when due."""

import asyncio
from base64 import b64decode
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from services.intake.domain.case import commands as intake
from services.operations.embedded.waiting import until
from shared.kernel.terms import VIET_NAM
from shared.runtime.nats import Client, connect
from tests.kit.house import RoomName, RunningHouse
from tests.kit.patient import ask_jetstream
from tests.kit.staff import Staff
from tests.kit.walk import Walk

CLOCK = "intake.initial-verification"
WHOSE_JOURNEY_IT_IS: tuple[RoomName, ...] = ("intake", "operations")
"""Who works on a case that is nowhere referred yet, and who oversees all."""


@pytest.fixture
async def nats(house: RunningHouse) -> AsyncGenerator[Client]:
    """A look into the house's streams."""
    client = await connect(house.nats_url("intake"), "a test", buffering=False)
    yield client
    await client.close()


@pytest.fixture
async def today(house: RunningHouse) -> AsyncGenerator[Walk]:
    """Someone who came this morning."""
    async with Staff(house) as staff:
        this_morning = datetime.now(UTC).astimezone(VIET_NAM) - timedelta(hours=12)
        yield Walk(staff, at=this_morning)


async def _waiting(nats: Client, subject: str) -> dict[str, str] | None:
    """Return the headers of the message that waits under a subject, or `None`."""
    found = await ask_jetstream(nats, "STREAM.MSG.GET.TIMERS", {"last_by_subj": subject})
    if "error" in found:
        return None
    lines = b64decode(found["message"].get("hdrs", "")).decode().split("\r\n")
    return dict(line.split(": ", 1) for line in lines if ": " in line)


async def _until_waiting(nats: Client, subject: str, *, so: bool) -> None:
    async def is_so() -> bool:
        return (await _waiting(nats, subject) is not None) == so

    async with asyncio.timeout(60):
        await until(is_so)


async def test_the_three_days_run_from_the_notice_and_end_with_the_verification(
    today: Walk, nats: Client
) -> None:
    await today.open_case()
    await today.is_received()
    subject = f"timers.{CLOCK}.{today.ids['case_id']}"
    await today.do(intake.NotifyHealthDept)
    await _until_waiting(nats, subject, so=True)
    schedule = await _waiting(nats, subject)
    assert schedule
    row = await today.row("intake", "/cases/{case_id}")
    limit = datetime.fromisoformat(row["due_at"])
    assert limit >= today.at + timedelta(days=3)
    assert limit.astimezone(VIET_NAM).strftime("%H:%M:%S") == "23:59:59"
    rings_at = datetime.fromisoformat(schedule["Nats-Schedule"].removeprefix("@at "))
    assert limit <= rings_at <= limit + timedelta(seconds=2)
    assert schedule["Nats-Schedule-Target"] == f"due.{CLOCK}.{today.ids['case_id']}"
    await today.do(intake.RecordInitialVerification)
    await _until_waiting(nats, subject, so=False)


async def test_a_clock_that_rings_too_early_rings_in_vain(today: Walk, nats: Client) -> None:
    await today.open_case()
    await today.is_received()
    await today.do(intake.NotifyHealthDept)
    await _ring(nats, today)
    await today.do(intake.RecordInitialVerification)
    steps = (await today.journey_in("intake"))["own_steps"]
    assert "initial-verification-overdue.v1" not in {step["what"] for step in steps}


async def test_a_limit_that_has_passed_is_told_once_to_those_whose_journey_it_is(
    house: RunningHouse, nats: Client
) -> None:
    async with Staff(house) as staff:
        walk = Walk(staff)
        await walk.open_case()
        await walk.is_received()
        await walk.do(intake.NotifyHealthDept)
        await _ring(nats, walk)
        await _ring(nats, walk)
        for room in WHOSE_JOURNEY_IT_IS:
            await walk.until(room, "initial-verification-overdue.v1")
        entries = (await walk.journey_in("operations"))["entries"]
        told = [entry["what"] for entry in entries]
        assert told.count("initial-verification-overdue.v1") == 1
        await walk.until("intake", "initial-verification-overdue.v1", among="own_steps")
        overdue = await (await staff.client("health-department", "intake")).get(
            "/overdue-cases", params={"limit": "500"}
        )
        assert walk.ids["case_id"] in {row["id"] for row in overdue.json()["items"]}


async def _ring(nats: Client, walk: Walk) -> None:
    """Say that the limit is due, as a schedule would, and wait until intake has judged it."""
    subject = f"due.{CLOCK}.{walk.ids['case_id']}"
    stored = await nats.request(subject, b"", timeout=60)
    assert "error" not in orjson.loads(stored.data)
    await _until_waiting(nats, subject, so=False)
