"""A policy hears a fact, asks for what must follow, and acknowledges after it was done."""

import asyncio
from functools import partial
from typing import Any
from uuid import UUID

import orjson
import pytest

from shared.kernel.ids import derived
from shared.runtime.feed import Delivered
from shared.runtime.nats import Came
from shared.runtime.reacting import ACK_WAIT, Lanes
from tests.kit.at_work import AtWork, at_work, eventually
from tests.kit.blanket_room import a_journey, a_loan, asked, give_back, thanking
from tests.kit.policies_at_work import (
    a_returned_loan,
    has_settled,
    has_thanked,
    lanes,
    listening,
    tell,
    tell_returned,
    thanks,
    waiting,
)
from tests.kit.servers import Servers

IN_PROGRESS = b"+WPI"
"""What JetStream understands as a sign that a message is worked on."""

MORE_SIGNS_THAN_ONE_WAIT = 4
"""Each comes after a third of what the server waits for one."""

UNTIL_A_SIGN_WAS_LATE = (MORE_SIGNS_THAN_ONE_WAIT - 1) * ACK_WAIT / 3 + ACK_WAIT
"""Seconds that all of it takes at least if any pause was longer than the server waits."""

TRIES = 10


async def test_a_fact_becomes_a_command_that_names_its_cause(work: AtWork) -> None:
    journey = a_journey()
    loan = await a_returned_loan(work, journey)
    async with listening(work, lanes(work)):
        heard = await tell_returned(work, loan, journey)
        await eventually(partial(has_settled, work))
    (done,) = await thanks(work)
    assert (done.causation, done.correlation) == (heard.id, heard.correlation)
    assert (done.actor.role, done.purpose) == ("policy", work.room.policy.name)
    assert done.command_id == derived(heard.id, work.room.policy.name, 0)
    assert await work.parking.all() == []


async def test_a_fact_that_comes_twice_is_one_event(work: AtWork) -> None:
    journey = a_journey()
    loan = await a_returned_loan(work, journey)
    heard = await tell_returned(work, loan, journey)
    await tell(work, heard.encode())
    async with listening(work, lanes(work)):
        await eventually(partial(has_settled, work))
    assert len(await thanks(work)) == 1
    assert await refused(work) == []


async def test_facts_are_worked_in_the_order_they_were_told(work: AtWork) -> None:
    loans = [await a_returned_loan(work) for _ in range(12)]
    async with listening(work, lanes(work)):
        for loan in loans:
            await tell_returned(work, loan, a_journey())
        await eventually(partial(has_settled, work))
    assert [thanked.events[0]["loan_id"] for thanked in await thanks(work)] == [
        str(loan) for loan in loans
    ]


async def test_two_replicas_share_the_work_and_do_it_once(work: AtWork) -> None:
    loans = [await a_returned_loan(work) for _ in range(10)]
    async with listening(work, lanes(work)), listening(work, lanes(work)):
        for loan in loans:
            await tell_returned(work, loan, a_journey())
        await eventually(partial(has_settled, work))
    assert [thanked.events[0]["loan_id"] for thanked in await thanks(work)] == [
        str(loan) for loan in loans
    ]


async def test_a_duty_that_the_domain_refuses_is_noted_and_done_with(work: AtWork) -> None:
    journey = a_journey()
    (loan,) = await work.lent(journey=journey)
    async with listening(work, lanes(work)):
        heard = await tell_returned(work, loan, journey)
        await tell(work, heard.encode())
        await eventually(partial(has_settled, work))
    (noted,) = await refused(work)
    assert (noted["slug"], noted["fact"]) == ("still-on-loan", "blanket-returned.v1")
    assert (noted["policy"], noted["journey_id"]) == (work.room.policy.name, str(journey))
    assert await thanks(work) == []
    assert await work.parking.all() == []


@pytest.mark.parametrize("kind", ["bytes", "empty", "field", "version", "source"])
async def test_what_cannot_be_read_is_parked_and_the_rest_goes_on(work: AtWork, kind: str) -> None:
    journey = a_journey()
    loan = await a_returned_loan(work)
    async with listening(work, lanes(work)):
        at = await tell_something_odd(work, kind, journey)
        await tell_returned(work, loan, a_journey())
        await eventually(partial(has_settled, work))
    (parked,) = await work.parking.all()
    assert (parked.consumer, parked.stream) == (work.room.policy.name, "FACTS")
    assert parked.origin == at
    assert parked.reason == ("UnknownKind" if kind == "version" else "MalformedFact")
    assert parked.lane == ("unknown" if kind in {"bytes", "empty"} else str(journey))
    assert len(await thanks(work)) == 1


