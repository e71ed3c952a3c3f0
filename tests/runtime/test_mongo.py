"""The door to MongoDB: transactions, and a server that is away, frozen or busy."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from uuid import UUID, uuid4

import pytest

from shared.runtime.keys.encryption import Encryption, Unreadable
from shared.runtime.mongo import (
    UNAVAILABLE,
    Binary,
    BulkWriteError,
    Client,
    Collection,
    Document,
    DuplicateKeyError,
    InsertOne,
    OperationFailure,
    Session,
    UpdateOne,
    Writes,
    is_transient,
    open_client,
    snapshot,
    transact,
    transaction,
    within,
    write_if,
)
from tests.kit.at_work import eventually
from tests.kit.own_time import own_time
from tests.kit.records import MASTER
from tests.kit.servers import Servers

PATIENCE = 5.0


class ChangedMind(Exception):
    """A reason to leave a transaction."""


@pytest.fixture
async def drawer(client: Client) -> Collection:
    drawer = client["door"][f"drawer_{uuid4().hex}"]
    await drawer.insert_one({"_id": "count", "value": 0})
    return drawer


@pytest.fixture
async def own_client(fresh_servers: Servers) -> AsyncIterator[Client]:
    opened = open_client(fresh_servers.mongo.url)
    yield opened
    opened.close()


@pytest.fixture
async def own_drawer(own_client: Client) -> Collection:
    drawer = own_client["door"]["drawer"]
    await drawer.insert_one({"_id": "count", "value": 0})
    return drawer


async def count(drawer: Collection) -> int:
    row = await drawer.find_one({"_id": "count"})
    assert row is not None
    value: int = row["value"]
    return value


async def counted_once_back(drawer: Collection) -> int:
    """Return the count as soon as a server that was away can be asked for it."""
    found: list[int] = []

    async def is_back() -> bool:
        with suppress(*UNAVAILABLE):
            found.append(await count(drawer))
        return bool(found)

    await eventually(is_back)
    return found[0]


async def add_one(drawer: Collection, session: Session) -> None:
    row = await drawer.find_one({"_id": "count"}, session=session)
    assert row is not None
    change: Document = {"$set": {"value": row["value"] + 1}}
    await drawer.update_one({"_id": "count"}, change, session=session)


async def test_what_a_transaction_wrote_is_there_together(
    client: Client, drawer: Collection
) -> None:
    async with transaction(client) as session:
        await add_one(drawer, session)
        await drawer.insert_one({"_id": "second"}, session=session)
        assert await count(drawer) == 0
    assert await count(drawer) == 1
    assert await drawer.count_documents({}) == 2


async def test_what_a_transaction_left_undone_is_not_there_at_all(
    client: Client, drawer: Collection
) -> None:
    async def leave() -> None:
        async with transaction(client) as session:
            await add_one(drawer, session)
            raise ChangedMind

    with pytest.raises(ChangedMind):
        await leave()
    assert await count(drawer) == 0


def counts(on_from: int) -> UpdateOne:
    """Return a change that only finds the count where it stood."""
    return UpdateOne({"_id": "count", "value": on_from}, {"$set": {"value": on_from + 1}})


async def test_what_is_written_with_a_change_is_there_together(
    client: Client, drawer: Collection
) -> None:
    made = UpdateOne({"_id": "made"}, {"$set": {"value": 1}}, upsert=True)
    lines = Writes(drawer, [InsertOne({"_id": "second"}), InsertOne({"_id": "third"})])
    none = Writes(drawer, [])
    assert await write_if(client, Writes(drawer, [counts(0), made]), [lines, none])
    assert await count(drawer) == 1
    assert await drawer.count_documents({}) == 4


async def test_nothing_is_written_where_the_change_finds_nothing(
    client: Client, drawer: Collection
) -> None:
    made = UpdateOne({"_id": "made"}, {"$set": {"value": 1}}, upsert=True)
    lines = [Writes(drawer, [InsertOne({"_id": "second"})])]
    assert not await write_if(client, Writes(drawer, [counts(7), made]), lines)
    assert await count(drawer) == 0
    assert await drawer.count_documents({}) == 1


async def test_nothing_is_changed_where_the_rest_cannot_be_written(
    client: Client, drawer: Collection
) -> None:
    lines = [Writes(drawer, [InsertOne({"_id": "count"})])]
    with pytest.raises(BulkWriteError):
        await write_if(client, Writes(drawer, [counts(0)]), lines)
    assert await count(drawer) == 0


async def test_of_two_transactions_on_one_row_one_is_told_to_try_again(
    client: Client, drawer: Collection
) -> None:
    async with transaction(client) as first:
        await add_one(drawer, first)
        with pytest.raises(UNAVAILABLE) as told:
            async with transaction(client) as second:
                await add_one(drawer, second)
    assert is_transient(told.value)
    assert await count(drawer) == 1


async def add_name(drawer: Collection, name: int, session: Session) -> None:
    """Add a name to those that are there, once; the work comes out the same however often."""
    row = await drawer.find_one({"_id": "count"}, session=session)
    assert row is not None
    names = [*row.get("names", []), name]
    if names.count(name) == 1:
        await drawer.update_one({"_id": "count"}, {"$set": {"names": names}}, session=session)


async def test_many_who_add_one_at_the_same_time_are_all_counted(
    client: Client, drawer: Collection
) -> None:
    async def is_added(name: int) -> bool:
        try:
            await transact(client, lambda session: add_name(drawer, name, session))
        except UNAVAILABLE:
            return False
        return True

    await asyncio.gather(*(eventually(partial(is_added, name)) for name in range(20)))
    row = await drawer.find_one({"_id": "count"})
    assert row is not None
    assert sorted(row["names"]) == list(range(20))


async def test_who_meets_a_row_that_stays_locked_gives_up_in_time(
    client: Client, drawer: Collection
) -> None:
    async with own_time() as lived, transaction(client) as holding:
        await add_one(drawer, holding)
        with within(0.5), pytest.raises(UNAVAILABLE):
            await transact(client, lambda session: add_one(drawer, session))
    assert lived.seconds < 1.5
    assert await count(drawer) == 1


async def test_a_mistake_is_not_tried_again(client: Client, drawer: Collection) -> None:
    tries = 0

    async def twice_the_same(session: Session) -> None:
        nonlocal tries
        tries += 1
        await drawer.insert_one({"_id": "count"}, session=session)

    with pytest.raises(DuplicateKeyError) as refused:
        await transact(client, twice_the_same)
    assert tries == 1
    assert not is_transient(refused.value)


async def test_a_snapshot_reads_from_one_moment(client: Client, drawer: Collection) -> None:
    async with snapshot(client) as session:
        assert await drawer.count_documents({}, session=session) == 1
        await drawer.insert_one({"_id": "later"})
        assert await drawer.count_documents({}, session=session) == 1
    assert await drawer.count_documents({}) == 2


async def test_times_come_back_with_their_zone_and_ids_as_ids(drawer: Collection) -> None:
    row = {"_id": UUID(int=1), "at": datetime(2026, 3, 2, 5, tzinfo=UTC)}
    await drawer.insert_one(dict(row))
    assert await drawer.find_one({"_id": UUID(int=1)}) == row


async def test_a_server_that_is_away_is_known_in_time_and_used_again_when_it_is_back(
    fresh_servers: Servers, own_client: Client, own_drawer: Collection
) -> None:
    keys = Encryption(own_client, "door_vault", MASTER.ring())
    key = await keys.make_key("one", MASTER.ring().newest)
    cipher = await keys.encrypt("lời khai", key)
    keys.forget()
    await fresh_servers.mongo.kill()
    async with own_time() as lived:
        answers = await asyncio.gather(
            count(own_drawer),
            transact(own_client, lambda session: add_one(own_drawer, session)),
            keys.encrypt("lời khai", key),
            keys.decrypt(cipher),
            keys.make_key("two", MASTER.ring().newest),
            return_exceptions=True,
        )
    assert lived.seconds < PATIENCE
    assert all(isinstance(answer, UNAVAILABLE) for answer in answers), answers
    await fresh_servers.mongo.start()
    assert await counted_once_back(own_drawer) == 0
    await transact(own_client, lambda session: add_one(own_drawer, session))
    assert await count(own_drawer) == 1
    assert await keys.decrypt(cipher) == "lời khai"


@pytest.mark.parametrize("began", [False, True], ids=["at its beginning", "halfway"])
async def test_a_server_that_freezes_during_a_transaction_is_known_in_time(
    fresh_servers: Servers, own_client: Client, own_drawer: Collection, *, began: bool
) -> None:
    async def add_while_it_freezes(session: Session) -> None:
        if began:
            await add_one(own_drawer, session)
        os.kill(fresh_servers.mongo.pid, signal.SIGSTOP)
        await add_one(own_drawer, session)

    try:
        async with own_time() as lived:
            with pytest.raises(UNAVAILABLE):
                await transact(own_client, add_while_it_freezes)
        assert lived.seconds < PATIENCE
    finally:
        os.kill(fresh_servers.mongo.pid, signal.SIGCONT)
    assert await counted_once_back(own_drawer) == 0


async def test_work_ends_at_a_bound_of_its_own(
    fresh_servers: Servers, own_drawer: Collection
) -> None:
    os.kill(fresh_servers.mongo.pid, signal.SIGSTOP)
    try:
        async with own_time() as lived:
            with within(0.3), pytest.raises(UNAVAILABLE):
                await count(own_drawer)
        assert lived.seconds < 1
    finally:
        os.kill(fresh_servers.mongo.pid, signal.SIGCONT)


async def test_a_forgotten_key_that_was_destroyed_opens_nothing(client: Client) -> None:
    vault = f"door_{uuid4().hex}"
    keys = Encryption(client, vault, MASTER.ring())
    cipher = await keys.encrypt("lời khai", await keys.make_key("one", MASTER.ring().newest))
    await client[vault]["keys"].delete_many({})
    assert await keys.decrypt(cipher) == "lời khai", "the library keeps opened keys"
    keys.forget()
    with pytest.raises(Unreadable):
        await keys.decrypt(cipher)


async def test_keys_may_be_forgotten_while_others_are_reading(client: Client) -> None:
    keys = Encryption(client, f"door_{uuid4().hex}", MASTER.ring())
    cipher = await keys.encrypt("lời khai", await keys.make_key("one", MASTER.ring().newest))

    async def read_and_forget() -> str | bytes:
        keys.forget()
        return await keys.decrypt(cipher)

    assert set(await asyncio.gather(*(read_and_forget() for _ in range(100)))) == {"lời khai"}


async def test_a_foreign_text_is_unreadable(client: Client) -> None:
    keys = Encryption(client, f"door_{uuid4().hex}", MASTER.ring())
    with pytest.raises(Unreadable):
        await keys.decrypt(Binary(b"\x02" + bytes(80), 6))


def test_a_plain_refusal_of_the_server_does_not_pass_by_waiting() -> None:
    assert not is_transient(OperationFailure("no such command", 59))
    assert not is_transient(ValueError())
