"""Ways to harm a running house: what is killed starts again, what is frozen thaws."""

import os
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Literal, cast

from services.operations.embedded.servers import Server
from tests.kit.house import RoomName, RunningHouse

Backend = Literal["nats", "mongodb"]
Victim = RoomName | Backend
Away = Literal["killed", "frozen"]

BACKENDS: tuple[Backend, ...] = ("nats", "mongodb")
VICTIMS: tuple[Victim, ...] = ("intake", *BACKENDS)
"""What a command to intake needs."""


def server(house: RunningHouse, backend: Backend) -> Server:
    """Return the server behind the services that goes by this name."""
    return house.servers.nats if backend == "nats" else house.servers.mongo


async def kill(house: RunningHouse, victim: Victim) -> None:
    """End a service or a server at once, as a power cut would."""
    if victim in BACKENDS:
        await server(house, victim).kill()
    else:
        await house.kill(cast("RoomName", victim))


async def start_again(house: RunningHouse, victim: Victim) -> None:
    """Start what was killed, on the same port and data, and wait until it serves."""
    if victim in BACKENDS:
        await server(house, victim).start()
    else:
        await house.start_room(cast("RoomName", victim))


def freeze(house: RunningHouse, backend: Backend) -> None:
    """Stop a server in the middle of what it does: it keeps its connections and says nothing."""
    os.kill(server(house, backend).pid, signal.SIGSTOP)


def thaw(house: RunningHouse, backend: Backend) -> None:
    """Let a frozen server go on as if nothing had been."""
    os.kill(server(house, backend).pid, signal.SIGCONT)


@asynccontextmanager
async def away(house: RunningHouse, backend: Backend, how: Away) -> AsyncGenerator[None]:
    """Take a server away for as long as the block runs, and wait until all services are back.

    A killed one refuses connections; a frozen one keeps them and says nothing.
    """
    if how == "frozen":
        freeze(house, backend)
    else:
        await kill(house, backend)
    try:
        yield
    finally:
        if how == "frozen":
            thaw(house, backend)
        else:
            await start_again(house, backend)
    for room in house.rooms:
        await house.until_ready(room)


async def mend(house: RunningHouse) -> None:
    """Start whatever does not run, and wait until every service has all it needs."""
    for gone in (house.servers.nats, house.servers.mongo):
        if not _runs(gone.pid):
            await gone.start()
    for room, process in house.rooms.items():
        if not _runs(process.pid):
            await house.start_room(room)
        await house.until_ready(room)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
