"""One contract for every event store: kept in memory, or on a real JetStream."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from uuid import uuid4

import pytest

from shared.runtime.event_store.interface import (
    Append,
    Conflict,
    EventStore,
    Stored,
    Unavailable,
    Uncertain,
)
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.nats import Client, connect
from shared.runtime.provisioning import log_stream, provision_stream
from tests.kit.at_work import PATIENCE, eventually
from tests.kit.servers import Servers

HISTORY = "log.{}.loan.1"
OTHER = "log.{}.loan.2"


@pytest.fixture(params=["memory", "jetstream"])
async def store(
    request: pytest.FixtureRequest, nats_url: str, room_name: str
) -> AsyncIterator[EventStore]:
    if request.param == "memory":
        yield MemoryStore()
        return
    client = await connect(nats_url, "store", buffering=False)
    name, wanted = log_stream(room_name)
    await provision_stream(client, name, wanted)
    jetstream = JetStreamStore(client, name, wait=PATIENCE)
    await jetstream.start()
    yield jetstream
    await client.close()


@pytest.fixture
def room_name() -> str:
    return f"room_{uuid4().hex[:10]}"


@pytest.fixture
def history(room_name: str) -> str:
    return HISTORY.format(room_name)


@pytest.fixture
def other(room_name: str) -> str:
    return OTHER.format(room_name)


def entry(subject: str, data: bytes = b"{}", *, after: int = 0) -> Append:
    return Append(subject, data, after, uuid4().hex)


async def write(store: EventStore, subject: str, *entries: bytes) -> int:
    last = await store.last_sequence(subject)
    for data in entries:
        (last,) = await store.append(entry(subject, data, after=last))
    return last


async def read(store: EventStore, subject: str, after: int = 0) -> list[bytes]:
    return [message.data for message in await store.load(subject, after)]


async def test_what_was_never_written_is_empty(store: EventStore, history: str) -> None:
    assert await read(store, history) == []
    assert await store.last_sequence(history) == 0


async def test_a_history_comes_back_in_the_order_it_was_written(
    store: EventStore, history: str
) -> None:
    await write(store, history, b"first", b"second", b"third")
    assert await read(store, history) == [b"first", b"second", b"third"]


async def test_every_message_tells_its_place_in_the_stream(
    store: EventStore, history: str, other: str
) -> None:
    await write(store, history, b"first")
    await write(store, other, b"between")
    last = await write(store, history, b"second")
    assert [m.sequence for m in await store.load(history)] == [1, 3]
    assert await store.last_sequence(history) == last == 3


async def test_a_history_can_be_read_on_from_where_one_stopped(
    store: EventStore, history: str
) -> None:
    seen = await write(store, history, b"first", b"second")
    await write(store, history, b"third")
    assert await read(store, history, seen) == [b"third"]
    assert await read(store, history, seen + 1) == []


async def test_who_wants_only_the_first_is_told_how_many_follow(
    store: EventStore, history: str, other: str
) -> None:
    await write(store, history, b"first", b"second")
    await write(store, other, b"theirs")
    await write(store, history, b"third")
    found: list[Stored] = []
    assert await store.replay(history, 0, found.append, most=2) == 1
    assert await store.replay(history, found[-1].sequence, found.append, most=2) == 0
    assert [message.data for message in found] == [b"first", b"second", b"third"]


async def test_histories_do_not_mix(store: EventStore, history: str, other: str) -> None:
    await write(store, history, b"mine")
    await write(store, other, b"theirs")
    assert await read(store, history) == [b"mine"]
    assert await read(store, other) == [b"theirs"]


@pytest.mark.parametrize("length", [1_000, 2_050])
async def test_a_history_longer_than_a_page_is_read_to_its_end(
    store: EventStore, history: str, length: int
) -> None:
    written = [str(number).encode() for number in range(length)]
    await write(store, history, *written)
    assert await read(store, history) == written
    assert await read(store, history, after=length - 1) == written[-1:]


async def test_a_history_larger_than_a_server_sends_at_once_is_read_to_its_end(
    store: EventStore, history: str
) -> None:
    large = [bytes([number]) * 900_000 for number in range(12)]
    await write(store, history, *large)
    assert await read(store, history) == large
    assert await read(store, history, after=3) == large[3:]


async def test_a_write_on_top_of_an_older_state_conflicts(store: EventStore, history: str) -> None:
    seen = await write(store, history, b"first")
    await write(store, history, b"second")
    with pytest.raises(Conflict):
        await store.append(entry(history, b"too late", after=seen))
    assert await read(store, history) == [b"first", b"second"]


async def test_a_write_on_top_of_what_is_not_there_conflicts(
    store: EventStore, history: str
) -> None:
    with pytest.raises(Conflict):
        await store.append(entry(history, after=5))


async def test_the_beginning_of_a_history_is_written_once(store: EventStore, history: str) -> None:
    await write(store, history, b"first")
    with pytest.raises(Conflict):
        await store.append(entry(history, b"first again", after=0))


async def test_the_same_message_is_not_written_twice(store: EventStore, history: str) -> None:
    once = entry(history, b"once")
    (first,) = await store.append(once)
    with pytest.raises(Conflict):
        await store.append(Append(history, b"once", first, once.message_id))
    assert await read(store, history) == [b"once"]


async def test_the_same_message_id_elsewhere_is_a_conflict_and_not_a_loss(
    store: EventStore, history: str, other: str
) -> None:
    once = entry(history)
    await store.append(once)
    with pytest.raises(Conflict):
        await store.append(Append(other, b"{}", 0, once.message_id))
    assert await read(store, other) == []


async def test_a_batch_writes_all_side_by_side(store: EventStore, history: str, other: str) -> None:
    seen = await write(store, history, b"first")
    mine, theirs = await store.append(
        entry(history, b"second", after=seen), entry(other, b"theirs")
    )
    assert (mine, theirs) == (seen + 1, seen + 2)
    assert await read(store, history) == [b"first", b"second"]
    assert await read(store, other) == [b"theirs"]


@pytest.mark.parametrize("stale", [0, 1], ids=["the first is stale", "the last is stale"])
async def test_a_batch_with_one_stale_part_writes_nothing(
    store: EventStore, history: str, other: str, stale: int
) -> None:
    await write(store, history, b"first")
    await write(store, other, b"first")
    mine, theirs = (0, 2) if stale == 0 else (1, 0)
    with pytest.raises(Conflict):
        await store.append(
            entry(history, b"mine", after=mine), entry(other, b"theirs", after=theirs)
        )
    assert await read(store, history) == await read(store, other) == [b"first"]


async def test_a_batch_that_was_written_before_writes_nothing(
    store: EventStore, history: str, other: str
) -> None:
    batch = entry(history), entry(other)
    await store.append(*batch)
    repeated = [
        Append(part.subject, part.data, sequence, part.message_id)
        for sequence, part in enumerate(batch, start=1)
    ]
    with pytest.raises(Conflict):
        await store.append(*repeated)
    assert len(await read(store, history)) == len(await read(store, other)) == 1


async def test_of_two_writers_that_race_exactly_one_wins(store: EventStore, history: str) -> None:
    for round_ in range(20):
        after = await store.last_sequence(history)
        writers = [entry(history, bytes([round_, who]), after=after) for who in range(2)]
        outcomes = await asyncio.gather(
            *(store.append(writer) for writer in writers), return_exceptions=True
        )
        assert sorted(isinstance(outcome, Conflict) for outcome in outcomes) == [False, True]
    assert len(await read(store, history)) == 20


async def test_of_two_batches_that_race_for_one_part_exactly_one_wins(
    store: EventStore, history: str, room_name: str
) -> None:
    own = [f"log.{room_name}.loan.{who}" for who in ("a", "b")]
    outcomes = await asyncio.gather(
        *(store.append(entry(subject), entry(history, subject.encode())) for subject in own),
        return_exceptions=True,
    )
    assert sorted(isinstance(outcome, Conflict) for outcome in outcomes) == [False, True]
    (winner,) = await read(store, history)
    assert [len(await read(store, s)) for s in own] == [s.encode() == winner for s in own]


async def test_fifty_writers_on_fifty_histories_do_not_disturb_each_other(
    store: EventStore, room_name: str
) -> None:
    subjects = [f"log.{room_name}.loan.{number}" for number in range(50)]
    await asyncio.gather(*(write(store, s, b"one", b"two", b"three") for s in subjects))
    for subject in subjects:
        assert await read(store, subject) == [b"one", b"two", b"three"]


async def is_connected(client: Client) -> bool:
    return client.is_connected


async def test_while_the_server_is_away_nothing_is_written_later(fresh_servers: Servers) -> None:
    client = await connect(fresh_servers.nats.url, "store", buffering=False)
    name, wanted = log_stream("away")
    await provision_stream(client, name, wanted)
    there = JetStreamStore(client, name, wait=PATIENCE)
    await there.start()
    await write(there, "log.away.loan.1", b"before")
    store = JetStreamStore(client, name, wait=0.5)
    await store.start()
    await fresh_servers.nats.kill()
    for after in (1, 1):
        with pytest.raises((Unavailable, Uncertain)):
            await store.append(entry("log.away.loan.1", b"while away", after=after))
    with pytest.raises(Unavailable):
        await store.load("log.away.loan.1")
    with pytest.raises(Unavailable):
        await store.last_sequence("log.away.loan.1")
    await fresh_servers.nats.start()
    await eventually(partial(is_connected, client))
    assert await read(there, "log.away.loan.1") == [b"before"]
    await client.close()
