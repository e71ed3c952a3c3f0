"""Real servers for tests: a pair for the whole run, and pairs that a test may kill."""

import asyncio
import shutil
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from services.operations.embedded.servers import MongoServer, NatsServer


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
    return Servers(NatsServer(folder / "nats"), MongoServer(folder / "mongo"))


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
