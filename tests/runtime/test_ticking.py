"""Clocks are set, moved and settled by what happens, and ring once when they are due."""

from base64 import b64decode
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from shared.kernel.clocks import SetClock, SettleClock
from shared.runtime.feed import Delivered
from shared.runtime.handling import Desk
from shared.runtime.nats import api
from shared.runtime.provisioning import (
    STREAMS,
    clocks_consumer,
    provision_consumer,
    provision_stream,
)
from shared.runtime.reacting import Lanes
from shared.runtime.receipts import MemoryReceipts
from shared.runtime.ticking import PAPER_GRACE, Bell, Clockmaker
from tests.kit.at_work import (
    PATIENCE,
    AtWork,
    at_work,
    eventually,
    everything,
    raw_messages,
    working,
)
from tests.kit.blanket_room import CLOCKS, NOON, give_back
from tests.kit.blankets import Lent, Prolong
from tests.kit.cupboards import LoanId
from tests.kit.policies_at_work import listening
from tests.kit.servers import Servers

SOON = timedelta(seconds=1.5)
NEXT_YEAR = timedelta(days=365)


def clockmaker(work: AtWork) -> Clockmaker:
    """Return one who keeps the room's clocks."""
    return Clockmaker(work.feeds, work.room.log, CLOCKS, work.database, work.rejects.park)


def bell(work: AtWork) -> Lanes:
    """Return the lanes of the room's due clocks."""
    rings = Bell(work.nats, work.room.log, CLOCKS, work.desk).handle
    return Lanes(clocks_consumer(work.room.name), "TIMERS", work.parking, rings)


@asynccontextmanager
async def ticking(work: AtWork) -> AsyncGenerator[Clockmaker]:
    """Keep the clocks and let them ring."""
    maker = clockmaker(work)
    async with listening(work, bell(work)), working(maker.run):
        yield maker


def written_down_at(work: AtWork, moment: datetime) -> AtWork:
    """Return the room with a desk that dates everything alike, however long the writing takes."""
    desk = Desk(work.room.log, work.store, MemoryReceipts(), now=lambda: moment)
    return replace(work, desk=desk)


async def loans_due(work: AtWork, after: timedelta, loans: int) -> list[LoanId]:
    """Lend so many blankets that are due so much after now."""
    now = datetime.now(UTC)
    return await written_down_at(work, now).lent(loans, due_at=now + after)


async def a_loan_due(work: AtWork, after: timedelta) -> LoanId:
    """Lend a blanket that is due so much after now."""
    (loan,) = await loans_due(work, after, 1)
    return loan


async def move(work: AtWork, loan: LoanId, after: timedelta) -> None:
    """Prolong a loan."""
    now = datetime.now(UTC)
    prolong = Prolong(loan_id=loan, due_at=now + after, occurred_at=NOON)
    await written_down_at(work, now).put(prolong)


async def is_overdue(work: AtWork, loan: LoanId) -> bool:
    """Tell whether a loan was noted as overdue."""
    loaded = await work.desk.state_of(work.room.loans, loan)
    return getattr(loaded.state, "overdue", False)


async def has_seen_the_log(work: AtWork, maker: Clockmaker) -> bool:
    """Tell whether the clocks are as the log says."""
    return maker.position == (await work.logged())[-1].sequence


async def schedules(work: AtWork) -> dict[str, str]:
    """Return which clocks are set, and for when."""
    found = await raw_messages(work.nats, "TIMERS", f"timers.{work.room.name}.>")
    headers = {raw["subject"]: b64decode(raw["hdrs"]).decode() for raw in found}
    return {
        subject.rpartition(".")[2]: header.partition("Nats-Schedule: ")[2].partition("\r\n")[0]
        for subject, header in headers.items()
    }


async def due_messages(work: AtWork) -> int:
    """Return how many due messages nobody has worked yet."""
    return len(await everything(work.nats, "TIMERS", f"due.{work.room.name}.>"))


async def test_a_clock_rings_once_when_it_is_due(work: AtWork) -> None:
    async with ticking(work):
        loan = await a_loan_due(work, SOON)
        await eventually(partial(is_overdue, work, loan))
        await eventually(partial(is_empty, work))
    assert len(await work.store.load(work.room.loans.subject(loan))) == 2
    assert await schedules(work) == {}


