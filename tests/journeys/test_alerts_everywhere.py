"""What others must know at once is seen first in every service, whichever service noted it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.operations.embedded.waiting import until
from shared.kernel.terms import VIET_NAM
from tests.kit.house import RunningHouse
from tests.kit.staff import Staff, answer
from tests.kit.walk import Walk

WITHIN = 60.0

pytestmark = pytest.mark.slow


@pytest.fixture
async def walk(house: RunningHouse) -> AsyncIterator[Walk]:
    """Someone who came two days ago."""
    async with Staff(house) as staff:
        came = datetime.now(UTC).astimezone(VIET_NAM) - timedelta(days=2)
        yield Walk(staff, at=came.replace(microsecond=0))


async def raises(walk: Walk) -> str:
    """Say at intake that the person is in danger; return the alert."""
    client = await walk.staff.client("intake-worker", "intake")
    said = {"alert": "in-danger", "content": "Made up.", "occurred_at": walk.at.isoformat()}
    told = answer(await client.post(f"/journeys/{walk.journey}/alerts", json=said, headers=key()))
    alert_id: str = told["alert_id"]
    return alert_id


def key() -> dict[str, str]:
    """Return an idempotency key not yet used."""
    return {"Idempotency-Key": str(uuid4())}


async def until_the_shelter_shows(walk: Walk, so: Callable[[list[dict[str, Any]]], bool]) -> Any:
    """Wait until the alerts that the shelter shows are so, and return them."""
    found: list[dict[str, Any]] = []

    async def is_so() -> bool:
        found[:] = (await walk.journey_in("shelter"))["alerts"]
        return so(found)

    async with asyncio.timeout(WITHIN):
        await until(is_so)
    return found


async def until_the_shelter_has_work_for(walk: Walk) -> list[dict[str, Any]]:
    """Wait until something is to be done for the person there, and return all that is."""
    manager = await walk.staff.client("shelter-manager", "shelter")
    found: list[dict[str, Any]] = []

    async def has_come() -> bool:
        found[:] = answer(await manager.get("/worklist", params={"limit": "500"}))["items"]
        return walk.journey in {line["journey_id"] for line in found}

    async with asyncio.timeout(WITHIN):
        await until(has_come)
    return found


async def test_danger_noted_at_intake_is_seen_first_at_the_shelter_until_it_is_lifted(
    walk: Walk,
) -> None:
    await walk.comes_as_far_as_identification()
    alert_id = await raises(walk)
    await walk.is_referred("shelter", "shelter")
    alerts = await until_the_shelter_shows(
        walk, lambda shown: alert_id in {one["alert_id"] for one in shown}
    )
    assert alerts[0]["alert"] == "in-danger"
    (danger,) = (one for one in alerts if one["alert_id"] == alert_id)
    assert (danger["held_by"], danger["record_id"]) == ("intake", None)
    work = await until_the_shelter_has_work_for(walk)
    place = [line["journey_id"] for line in work].index(walk.journey)
    assert {line["risk"] for line in work[: place + 1]} == {3}
    lifting = f"/journeys/{walk.journey}/alerts/{alert_id}/lifting"
    said = {"occurred_at": walk.at.isoformat()}
    worker = await walk.staff.client("shelter-worker", "shelter")
    refused = await worker.post(lifting, json=said, headers=key())
    assert refused.json()["type"] == "/problems/alert-held-elsewhere"
    client = await walk.staff.client("intake-worker", "intake")
    answer(await client.post(lifting, json=said, headers=key()))
    await until_the_shelter_shows(
        walk, lambda shown: alert_id not in {one["alert_id"] for one in shown}
    )


async def test_hearing_of_an_alert_opens_no_journey_to_whom_it_does_not_concern(
    walk: Walk,
) -> None:
    await walk.open_case()
    await raises(walk)
    async with asyncio.timeout(WITHIN):
        await until(lambda: heard_in_the_shelter(walk))
    worker = await walk.staff.client("shelter-worker", "shelter")
    assert (await worker.get(f"/journeys/{walk.journey}")).status_code == 404


async def heard_in_the_shelter(walk: Walk) -> bool:
    """Tell whether the shelter has noted the alert, as someone sees who oversees it."""
    overseer = await walk.staff.client("data-protection-officer", "shelter")
    shown = await overseer.get(f"/journeys/{walk.journey}")
    return shown.status_code == 200 and bool(answer(shown)["alerts"])
