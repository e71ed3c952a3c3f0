"""The master key at its doors: seen and replaced by operations, while the service goes on."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from shared.casework.erasing import Erased, EraseJourney
from shared.kernel.ids import ErasureId, JourneyId, derived
from shared.runtime.erasing import Sealing
from shared.runtime.keys.masters import FileMasters, WrongMasterKey, local_name
from shared.runtime.keys.rotation import Turning
from shared.runtime.keys.tending import tend
from tests.kit.at_work import eventually, working
from tests.kit.blanket_room import NOON, a_journey, asked
from tests.kit.casework_room import casework_room
from tests.kit.open_room import OpenRoom, open_room
from tests.kit.records import STATEMENT, statement
from tests.kit.servers import Servers

KEY = bytes(range(96))


@pytest.fixture
async def room(servers: Servers, tmp_path: Path) -> AsyncIterator[OpenRoom]:
    """Open a made-up room."""
    async with open_room(casework_room(), servers, tmp_path) as opened:
        yield opened


@pytest.fixture
async def operations(room: OpenRoom) -> AsyncIterator[httpx.AsyncClient]:
    """Let operations come."""
    async with room.client("operations") as client:
        yield client


@pytest.fixture
async def erased(room: OpenRoom) -> JourneyId:
    """Open a journey, and erase it."""
    journey = a_journey()
    await room.house.inside.records.open_journey(journey)
    await room.house.inside.records.erase(journey)
    return journey


async def shown(client: httpx.AsyncClient, path: str = "/admin/keys") -> dict[str, Any]:
    """Return what is shown to operations."""
    response = await client.get(path)
    assert response.status_code == httpx.codes.OK, response.text
    found: dict[str, Any] = response.json()
    return found


async def ended(client: httpx.AsyncClient) -> dict[str, Any]:
    """Replace the master key, and return how it ended."""
    begun = await client.post("/admin/key-rotations")
    assert begun.status_code == httpx.codes.ACCEPTED
    path = f"/admin/key-rotations/{begun.json()['run']}"

    async def is_over() -> bool:
        return (await shown(client, path))["step"] in {"done", "failed"}

    await eventually(is_over)
    return await shown(client, path)


@pytest.mark.usefixtures("erased")
async def test_operations_replaces_the_master_key_and_sees_that_erasures_are_sealed(
    room: OpenRoom, operations: httpx.AsyncClient
) -> None:
    records = room.house.inside.records
    journey = a_journey()
    await records.open_journey(journey)
    ref = await records.keep(journey, statement())
    before = await shown(operations)
    assert before["master"] == local_name(KEY)
    assert (before["unsealed_erasures"], before["last_rotation"]) == (1, None)
    turned = await ended(operations)
    assert (turned["step"], turned["wrapped"], turned["reason"]) == ("done", turned["total"], None)
    after = await shown(operations)
    assert [lying["master"] for lying in after["keys"]] == [after["master"]]
    assert after["master"] != before["master"]
    assert after["unsealed_erasures"] == 0
    assert after["last_rotation"]["began_at"] < after["last_rotation"]["ended_at"]
    assert (await records.read(ref.record_id, journey)).text == STATEMENT


async def test_two_rotations_at_once_are_one(room: OpenRoom, operations: httpx.AsyncClient) -> None:
    with FileMasters(Path(room.house.inside.records.keyring.masters.place)).alone():
        turned = await ended(operations)
    assert turned["step"] == "failed"
    assert turned["reason"].startswith("under way already")


async def test_a_key_that_does_not_open_is_told_to_who_asked(
    room: OpenRoom, operations: httpx.AsyncClient
) -> None:
    keys = room.house.inside.records.keyring.keys
    old = await keys.find_one({})
    assert old is not None
    await ended(operations)
    await keys.replace_one({"_id": old["_id"]}, old)
    turned = await ended(operations)
    assert turned["step"] == "failed"
    assert local_name(KEY) in turned["reason"]


async def test_what_breaks_off_is_told_without_its_error(
    room: OpenRoom, operations: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(_turning: Turning, _by: str) -> None:
        raise RuntimeError("made up, and nobody's to know")

    monkeypatch.setattr(room.house.inside.records.rotation, "rotate", breaks)
    turned = await ended(operations)
    assert turned["step"] == "failed"
    assert "made up" not in turned["reason"]


async def test_nobody_but_operations_comes_near_the_keys(room: OpenRoom) -> None:
    for role in ("shelter-manager", "data-protection-officer", "intake-worker"):
        async with room.client(role) as client:
            for line in ("GET /admin/keys", "POST /admin/key-rotations"):
                method, path = line.split()
                assert (await client.request(method, path)).status_code == httpx.codes.FORBIDDEN
    async with room.client("operations") as client:
        unknown = await client.get("/admin/key-rotations/unknown")
        assert unknown.status_code == httpx.codes.NOT_FOUND


async def test_an_erasure_that_has_waited_long_enough_is_sealed_by_the_service_itself(
    room: OpenRoom, erased: JourneyId
) -> None:
    records, desk, log = room.house.inside.records, room.house.inside.desk, room.house.service.log
    erasure = ErasureId(derived("erasure", erased))
    await desk.handle(
        EraseJourney(journey_id=erased, erasure_id=erasure, occurred_at=NOON), asked()
    )

    async def is_sealed() -> bool:
        return await records.unsealed() == 0

    assert not await is_sealed()

    async def is_told() -> bool:
        state = (await desk.state_of(log.named("erasing"), erased)).state
        return bool(state == Erased(erasure, sealed=True))

    async with working(partial(tend, records, Sealing(log, records, desk), 0.1)):
        await eventually(is_sealed)
        await eventually(is_told)
        sealed = await records.keyring.master()
        await asyncio.gather(*(records.open_journey(a_journey()) for _ in range(10)))
        assert await records.keyring.master() == sealed, "nothing is replaced without a reason"


async def test_a_service_whose_master_key_was_exchanged_does_not_open(
    servers: Servers, tmp_path: Path
) -> None:
    service = casework_room()
    async with open_room(service, servers, tmp_path) as room:
        await room.house.inside.records.open_journey(a_journey())
    file = tmp_path / f"master-{service.room.name}.key"
    file.write_bytes(bytes(96))
    with pytest.raises(WrongMasterKey, match=local_name(KEY)):
        async with open_room(service, servers, tmp_path):
            raise AssertionError
    file.write_bytes(KEY)
    async with open_room(service, servers, tmp_path) as room:
        assert room.house.opened
