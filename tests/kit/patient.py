"""Who asks patiently: what is away for a moment, or not shown yet, is asked for again."""

import asyncio
from typing import Any

import httpx

from shared.runtime.nats import Client, api

PATIENCE = 60.0
"""Seconds that a test waits for a server: longer than a busy machine holds one up."""
MOST = 15
AWAY, NOT_YET = 503, 504


class Patient(httpx.AsyncBaseTransport):
    """Asks again after `Retry-After` where the answer is a 503 that names it, and after a 504.

    A busy machine lets a server answer too late now and then, and show late what it shows. A
    command says the same key again, so that it is done once.
    """

    def __init__(self, straight: httpx.AsyncBaseTransport) -> None:
        self._straight = straight

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the first answer that is not a request for patience, or the last of them."""
        for _ in range(MOST - 1):
            response = await self._straight.handle_async_request(request)
            pause = _pause_before_asking_again(response)
            if pause is None:
                return response
            await response.aclose()
            await asyncio.sleep(pause)
        return await self._straight.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._straight.aclose()


def _pause_before_asking_again(response: httpx.Response) -> float | None:
    """Return for how many seconds to wait; `None` for an answer that stands."""
    if response.status_code == NOT_YET:
        return 0.0  # The service has waited already.
    said = response.headers.get("Retry-After")
    return float(said) if response.status_code == AWAY and said is not None else None


async def ask_jetstream(client: Client, call: str, body: Any = None) -> Any:
    """Return JetStream's answer to an API call, however long it takes."""
    return await api(client, call, body, wait=PATIENCE)
