"""Those who follow one stream together: each gets everything, in order, once."""

import asyncio
from collections.abc import Sequence

import pytest

from shared.runtime import tail
from shared.runtime.feed import Delivered, Foreign, Lost
from shared.runtime.tail import Follower, following
from tests.kit.at_work import AtWork, eventually


async def follow(follower: Follower, count: int) -> list[Delivered]:
    """Follow for exactly so many messages."""
    got: list[Delivered] = []
    async with asyncio.timeout(30):
        while len(got) < count:
            got += await follower.batch()
    return got


def sequences(got: Sequence[Delivered]) -> list[int]:
    """Return where these messages lie."""
    return [message.sequence for message in got]


async def test_who_has_caught_up_shares_one_reading(work: AtWork) -> None:
    await work.fill(10)
    async with (
        following(work.feeds, work.stream, 0) as first,
        following(work.feeds, work.stream, 4) as second,
        following(work.feeds, work.stream, 10) as third,
    ):
        assert sequences(await follow(first, 10)) == list(range(1, 11))
        assert sequences(await follow(second, 6)) == list(range(5, 11))
        await work.fill(5)
        for follower in (first, second, third):
            assert sequences(await follow(follower, 5)) == list(range(11, 16))

        async def one_reads() -> bool:
            return len(await work.consumers()) == 1

        await eventually(one_reads)
        await work.fill(3)
        for follower in (third, first, second):
            assert sequences(await follow(follower, 3)) == list(range(16, 19))

    async def nobody_reads() -> bool:
        return not await work.consumers()

    await eventually(nobody_reads)


async def test_who_comes_from_far_behind_catches_up_alone(work: AtWork) -> None:
    await work.fill(700)
    async with (
        following(work.feeds, work.stream, 698) as near,
        following(work.feeds, work.stream, 0) as far,
    ):
        await follow(near, 2)
        assert sequences(await follow(far, 700)) == list(range(1, 701))
        await work.fill(2)
        for follower in (near, far):
            assert sequences(await follow(follower, 2)) == [701, 702]


async def test_who_was_too_slow_for_the_tail_begins_again(
    work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    await work.fill(2)
    with monkeypatch.context() as short:
        short.setattr(tail, "KEPT", 10)
        async with (
            following(work.feeds, work.stream, 0) as quick,
            following(work.feeds, work.stream, 0) as slow,
        ):
            await follow(quick, 2)
            await follow(slow, 2)
            for _ in range(5):
                await work.fill(10)
                await follow(quick, 10)
            with pytest.raises(Lost):
                await slow.batch()
    async with following(work.feeds, work.stream, 2) as again:
        assert sequences(await follow(again, 50)) == list(range(3, 53))


async def test_a_follower_may_stop_waiting_and_misses_nothing(work: AtWork) -> None:
    await work.fill(1)
    async with following(work.feeds, work.stream, 0) as follower:
        await follow(follower, 1)
        assert await follower.batch(within=0.05) == []
        await work.fill(3)
        assert sequences(await follow(follower, 3)) == [2, 3, 4]


async def test_no_more_comes_at_once_than_was_asked_for(work: AtWork) -> None:
    await work.fill(1)
    async with following(work.feeds, work.stream, 0) as follower:
        await follow(follower, 1)
        await work.fill(7)
        got: list[Delivered] = []
        while len(got) < 7:
            batch = await follower.batch(3)
            assert 0 < len(batch) <= 3
            got += batch
    assert sequences(got) == list(range(2, 9))


async def test_another_stream_is_not_followed(work: AtWork) -> None:
    await work.fill(3)
    with pytest.raises(Foreign):
        async with following(work.feeds, work.stream, 4):
            pass
