"""What every refusal over HTTP must be, whatever was wrong."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from shared.runtime.mongo import open_client
from shared.runtime.nats import api, connect
from tests.kit.house import RunningHouse

MARKER = "zq7-marker"
"""Stands in every bad request, and may come back in no answer."""

LOGS = ("intake", "shelter")


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
    assert {"type", "title", "status"} <= problem.keys() <= {"type", "title", "status", "errors"}
    assert problem["status"] == status
    assert problem["type"].startswith("/problems/")
    assert problem["title"]
    if slug is not None:
        assert problem["type"] == f"/problems/{slug}"
    for error in problem.get("errors", []):
        assert set(error) == {"pointer", "code"}
    assert MARKER not in f"{response.text}{response.headers}"


@asynccontextmanager
async def nothing_stored(house: RunningHouse) -> AsyncGenerator[None]:
    """Check that what happens inside leaves no message in a log and no record in a store."""
    before = await _stored(house)
    yield
    assert await _stored(house) == before


async def _stored(house: RunningHouse) -> dict[str, int]:
    mongo = open_client(house.servers.mongo.url)
    try:
        found = {f"log of {service}": await _end_of_log(house, service) for service in LOGS}
        for service in ("intake", "shelter"):
            found[service] = await mongo[service]["records"].count_documents({})
        return found
    finally:
        mongo.close()


async def _end_of_log(house: RunningHouse, service: str) -> int:
    nats = await connect(house.nats_url(service), "a test", buffering=False)
    try:
        info = await api(nats, f"STREAM.INFO.LOG_{service.upper()}")
        return int(info["state"]["last_seq"])
    finally:
        await nats.close()
