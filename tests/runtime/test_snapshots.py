"""A long history is read from what it came to, and from its beginning wherever that is in doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from shared.kernel.aggregate import Aggregate
from shared.kernel.envelope import Gist
from shared.runtime.event_store.interface import Append, EventStore, Stored, Take
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Asked, Desk, KeyReused
from shared.runtime.histories import LONG, Loaded
from shared.runtime.mongo import Client, Collection, open_client
from shared.runtime.receipts import MemoryReceipts
from shared.runtime.snapshots import Snapshots, code_of
from tests.architecture import house
from tests.kit.at_work import AtWork
from tests.kit.blanket_room import a_cupboard, a_journey, asked, stock
from tests.kit.cupboards import Cupboard, CupboardId
from tests.kit.examples import examples, kinds_of

SECRET, CODE = b"a made-up secret of a made-up room", b"a made-up release"
MANY = 2 * LONG + 50
EARLIER = MANY - LONG // 2
FEW = LONG
"""Messages: more than that is no short way."""


@dataclass
class Counting:
    """A store that counts what it hands over."""

    store: EventStore
    handed: int = 0

    async def load(self, subject: str, after: int = 0) -> Sequence[Stored]:
        """Return a history."""
        found = await self.store.load(subject, after)
        self.handed += len(found)
        return found

    async def replay(self, subject: str, after: int, take: Take, most: int | None = None) -> int:
        """Hand over a history."""

        def hand_over(message: Stored) -> None:
            self.handed += 1
            take(message)

        return await self.store.replay(subject, after, hand_over, most)

    async def last_sequence(self, subject: str) -> int:
        """Return where a history ends."""
        return await self.store.last_sequence(subject)

    async def append(self, *appends: Append) -> Sequence[int]:
        """Write all or none."""
        return await self.store.append(*appends)


@dataclass
class Archive:
    """A cupboard that was stocked so often that nobody reads it from its beginning."""

    room: AtWork
    store: Counting
    cupboard: CupboardId
    first: Asked

    @property
    def subject(self) -> str:
        """Where its history lies."""
        return self.room.room.cupboards.subject(self.cupboard)

    @property
    def rows(self) -> Collection:
        """Where snapshots lie."""
        return self.room.mongo[self.room.room.name].snapshots

    def snapshots(
        self, secret: bytes = SECRET, code: bytes = CODE, mongo: Client | None = None
    ) -> Snapshots:
        """Return the room's snapshots."""
        database = (mongo or self.room.mongo)[self.room.room.name]
        return Snapshots(database, secret, lambda: code)

    def desk(self, kept: Snapshots | None = None) -> Desk:
        """Open a desk that has read nothing yet."""
        kept = kept or self.snapshots()
        return Desk(self.room.room.log, self.store, MemoryReceipts(), kept)

    async def read(self, desk: Desk) -> tuple[Cupboard, int]:
        """Let a desk read the history; return what it came to, and how many messages it took."""
        self.store.handed = 0
        loaded = await desk.state_of(self.room.room.cupboards, self.cupboard)
        state: Cupboard = loaded.state
        return state, self.store.handed


@pytest.fixture
async def archive(work: AtWork) -> Archive:
    """A room where one cupboard was stocked very often, by one desk."""
    made = Archive(work, Counting(work.store), a_cupboard(), asked())
    desk = made.desk()
    await desk.handle(stock(made.cupboard, 1), made.first)
    for number in range(2, MANY + 1):
        await desk.handle(stock(made.cupboard, number), asked())
    return made


async def test_who_comes_new_reads_only_what_came_after(archive: Archive) -> None:
    state, handed = await archive.read(archive.desk())
    assert state == Cupboard(MANY)
    assert handed < FEW


async def test_what_was_asked_long_ago_is_still_known(archive: Archive) -> None:
    desk = archive.desk()
    await archive.read(desk)
    again = await desk.handle(stock(archive.cupboard, 1), archive.first)
    assert (again.version, again.replayed) == (1, True)
    other = asked(archive.first.command_id, "other words")
    with pytest.raises(KeyReused):
        await desk.handle(stock(archive.cupboard, 7), other)


async def test_who_comes_new_goes_on_where_it_stands(archive: Archive) -> None:
    desk = archive.desk()
    answer = await desk.handle(stock(archive.cupboard, 3), asked())
    assert answer.version == MANY + 1
    assert (await archive.read(archive.desk()))[0] == Cupboard(3)


