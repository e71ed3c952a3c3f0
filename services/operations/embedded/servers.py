"""A real nats-server and a real mongod of one's own, each with its data in one folder."""

import asyncio
import json
import secrets
from abc import ABC, abstractmethod
from collections.abc import Container
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from services.operations.embedded import binaries
from services.operations.embedded.child import Child
from services.operations.embedded.files import last_line, private_folder, replace
from services.operations.embedded.keys import MEMBER_KEY
from services.operations.embedded.ports import HOST, free_port, is_free
from services.operations.embedded.waiting import until

READY_WITHIN = 60.0
STOP_WITHIN = 20.0
TRIES = 5
REPLICA_SET = "journey"
MONGOD_OPTIONS = (
    f"--bind_ip={HOST}",
    f"--replSet={REPLICA_SET}",
    "--wiredTigerCacheSizeGB=0.25",
    # What is erased lives on in the oplog until that is written over: keep it short.
    "--oplogSize=256",
    # The slow-query log prints filter values: nothing is slow enough for it.
    f"--slowms={2**31 - 1}",
    "--slowOpSampleRate=0.0",
    "--profile=0",
    "--logappend",
    "--quiet",
    "--nounixsocket",
    "--noscripting",
    "--setParameter=diagnosticDataCollectionEnabled=false",
    # Nobody is let in without a password, not even before there is any user.
    "--setParameter=enableLocalhostAuthBypass=false",
    # A process killed inside a transaction leaves its rows locked for so long.
    "--setParameter=transactionLifetimeLimitSeconds=3",
    # There is no other member to hand over to.
    "--setParameter=shutdownTimeoutMillisForSignaledShutdown=0",
)


class DidNotStart(RuntimeError):
    """A server ended, or said nothing, when it should have begun to answer."""


class Server(ABC):
    """A server that can be started, stopped, killed, and started again on the same port."""

    program: ClassVar[str]

    def __init__(self, data: Path, port: int | None = None, *, avoid: Container[int] = ()) -> None:
        """Choose the folder and the port; without a port, one that is free and not to avoid."""
        self.data = data.resolve()
        self.port = port or free_port(avoid)
        self._may_move = port is None
        self._avoid = avoid
        self._child: Child | None = None

    @property
    @abstractmethod
    def url(self) -> str:
        """Where clients reach it."""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.program

    @property
    def pid(self) -> int:
        """The process number of the server that runs now."""
        return self._running().pid

    @property
    def log(self) -> Path:
        """The file in which the server tells what it does."""
        return self.data / f"{self.program}.log"

    @property
    def _printed(self) -> Path:
        return self.data / "printed.log"

    async def start(self) -> None:
        """Start it and wait until it answers; a port chosen here and lost is chosen anew."""
        for _ in range(TRIES):
            self._child = self._launch()
            if await self._is_ready(self._child):
                self._may_move = False
                return
            if not self._may_move or is_free(self.port):
                break
            self.port = free_port(self._avoid)
        raise DidNotStart(self._complaint())

    async def wait(self) -> int:
        """Wait until it ends, for whatever reason."""
        return await self._running().wait()

    async def stop(self) -> None:
        """End it in order; what has ended already stays so."""
        if self._child is not None:
            await self._child.stop(within=STOP_WITHIN)

    async def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._child is not None:
            await self._child.kill()

    def _running(self) -> Child:
        if self._child is None:
            raise RuntimeError(f"{self.program} has not been started")
        return self._child

    def _launch(self) -> Child:
        private_folder(self.data)
        self._printed.unlink(missing_ok=True)
        return Child(self._argv(), output=self._printed, lock=self.data / "lock")

    def _complaint(self) -> str:
        why = last_line(self._printed)
        return f"{self.program} did not start on port {self.port}: {why} (see {self.log})"

    async def _is_ready(self, child: Child) -> bool:
        ready = asyncio.create_task(self._answers())
        ended = asyncio.create_task(child.wait())
        try:
            await asyncio.wait({ready, ended}, timeout=READY_WITHIN, return_when="FIRST_COMPLETED")
            if ready.done() and not ended.done():
                await ready
                return True
            await child.kill()
            return False
        finally:
            ready.cancel()
            ended.cancel()
            await asyncio.gather(ready, ended, return_exceptions=True)

    @abstractmethod
    def _argv(self) -> list[str | Path]:
        """Return the program and its arguments for the present port."""

    @abstractmethod
    async def _answers(self) -> None:
        """Return once the server started here, and no other, serves."""


