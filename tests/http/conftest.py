"""A quiet house: nobody works in it, so that a test sees whether anything was stored."""

from collections.abc import AsyncGenerator, Iterator
from pathlib import Path

import pytest

from tests.kit.filing_room import FilingRoom, filing_room
from tests.kit.house import RunningHouse, house_for_the_run


@pytest.fixture(scope="session")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    """Intake and shelter, running, and used by nobody but tests that ask in vain."""
    with house_for_the_run(tmp_path_factory.mktemp("quiet"), ("intake", "shelter")) as shared:
        yield shared


@pytest.fixture
async def room(nats_url: str, mongo_url: str, tmp_path: Path) -> AsyncGenerator[FilingRoom]:
    """Open a made-up room that keeps files."""
    async with filing_room(nats_url, mongo_url, tmp_path / "keys") as opened:
        yield opened
