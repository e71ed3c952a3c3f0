"""A made-up room that keeps files, behind its real doors."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.kit.filing_room import FilingRoom, filing_room


@pytest.fixture
async def room(nats_url: str, mongo_url: str, tmp_path: Path) -> AsyncGenerator[FilingRoom]:
    """Open a made-up room that keeps files."""
    async with filing_room(nats_url, mongo_url, tmp_path / "keys") as opened:
        yield opened