async def tell_something_odd(work: AtWork, kind: str, journey: UUID) -> int:
    """Publish something that no policy can read."""
    known = (await tell_returned(work, a_loan(), a_journey())).encode()
    raw: dict[str, Any] = orjson.loads(known)
    raw["subject"] = str(journey)
    odd = {
        "bytes": b"\xff\x00 not JSON",
        "empty": b"",
        "field": orjson.dumps({**raw, "data": {**raw["data"], "name": "?"}}),
        "version": orjson.dumps({**raw, "type": "blanket-returned.v9"}),
        "source": orjson.dumps({k: v for k, v in raw.items() if k != "source"}),
    }
    return await tell(work, odd[kind], "v9" if kind == "version" else "v1")


async def test_a_command_that_breaks_is_parked_as_a_bug(work: AtWork) -> None:
    """The history of what the duty is about cannot be read: only people can help."""
    journey = a_journey()
    loan = await a_returned_loan(work, journey)
    await work.write_bytes(b"not an envelope", work.room.loans.subject(loan))
    async with listening(work, lanes(work)):
        await tell_returned(work, loan, journey)
        await eventually(partial(has_settled, work))
    (parked,) = await work.parking.all()
    assert parked.reason == "bug:UnreadableHistory"


@pytest.mark.parametrize("away", ["mongod", "nats-server"])
async def test_while_a_server_is_away_a_duty_waits_and_is_never_parked(
    fresh_servers: Servers, away: str
) -> None:
    server = fresh_servers.mongo if away == "mongod" else fresh_servers.nats
    async with at_work(fresh_servers.nats.url, fresh_servers.mongo.url) as work:
        journey = a_journey()
        (kept,) = await work.lent(journey=journey)
        returned = await a_returned_loan(work)
        async with listening(work, lanes(work)):
            await eventually(partial(has_settled, work))
            if away == "mongod":
                await server.kill()
            await tell_returned(work, kept, journey)
            await tell_returned(work, returned, a_journey())
            if away == "mongod":
                await eventually(partial(still_waits, work))
            else:
                await server.kill()
            await server.start()
            await eventually(partial(has_thanked_again, work))
            await eventually(partial(has_settled, work))
        assert await work.parking.all() == []
        assert [noted["slug"] for noted in await refused(work)] == ["still-on-loan"]
        assert len(await thanks(work)) == 1


async def test_one_who_was_killed_after_the_append_does_not_do_it_again(work: AtWork) -> None:
    """The append is there, the acknowledgement is not: the fact comes again."""
    journey = a_journey()
    loan = await a_returned_loan(work, journey)
    heard = await tell_returned(work, loan, journey)
    (command,) = thanking(heard.fact)
    await work.desk.handle(command, asked(derived(heard.id, work.room.policy.name, 0), request=""))
    async with listening(work, lanes(work)):
        await eventually(partial(has_settled, work))
    assert len(await thanks(work)) == 1
    assert await refused(work) == []
    assert await work.parking.all() == []


async def test_long_work_is_not_given_to_a_second_replica_meanwhile(work: AtWork) -> None:
    """Whoever works long says so in time: what is in hand is not handed out again.

    A machine that stands still for as long as the server waits proves nothing: begin again.
    """
    handled: list[int] = []
    signs = asyncio.Semaphore(0)

    async def slow(message: Delivered) -> str | None:
        handled.append(message.sequence)
        for _ in range(MORE_SIGNS_THAN_ONE_WAIT):
            await signs.acquire()
        return None

    def heard(came: Came) -> None:
        if came.data == IN_PROGRESS:
            signs.release()

    await work.nats.hear(f"$JS.ACK.FACTS.{work.room.policy.name}.>", heard)
    replicas = [Lanes(work.room.policy.name, "FACTS", work.parking, slow) for _ in range(2)]
    clock = asyncio.get_running_loop().time
    async with listening(work, replicas[0]), listening(work, replicas[1]):
        for _ in range(TRIES):
            handled.clear()
            while not signs.locked():
                await signs.acquire()
            began = clock()
            await tell_returned(work, a_loan(), a_journey())
            await eventually(partial(has_settled, work))
            if len(handled) == 1 or clock() - began < UNTIL_A_SIGN_WAS_LATE:
                break
    assert len(handled) == 1


async def test_a_duty_refused_once_may_be_asked_again_by_another_fact(work: AtWork) -> None:
    journey = a_journey()
    (loan,) = await work.lent(journey=journey)
    async with listening(work, lanes(work)):
        await tell_returned(work, loan, journey)
        await eventually(partial(has_settled, work))
        await work.put(give_back(loan))
        await tell_returned(work, loan, journey, fact_no=2)
        await eventually(partial(has_thanked, work, 1))


async def refused(work: AtWork) -> list[dict[str, str]]:
    """Return the duties that the domain refused."""
    return [noted async for noted in work.database.refused_duties.find()]


async def still_waits(work: AtWork) -> bool:
    """Tell whether the policy was handed a fact and has not acknowledged it."""
    return await waiting(work) == 2


async def has_thanked_again(work: AtWork) -> bool:
    """Tell, as soon as the log can be read, whether someone was thanked."""
    return work.nats.is_connected and await has_thanked(work, 1)
