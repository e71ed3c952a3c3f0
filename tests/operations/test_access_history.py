"""One question to operations: who came to know what of a person, in every service."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import orjson
import pytest

from services.operations.embedded import keys
from services.operations.embedded.run_file import Run
from services.operations.main import SERVICE
from shared.kernel.actors import Actor, Role
from shared.kernel.ids import StaffId
from shared.runtime.house import House
from shared.runtime.http.app import make_app
from shared.runtime.http.auth import Gate
from shared.runtime.http.tokens import issue
from shared.runtime.people.settings import development_issuer
from shared.runtime.settings import Settings
from tests.http.refusing import check_refused
from tests.operations.made_up_rooms import MadeUpRooms, made_up_rooms
from tests.operations.told import JOURNEY

PATH = f"/journeys/{JOURNEY}/access-history"
HOLDERS = ("intake", "shelter", "legal_aid", "reintegration")
ALL = dict.fromkeys(HOLDERS, "answered")


@asynccontextmanager
async def _nothing() -> AsyncGenerator[None]:
    yield


def operations(data: Path, rooms: Mapping[str, str], role: Role) -> httpx.AsyncClient:
    """Return a worker's client at operations, which needs no server to carry a question on."""
    keys.prepare(data / "keys")
    settings = Settings.model_validate({"JOURNEY_KEYS": data / "keys"})
    gate = Gate(development_issuer(settings.issuer_keys()))
    house = House(SERVICE, settings.idempotency_key(), gate, settings.largest_file, rooms)
    kid = orjson.loads(settings.issuer_keys())["keys"][0]["kid"]
    actor = Actor(staff=StaffId(UUID(int=9)), role=role, unit="made-up-unit")
    token = issue((data / "keys" / "issuer.pem").read_bytes(), actor, kid=kid)
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(make_app(house, _nothing)),
        base_url="http://room",
        headers={"Authorization": f"Bearer {token}"},
    )


async def asked(rooms: MadeUpRooms, named: Mapping[str, str] | None = None) -> dict[str, Any]:
    run = Run.read(rooms.data)
    assert run is not None
    where = run.base_urls if named is None else named
    async with operations(rooms.data, where, "data-protection-officer") as officer:
        answer = await officer.get(PATH)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def line(at: str, what: str) -> dict[str, Any]:
    return {"what": what, "at": at, "staff": str(UUID(int=5)), "role": "shelter-worker"}


async def test_one_question_is_answered_for_every_service_in_the_order_it_happened(
    tmp_path: Path,
) -> None:
    with made_up_rooms(tmp_path) as rooms:
        rooms.answer_everywhere("GET", PATH, {"items": []})
        later = line("2026-03-02T12:00:00Z", "records-read.v1")
        first = line("2026-03-02T11:59:59.500000Z", "search-made.v1")
        rooms.answer(f"GET /shelter{PATH}", {"items": [later]})
        rooms.answer(f"GET /intake{PATH}", {"items": [first]})
        told = await asked(rooms)
        tokens = {one.headers["authorization"] for one in rooms.asked}
    assert told["items"] == [{"service": "intake", **first}, {"service": "shelter", **later}]
    assert (told["services"], told["complete"]) == (ALL, True)
    assert len(tokens) == 1


async def test_what_a_service_does_not_answer_is_said_and_not_left_out(tmp_path: Path) -> None:
    with made_up_rooms(tmp_path) as rooms:
        rooms.answer_with(f"GET /intake{PATH}", (503, {"type": "/problems/away"}))
        rooms.answer_with(f"GET /shelter{PATH}", (403, {"type": "/problems/role"}))
        rooms.answer(f"GET /legal_aid{PATH}", {"items": [{"what": "no moment"}]})
        told = await asked(rooms)
        alone = await asked(rooms, {"intake": "http://127.0.0.1:9"})
    assert told["items"] == alone["items"] == []
    assert told["complete"] is alone["complete"] is False
    assert told["services"] == {
        "intake": "away",
        "shelter": "refused",
        "legal_aid": "answers-strangely",
        "reintegration": "refused",
    }
    assert set(alone["services"].values()) == {"away", "not-named"}


@pytest.mark.parametrize("role", ["case-reviewer", "operations"])
async def test_nobody_but_the_officer_has_it_asked(tmp_path: Path, role: Role) -> None:
    with made_up_rooms(tmp_path) as rooms:
        async with operations(tmp_path, {}, role) as client:
            check_refused(await client.get(PATH), 403)
        assert rooms.asked == []
