"""A house that the tests here may break; each gets it whole again."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from dataclasses import replace

import pytest

from tests.crash.harm import mend
from tests.kit.house import RoomName, RunningHouse
from tests.kit.staff import Staff

ROOMS: tuple[RoomName, ...] = ("intake", "shelter", "reintegration")


@pytest.fixture(scope="package")
def breakable(tmp_path_factory: pytest.TempPathFactory) -> Generator[RunningHouse]:
    """Three services and servers of their own, started once for the tests here."""
    house = asyncio.run(RunningHouse.start(tmp_path_factory.mktemp("breakable"), ROOMS))
    try:
        yield house
    finally:
        asyncio.run(house.stop())


@pytest.fixture
async def house(breakable: RunningHouse) -> AsyncGenerator[RunningHouse]:
    """The house as it should be, to be killed at will; what a test leaves dead is started again."""
    await mend(breakable)
    yield breakable
    await mend(breakable)


@pytest.fixture
async def staff(house: RunningHouse) -> AsyncGenerator[Staff]:
    """Workers of every role at this house, who ask again where they are told to come back."""
    async with Staff(replace(house, patient=True)) as workers:
        yield workers
