"""Waiting for another process, which calls nobody back and can only be asked."""

import asyncio
from collections.abc import Awaitable, Callable

PAUSE = 0.02


async def until(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Ask until the answer is yes."""
    while True:
        if await is_so():
            return
        await asyncio.sleep(PAUSE)
