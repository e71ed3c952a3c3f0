"""A made-up room with one journey, and those who come to its doors."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from shared.kernel.ids import JourneyId
from tests.kit.casework_room import casework_room
from tests.kit.open_room import OpenRoom, open_room
from tests.kit.servers import Servers
from tests.runtime.access.asking import FAR_AWAY, HOA, MINH, WORDS, opened, put, said


@pytest.fixture
async def room(servers: Servers, tmp_path: Path) -> AsyncIterator[OpenRoom]:
    """Open a made-up room with the doors that all rooms have."""
    async with open_room(casework_room(), servers, tmp_path) as opened:
        yield opened


@pytest.fixture
async def worker(room: OpenRoom) -> AsyncIterator[httpx.AsyncClient]:
    """Let a worker come whose unit has the journey."""
    async with room.client("shelter-worker") as client:
        yield client


@pytest.fixture
async def stranger(room: OpenRoom) -> AsyncIterator[httpx.AsyncClient]:
    """Let a worker of another unit come."""
    async with room.client("shelter-worker", MINH, unit=FAR_AWAY) as client:
        yield client


@pytest.fixture
async def officer(room: OpenRoom) -> AsyncIterator[httpx.AsyncClient]:
    """Let a data-protection officer come."""
    async with room.client("data-protection-officer", HOA, unit=FAR_AWAY) as client:
        yield client


@pytest.fixture
async def journey(room: OpenRoom, worker: httpx.AsyncClient) -> JourneyId:
    """Open a journey about which an alert is kept."""
    journey = await opened(room)
    await said(await put(worker, f"/journeys/{journey}/alerts", alert="allergy", content=WORDS))
    await room.shown()
    return journey
