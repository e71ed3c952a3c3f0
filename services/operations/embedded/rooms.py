"""The rooms as child processes: one program, one port, one log each."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from services.operations.embedded.child import Running
from services.operations.embedded.forks import Forks, Program
from services.operations.embedded.ports import HOST, is_free

NAMES = ("operations", "intake", "shelter", "legal_aid", "reintegration")
STOP_WITHIN = 10.0
ANSWER_WITHIN = 5.0


class PortTaken(RuntimeError):
    """Someone listens where a room would."""

    def __init__(self, port: int, name: str) -> None:
        """Say who needs the port and how to choose others."""
        super().__init__(
            f"Port {port} is taken, and {name} needs it. "
            f"Choose {len(NAMES)} other ports in a row with --port-base."
        )


class Kept(Protocol):
    """What the supervisor keeps running: a room or a server."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    @property
    def log(self) -> Path:
        """The file in which it tells what it does."""
        ...

    @property
    def pid(self) -> int:
        """Its process number."""
        ...

    async def start(self) -> None:
        """Start it, also again after it ended."""
        ...

    async def wait(self) -> int:
        """Wait until it ends, for whatever reason."""
        ...

    async def stop(self) -> None:
        """End it in order; what has ended already stays so."""
        ...


@dataclass(frozen=True)
class Launch:
    """How a room's program is started."""

    forks: Forks
    program: Program
    environment: Callable[[], Mapping[str, str]]


class RoomProcess:
    """One room as a child process."""

    def __init__(self, name: str, port: int, log: Path, launch: Launch) -> None:
        """Nothing is started yet."""
        self.name = name
        self.port = port
        self.log = log
        self._launch = launch
        self._child: Running | None = None

    @property
    def url(self) -> str:
        """Where clients reach it."""
        return f"http://{HOST}:{self.port}"

    @property
    def pid(self) -> int:
        """The process number of the room that runs now."""
        return self._running().pid

    def check_port(self) -> None:
        """Raise `PortTaken` if someone listens on its port."""
        if not is_free(self.port):
            raise PortTaken(self.port, self.name)

    async def start(self) -> None:
        """Start the program; it waits for the servers by itself."""
        told = {**self._launch.environment(), "JOURNEY_SERVICE_PORT": str(self.port)}
        how = self._launch
        self._child = how.forks.start(how.program, output=self.log, environment=told)

    async def wait(self) -> int:
        """Wait until it ends, for whatever reason."""
        return await self._running().wait()

    async def stop(self) -> None:
        """Let it finish what it does; what has ended already stays so."""
        if self._child is not None:
            await self._child.stop(within=STOP_WITHIN)

    async def is_ready(self) -> bool:
        """Tell whether it has all it needs."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                return b" 200 " in await self._status()
        except (OSError, TimeoutError):
            return False

    async def _status(self) -> bytes:
        reader, writer = await asyncio.open_connection(HOST, self.port)
        try:
            asked = f"GET /readyz HTTP/1.1\r\nHost: {HOST}:{self.port}\r\nConnection: close\r\n\r\n"
            writer.write(asked.encode())
            return await reader.readline()
        finally:
            writer.close()

    def _running(self) -> Running:
        if self._child is None:
            raise RuntimeError(f"{self.name} has not been started")
        return self._child
