"""Servers and rooms on one computer, kept running until they are told to stop."""

import asyncio
import os
import time
from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Coroutine,
    Iterable,
    Mapping,
    Sequence,
)
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from services.operations.embedded import files, keys, rooms, run_file
from services.operations.embedded.claim import claimed
from services.operations.embedded.forks import COMMON, Forks, Program
from services.operations.embedded.happenings import AllReady, Ended, Ready, Slow, Stopping, Tell
from services.operations.embedded.provisioning import until_provisioned
from services.operations.embedded.rooms import Kept, Launch, RoomProcess
from services.operations.embedded.run_file import Run
from services.operations.embedded.servers import DidNotStart, MongoServer, NatsServer, Server
from services.operations.embedded.waiting import until
from shared.runtime.neighbours import ROOMS

SLOW_AFTER = 20.0
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0


@dataclass(frozen=True)
class Plan:
    """What a worker asked for."""

    data: Path
    port_base: int = 8100
    nats_url: str | None = None
    mongo_url: str | None = None


@dataclass(frozen=True)
class Programs:
    """What is run: a program for each room, and one that makes the streams before they open.

    And what all of these import.
    """

    room: Callable[[str], Program] = lambda name: Program(f"services.{name}.main")
    provision: str = "services.provision"
    common: Sequence[str] = COMMON


