"""What a room tells: every fact once, in order, by whoever tells it."""

# pyright: reportPrivateUsage=false

import asyncio
from functools import partial

import pytest

from shared.contracts.fact import Fact
from shared.kernel.envelope import Envelope
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Event
from shared.runtime.event_store.interface import Conflict
from shared.runtime.publishing import Publisher
from tests.kit.at_work import AtWork, at_work, envelope_for, eventually, everything, working
from tests.kit.blanket_room import (
    NOON,
    BlanketLent,
    BlanketReturned,
    ReminderGiven,
    a_cupboard,
    a_journey,
    a_loan,
    give_back,
    publish,
    remind,
    stock,
)
from tests.kit.blankets import Lent
from tests.kit.cupboards import LoanId
from tests.kit.servers import Servers


def publisher(work: AtWork) -> Publisher:
    """Return one who tells the room's facts."""
    return Publisher(work.feeds, work.room.log, publish, work.database, work.rejects.park)


async def to_be_told(work: AtWork) -> list[tuple[int, int]]:
    """Return which events of the log others must hear of: position and index."""
    places: list[tuple[int, int]] = []
    for message in await work.logged():
        envelope = Envelope.decode(message.data)
        for index, stored in enumerate(envelope.events):
            event = work.room.log.read(message.subject.split(".")[2], stored)
            if envelope.journey and publish(event, envelope.journey):
                places.append((message.sequence, index))
    return places


async def all_was_told(work: AtWork) -> bool:
    """Tell whether as many facts were told as there are."""
    return len(await work.facts()) >= len(await to_be_told(work))


async def told_once_and_in_order(work: AtWork) -> None:
    """Wait until everything was told; check that it was told once, in order, and counted."""
    await eventually(partial(all_was_told, work))
    facts = await work.facts()
    assert [(fact.logseq, fact.logindex) for fact in facts] == await to_be_told(work)
    assert [fact.factno for fact in facts] == list(range(1, len(facts) + 1))
    assert [fact.cursor for fact in facts] == [(fact.logseq, fact.logindex) for fact in facts]


async def three_at_once(work: AtWork, loan: LoanId) -> None:
    """Write one decision of three events, two of which others hear of."""
    subject = work.room.loans.subject(loan)
    at = NOON.isoformat()
    lent = Lent(loan_id=loan, journey_id=a_journey(), due_at=NOON, occurred_at=NOON)
    prolonged = {"kind": "loan-prolonged.v1", "occurred_at": at, "due_at": at}
    reminded = {"kind": "reminder-given.v2", "occurred_at": at, "by": "phone"}
    events = [
        lent.model_dump(mode="json"),
        {**prolonged, "loan_id": str(loan)},
        {**reminded, "loan_id": str(loan)},
    ]
    await work.write(envelope_for(events, version=1, prev=""), subject)


async def test_a_fact_says_what_happened_to_whom_and_by_which_command(work: AtWork) -> None:
    journey = a_journey()
    (loan,) = await work.lent(journey=journey)
    async with working(publisher(work).run):
        await told_once_and_in_order(work)
    (told,) = await work.facts()
    (message,) = await work.store.load(work.room.loans.subject(loan))
    envelope = Envelope.decode(message.data)
    assert told.fact == BlanketLent(journey_id=journey, occurred_at=NOON)
    assert (told.source, told.time) == (work.room.name, envelope.recorded_at)
    assert told.command_id == envelope.command_id
    assert told.id == derived(work.stream, message.sequence, 0)


async def test_what_happens_while_it_runs_is_told_in_order(work: AtWork) -> None:
    async with working(publisher(work).run):
        loans = await work.lent(3)
        for number in range(5):
            await asyncio.gather(*(work.put(remind(loan, after=number)) for loan in loans))
        for loan in loans:
            await work.put(give_back(loan))
        await told_once_and_in_order(work)
    kinds = [type(told.fact) for told in await work.facts()]
    assert kinds == [BlanketLent] * 3 + [ReminderGiven] * 15 + [BlanketReturned] * 3


@pytest.mark.parametrize("waiting", [1, 7, 8, 9, 40])
async def test_what_waited_is_told_in_order_alone_or_in_a_batch(work: AtWork, waiting: int) -> None:
    (loan,) = await work.lent()
    if waiting > 1:
        await work.reminded(loan, waiting - 1)
    async with working(publisher(work).run):
        await told_once_and_in_order(work)
        await work.reminded(loan, 2)
        await told_once_and_in_order(work)
    assert len(await work.facts()) == waiting + 2


async def test_two_facts_of_one_decision_are_told_one_after_the_other(work: AtWork) -> None:
    await three_at_once(work, a_loan())
    async with working(publisher(work).run):
        await told_once_and_in_order(work)
    assert [told.logindex for told in await work.facts()] == [0, 2]


async def test_one_who_died_within_a_decision_is_continued_within_it(work: AtWork) -> None:
    await three_at_once(work, a_loan())
    dying = publisher(work)
    head = await dying._head()
    facts = await dying._told(await work.logged(), head)
    await dying._send(facts[:1], head)
    async with working(publisher(work).run):
        await told_once_and_in_order(work)


async def test_one_who_dies_again_and_again_tells_everything_once(work: AtWork) -> None:
    (loan,) = await work.lent()
    for life in range(8):
        await work.reminded(loan, 12, first=life * 12)
        async with working(publisher(work).run):
            await eventually(partial(has_told, work, life * 12 + 3))
    async with working(publisher(work).run):
        await told_once_and_in_order(work)


