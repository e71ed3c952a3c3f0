"""A whole house for tests: real servers, and real service processes that may be killed."""

import asyncio
import os
import signal
import ssl
from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias
from uuid import NAMESPACE_URL, uuid5

import httpx
import orjson

from services.operations.embedded import files, keys
from services.operations.embedded.forks import Forks, Program
from services.operations.embedded.ports import HOST, free_port
from services.operations.embedded.provisioning import until_provisioned
from services.operations.embedded.rooms import Launch, RoomProcess
from services.operations.embedded.servers import NatsServer
from services.operations.embedded.waiting import until
from shared.kernel.actors import Actor, Role
from shared.kernel.ids import StaffId
from shared.runtime.accounts import store_of
from shared.runtime.http.tokens import issue
from shared.runtime.neighbours import ROOMS
from tests.kit.patient import Patient
from tests.kit.servers import PASSWORD, MongoForTests, Servers, bare, in_person

RoomName: TypeAlias = Literal["intake", "shelter", "legal_aid", "reintegration", "operations"]

ALL_ROOMS: tuple[RoomName, ...] = ("intake", "shelter", "legal_aid", "reintegration", "operations")
READY_WITHIN = 120.0
ANSWERS_WITHIN = 30.0
UNIT = "unit-one"
ACCOUNTS = "nats-accounts.conf"
_UNUSED = ssl.create_default_context()
"""Rooms of tests speak plain HTTP: one context for all clients, for each costs 40 ms."""


class RoomDidNotOpen(RuntimeError):
    """A service ended, or was not ready, when it should have opened."""


@dataclass(frozen=True)
class RunningHouse:
    """Servers of its own and chosen services, each a process on a free port.

    It belongs to no event loop: one test may start it and another stop it.
    """

    folder: Path
    servers: Servers
    rooms: Mapping[RoomName, RoomProcess]
    patient: bool = False
    """Whether its clients ask again when something is away; not where a test takes things away."""

    @classmethod
    async def start(
        cls,
        folder: Path,
        rooms: tuple[RoomName, ...] = ALL_ROOMS,
        *,
        environment: Mapping[str, str] | None = None,
    ) -> "RunningHouse":
        """Start servers, streams and services, and wait until each answers /readyz.

        Args:
            folder: Where data, keys and logs go; empty before.
            rooms: The services to run.
            environment: What they are told besides where the servers and the keys are.
        """
        house = _planned(folder, rooms, dict(environment or {}))
        try:
            await house._open()
        except BaseException:
            await house.stop()
            raise
        return house

    def url(self, room: RoomName) -> str:
        """Return where a service is reached."""
        return self.rooms[room].url

    def log(self, room: RoomName) -> Path:
        """Return the file that takes what a service prints."""
        return self.rooms[room].log

    def nats_url(self, store: str = "facts") -> str:
        """Return where tests reach what a service, or all of them, keep at NATS."""
        return f"nats://{_tests_in(store_of(store))}:{PASSWORD}@{HOST}:{self.servers.nats.port}"

    def nats_urls(self) -> list[str]:
        """Return where tests reach everything that is kept at NATS."""
        return [self.nats_url(store) for store in (*ALL_ROOMS, "facts", "centres")]

    @property
    def environment(self) -> dict[str, str]:
        """What its services are told: where the servers are, and who they are to them."""
        return _whereabouts(self.folder, self.servers)

    @property
    def keys(self) -> Path:
        """Where the keys of this house are."""
        return self.folder / "keys"

    def actor(self, role: Role, unit: str = UNIT) -> Actor:
        """Return the one worker of this role in this unit."""
        return Actor(staff=StaffId(uuid5(NAMESPACE_URL, f"{role}/{unit}")), role=role, unit=unit)

    def token(self, role: Role, unit: str = UNIT) -> str:
        """Return a token of the development issuer, good for an hour."""
        issuer = orjson.loads((self.keys / "issuer.jwks.json").read_bytes())["keys"][0]
        pem = (self.keys / "issuer.pem").read_bytes()
        return issue(pem, self.actor(role, unit), kid=issuer["kid"])

    def client(
        self, role: Role, room: RoomName | None = None, unit: str = UNIT
    ) -> httpx.AsyncClient:
        """Return a client with a token of this role; use it as a context.

        Args:
            role: The role of the worker who asks.
            room: The service that relative addresses mean.
            unit: The unit that the worker acts for.
        """
        straight = httpx.AsyncHTTPTransport(verify=_UNUSED)
        return httpx.AsyncClient(
            transport=Patient(straight) if self.patient else straight,
            base_url=self.url(room) if room else "",
            headers={"Authorization": f"Bearer {self.token(role, unit)}"},
            timeout=ANSWERS_WITHIN,
            trust_env=False,
        )

    async def kill(self, room: RoomName) -> None:
        """End a service at once, as a power cut would; it may be started again."""
        os.kill(self.rooms[room].pid, signal.SIGKILL)
        await self.rooms[room].wait()

    async def stop_room(self, room: RoomName) -> None:
        """Let a service end in order; it may be started again."""
        await self.rooms[room].stop()

    async def start_room(self, room: RoomName) -> None:
        """Start a service, also again, on the port it has, and wait until it is ready."""
        await self.rooms[room].start()
        await self.until_ready(room)

    async def until_ready(self, room: RoomName) -> None:
        """Wait until a running service has all it needs; raises `RoomDidNotOpen`."""
        process = self.rooms[room]
        ready = asyncio.create_task(until(process.is_ready))
        ended = asyncio.create_task(process.wait())
        try:
            await asyncio.wait({ready, ended}, timeout=READY_WITHIN, return_when="FIRST_COMPLETED")
            if not ready.done():
                why = files.last_line(process.log)
                raise RoomDidNotOpen(f"{room} did not open: {why} (see {process.log})")
        finally:
            ready.cancel()
            ended.cancel()
            await asyncio.gather(ready, ended, return_exceptions=True)

    async def stop(self) -> None:
        """End everything and leave the logs but not the data."""
        try:
            await asyncio.gather(*(room.stop() for room in self.rooms.values()))
        finally:
            await self.servers.discard()

    async def _open(self) -> None:
        keys.prepare(self.keys)
        files.private_folder(self.folder / "logs")
        async with asyncio.TaskGroup() as opening:
            opening.create_task(self._provision())
            await until(self._knows_who_may_do_what)
            _let_tests_in(self.keys / ACCOUNTS)
            await self.servers.start()
            for room in self.rooms:
                opening.create_task(self.start_room(room))

    async def _knows_who_may_do_what(self) -> bool:
        return (self.keys / ACCOUNTS).exists()

    async def _provision(self) -> None:
        log = self.folder / "logs" / "provisioning.log"
        program = Program("services.provision", ("--accounts", str(self.keys / ACCOUNTS)))
        told = {**os.environ, **self.environment}
        await until_provisioned(forks().start(program, output=log, environment=told), log)