async def test_a_history_that_nobody_kept_is_kept_by_who_reads_it(archive: Archive) -> None:
    await archive.rows.delete_many({})
    assert await archive.read(archive.desk()) == (Cupboard(MANY), MANY)
    state, handed = await archive.read(archive.desk())
    assert state == Cupboard(MANY)
    assert handed < FEW


async def test_who_knows_more_than_was_kept_reads_on_from_there(archive: Archive) -> None:
    knows, more = archive.desk(), LONG + 150
    await archive.read(knows)
    other = Desk(archive.room.room.log, archive.store, MemoryReceipts())
    for number in range(more):
        await other.handle(stock(archive.cupboard, MANY + number + 1), asked())
    assert await archive.read(knows) == (Cupboard(MANY + more), more)


async def test_what_others_sealed_is_not_opened(archive: Archive) -> None:
    assert await archive.read(archive.desk(archive.snapshots(b"another made-up secret"))) == (
        Cupboard(MANY),
        MANY,
    )


@pytest.mark.parametrize("field", ["kept", "seal"])
async def test_what_was_changed_in_the_database_is_not_opened(archive: Archive, field: str) -> None:
    row = await archive.rows.find_one({})
    assert row
    changed = bytes([*row[field][:-1], row[field][-1] ^ 1])
    await archive.rows.update_one({"_id": row["_id"]}, {"$set": {field: changed}})
    assert await archive.read(archive.desk()) == (Cupboard(MANY), MANY)


async def test_what_is_kept_of_one_history_is_not_taken_for_another(archive: Archive) -> None:
    row = await archive.rows.find_one({})
    assert row
    snapshots = archive.snapshots()
    other = archive.room.room.cupboards.subject(a_cupboard())
    await archive.rows.insert_one({**row, "_id": other})
    assert await snapshots.find(row["_id"]) is not None
    assert await snapshots.find(other) is None


async def test_what_other_code_kept_is_not_opened(archive: Archive) -> None:
    newer = archive.desk(archive.snapshots(code=b"a newer release"))
    assert await archive.read(newer) == (Cupboard(MANY), MANY)


def test_code_is_known_by_all_that_folds_a_services_histories() -> None:
    assert len({code_of(service.log) for service in house.ROOMS}) == len(house.ROOMS)


async def test_a_log_that_was_put_back_to_an_earlier_day_is_believed(archive: Archive) -> None:
    earlier, subject = MemoryStore(), archive.subject
    for number, message in enumerate((await archive.store.load(subject))[:EARLIER]):
        await earlier.append(Append(subject, message.data, number, str(number)))
    archive.store = Counting(earlier)
    assert (await archive.read(archive.desk()))[0] == Cupboard(EARLIER)


async def test_without_mongodb_a_history_is_read_from_its_beginning(archive: Archive) -> None:
    nowhere = open_client("mongodb://127.0.0.1:1/?replicaSet=nowhere")
    try:
        assert await archive.read(archive.desk(archive.snapshots(mongo=nowhere))) == (
            Cupboard(MANY),
            MANY,
        )
    finally:
        nowhere.close()


def every_aggregate() -> list[Any]:
    """Return each aggregate of the house, named."""
    return [
        pytest.param(aggregate, id=f"{aggregate.service}-{aggregate.name}")
        for service in house.ROOMS
        for aggregate in service.log.aggregates
    ]


@pytest.mark.parametrize("aggregate", every_aggregate())
async def test_all_that_any_history_came_to_can_be_kept(
    aggregate: Aggregate[Any, Any, Any], client: Client, service: str
) -> None:
    stored = examples(aggregate.service)
    events = [aggregate.read(stored[kind]) for kind in kinds_of(aggregate)]
    loaded = Loaded(aggregate, uuid4(), aggregate.decider.initial)
    gist = Gist(str(uuid4()), a_journey(), "asked", 1, "made-up-unit")
    loaded.advance(gist, events, b"a made-up message", 1)
    snapshots = Snapshots(client[service], SECRET, lambda: CODE)
    await snapshots.keep(loaded.subject, loaded.snapshot())
    assert await snapshots.find(loaded.subject) == loaded.snapshot()
