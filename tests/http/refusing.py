"""What every refusal over HTTP must be, whatever was wrong."""

from base64 import b64decode
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from shared.kernel.envelope import Envelope
from shared.runtime.http.faults import OTHERWISE
from shared.runtime.mongo import open_client, within
from shared.runtime.nats import Client, connect, is_not_found
from tests.kit.house import RoomName, RunningHouse
from tests.kit.patient import PATIENCE, ask_jetstream

MARKER = "zq7-marker"
"""Stands in every bad request, and may come back in no answer."""

LOGS: tuple[RoomName, ...] = ("intake", "shelter", "legal_aid", "reintegration")


def now() -> str:
    """Return a moment at which things may have happened."""
    return (datetime.now(UTC) - timedelta(minutes=5)).isoformat()


def opening(**changes: Any) -> dict[str, Any]:
    """Return the body of a good `POST /cases`, but for these changes."""
    return {"occurred_at": now(), "channel": "self", "group": "women", **changes}


def key(name: str = "one-key") -> dict[str, str]:
    """Return the header that every command needs."""
    return {"Idempotency-Key": name}


def check_refused(response: httpx.Response, status: int, slug: str | None = None) -> None:
    """Check that an answer is this problem, that it repeats nothing, and that it is of use."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem: Mapping[str, Any] = response.json()
    told = {"type", "title", "status"}
    assert told <= problem.keys() <= told | {"errors", "roles"}
    assert problem["status"] == status
    assert problem["type"].startswith("/problems/")
    assert problem["title"]
    if slug is not None:
        assert problem["type"] == f"/problems/{slug}"
    for error in problem.get("errors", []):
        assert set(error) == {"pointer", "code", "says"}
        assert error["says"] not in OTHERWISE, error
    assert MARKER not in f"{response.text}{response.headers}"


@asynccontextmanager
async def nothing_stored(house: RunningHouse) -> AsyncGenerator[None]:
    """Check that what people ask inside leaves no message in a log and no record in a store.

    The house itself may go on meanwhile with what was asked of it before.
    """
    ends: dict[RoomName, int] = {room: await _end_of_log(house, room) for room in LOGS}
    kept = await _records(house)
    yield
    for room, end in ends.items():
        assert await _asked_by_people(house, room, end) == []
    assert await _records(house) <= kept


async def _records(house: RunningHouse) -> set[tuple[RoomName, Any]]:
    mongo = open_client(house.servers.mongo.url)
    try:
        with within(PATIENCE):
            return {
                (room, record["_id"])
                for room in LOGS
                async for record in mongo[room]["records"].find({}, {"_id": 1})
            }
    finally:
        mongo.close()


async def _end_of_log(house: RunningHouse, room: RoomName) -> int:
    async with _at_nats(house, room) as nats:
        info = await ask_jetstream(nats, f"STREAM.INFO.LOG_{room.upper()}")
        return int(info["state"]["last_seq"])


async def _asked_by_people(house: RunningHouse, room: RoomName, after: int) -> list[str]:
    """Return the subjects of what people wrote into a log after a sequence."""
    found: list[str] = []
    async with _at_nats(house, room) as nats:
        while True:
            asked = {"seq": after + 1, "next_by_subj": ">"}
            answer = await ask_jetstream(nats, f"STREAM.MSG.GET.LOG_{room.upper()}", asked)
            if "error" in answer:
                assert is_not_found(answer), answer
                return found
            message = answer["message"]
            after = message["seq"]
            if Envelope.decode(b64decode(message["data"])).actor.role != "policy":
                found.append(message["subject"])


@asynccontextmanager
async def _at_nats(house: RunningHouse, room: RoomName) -> AsyncGenerator[Client]:
    nats = await connect(house.nats_url(room), "a test", buffering=False)
    try:
        yield nats
    finally:
        await nats.close()
