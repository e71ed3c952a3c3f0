"""Erased means erased: no old copy brings a record back once the master key was replaced.

Each test first shows that the copy does bring it back before that: this is why replacing
the master key is part of erasing.
"""

import shutil
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from services.operations.embedded import keys
from shared.kernel.ids import JourneyId
from shared.kernel.messages import RecordRef
from shared.runtime.keys.encryption import Encryption, Unreadable
from shared.runtime.keys.masters import FileMasters
from shared.runtime.mongo import Client, Document, open_client
from shared.runtime.records.store import NoSuchRecord, RecordStore, WrongMasterKey
from tests.kit.records import STATEMENT, statement
from tests.kit.servers import MongoForTests

SERVICE = "intake"
VAULT = "intake_vault"
KEY = bytes(range(96))


@pytest.fixture
def masters(tmp_path: Path) -> FileMasters:
    file = tmp_path / "master-intake.key"
    file.write_bytes(KEY)
    return FileMasters(file)


@pytest.fixture
async def mongod(tmp_path: Path) -> AsyncIterator[MongoForTests]:
    keys.prepare(tmp_path / "keys")
    server = MongoForTests(tmp_path / "mongo", tmp_path / "keys")
    await server.start()
    yield server
    await server.stop()


@asynccontextmanager
async def store_in(server: MongoForTests, masters: FileMasters) -> AsyncGenerator[RecordStore]:
    """Open the record store that lies there, whether its keys open or not."""
    client = open_client(server.url)
    try:
        yield RecordStore(client, SERVICE, masters)
    finally:
        client.close()


async def told(store: RecordStore) -> tuple[JourneyId, RecordRef]:
    """Open a journey and keep a statement."""
    await store.prepare()
    await store.check()
    journey = JourneyId(uuid4())
    await store.open_journey(journey)
    return journey, await store.keep(journey, statement())


async def copied(server: MongoForTests, folder: Path) -> Path:
    """Copy the files of a server that stands still, as a backup of its disk does."""
    await server.stop()
    shutil.copytree(server.data, folder)
    (folder / "lock").unlink(missing_ok=True)
    await server.start()
    return folder


@asynccontextmanager
async def restored(backup: Path, masters: FileMasters) -> AsyncGenerator[RecordStore]:
    """Start a server on a copy of the backup, with the master keys that are there now."""
    folder = backup.with_name(f"restored-{uuid4().hex[:8]}")
    shutil.copytree(backup, folder)
    server = MongoForTests(folder, backup.parent / "keys")
    await server.start()
    try:
        async with store_in(server, masters) as store:
            yield store
    finally:
        await server.stop()


async def test_a_backup_of_the_disk_opens_nothing_once_the_master_was_replaced(
    mongod: MongoForTests, masters: FileMasters, tmp_path: Path
) -> None:
    async with store_in(mongod, masters) as store:
        journey, ref = await told(store)
        other, kept = await told(store)
    backup = await copied(mongod, tmp_path / "backup")
    async with store_in(mongod, masters) as store:
        await store.erase(journey)
        with pytest.raises(NoSuchRecord):
            await store.read(ref.record_id, journey)

    async with restored(backup, masters) as copy:
        await copy.check()
        assert (await copy.read(ref.record_id, journey)).text == STATEMENT

    async with store_in(mongod, masters) as store:
        await store.rotation.rotate()
        assert await store.unsealed() == 0
        assert (await store.read(kept.record_id, other)).text == STATEMENT

    async with restored(backup, masters) as copy:
        with pytest.raises(WrongMasterKey):
            await copy.check()
        (row,) = await copy.client[SERVICE]["records"].find({"_id": ref.record_id}).to_list(None)
        (key,) = await copy.keyring.keys.find({"keyAltNames": str(journey)}).to_list(None)
        assert not await opens(copy.client, masters, [key], row)


async def test_a_backup_made_after_the_erasure_opens_nothing_once_the_master_was_replaced(
    mongod: MongoForTests, masters: FileMasters, tmp_path: Path
) -> None:
    async with store_in(mongod, masters) as store:
        journey, _ = await told(store)
        await store.erase(journey)
    backup = await copied(mongod, tmp_path / "backup")
    async with restored(backup, masters) as copy:
        wrapped, rows = await in_the_oplog(copy.client, journey)
        assert await opens(copy.client, masters, wrapped, *rows), "its oplog still tells"
    async with store_in(mongod, masters) as store:
        await store.rotation.rotate()
    async with restored(backup, masters) as copy:
        wrapped, rows = await in_the_oplog(copy.client, journey)
        assert wrapped
        assert not await opens(copy.client, masters, wrapped, *rows)


@pytest.mark.parametrize("rotations", [1, 2])
async def test_the_databases_own_oplog_opens_nothing_once_the_master_was_replaced(
    mongod: MongoForTests, masters: FileMasters, rotations: int
) -> None:
    async with store_in(mongod, masters) as store:
        journey, _ = await told(store)
        for _ in range(rotations - 1):
            await store.rotation.rotate()
        await store.erase(journey)
        wrapped, rows = await in_the_oplog(store.client, journey)
        assert await opens(store.client, masters, wrapped, *rows), "its oplog still tells"
        await store.rotation.rotate()
        wrapped, rows = await in_the_oplog(store.client, journey)
        assert wrapped
        assert rows
        assert not await opens(store.client, masters, wrapped, *rows)


async def in_the_oplog(client: Client, journey: JourneyId) -> tuple[list[Document], list[Document]]:
    """Return every wrapping of a journey's key, and all its records, as the oplog keeps them."""
    entries = [entry async for entry in client["local"]["oplog.rs"].find({})]
    written = [one for entry in entries for one in entry["o"].get("applyOps", [entry])]
    made = [op["o"] for op in written if op.get("ns") == f"{VAULT}.keys" and op["op"] == "i"]
    (key,) = [one for one in made if one["keyAltNames"] == [str(journey)]]
    changed = [op["o"] for op in written if op["op"] == "u" and op["o2"] == {"_id": key["_id"]}]
    anew = [change["diff"].get("u", {}) for change in changed if "diff" in change]
    wrapped = [key, *({**key, **new} for new in anew if "keyMaterial" in new)]
    put = [op["o"] for op in written if op.get("ns") == f"{SERVICE}.records" and op["op"] == "i"]
    return wrapped, [row for row in put if row["journey_id"] == journey]


async def opens(
    client: Client, masters: FileMasters, wrapped: list[Document], *rows: Document
) -> bool:
    """Put keys back into a vault by hand, and tell whether any opens what was written."""
    for key in wrapped:
        vault = f"by_hand_{uuid4().hex[:8]}"
        await client[vault]["keys"].insert_one(key)
        by_hand = Encryption(client, vault, masters.ring())
        for row in rows:
            if await _opens(by_hand, row):
                return True
    return False


async def _opens(by_hand: Encryption, row: Document) -> bool:
    try:
        return await by_hand.decrypt(row["cipher"]) == STATEMENT
    except Unreadable:
        return False