class Supervisor:
    """Servers and rooms as child processes that live and end together."""

    def __init__(self, plan: Plan, *, tell: Tell, programs: Programs | None = None) -> None:
        """Choose ports; nothing is started yet."""
        self._data = plan.data.resolve()
        self._tell = tell
        self._programs = programs or Programs()
        ports = {name: plan.port_base + n for n, name in enumerate(rooms.NAMES)}
        taken = frozenset(ports.values())
        self._accounts = self._data / "keys" / "nats-accounts.conf"
        nats = NatsServer(self._data / "nats", self._accounts, avoid=taken)
        mongo = MongoServer(self._data / "mongo", self._data / "keys", avoid=taken)
        self._nats, self._mongo = plan.nats_url or nats, plan.mongo_url or mongo
        self._forks = Forks(self._log("forks"), self._programs.common)
        self._rooms = tuple(self._room(name, port) for name, port in ports.items())
        self._began = time.monotonic()

    async def live(self, stopping: asyncio.Event) -> None:
        """Run everything until the event is set; raises what kept it from starting."""
        with claimed(self._data):
            for room in self._rooms:
                room.check_port()
            run_file.forget(self._data)
            keys.prepare(self._data / "keys")
            files.private_folder(self._data / "logs")
            try:
                await _run_until(stopping, self._run())
            finally:
                run_file.forget(self._data)
                await self._stop()

    @property
    def _servers(self) -> tuple[Server, ...]:
        """The servers of its own, in the order in which they are stopped."""
        return tuple(one for one in (self._mongo, self._nats) if isinstance(one, Server))

    def _all(self) -> tuple[Kept, ...]:
        return (*self._servers, *self._rooms)

    def _room(self, name: str, port: int) -> RoomProcess:
        launch = Launch(self._forks, self._programs.room(name), self._environment)
        return RoomProcess(name, port, self._log(name), launch)

    def _log(self, name: str) -> Path:
        return self._data / "logs" / f"{name}.log"

    def _environment(self) -> Mapping[str, str]:
        return {
            **os.environ,
            "NATS_URL": _url(self._nats),
            "MONGO_URL": _url(self._mongo),
            "JOURNEY_KEYS": str(self._data / "keys"),
            ROOMS: " ".join(f"{room.name}={room.url}" for room in self._rooms),
            **({} if os.environ.get("JOURNEY_ISSUER") else {"JOURNEY_DEVELOPMENT_ISSUER": "true"}),
        }

    async def _run(self) -> None:
        """Start all, and keep all running; the rooms load while the servers start."""
        if isinstance(self._nats, Server):
            self._accounts.unlink(missing_ok=True)
        async with _together() as group:
            told, made = self._environment(), group.create_task(self._provision_patiently())
            for room in self._rooms:
                await room.start()
                group.create_task(self._keep(room))
            await _each(self._start(server, group) for server in self._servers)
            if self._environment() != told:  # a chosen port was lost to another program:
                made.cancel()
                await _each(room.stop() for room in self._rooms)  # their keepers start them anew
                made = group.create_task(self._provision_patiently())
            await made
            await _each(self._announce(room) for room in self._rooms)
            self._write_run_file()
            self._tell(AllReady(self._age()))

    async def _start(self, server: Server, group: asyncio.TaskGroup) -> None:
        if server is self._nats:
            await until(self._knows_who_may_do_what)
        await server.start()
        group.create_task(self._keep(server))
        self._tell(Ready(server.name, server.url, self._age()))

    async def _knows_who_may_do_what(self) -> bool:
        """Tell whether provisioning has written NATS' accounts, which it does first."""
        return self._accounts.exists()

    async def _provision_patiently(self) -> None:
        await self._patiently("the streams", self._provision())

    async def _provision(self) -> None:
        log = self._log("provisioning")
        program = Program(self._programs.provision, ("--accounts", str(self._accounts)))
        made = self._forks.start(program, output=log, environment=self._environment())
        await until_provisioned(made, log)

    async def _announce(self, room: RoomProcess) -> None:
        await self._patiently(room.name, until(room.is_ready))
        self._tell(Ready(room.name, room.url, self._age()))

    async def _patiently(self, name: str, work: Awaitable[None]) -> None:
        """Wait for it as long as it takes, but say so when it takes long."""
        slow = asyncio.get_running_loop().call_later(SLOW_AFTER, self._tell, Slow(name))
        try:
            await work
        finally:
            slow.cancel()

    async def _keep(self, kept: Kept) -> None:
        """Start it again whenever it ends; the pause grows while it does not stay."""
        pause = FIRST_PAUSE
        while True:
            began = time.monotonic()
            exit_code = await kept.wait()
            if time.monotonic() - began > STEADY_AFTER:
                pause = FIRST_PAUSE
            self._tell(Ended(kept.name, exit_code, pause, kept.log))
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
            await self._start_again(kept)

    async def _start_again(self, kept: Kept) -> None:
        try:
            await kept.start()
        except DidNotStart:
            return  # it has ended once more, and its keeper will see so
        if Run.read(self._data) is not None:
            self._write_run_file()

    def _write_run_file(self) -> None:
        run = Run(
            base_urls={room.name: room.url for room in self._rooms},
            nats_url=_url(self._nats),
            mongo_url=_url(self._mongo),
            pids={"journey": os.getpid(), **{kept.name: kept.pid for kept in self._all()}},
        )
        run.write(self._data)

    async def _stop(self) -> None:
        """Stop the rooms together, then each server: what is in flight ends well."""
        await _each(self._stop_one(room) for room in self._rooms)
        for server in self._servers:
            await self._stop_one(server)
        await self._forks.stop()

    async def _stop_one(self, kept: Kept) -> None:
        self._tell(Stopping(kept.name))
        await kept.stop()

    def _age(self) -> float:
        return time.monotonic() - self._began


def _url(server: Server | str) -> str:
    return server if isinstance(server, str) else server.url


@asynccontextmanager
async def _together() -> AsyncGenerator[asyncio.TaskGroup]:
    """Do several things at once; the first failure ends the others and is raised as itself."""
    try:
        async with asyncio.TaskGroup() as group:
            yield group
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None


async def _each(work: Iterable[Coroutine[None, None, None]]) -> None:
    async with _together() as group:
        for one in work:
            group.create_task(one)


async def _run_until(stopping: asyncio.Event, work: Coroutine[None, None, None]) -> None:
    """Do the work until it fails or is told to stop."""
    working, told = asyncio.create_task(work), asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({working, told}, return_when="FIRST_COMPLETED")
    finally:
        told.cancel()
        working.cancel()
        await asyncio.gather(told, return_exceptions=True)
        with suppress(asyncio.CancelledError):
            await working
