"""A service process: its HTTP server, and the house behind it."""

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import uvicorn
from pydantic import ValidationError

from shared.runtime import telemetry
from shared.runtime.house import House
from shared.runtime.http.app import make_app
from shared.runtime.http.auth import Gate
from shared.runtime.neighbours import neighbours
from shared.runtime.opening import open_house
from shared.runtime.people.settings import IssuerUnclear, PeopleSettings
from shared.runtime.service import Service
from shared.runtime.settings import Settings

log = logging.getLogger(__name__)

_KEPT = 75
"""Seconds that an idle connection is kept: longer than proxies and clients keep theirs (60 or
less), so that it is they who end it. One that the service ends may have a request on its way."""


def run(service: Service) -> None:
    """Run a service until it is told to stop; every replica runs the same."""
    settings = Settings()
    telemetry.configure(service.room.name)
    gate = _gate(settings)
    house = House(
        service,
        settings.idempotency_key(),
        gate,
        settings.largest_file,
        neighbours(settings.rooms),
    )
    config = uvicorn.Config(
        make_app(house, partial(_living, house, settings)),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=_KEPT,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run()
    telemetry.flush()


def _gate(settings: Settings) -> Gate:
    try:
        return PeopleSettings().gate(settings)
    except (IssuerUnclear, ValidationError) as error:
        sys.exit(f"{error}")


@asynccontextmanager
async def _living(house: House, settings: Settings) -> AsyncGenerator[None]:
    """Open in the background, so that /readyz can say meanwhile what is missing."""
    async with AsyncExitStack() as stack:
        opening = asyncio.create_task(open_house(house, settings, stack))
        opening.add_done_callback(_stop_if_failed)
        try:
            yield
        finally:
            opening.cancel()
            await asyncio.gather(opening, return_exceptions=True)


def _stop_if_failed(opening: asyncio.Task[None]) -> None:
    error = None if opening.cancelled() else opening.exception()
    if error is not None:
        log.critical("cannot open", extra={"error": type(error).__name__})
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        signal.raise_signal(signal.SIGTERM)
