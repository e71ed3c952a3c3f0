"""A house without its rooms: servers, streams and users as they are when rooms run."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from services.operations.embedded import files, keys
from shared.runtime.accounts import Centre
from tests.kit.house import RunningHouse
from tests.permissions.trying import CENTRES, Trier, fill


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    """Servers with everyone's users, with something in every stream and every database."""
    folder = tmp_path_factory.mktemp("platform")
    keys.prepare(files.private_folder(folder) / "keys")
    for centre in CENTRES:
        keys.let_in(folder / "keys", Centre(centre).called)
    house = asyncio.run(RunningHouse.start(folder, rooms=()))
    try:
        asyncio.run(fill(house))
        yield house
    finally:
        asyncio.run(house.stop())


@pytest.fixture
async def trier(platform: RunningHouse) -> AsyncIterator[Trier]:
    """Whoever a test wants to be."""
    async with Trier(platform) as someone:
        yield someone


@pytest.fixture(scope="session")
def keys_folder(platform: RunningHouse) -> Path:
    """Where everyone's keys are."""
    return platform.keys
