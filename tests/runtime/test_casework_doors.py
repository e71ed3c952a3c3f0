"""Work is given out, handed over and staffed at every room's doors, by those who may."""

import re
import secrets
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args
from uuid import UUID, uuid4

import httpx
import pytest

from shared.kernel.actors import Role
from shared.runtime.http import casework
from shared.runtime.http.bodies import Body
from shared.runtime.http.routes import CommandRoute, Door
from shared.runtime.views.painting import rows_of
from tests.http.refusing import check_refused
from tests.kit.blanket_room import a_cupboard, a_journey, a_loan, give_back, lend, stock
from tests.kit.casework_room import LEADERS, WORKERS, casework_room
from tests.kit.open_room import OpenRoom, items, open_room
from tests.kit.servers import Servers

DOORS = casework.doors(WORKERS, LEADERS)
NOW = datetime.now(UTC)
LAN, MINH = str(UUID(int=10)), str(UUID(int=11))


@pytest.fixture
async def room(servers: Servers, tmp_path: Path) -> AsyncIterator[OpenRoom]:
    """Open a made-up room with the doors that all rooms have."""
    async with open_room(casework_room(), servers, tmp_path) as opened:
        yield opened


@pytest.fixture
async def manager(room: OpenRoom) -> AsyncIterator[httpx.AsyncClient]:
    """Let a manager come."""
    async with room.client("shelter-manager") as client:
        yield client


@pytest.fixture
async def journey(room: OpenRoom) -> str:
    """Open a journey."""
    cupboard, journey = a_cupboard(), a_journey()
    await room.house.inside.records.open_journey(journey)
    await room.ask(stock(cupboard, 1))
    await room.ask(lend(cupboard, a_loan(), journey=journey))
    return str(journey)


async def put(client: httpx.AsyncClient, path: str, **said: Any) -> httpx.Response:
    """Put a command to a door."""
    body = {"occurred_at": NOW.isoformat(), **said}
    headers = {"Idempotency-Key": secrets.token_hex(8)}
    return await client.post(path, json=body, headers=headers)


async def see(room: OpenRoom, client: httpx.AsyncClient, path: str) -> dict[str, Any]:
    """Return what is shown once the whole log is shown."""
    response = await client.get(path, headers={"Wait-For": await room.shown()})
    assert response.status_code == 200, response.text
    shown: dict[str, Any] = response.json()
    return shown


async def test_a_journey_has_workers_who_hand_it_over(
    room: OpenRoom, manager: httpx.AsyncClient, journey: str
) -> None:
    path = f"/journeys/{journey}/team"
    hired = {"staff": LAN, "role": "shelter-worker", "from_at": NOW.isoformat()}
    assert (await put(manager, path, **hired, on_call=True)).json()["recorded"]
    over = {"from_staff": LAN, "to_staff": MINH, "note": "Made-up example: call before noon."}
    assert (await put(manager, f"{path}/handover", **over)).json()["recorded"]
    (worker,) = (await see(room, manager, path))["workers"]
    assert (worker["staff"], worker["role"], worker["on_call"]) == (MINH, "shelter-worker", True)
    step = (await see(room, manager, f"/journeys/{journey}"))["own_steps"][-1]
    record = step["details"]["note"]["record_id"]
    note = await see(room, manager, f"/journeys/{journey}/records/{record}?purpose=handover")
    assert (note["kind"], note["text"]) == ("handover", over["note"])
    assert (await put(manager, f"{path}/release", staff=MINH)).json()["recorded"]
    assert (await see(room, manager, path))["workers"] == []


async def test_nobody_is_assigned_to_a_journey_that_is_not_here(
    manager: httpx.AsyncClient,
) -> None:
    hired = {"staff": LAN, "role": "shelter-worker", "from_at": NOW.isoformat()}
    response = await put(manager, f"/journeys/{uuid4()}/team", **hired)
    assert response.status_code == 404
    assert response.json()["type"] == "/problems/not-found"