async def test_of_two_who_tell_at_once_each_fact_is_told_once(work: AtWork) -> None:
    loans = await work.lent(4)
    async with working(publisher(work).run, publisher(work).run):
        for number in range(25):
            await asyncio.gather(*(work.put(remind(loan, after=number)) for loan in loans))
        await told_once_and_in_order(work)


async def test_one_who_slept_while_another_went_on_tells_nothing_again(work: AtWork) -> None:
    (loan,) = await work.lent()
    await work.reminded(loan, 3)
    sleeper = publisher(work)
    head = await sleeper._head()
    facts = await sleeper._told(await work.logged(), head)
    async with working(publisher(work).run):
        await told_once_and_in_order(work)
    for asleep in (facts[:1], facts * 3):
        with pytest.raises(Conflict):
            await sleeper._send(asleep, head)
    await told_once_and_in_order(work)


async def test_after_a_stretch_that_told_nothing_telling_goes_on(work: AtWork) -> None:
    cupboard = a_cupboard()
    for number in range(1_020):
        await work.put(stock(cupboard, number))
    first = publisher(work)
    async with working(first.run):
        await eventually(partial(has_kept_a_position, work))
    await work.lent()
    second = publisher(work)
    async with working(second.run):
        await told_once_and_in_order(work)
        await eventually(partial(has_come_to, second, 1_023))


async def test_the_quiet_position_never_leads(work: AtWork) -> None:
    (loan,) = await work.lent()
    async with working(publisher(work).run):
        await told_once_and_in_order(work)
    await work.reminded(loan, 2)
    await work.database.positions.update_one(
        {"_id": "publishing"}, {"$set": {"sequence": 1}}, upsert=True
    )
    async with working(publisher(work).run):
        await told_once_and_in_order(work)


async def test_what_cannot_be_read_is_parked_and_the_rest_is_told(work: AtWork) -> None:
    (loan,) = await work.lent()
    at = await work.write_bytes(b"not an envelope", work.room.loans.subject(a_loan()))
    await work.reminded(loan, 1)
    async with working(publisher(work).run):
        await eventually(partial(has_told, work, 2))
    assert work.rejects.parked == [("publishing", at, "Malformed")]
    assert [told.factno for told in await work.facts()] == [1, 2]


async def test_what_was_parked_is_told_late_and_counted_on(work: AtWork) -> None:
    broken = True

    def publish_with_a_bug(event: Event, journey: JourneyId) -> Fact | None:
        fact = publish(event, journey)
        if broken and isinstance(fact, ReminderGiven):
            raise ZeroDivisionError
        return fact

    one = Publisher(work.feeds, work.room.log, publish_with_a_bug, work.database, work.rejects.park)
    (loan,) = await work.lent()
    await work.reminded(loan, 1)
    await work.put(give_back(loan))
    async with working(one.run):
        await eventually(partial(has_told, work, 2))
        ((_, at, _),) = work.rejects.parked
        (parked,) = [message for message in await work.logged() if message.sequence == at]
        assert await one.publish_late(parked) == "ZeroDivisionError"
        broken = False
        assert await one.publish_late(parked) is None
        (loan,) = await work.lent()
        await eventually(partial(has_told, work, 4))
    told = await work.facts()
    assert [fact.factno for fact in told] == [1, 2, 3, 4]
    assert [fact.logseq for fact in told] == [3, 5, at, 8]
    assert [fact.cursor for fact in told] == [(3, 0), (5, 0), (5, 0), (8, 0)]
    async with working(publisher(work).run):
        await work.lent()
        await eventually(partial(has_told, work, 5))
    assert [fact.factno for fact in await work.facts()] == [1, 2, 3, 4, 5]


async def test_a_strangers_message_under_our_name_changes_nothing(work: AtWork) -> None:
    (loan,) = await work.lent()
    async with working(publisher(work).run):
        await told_once_and_in_order(work)
    subject = f"facts.{work.room.name}.blanket-lent.v1"
    await work.publish(subject, b"a stranger's")
    await work.reminded(loan, 1)
    async with working(publisher(work).run):
        await eventually(partial(has_messages, work, 3))
    told = [m.data for m in await everything(work.nats, "FACTS", f"facts.{work.room.name}.>")]
    assert told[1] == b"a stranger's"
    assert [work.room.reader.read(told[n]).factno for n in (0, 2)] == [1, 2]


async def test_every_fact_is_told_once_over_kills_of_the_servers(fresh_servers: Servers) -> None:
    async with at_work(fresh_servers.nats.url, fresh_servers.mongo.url) as work:
        (loan,) = await work.lent()
        async with working(publisher(work).run):
            for life in range(2):
                await work.reminded(loan, 15, first=life * 15)
                await fresh_servers.kill()
                await fresh_servers.start()
                await eventually(partial(is_back, work))
            await told_once_and_in_order(work)


async def is_back(work: AtWork) -> bool:
    """Tell whether commands can be put again."""
    return work.nats.is_connected and work.feeds.is_connected


async def has_told(work: AtWork, count: int) -> bool:
    """Tell whether so many facts were told."""
    return len(await work.facts()) >= count


async def has_messages(work: AtWork, count: int) -> bool:
    """Tell whether so many messages lie under the room's name."""
    found = await everything(work.nats, "FACTS", f"facts.{work.room.name}.>")
    return len(found) >= count


async def has_come_to(one: Publisher, sequence: int) -> bool:
    """Tell whether whoever tells has come exactly so far."""
    return one.position == sequence


async def has_kept_a_position(work: AtWork) -> bool:
    """Tell whether somebody noted that a long stretch told nothing."""
    return await work.database.positions.find_one({"_id": "publishing"}) is not None
