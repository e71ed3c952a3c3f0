"""The reader of streams: in order, from any position, exact over every restart."""

# pyright: reportPrivateUsage=false

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial

import pytest

from shared.runtime.event_store.interface import Append, Conflict, Unavailable, Uncertain
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.feed import CREDIT, Delivered, Feed, Foreign, Lost, reading
from shared.runtime.nats import Client as Nats
from shared.runtime.nats import api, connect
from shared.runtime.provisioning import log_stream, provision_stream
from shared.runtime.tail import Follower, following
from tests.kit.at_work import AtWork, eventually, everything
from tests.kit.servers import Servers

Begin = Callable[[Nats, str, int], AbstractAsyncContextManager[Feed | Follower]]


async def read(feed: Feed, count: int) -> list[Delivered]:
    """Read exactly so many messages."""
    got: list[Delivered] = []
    async with asyncio.timeout(30):
        while len(got) < count:
            got += await feed.batch()
    return got


async def test_everything_comes_in_the_order_it_was_written(work: AtWork) -> None:
    await work.fill(30)
    async with reading(work.feeds, work.stream, 0) as feed:
        got = await read(feed, 30)
    assert got == await work.logged()
    assert [message.sequence for message in got] == list(range(1, 31))


@pytest.mark.parametrize("after", [0, 1, 7, 29, 30])
async def test_reading_goes_on_after_any_position(work: AtWork, after: int) -> None:
    await work.fill(30)
    async with reading(work.feeds, work.stream, after) as feed:
        await work.fill(1, "cupboard")
        got = await read(feed, 31 - after)
    assert [message.sequence for message in got] == list(range(after + 1, 32))


async def test_what_is_written_while_reading_comes_too(work: AtWork) -> None:
    async with reading(work.feeds, work.stream, 0) as feed:
        for number in range(1, 4):
            await work.fill(1)
            (message,) = await read(feed, 1)
            assert message.sequence == number


async def test_only_what_was_asked_for_comes(work: AtWork) -> None:
    await work.fill(5, "loan")
    await work.fill(5, "cupboard")
    await work.fill(5, "loan")
    wanted = [f"log.{work.room.name}.loan.*"]
    async with reading(work.feeds, work.stream, 2, wanted) as feed:
        got = await read(feed, 8)
    assert [message.sequence for message in got] == [3, 4, 5, 11, 12, 13, 14, 15]


async def test_more_than_the_credit_comes_whole_to_a_slow_reader(work: AtWork) -> None:
    count = 3 * CREDIT + 17
    await work.fill(count)
    got: list[Delivered] = []
    async with reading(work.feeds, work.stream, 0) as feed, asyncio.timeout(30):
        while len(got) < count:
            batch = await feed.batch(limit=333)
            assert 0 < len(batch) <= 333
            got += batch
            assert len(feed._ready) <= CREDIT, "no more is read ahead than was asked for"
    assert [message.sequence for message in got] == list(range(1, count + 1))


async def test_a_reader_may_stop_waiting_and_misses_nothing(work: AtWork) -> None:
    async with reading(work.feeds, work.stream, 0) as feed:
        assert await feed.batch(within=0) == []
        await work.fill(3)
        assert len(await read(feed, 3)) == 3
        assert await feed.batch(within=0.1) == []


async def test_a_closed_reader_leaves_nothing_behind(work: AtWork) -> None:
    async with reading(work.feeds, work.stream, 0):
        assert len(await work.consumers()) == 1
        heard = len(work.feeds._subs)

    async def gone() -> bool:
        return not await work.consumers()

    await eventually(gone)
    assert len(work.feeds._subs) == heard - 1


async def test_a_stream_that_ends_before_our_position_is_another(work: AtWork) -> None:
    await work.fill(3)
    async with reading(work.feeds, work.stream, 3):
        pass
    with pytest.raises(Foreign):
        async with reading(work.feeds, work.stream, 4):
            pass


@pytest.mark.parametrize(
    ("stream", "filters"),
    [("LOG_NOWHERE", []), ("FACTS", ["not a subject"])],
    ids=["no stream", "no consumer"],
)
async def test_a_reading_that_cannot_begin_is_lost_and_leaves_nothing_behind(
    work: AtWork, stream: str, filters: list[str]
) -> None:
    await api(work.feeds, "INFO")
    before = len(work.feeds._subs)
    for _ in range(3):
        with pytest.raises(Lost):
            await Feed.open(work.feeds, stream, 0, filters)
    assert len(work.feeds._subs) == before


async def test_a_reader_whose_consumer_was_deleted_says_so(work: AtWork) -> None:
    async with reading(work.feeds, work.stream, 0) as feed:
        (name,) = await work.consumers()
        await api(work.nats, f"CONSUMER.DELETE.{work.stream}.{name}")
        with pytest.raises(Lost):
            await read(feed, 1)


@pytest.mark.parametrize("begin", [reading, following])
async def test_nothing_is_missed_and_nothing_comes_twice_over_kills(
    fresh_servers: Servers, begin: Begin
) -> None:
    name, wanted = log_stream("killed")
    writer = await connect(fresh_servers.nats.url, "writer", buffering=False)
    reader = await connect(fresh_servers.nats.url, "reader", buffering=True)
    await provision_stream(writer, name, wanted)
    store = JetStreamStore(writer, name, wait=0.5)
    await store.start()
    got: list[Delivered] = []
    stop = asyncio.Event()
    working = [
        asyncio.create_task(write_until(stop, store)),
        asyncio.create_task(read_for_ever(begin, reader, name, got)),
    ]
    for _ in range(3):
        await eventually(partial(has_grown, got, len(got) + 200))
        await fresh_servers.nats.kill()
        await fresh_servers.nats.start()
    await eventually(partial(has_grown, got, len(got) + 200))
    stop.set()
    await working[0]
    last = (await everything(writer, name))[-1].sequence
    await eventually(partial(has_grown, got, last))
    working[1].cancel()
    assert got == await everything(writer, name)
    await writer.close()
    await reader.close()


async def write_until(stop: asyncio.Event, store: JetStreamStore) -> None:
    """Write one message after the other, whatever happens to the server."""
    subject, number = "log.killed.loan.1", 0
    while not stop.is_set():
        number += 1
        try:
            last = await store.last_sequence(subject)
            await store.append(Append(subject, str(number).encode(), last, str(number)))
        except (Unavailable, Uncertain, Conflict):
            await asyncio.sleep(0.01)


async def read_for_ever(begin: Begin, client: Nats, stream: str, got: list[Delivered]) -> None:
    """Read on from what was got, beginning again after every loss."""
    while True:
        after = got[-1].sequence if got else 0
        try:
            async with begin(client, stream, after) as feed:
                while True:
                    got += await feed.batch()
        except Lost:
            await asyncio.sleep(0.05)


async def has_grown(got: Sequence[Delivered], length: int) -> bool:
    """Tell whether so much has come."""
    return len(got) >= length
