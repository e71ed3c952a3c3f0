"""What cannot be handled waits in its lane, in order, until people see to it."""

import asyncio
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from shared.contracts.fact import Fact
from shared.kernel.messages import Command
from shared.runtime.reacting import Lanes
from tests.kit.at_work import AtWork, eventually, everything
from tests.kit.blanket_room import a_journey, thanking
from tests.kit.policies_at_work import (
    a_returned_loan,
    has_settled,
    lanes,
    listening,
    tell,
    tell_returned,
    thanks,
)


class Buggy:
    """A policy with a bug on some loans, until it is mended."""

    def __init__(self, *loans: UUID) -> None:
        self.stumbles_over = set(loans)

    def react(self, fact: Fact) -> Sequence[Command]:
        """Thank, or stumble."""
        (command,) = thanking(fact)
        if getattr(command, "loan_id", None) in self.stumbles_over:
            raise ZeroDivisionError
        return [command]


async def in_trouble(work: AtWork) -> tuple[Buggy, Lanes, UUID, list[UUID]]:
    """Have three facts of one journey parked since the first met a bug, others done."""
    journey = a_journey()
    loans = [await a_returned_loan(work, journey) for _ in range(3)]
    other = await a_returned_loan(work)
    policy = Buggy(loans[0])
    lane = lanes(work, policy.react)
    async with listening(work, lane):
        for loan in loans:
            await tell_returned(work, loan, journey)
        await tell_returned(work, other, a_journey())
        await eventually(partial(has_settled, work))
    assert [thanked.events[0]["loan_id"] for thanked in await thanks(work)] == [str(other)]
    return policy, lane, journey, list(loans)


async def test_after_a_bug_the_journeys_later_facts_wait_behind(work: AtWork) -> None:
    _, _, journey, _ = await in_trouble(work)
    parked = await work.parking.all()
    assert [one.lane for one in parked] == [str(journey)] * 3
    assert [one.reason for one in parked] == [
        "bug:ZeroDivisionError",
        "behind-a-parked-message",
        "behind-a-parked-message",
    ]


async def test_when_it_is_mended_the_lane_is_worked_in_order(work: AtWork) -> None:
    policy, lane, journey, loans = await in_trouble(work)
    assert await lane.retry(str(journey)) == (0, "bug:ZeroDivisionError")
    assert len(await work.parking.all()) == 3
    policy.stumbles_over.clear()
    assert await lane.retry(str(journey)) == (3, None)
    assert await work.parking.all() == []
    assert [thanked.events[0]["loan_id"] for thanked in (await thanks(work))[1:]] == [
        str(loan) for loan in loans
    ]


async def test_a_retry_stops_at_the_next_that_cannot_be_done(work: AtWork) -> None:
    policy, lane, journey, loans = await in_trouble(work)
    policy.stumbles_over = {loans[1]}
    assert await lane.retry(str(journey)) == (1, "bug:ZeroDivisionError")
    assert len(await work.parking.all()) == 2
    policy.stumbles_over.clear()
    assert await lane.retry(str(journey)) == (2, None)


async def test_a_dropped_message_is_gone_and_the_rest_of_its_lane_is_not(work: AtWork) -> None:
    policy, lane, journey, loans = await in_trouble(work)
    first, *_ = await work.parking.all()
    assert await work.parking.drop(first.sequence)
    assert not await work.parking.drop(first.sequence)
    policy.stumbles_over.clear()
    assert await lane.retry(str(journey)) == (2, None)
    assert [thanked.events[0]["loan_id"] for thanked in (await thanks(work))[1:]] == [
        str(loan) for loan in loans[1:]
    ]


async def test_what_comes_while_a_lane_is_retried_is_worked_after_it(work: AtWork) -> None:
    policy, lane, journey, loans = await in_trouble(work)
    late = await a_returned_loan(work)
    policy.stumbles_over.clear()
    async with listening(work, lane):
        retrying = asyncio.create_task(lane.retry(str(journey)))
        await tell_returned(work, late, journey)  # type: ignore[arg-type]
        _, reason = await retrying
        assert reason is None
        await eventually(partial(has_settled, work))
        await lane.retry(str(journey))
    assert await work.parking.all() == []
    assert [thanked.events[0]["loan_id"] for thanked in (await thanks(work))[1:]] == [
        str(loan) for loan in [*loans, late]
    ]


async def test_parked_bodies_cannot_be_read_in_the_stream(work: AtWork) -> None:
    secret = b'{"subject": "a name that should not be here"}'
    async with listening(work, lanes(work)):
        await tell(work, secret)
        await eventually(partial(has_settled, work))
    (parked,) = await everything(work.nats, "PARKED", f"parked.{work.room.name}.>")
    assert b"a name" not in parked.data