class NatsServer(Server):
    """JetStream: a stored message has been written to disk before it is acknowledged."""

    program = "nats-server"

    def __init__(
        self, data: Path, accounts: Path, port: int | None = None, *, avoid: Container[int] = ()
    ) -> None:
        """Choose the folder and the port; the file says who may do what, and must be there."""
        super().__init__(data, port, avoid=avoid)
        self._accounts = accounts

    @cached_property
    def _called(self) -> str:
        """A name by which its greeting is known from that of a stranger on the same port."""
        return f"journey-{secrets.token_hex(8)}"

    @property
    def url(self) -> str:
        """Where clients reach it."""
        return f"nats://{HOST}:{self.port}"

    def _argv(self) -> list[str | Path]:
        config = self.data / "nats-server.conf"
        told = (f"{name}: {json.dumps(value)}\n" for name, value in self._settings().items())
        replace(config, "".join([*told, self._accounts.read_text()]).encode())
        return [binaries.nats_server(), "--config", config]

    def _settings(self) -> dict[str, object]:
        return {
            "server_name": self._called,
            "listen": f"{HOST}:{self.port}",
            "log_file": str(self.log),
            "logfile_size_limit": 16 * 2**20,
            "logfile_max_num": 3,
            "jetstream": {"store_dir": str(self.data / "store"), "sync_interval": "always"},
        }

    async def _answers(self) -> None:
        await until(self._greets)

    async def _greets(self) -> bool:
        """Tell whether the one who answers on the port bears the name given here."""
        try:
            reader, writer = await asyncio.open_connection(HOST, self.port)
        except OSError:
            return False
        try:
            return self._called.encode() in await reader.readline()
        except OSError:
            return False
        finally:
            writer.close()


class MongoServer(Server):
    """A replica set of one member, since only a replica set has transactions."""

    program = "mongod"

    def __init__(
        self, data: Path, keys: Path, port: int | None = None, *, avoid: Container[int] = ()
    ) -> None:
        """Choose the folder and the port; the keys are those of its members and of its users."""
        super().__init__(data, port, avoid=avoid)
        self._keys = keys.resolve()

    @property
    def url(self) -> str:
        """Where clients reach it, as a set: a direct client may use it before it leads.

        The driver then keeps a connection that knows no sessions, for as long as it lasts.
        """
        return f"mongodb://{HOST}:{self.port}/?replicaSet={REPLICA_SET}"

    @property
    def _direct_url(self) -> str:
        """Where the member itself is reached, whatever it was called before."""
        return f"mongodb://{HOST}:{self.port}/?directConnection=true"

    def _argv(self) -> list[str | Path]:
        store = self.data / "store"
        store.mkdir(exist_ok=True, mode=0o700)
        where = ["--dbpath", str(store), "--logpath", str(self.log), "--port", str(self.port)]
        who = ["--keyFile", str(self._keys / MEMBER_KEY)]
        return [binaries.mongod(), *where, *who, *MONGOD_OPTIONS]

    async def _answers(self) -> None:
        # Imported here: the driver takes a second to load, and mongod starts meanwhile.
        from services.operations.embedded.replica_set import Member, until_writable  # noqa: PLC0415

        await until(self._listens)
        here = Member(REPLICA_SET, f"{HOST}:{self.port}", self.data / "store", self._keys)
        await until_writable(self._direct_url, here)

    async def _listens(self) -> bool:
        try:
            _, writer = await asyncio.open_connection(HOST, self.port)
        except OSError:
            return False
        writer.close()
        return True
