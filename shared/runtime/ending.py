"""Ends work that would go on for ever."""

import asyncio
from typing import Any

_AGAIN = 0.1


async def ended(*tasks: asyncio.Task[Any]) -> None:
    """Cancel tasks and wait until they have ended, however they end.

    Python 3.11 loses a cancellation that meets the end of a `wait_for`, also inside
    nats-py: so it is asked for again.
    """
    while going := [task for task in tasks if not task.done()]:
        for task in going:
            task.cancel()
        await asyncio.wait(going, timeout=_AGAIN)
