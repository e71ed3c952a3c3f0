"""Two journeys that are one person's: what a person has once is had once in both."""

import asyncio
from uuid import uuid4

import httpx
import pytest

from services.operations.embedded.waiting import until
from tests.kit.house import RunningHouse
from tests.kit.staff import Staff, answer
from tests.kit.walk import Walk

WITHIN = 60.0

pytestmark = pytest.mark.slow


async def reviewed(one: Walk, other: Walk, path: str, **said: object) -> None:
    """Ask something of a pair, as the reviewer."""
    client = await one.staff.client("case-reviewer", "intake")
    pair = {"one": one.journey, "other": other.journey, "occurred_at": one.at.isoformat()}
    key = {"Idempotency-Key": str(uuid4())}
    path = f"/possible-duplicates{path}"
    answer(await client.post(path, json={**pair, **said}, headers=key))


async def opens_a_plan(walk: Walk) -> httpx.Response:
    """Ask for a plan for someone who comes directly."""
    client = await walk.staff.client("reintegration-worker", "reintegration")
    said = {
        "journey_id": walk.journey,
        "source": "direct",
        "basis": {"basis": "ground", "ground": "urgent-protection"},
        "group": "women",
        "occurred_at": walk.at.isoformat(),
    }
    return await client.post("/plans", json=said, headers={"Idempotency-Key": str(uuid4())})


async def until_reintegration_noted(walk: Walk, what: str) -> None:
    """Wait until reintegration has noted of a journey that it is linked, or is no more."""

    async def noted() -> bool:
        overseer = await walk.staff.client("data-protection-officer", "reintegration")
        shown = await overseer.get(f"/journeys/{walk.journey}")
        steps = answer(shown)["own_steps"] if shown.status_code == 200 else []
        return what in {step["what"] for step in steps}

    async with asyncio.timeout(WITHIN):
        await until(noted)


async def test_a_person_with_two_linked_journeys_has_one_plan_until_they_are_unlinked(
    house: RunningHouse,
) -> None:
    async with Staff(house) as staff:
        one, other = Walk(staff), Walk(staff)
        await one.open_case()
        await other.open_case()
        await reviewed(one, other, "")
        await reviewed(one, other, "/judgement", same=True, basis="Made up: the same scar.")
        await reviewed(one, other, "/link")
        await until_reintegration_noted(other, "link-noted.v1")
        answer(await opens_a_plan(one))
        refused = await opens_a_plan(other)
        assert refused.json()["type"] == "/problems/plan-open-in-linked-journey"
        await reviewed(one, other, "/unlinking", reason="new-evidence")
        await until_reintegration_noted(other, "link-undone.v1")
        answer(await opens_a_plan(other))
