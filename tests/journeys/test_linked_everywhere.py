"""Two journeys that are one person's: what a person has once is had once in both."""

import asyncio
from uuid import uuid4

import httpx
import pytest

from services.intake.domain.case.commands import RecordDeath
from services.legal_aid.domain.client.messages import RecordDeath as RecordClientsDeath
from services.legal_aid.domain.matter.commands import RequestAid
from services.operations.embedded.waiting import until
from tests.kit.house import RoomName, RunningHouse
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


async def are_found_to_be_one(one: Walk, other: Walk) -> None:
    """Link two journeys, and wait until that is known."""
    await reviewed(one, other, "")
    await reviewed(one, other, "/judgement", same=True, basis="Made up: the same scar.")
    await reviewed(one, other, "/link")
    await until_noted(other, "link-noted.v1")


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


async def until_noted(walk: Walk, what: str, room: RoomName = "reintegration") -> None:
    """Wait until a room has noted something of a journey: that it is linked, a death."""

    async def noted() -> bool:
        overseer = await walk.staff.client("data-protection-officer", room)
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
        await are_found_to_be_one(one, other)
        answer(await opens_a_plan(one))
        refused = await opens_a_plan(other)
        assert refused.json()["type"] == "/problems/plan-open-in-linked-journey"
        await reviewed(one, other, "/unlinking", reason="new-evidence")
        await until_noted(other, "link-undone.v1")
        answer(await opens_a_plan(other))


async def test_a_death_in_one_journey_ends_what_is_open_in_the_linked_one_in_every_service(
    house: RunningHouse,
) -> None:
    async with Staff(house) as staff:
        one, other = Walk(staff), Walk(staff)
        await one.open_case()
        await other.open_case()
        await are_found_to_be_one(one, other)
        answer(await opens_a_plan(other))
        await one.do(RecordDeath)
        await until_noted(other, "case-ended-by-death.v1", "intake")
        await until_noted(other, "plan-closed.v1")
        await until_noted(other, "death-noted.v1", "shelter")
        await until_noted(other, "client-died.v1", "legal_aid")
        refused = await opens_a_plan(other)
        assert refused.json()["type"] == "/problems/participant-has-died"


async def test_a_death_that_only_a_lawyer_knows_ends_what_is_open_in_every_service_and_journey(
    house: RunningHouse,
) -> None:
    async with Staff(house) as staff:
        one, other = Walk(staff), Walk(staff)
        await one.open_case()
        await other.open_case()
        await are_found_to_be_one(one, other)
        answer(await opens_a_plan(other))
        await one.do(RequestAid, journey_id=one.journey)
        await one.do(RecordClientsDeath)
        for walk in (one, other):
            await until_noted(walk, "case-ended-by-death.v1", "intake")
            await until_noted(walk, "death-noted.v1", "shelter")
        await until_noted(other, "plan-closed.v1")
        await until_noted(other, "client-died.v1", "legal_aid")
