"""Time as this process was let live it: what a busy machine took away does not count."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from shared.runtime.ending import ended

_STEP = 0.05
_HELD_UP = 2 * _STEP
"""A step that took longer was held up by others, and counts as this."""


@dataclass
class Lived:
    """How many seconds were lived."""

    seconds: float = 0.0

    async def live_on(self) -> None:
        """Count on until cancelled."""
        clock = asyncio.get_running_loop().time
        while True:
            before = clock()
            await asyncio.sleep(_STEP)
            self.seconds += min(clock() - before, _HELD_UP)


@asynccontextmanager
async def own_time() -> AsyncGenerator[Lived]:
    """Count the time that the block lives."""
    lived = Lived()
    living = asyncio.create_task(lived.live_on())
    try:
        yield lived
    finally:
        await ended(living)