async def test_a_clock_never_rings_before_the_full_second_after_it_is_due(work: AtWork) -> None:
    """A clock that rings early is told "not yet", and does not ring again."""
    due_at = (datetime.now(UTC) + timedelta(days=3)).replace(microsecond=0)
    for odd in (0, 1_000, 999_000):
        (loan,) = await work.lent(due_at=due_at + timedelta(microseconds=odd))
        maker = clockmaker(work)
        async with working(maker.run):
            await eventually(partial(has_seen_the_log, work, maker))
        later = due_at + timedelta(seconds=1)
        assert (await schedules(work))[str(loan)] == f"@at {later:%Y-%m-%dT%H:%M:%SZ}"


async def test_a_settled_clock_does_not_ring(work: AtWork) -> None:
    maker = clockmaker(work)
    async with working(maker.run):
        settled, other = await a_loan_due(work, SOON), await a_loan_due(work, NEXT_YEAR)
        await eventually(partial(has_seen_the_log, work, maker))
        await work.put(give_back(settled))
        await eventually(partial(has_seen_the_log, work, maker))
        assert list(await schedules(work)) == [str(other)]
    async with ticking(work):
        await move(work, other, SOON)
        await eventually(partial(is_overdue, work, other))
        await eventually(partial(is_empty, work))
    assert len(await work.store.load(work.room.loans.subject(settled))) == 2


async def test_a_moved_clock_rings_at_its_new_time(work: AtWork) -> None:
    maker = clockmaker(work)
    async with working(maker.run):
        later, sooner = await a_loan_due(work, SOON), await a_loan_due(work, NEXT_YEAR)
        await eventually(partial(has_seen_the_log, work, maker))
        await move(work, later, NEXT_YEAR)
        await eventually(partial(has_seen_the_log, work, maker))
        assert set(await schedules(work)) == {str(later), str(sooner)}
    async with ticking(work):
        await move(work, sooner, SOON)
        await eventually(partial(is_overdue, work, sooner))
        await eventually(partial(is_empty, work))
        assert not await is_overdue(work, later)
        assert set(await schedules(work)) == {str(later)}


async def test_what_was_late_when_it_was_written_down_gets_the_papers_grace(
    work: AtWork,
) -> None:
    maker = clockmaker(work)
    async with working(maker.run):
        late = await a_loan_due(work, -timedelta(days=2))
        await eventually(partial(has_seen_the_log, work, maker))
    (at,) = [message.data for message in await work.store.load(work.room.loans.subject(late))]
    recorded_at = work.room.log.opened("loan", at)[0].recorded_at
    set_for = (await schedules(work))[str(late)].removeprefix("@at ")
    after = datetime.fromisoformat(set_for) - recorded_at - PAPER_GRACE
    assert timedelta(0) <= after <= timedelta(seconds=1)


async def test_a_clock_set_twice_is_set_once(work: AtWork) -> None:
    loan = await a_loan_due(work, SOON)
    makers = [clockmaker(work) for _ in range(2)]
    async with working(*(maker.run for maker in makers)):
        for maker in makers:
            await eventually(partial(has_seen_the_log, work, maker))
    await work.database.positions.delete_one({"_id": "clocks"})
    async with ticking(work):
        await eventually(partial(is_overdue, work, loan))
        await eventually(partial(is_empty, work))
    assert len(await work.store.load(work.room.loans.subject(loan))) == 2


async def test_a_due_message_that_comes_twice_is_one_event(work: AtWork) -> None:
    loan = await a_loan_due(work, SOON)
    async with ticking(work):
        await eventually(partial(is_overdue, work, loan))
        await eventually(partial(is_empty, work))
        await ring_by_hand(work, loan)
        await ring_by_hand(work, loan)
        await eventually(partial(is_empty, work))
    assert len(await work.store.load(work.room.loans.subject(loan))) == 2
    assert await work.parking.all() == []


async def test_a_due_message_is_only_a_hint(work: AtWork) -> None:
    loan = await a_loan_due(work, NEXT_YEAR)
    async with ticking(work):
        await ring_by_hand(work, loan)
        await eventually(partial(is_empty, work))
    assert not await is_overdue(work, loan)
    assert await work.parking.all() == []


async def test_a_clock_that_cannot_ring_is_parked_and_the_others_ring(work: AtWork) -> None:
    broken = await a_loan_due(work, SOON)
    await work.write_bytes(b"not an envelope", work.room.loans.subject(broken))
    async with ticking(work):
        other = await a_loan_due(work, SOON)
        await eventually(partial(is_overdue, work, other))
        await eventually(partial(has_parked, work, 1))
        last = await a_loan_due(work, SOON)
        await eventually(partial(is_overdue, work, last))
    (parked,) = await work.parking.all()
    assert (parked.lane, parked.reason) == (str(broken), "bug:UnreadableHistory")
    ((who, _, reason),) = work.rejects.parked
    assert (who, reason) == ("clocks", "Malformed")


