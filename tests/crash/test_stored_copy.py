"""Someone edits a copy of the files in which a server keeps a log: it is found, and named."""

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from shared.kernel.chains import Fault, Standing, since
from shared.runtime.nats import connect
from shared.runtime.verifying import Report, verify
from tests.kit.at_work import at_work, closed
from tests.kit.blanket_room import BlanketRoom
from tests.kit.servers import NatsForTests, Servers, without_walls

EDITED = 6
"""The message in whose bytes one is edited: the last but two of the longest history."""


async def written(servers: Servers) -> tuple[BlanketRoom, Standing]:
    """Write a log, and return where it stood when its server was stopped."""
    async with at_work(servers.nats.url, servers.mongo.url) as work:
        loan, _ = await work.lent(2)
        await work.reminded(loan, 3)
        report = Report()
        await verify(work.feeds, work.room.log, report)
        assert report.faults == []
        room = work.room
    await servers.nats.stop()
    return room, report.standing


@asynccontextmanager
async def served(folder: Path) -> AsyncGenerator[NatsForTests]:
    """Let a server serve what lies in a folder."""
    server = NatsForTests(folder, without_walls(folder))
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


async def found(server: NatsForTests, room: BlanketRoom, kept: Standing) -> list[Fault]:
    """Return what is wrong with the copy, by itself and compared with what was kept."""
    client = await connect(server.url, "a test", buffering=True)
    try:
        report = Report()
        await verify(client, room.log, report, note_at=kept.at)
        return sorted({*report.faults, *since(kept, report.standing)})
    finally:
        await closed(client)


def block(folder: Path, room: BlanketRoom) -> Path:
    """Return the file in which a log's messages lie."""
    (file,) = (folder / "store").rglob(f"streams/{room.log.stream}/msgs/*.blk")
    return file


async def test_an_untouched_copy_is_as_it_stood(fresh_servers: Servers, tmp_path: Path) -> None:
    room, kept = await written(fresh_servers)
    shutil.copytree(fresh_servers.nats.data / "store", tmp_path / "copy" / "store")
    async with served(tmp_path / "copy") as server:
        assert await found(server, room, kept) == []


@pytest.mark.parametrize("with_index", [True, False], ids=["with its index", "without"])
async def test_a_byte_that_was_edited_is_found(
    fresh_servers: Servers, tmp_path: Path, *, with_index: bool
) -> None:
    room, kept = await written(fresh_servers)
    shutil.copytree(fresh_servers.nats.data / "store", tmp_path / "copy" / "store")
    file = block(tmp_path / "copy", room)
    content = file.read_bytes()
    parts = content.split(b"made-up-unit")
    assert len(parts) > EDITED
    edited = b"made-up-unit".join(parts[:EDITED]) + b"made-up-unjt"
    file.write_bytes(edited + b"made-up-unit".join(parts[EDITED:]))
    if not with_index:
        (file.parent / "index.db").unlink(missing_ok=True)
    async with served(tmp_path / "copy") as server:
        faults = await found(server, room, kept)
    assert EDITED in {fault.sequence for fault in faults}
