"""A person is erased in every service, one of them down meanwhile; after that nothing opens."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from services.intake.domain.case.commands import TakeStatement
from services.intake.domain.request.messages import GrantRequest, ReceiveRequest
from services.intake.domain.rights.rotation import KEY_CHANGES, RecordRotation
from services.operations.embedded.waiting import until
from shared.kernel.actors import Role
from tests.kit.house import RoomName, RunningHouse, own_house
from tests.kit.staff import Staff, answer, register_house
from tests.kit.walk import READERS, Walk

pytestmark = pytest.mark.slow

OFFICER: Role = "data-protection-officer"
HOLDERS: tuple[RoomName, ...] = ("intake", "shelter", "legal_aid", "reintegration")
SECRET = "Made-up words that are to be erased."
WITHIN = 120.0


@pytest.fixture
async def own(tmp_path: Path) -> AsyncIterator[RunningHouse]:
    """A house of which one service may be stopped."""
    async with own_house(tmp_path, HOLDERS, patient=True) as house:
        yield house


async def extract(walk: Walk, room: RoomName) -> dict[str, Any]:
    """Return all that a service holds of the person."""
    officer = await walk.staff.client(OFFICER, room)
    return answer(await officer.post(f"/journeys/{walk.journey}/extract?ground=inspection"))


async def erasure(walk: Walk) -> dict[str, Any]:
    """Return how the erasure stands."""
    officer = await walk.staff.client(OFFICER, "intake")
    return answer(await officer.get(f"/journeys/{walk.journey}/erasure"))


async def until_awaited(walk: Walk, *services: str) -> None:
    """Wait until only these services have not yet said that they erased."""

    async def is_so() -> bool:
        officer = await walk.staff.client(OFFICER, "intake")
        response = await officer.get(f"/journeys/{walk.journey}/erasure")
        if response.status_code == 404:  # It is granted, and has not begun
            return False
        return bool(answer(response)["awaited"] == list(services))

    async with asyncio.timeout(WITHIN):
        await until(is_so)


async def comes(staff: Staff) -> Walk:
    """Let someone come as far as a bed in a shelter."""
    walk = Walk(staff, at=datetime.now(UTC) - timedelta(days=20))
    home = await register_house(staff)
    await walk.comes_as_far_as_identification()
    await walk.is_referred("shelter", "shelter")
    await walk.is_offered_a_place(home)
    await walk.moves_in()
    said = {"alert": "allergy", "content": SECRET, "occurred_at": walk.at.isoformat()}
    worker = await staff.client("shelter-worker", "shelter")
    key = {"Idempotency-Key": "an-alert"}
    answer(await worker.post(f"/journeys/{walk.journey}/alerts", json=said, headers=key))
    return walk


async def write_on(walk: Walk) -> httpx.Response:
    """Take statements one after the other until one is refused; return the refusal."""
    at = {"occurred_at": walk.at.isoformat()}
    async with asyncio.timeout(WITHIN):
        while (response := await walk.staff.ask(TakeStatement, walk.ids, at)).is_success:
            pass
    return response


async def test_a_person_is_erased_everywhere_and_what_is_in_flight_loses(
    own: RunningHouse,
) -> None:
    async with Staff(own, words=SECRET) as staff:
        walk = await comes(staff)
        before = {room: await extract(walk, room) for room in ("intake", "shelter")}
        assert all(held["records"] for held in before.values())
        await walk.do(ReceiveRequest, asks="erase")
        await own.stop_room("reintegration")
        refused, _ = await asyncio.gather(write_on(walk), walk.do(GrantRequest))
        assert refused.json()["type"] == "/problems/journey-erased"
        await until_awaited(walk, "reintegration")
        officer = await staff.client(OFFICER, "intake")
        waiting = answer(await officer.get("/worklist", params={"limit": "500"}))["items"]
        assert "await-erasure" in [one["duty"] for one in waiting]
        await own.start_room("reintegration")
        await until_awaited(walk)
        assert (await erasure(walk))["state"] == "complete"
        await _nothing_opens(walk, before)
        await _codes_and_dates_stay(walk)
        await _nothing_more_is_kept(walk)
        await _keys_are_to_be_changed(walk)


async def _nothing_opens(walk: Walk, before: dict[str, dict[str, Any]]) -> None:
    for room in ("intake", "shelter"):
        held = await extract(walk, room)
        assert held["records"] == []
        client = await walk.staff.client(READERS[room], room)
        for record in before[room]["records"]:
            path = f"/journeys/{walk.journey}/records/{record['record_id']}?purpose=casework"
            assert (await client.get(path)).status_code == 404


async def _codes_and_dates_stay(walk: Walk) -> None:
    await walk.until("intake", "erasure-completed.v1")
    shown = await walk.journey_in("intake")
    assert shown["erasure"] == "completed"
    assert "statement-taken.v1" in [step["what"] for step in shown["own_steps"]]
    told = [entry for entry in shown["entries"] if entry["what"] == "journey-erased.v1"]
    assert {entry["service"] for entry in told} == set(HOLDERS)


async def _nothing_more_is_kept(walk: Walk) -> None:
    no = await walk.ask(TakeStatement)
    assert no.json()["type"] == "/problems/journey-erased"
    again = await walk.ask(ReceiveRequest, asks="see")
    assert again.json()["type"] == "/problems/journey-erased"


async def _keys_are_to_be_changed(walk: Walk) -> None:
    keepers = await walk.staff.client("operations", "intake")

    async def all_are_due() -> bool:
        items = answer(await keepers.get("/worklist", params={"limit": "500"}))["items"]
        return [one["duty"] for one in items].count("change-master-key") == len(HOLDERS)

    async with asyncio.timeout(WITHIN):
        await until(all_are_due)
    now = datetime.now(UTC).isoformat()
    keys, told = {"rotation_id": str(KEY_CHANGES)}, list[dict[str, Any]]()
    for service in HOLDERS:
        said = {"service": service, "began_at": now, "occurred_at": now}
        told.append(answer(await walk.staff.ask(RecordRotation, keys, said)))
    wait = {"Wait-For": told[-1]["position"]}
    row = answer(await keepers.get(f"/key-rotations/{KEY_CHANGES}", headers=wait))
    assert row["awaited"] == []
