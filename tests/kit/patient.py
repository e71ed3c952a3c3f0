"""Clients that do as a service asks: what is away for a moment, they ask for again."""

import asyncio

import httpx

MOST = 5
AWAY = 503


class Patient(httpx.AsyncBaseTransport):
    """Asks again after `Retry-After` where the answer is a 503 that names it.

    A busy machine lets a server answer too late now and then. A command says the same key
    again, so that it is done once.
    """

    def __init__(self, straight: httpx.AsyncBaseTransport) -> None:
        self._straight = straight

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the first answer that is not a request for patience, or the last of them."""
        for _ in range(MOST - 1):
            response = await self._straight.handle_async_request(request)
            pause = response.headers.get("Retry-After")
            if response.status_code != AWAY or pause is None:
                return response
            await response.aclose()
            await asyncio.sleep(float(pause))
        return await self._straight.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._straight.aclose()
