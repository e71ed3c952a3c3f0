"""A server is away: people are told so in time, read what can be read, and lose nothing."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable
from typing import Any, get_args

import httpx
import pytest

from services.intake.domain.consent import messages as consents
from services.operations.embedded.waiting import until
from tests.crash.audit import assert_kept, assert_sound, decisions
from tests.crash.harm import VICTIMS, Away, away, kill, start_again
from tests.crash.load import Acknowledged, Asked
from tests.kit.house import RunningHouse
from tests.kit.own_time import own_time
from tests.kit.staff import Staff, answer
from tests.kit.walk import Walk

pytestmark = pytest.mark.slow

IN_TIME = 5.0
NOTICED_WITHIN = 60.0

each_way = pytest.mark.parametrize("how", get_args(Away))


@pytest.fixture
async def walk(staff: Staff) -> Walk:
    """A person with an open case, whose statement has been taken and is shown."""
    walk = Walk(staff)
    await walk.open_case()
    await walk.is_received()
    await walk.tells_what_happened()
    await walk.until("intake", "case-opened.v1")
    return walk


@pytest.fixture
async def hurried(house: RunningHouse) -> AsyncGenerator[httpx.AsyncClient]:
    """A worker at intake who is told at once what is away, and asks but once."""
    async with house.client("intake-worker", "intake") as client:
        yield client


@each_way
async def test_without_nats_commands_wait_and_views_are_shown_with_their_age(
    house: RunningHouse, staff: Staff, walk: Walk, hurried: httpx.AsyncClient, how: Away
) -> None:
    consent = _consent(walk)
    statement = await _statement(walk)
    async with away(house, "nats", how):
        await _is_told_to_come_back(hurried, consent)
        await _until_missing(hurried, ["nats"])
        await _is_told_to_come_back(hurried, consent)
        for shown in (f"/journeys/{walk.journey}", "/cases", f"/cases/{walk.ids['case_id']}"):
            response = await _until_aged(hurried, shown)
            assert answer(response)
        (response,) = await _in_time(hurried.get(statement))
        _asks_for_patience(response)
    await _is_recorded_once(staff, walk, consent)


@each_way
async def test_without_mongodb_commands_and_views_wait(
    house: RunningHouse, staff: Staff, walk: Walk, hurried: httpx.AsyncClient, how: Away
) -> None:
    consent = _consent(walk)
    statement = await _statement(walk)
    async with away(house, "mongodb", how):
        await _is_told_to_come_back(hurried, consent)
        await _until_missing(hurried, ["mongodb"])
        await _is_told_to_come_back(hurried, consent)
        hidden = (f"/journeys/{walk.journey}", "/cases", statement)
        for response in await _in_time(*map(hurried.get, hidden)):
            _asks_for_patience(response)
    await _is_recorded_once(staff, walk, consent)


async def test_a_service_that_starts_too_early_says_what_it_waits_for_and_opens(
    house: RunningHouse, staff: Staff, walk: Walk, hurried: httpx.AsyncClient
) -> None:
    consent = _consent(walk)
    for victim in VICTIMS:
        await kill(house, victim)
    await house.rooms["intake"].start()
    await _until_missing(hurried, ["nats", "mongodb", "service"])
    await _is_told_to_come_back(hurried, consent)
    await start_again(house, "mongodb")
    await _until_missing(hurried, ["nats", "service"])
    await start_again(house, "nats")
    await _is_recorded_once(staff, walk, consent)


def _consent(walk: Walk) -> Asked:
    at = {"occurred_at": walk.at.isoformat(), "evidence": "Made-up form, kept in the drawer"}
    return Asked(consents.RecordConsent, walk.ids, at)


async def _statement(walk: Walk) -> str:
    """Return where the text of the statement is read."""
    steps = (await walk.journey_in("intake"))["own_steps"]
    (taken,) = (step for step in steps if step["what"] == "statement-taken.v1")
    record = taken["details"]["statement"]["record_id"]
    return f"/journeys/{walk.journey}/records/{record}?purpose=casework"


async def _is_told_to_come_back(client: httpx.AsyncClient, consent: Asked) -> None:
    (response,) = await _in_time(consent.through(client))
    _asks_for_patience(response)


async def _in_time(*asking: Awaitable[httpx.Response]) -> list[httpx.Response]:
    """Return answers that must all have come within five seconds of our own."""
    async with own_time() as lived:
        responses = await asyncio.gather(*asking)
    assert lived.seconds < IN_TIME
    return responses


def _asks_for_patience(response: httpx.Response) -> None:
    assert response.status_code == 503
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["type"] == "/problems/away"
    assert int(response.headers["Retry-After"]) > 0


async def _until_missing(client: httpx.AsyncClient, missing: list[str]) -> None:
    """Wait until the service itself says what it misses, and only that."""

    async def says_so() -> bool:
        try:
            response = await client.get("/readyz")
        except httpx.TransportError:
            return False
        return response.status_code == 503 and response.json()["missing"] == missing

    async with asyncio.timeout(NOTICED_WITHIN):
        await until(says_so)


async def _until_aged(client: httpx.AsyncClient, path: str) -> httpx.Response:
    """Wait until a view says that it may be a second old, and return it."""
    last: dict[str, Any] = {}

    async def is_aged() -> bool:
        (last["response"],) = await _in_time(client.get(path))
        return int(last["response"].headers.get("Age", 0)) > 0

    async with asyncio.timeout(NOTICED_WITHIN):
        await until(is_aged)
    response: httpx.Response = last["response"]
    return response


async def _is_recorded_once(staff: Staff, walk: Walk, consent: Asked) -> None:
    """The same key succeeds now, and everyone hears of it, without anyone doing anything."""
    response = await consent.until_answered(staff)
    told = answer(response)
    log = await decisions(staff.house, "intake")
    recorded = [
        event
        for decision in log
        for event in decision.envelope.events
        if event.get("consent_id") == told["consent_id"] and event["kind"] == "consent-recorded.v1"
    ]
    assert len(recorded) == 1
    await walk.until("intake", "consent-recorded.v1")
    await assert_sound(staff)
    await assert_kept(staff, [Acknowledged(consent, response.status_code, told)])