async def test_a_unit_is_staffed_and_somebody_is_on_call(
    room: OpenRoom, manager: httpx.AsyncClient
) -> None:
    unit = (await put(manager, "/units", code="made-up-unit", unit_kind="house")).json()["id"]
    assert (
        await put(manager, "/units", code="made-up-unit", unit_kind="centre")
    ).status_code == 409
    await put(manager, f"/units/{unit}/staff", staff=LAN, role="shelter-worker")
    now = datetime.now(UTC)
    shift = {"from_at": now - timedelta(hours=1), "until": now + timedelta(hours=1)}
    times = {name: moment.isoformat() for name, moment in shift.items()}
    assert (await put(manager, f"/units/{unit}/on-call", staff=LAN, **times)).json()["recorded"]
    tomorrow = {name: (moment + timedelta(days=1)).isoformat() for name, moment in shift.items()}
    await put(manager, f"/units/{unit}/on-call", staff=LAN, **tomorrow)
    (shown,) = (await see(room, manager, "/units"))["items"]
    assert len(shown["on_call"]) == 2
    (called,) = items(await manager.get("/on-call"))
    answers = (called["unit"], called["staff"], called["role"])
    assert answers == ("made-up-unit", LAN, "shelter-worker")
    assert (await put(manager, f"/units/{unit}/closing")).status_code == 409
    await put(manager, f"/units/{unit}/staff/release", staff=LAN)
    assert (await put(manager, f"/units/{unit}/closing")).json()["recorded"]
    assert (await see(room, manager, f"/units/{unit}"))["state"] == "closed"
    assert items(await manager.get("/on-call")) == []


async def test_a_role_that_may_not_is_told_so_at_every_door(room: OpenRoom) -> None:
    for role in sorted(set(get_args(Role)) - {"policy"}):
        async with room.client(role) as client:
            for door in DOORS:
                if role in _may(door):
                    continue
                path = re.sub(r"{\w+}", str(uuid4()), _path(door))
                ask = client.post if isinstance(door, CommandRoute) else client.get
                assert (await ask(path)).status_code == 403, (role, path)


def _may(door: Door) -> tuple[Role, ...]:
    assert hasattr(door, "may")
    may: tuple[Role, ...] = door.may
    return may


def _path(door: Door) -> str:
    path: str = door.path
    return path


@pytest.mark.parametrize(
    "door", [door for door in DOORS if isinstance(door, CommandRoute)], ids=lambda door: door.path
)
def test_the_example_at_the_door_is_valid(door: CommandRoute) -> None:
    body = Body(door, frozenset(re.findall(r"{(\w+)}", door.path)))
    shown = set(door.example) - {"occurred_at"}
    assert set(body.texts) <= shown
    assert set(door.example) <= set(body.model.model_fields)
    required = {name for name, one in body.model.model_fields.items() if one.is_required()}
    found = {"what", "of_command", "told_as", "records"}
    assert required - found <= set(door.example)


async def test_a_unit_keeps_a_journey_until_the_last_day_after_its_work_there_ended(
    room: OpenRoom, manager: httpx.AsyncClient
) -> None:
    cupboard, loan, journey = a_cupboard(), a_loan(), a_journey()
    await room.house.inside.records.open_journey(journey)
    for command in (stock(cupboard, 1), lend(cupboard, loan, journey=journey), give_back(loan)):
        await room.ask(command)
    await room.shown()
    hired = {"staff": MINH, "role": "shelter-worker", "from_at": NOW.isoformat()}
    path = f"/journeys/{journey}/team"
    hiring = await put(manager, path, **hired)
    assert hiring.is_success, hiring.text
    await see(room, manager, f"/journeys/{journey}")
    rows = room.house.inside.database[rows_of("relations", 1)]
    over = {"$set": {"leaving.$[].until": NOW - timedelta(days=1)}}
    await rows.update_one({"_id": str(journey)}, over)
    check_refused(await manager.get(f"/journeys/{journey}"), 404, "not-found")
    check_refused(await put(manager, f"{path}/release", staff=MINH), 404, "not-found")
    shown = items(await manager.get("/worklist"))
    assert str(journey) not in [line["journey_id"] for line in shown]
