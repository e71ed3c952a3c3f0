"""Waiting for long work in a room, as long as it goes on."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from services.operations.cli.failing import CannotGoOn

LOOK_AGAIN = 0.2
STUCK_AFTER = 30.0

T = TypeVar("T")


class Stuck(CannotGoOn):
    """Nothing has moved for a while."""

    def __init__(self, service: str) -> None:
        """Say where to look."""
        super().__init__(
            f"{service} has not moved for {STUCK_AFTER:.0f} s; `journey lag` and its log say more."
        )


async def until_done(
    service: str,
    look: Callable[[], Awaitable[T]],
    is_done: Callable[[T], bool],
    show: Callable[[T], None],
) -> T:
    """Look again and again until the work is done, showing each look; raises `Stuck`."""
    seen, moved_at = await look(), time.monotonic()
    show(seen)
    while not is_done(seen):
        if time.monotonic() - moved_at > STUCK_AFTER:
            raise Stuck(service)
        await asyncio.sleep(LOOK_AGAIN)
        before, seen = seen, await look()
        if seen != before:
            moved_at = time.monotonic()
        show(seen)
    return seen