@cache
def forks() -> Forks:
    """Return what all programs of ours are forked from in this test process."""
    return Forks(Path(os.devnull))


@contextmanager
def house_for_the_run(
    folder: Path, rooms: tuple[RoomName, ...] = ALL_ROOMS
) -> Generator[RunningHouse]:
    """Run a house outside of any event loop, for many tests to share."""
    house = asyncio.run(RunningHouse.start(folder, rooms))
    try:
        yield replace(house, patient=True)
    finally:
        asyncio.run(house.stop())


@asynccontextmanager
async def own_house(
    folder: Path,
    rooms: tuple[RoomName, ...] = ALL_ROOMS,
    *,
    environment: Mapping[str, str] | None = None,
    patient: bool = False,
) -> AsyncGenerator[RunningHouse]:
    """Run a house that one test may harm as it likes.

    It is `patient` where no service is asked while something it needs is away.
    """
    house = await RunningHouse.start(folder, rooms, environment=environment)
    try:
        yield replace(house, patient=patient)
    finally:
        await house.stop()


def _planned(
    folder: Path, rooms: tuple[RoomName, ...], environment: Mapping[str, str]
) -> RunningHouse:
    nats = NatsServer(folder / "nats", folder / "keys" / ACCOUNTS)
    servers = Servers(nats, MongoForTests(folder / "mongo", folder / "keys"))
    taken = {servers.nats.port, servers.mongo.port}
    processes: dict[RoomName, RoomProcess] = {}

    def told() -> dict[str, str]:
        where = " ".join(f"{room.name}={room.url}" for room in processes.values())
        return {**os.environ, **_whereabouts(folder, servers), ROOMS: where, **environment}

    for room in rooms:
        port = free_port(taken)
        taken.add(port)
        launch = Launch(forks(), Program(f"services.{room}.main"), told)
        processes[room] = RoomProcess(room, port, folder / "logs" / f"{room}.log", launch)
    return RunningHouse(folder, servers, processes)


def _whereabouts(folder: Path, servers: Servers) -> dict[str, str]:
    return {
        "NATS_URL": bare(servers.nats.url),
        "MONGO_URL": bare(servers.mongo.url),
        "JOURNEY_KEYS": str(folder / "keys"),
        "JOURNEY_DEVELOPMENT_ISSUER": "true",
        # So that each test can be another caller, and none is locked out for another's tokens.
        "JOURNEY_TRUSTED_PROXIES": HOST,
    }


def _let_tests_in(file: Path) -> None:
    """Add to the accounts of a real house a user for tests in every store."""
    told = orjson.loads(file.read_bytes().removeprefix(b"accounts:"))
    for name, account in told.items():
        if name.startswith(store_of("")):
            account["users"].append(in_person(_tests_in(name)))
    file.write_bytes(b"accounts: " + orjson.dumps(told) + b"\n")


def _tests_in(account: str) -> str:
    return f"tests-in-{account}"