async def test_what_was_parked_is_set_late_and_the_last_word_of_its_history_holds(
    work: AtWork,
) -> None:
    broken = True

    def watch_with_a_bug(event: Any) -> Sequence[SetClock | SettleClock]:
        if broken and isinstance(event, Lent):
            raise ZeroDivisionError
        return CLOCKS.watch(event)

    clocks = replace(CLOCKS, watch=watch_with_a_bug)
    maker = Clockmaker(work.feeds, work.room.log, clocks, work.database, work.rejects.park)
    async with working(maker.run):
        moved, settled, kept = await work.lent(3, due_at=datetime.now(UTC) + NEXT_YEAR)
        await move(work, moved, 2 * NEXT_YEAR)
        await work.put(give_back(settled))
        await eventually(partial(has_seen_the_log, work, maker))
    assert [reason for _, _, reason in work.rejects.parked] == ["ZeroDivisionError"] * 3
    right = (await schedules(work))[str(moved)]
    histories = [await history(work, loan) for loan in (moved, settled, kept)]
    assert await maker.set_late(histories[0]) == "ZeroDivisionError"
    broken = False
    assert [await maker.set_late(one) for one in histories] == [None, None, None]
    assert set(await schedules(work)) == {str(moved), str(kept)}
    assert (await schedules(work))[str(moved)] == right


async def history(work: AtWork, loan: LoanId) -> list[Delivered]:
    """Return a loan's history from its beginning."""
    subject = work.room.loans.subject(loan)
    found = await work.store.load(subject)
    return [Delivered(subject, message.sequence, message.data) for message in found]


async def test_clocks_survive_kills_and_ring_once_each(fresh_servers: Servers) -> None:
    async with at_work(fresh_servers.nats.url, fresh_servers.mongo.url) as work:
        maker = clockmaker(work)
        loans = await loans_due(work, timedelta(seconds=4), 5)
        moved, settled, *others = loans
        await move(work, moved, NEXT_YEAR)
        await work.put(give_back(settled))
        async with working(maker.run):
            await eventually(partial(has_seen_the_log, work, maker))
            await fresh_servers.nats.kill()
            await fresh_servers.nats.start()
        async with ticking(work):
            for loan in others:
                await eventually(partial(is_overdue_by_now, work, loan))
            await eventually(partial(is_empty, work))
            assert set(await schedules(work)) == {str(moved)}
        lengths = [len(await work.store.load(work.room.loans.subject(loan))) for loan in loans]
        assert lengths == [2, 2, 2, 2, 2]


async def test_clocks_of_a_lost_stream_are_set_again_from_the_log(
    fresh_servers: Servers,
) -> None:
    async with at_work(fresh_servers.nats.url, fresh_servers.mongo.url) as work:
        loan, returned = await work.lent(2, due_at=datetime.now(UTC) + NEXT_YEAR)
        await work.put(give_back(returned))
        for _ in range(2):
            maker = clockmaker(work)
            async with working(maker.run):
                await eventually(partial(has_seen_the_log, work, maker))
            assert set(await schedules(work)) == {str(loan)}
            await api(work.nats, "STREAM.DELETE.TIMERS", wait=PATIENCE)
            await provision_stream(work.nats, "TIMERS", STREAMS["TIMERS"])
            await provision_consumer(
                work.nats, "TIMERS", clocks_consumer(work.room.name), [f"due.{work.room.name}.>"]
            )
            assert await schedules(work) == {}


async def ring_by_hand(work: AtWork, loan: LoanId) -> None:
    """Write a due message, as anyone could."""
    await work.publish(f"due.{work.room.name}.return-due.{loan}", b"now")


async def is_empty(work: AtWork) -> bool:
    """Tell whether every due message was worked."""
    name = clocks_consumer(work.room.name)
    info: dict[str, Any] = await api(work.nats, f"CONSUMER.INFO.TIMERS.{name}")
    return not (await due_messages(work) or info["num_pending"] or info["num_ack_pending"])


async def has_parked(work: AtWork, count: int) -> bool:
    """Tell whether so many messages were parked."""
    return len(await work.parking.all()) == count


async def is_overdue_by_now(work: AtWork, loan: LoanId) -> bool:
    """Tell, as soon as the log can be read, whether a loan was noted as overdue."""
    return work.nats.is_connected and await is_overdue(work, loan)
