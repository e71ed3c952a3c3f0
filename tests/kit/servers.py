"""Real servers for tests: a pair for the whole run, and pairs that a test may kill.

Tests are users of their own there, who may do anything: their names are in `url`. A house has
the accounts of a real one, and its rooms are told of an address without a name.
"""

import asyncio
import re
import secrets
import shutil
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import orjson

from services.operations.embedded import files, keys
from services.operations.embedded.ports import HOST
from services.operations.embedded.servers import REPLICA_SET, MongoServer, NatsServer
from services.operations.embedded.waiting import until
from shared.runtime.accounts import OWN_API, Configuration
from shared.runtime.mongo import PyMongoError, open_client
from shared.runtime.passes import Login

TESTS = "tests"
PASSWORD = secrets.token_hex(16)


class NatsForTests(NatsServer):
    """One world for all tests, without walls."""

    @property
    def url(self) -> str:
        """Where tests reach it, as themselves."""
        return f"nats://{TESTS}:{PASSWORD}@{HOST}:{self.port}"


class MongoForTests(MongoServer):
    """A MongoDB that knows the tests."""

    @property
    def url(self) -> str:
        """Where tests reach it, as themselves."""
        named = f"{TESTS}:{PASSWORD}@{HOST}:{self.port}"
        return f"mongodb://{named}/?replicaSet={REPLICA_SET}&authSource=admin"

    async def start(self) -> None:
        """Start it, and let the tests in."""
        await super().start()
        client = open_client(bare(self.url), as_a_member(self._keys))

        async def know_the_tests() -> bool:
            try:
                if not (await client.admin.command("usersInfo", TESTS))["users"]:
                    await client.admin.command(
                        "createUser", TESTS, pwd=PASSWORD, roles=["__system"]
                    )
            except PyMongoError:
                return False
            return True

        try:
            await until(know_the_tests)
        finally:
            client.close()


def as_a_member(folder: Path) -> Login:
    """Return who a member of the replica set is, by the key in a folder; it may do anything."""
    return Login("__system", (folder / keys.MEMBER_KEY).read_text(), "local")


def bare(url: str) -> str:
    """Return an address that names nobody."""
    return re.sub("//[^/@]+@", "//", url)


@dataclass(frozen=True)
class Servers:
    """A nats-server and a mongod that belong together."""

    nats: NatsServer
    mongo: MongoServer

    async def start(self) -> None:
        """Start both at once."""
        async with asyncio.TaskGroup() as starting:
            starting.create_task(self.nats.start())
            starting.create_task(self.mongo.start())

    async def stop(self) -> None:
        """Stop both in order; they may be started again."""
        await asyncio.gather(self.nats.stop(), self.mongo.stop())

    async def kill(self) -> None:
        """End both at once, as a power cut would; they may be started again."""
        await asyncio.gather(self.nats.kill(), self.mongo.kill())

    async def discard(self) -> None:
        """End both, whatever state they are in, and leave their logs but not their data."""
        await self.kill()
        for server in (self.nats, self.mongo):
            shutil.rmtree(server.data / "store", ignore_errors=True)


def in_folder(folder: Path) -> Servers:
    """Choose ports for a pair with its data in this folder; nothing is started yet."""
    return Servers(
        NatsForTests(folder / "nats", without_walls(folder)),
        MongoForTests(folder / "mongo", member_key(folder)),
    )


def without_walls(folder: Path) -> Path:
    """Write for nats-server that tests may do anything, and return the file."""
    file = files.private_folder(folder) / "nats-for-tests.conf"
    anything: Configuration = {"mappings": OWN_API, "authorization": {"users": [in_person(TESTS)]}}
    told = (f"{name}: {orjson.dumps(value).decode()}\n" for name, value in anything.items())
    file.write_text("".join(told))
    return file


def in_person(user: str) -> Configuration:
    """Return a user whom nats-server knows by the tests' password."""
    return {"user": user, "password": PASSWORD}


def member_key(folder: Path) -> Path:
    """Make what mongod and its first users need, and return the folder."""
    made = files.private_folder(folder) / "keys"
    keys.prepare(made)
    return made


@contextmanager
def kept_for_the_run(folder: Path) -> Generator[Servers]:
    """Start a pair outside of any event loop, for many tests to share."""
    servers = in_folder(folder)
    try:
        asyncio.run(servers.start())
        yield servers
    finally:
        asyncio.run(servers.discard())


@asynccontextmanager
async def fresh(folder: Path) -> AsyncGenerator[Servers]:
    """Start a pair that one test may stop and kill as it likes."""
    servers = in_folder(folder)
    try:
        await servers.start()
        yield servers
    finally:
        await servers.discard()
