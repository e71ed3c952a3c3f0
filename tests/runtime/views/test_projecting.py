"""Rows are drawn exactly once, by however many replicas, and whatever the stream holds."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from shared.kernel.envelope import link
from shared.kernel.views import View
from shared.runtime.views.painting import POSITION, Overtaken, Painter, positions_of, visible
from shared.runtime.views.projecting import Projector
from shared.runtime.views.strokes import JOURNEY_STEPS
from tests.kit.at_work import PATIENCE, AtWork, envelope_for, eventually, working
from tests.kit.blanket_room import (
    NOON,
    a_loan,
    give_back,
    remind,
)
from tests.kit.blankets import Thank
from tests.kit.cupboards import LoanId
from tests.kit.drawn import agrees_with_a_rebuild, drawn, projector, row, rows


async def test_a_board_shows_what_happened_and_where_it_stands(work: AtWork) -> None:
    (loan,) = await work.lent()
    await work.reminded(loan, 2)
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
    shown = visible(await row(work, loan))
    assert shown["events"] == ["blanket-lent.v1", "reminder-given.v2", "reminder-given.v2"]
    assert (shown["id"], shown["version"]) == (str(loan), 3)
    (cupboard,) = await rows(work, "cupboards")
    assert (cupboard["blankets"], cupboard["out"], cupboard["version"]) == (1, 1, 2)
    (steps,) = await rows(work, JOURNEY_STEPS)
    assert [step["what"] for step in steps["entries"]] == shown["events"]


async def test_the_position_is_written_with_the_rows_or_not_at_all(work: AtWork) -> None:
    (loan,) = await work.lent()
    own = await projector(work)
    painter = Painter(work.mongo, work.database, own.drawing, 1, work.rejects.park)
    await painter.begin()
    batch = await work.logged()
    await painter.paint(batch)
    late = Painter(work.mongo, work.database, own.drawing, 1, work.rejects.park)
    assert await late.begin() == batch[-1].sequence
    assert (await row(work, loan))["version"] == 1
    position = await positions_of(work.database, own.drawing, 1).find_one({"_id": POSITION})
    assert position is not None
    assert position["sequence"] == batch[-1].sequence


async def test_a_position_that_lies_apart_from_its_rows_is_brought_to_them(
    work: AtWork,
) -> None:
    (loan,) = await work.lent()
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
    with_rows = positions_of(work.database, own.drawing, 1)
    apart = await with_rows.find_one({"_id": POSITION})
    assert apart is not None
    await with_rows.delete_one({"_id": POSITION})
    await work.database.positions.insert_one({**apart, "_id": "own@1"})
    await work.reminded(loan, 2)
    again = await projector(work)
    async with working(again.run):
        await drawn(work, again)
    assert (await row(work, loan))["version"] == 3
    assert await work.database.positions.find_one({"_id": "own@1"}) is None


async def test_a_position_that_an_old_rebuild_left_behind_is_forgotten(work: AtWork) -> None:
    (loan,) = await work.lent()
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
    stale = {"_id": "own@1", "sequence": 1, "hash": "", "drawn_at": own.position.drawn_at}
    await work.database.positions.insert_one(stale)
    await work.reminded(loan, 2)
    again = await projector(work)
    async with working(again.run):
        await drawn(work, again)
    assert (await row(work, loan))["version"] == 3
    assert await work.database.positions.find_one({"_id": "own@1"}) is None


async def test_whoever_does_not_own_the_position_writes_nothing(work: AtWork) -> None:
    (loan,) = await work.lent()
    own = await projector(work)
    fast, slow = (
        Painter(work.mongo, work.database, own.drawing, 1, work.rejects.park) for _ in range(2)
    )
    await fast.begin()
    await slow.begin()
    batch = await work.logged()
    await fast.paint(batch)
    before = await rows(work, "loans")
    with pytest.raises(Overtaken):
        await slow.paint(batch[:2])
    assert await rows(work, "loans") == before
    assert (await row(work, loan))["version"] == 1


async def test_a_row_kept_in_memory_is_the_row_that_is_kept_in_the_database(
    work: AtWork,
) -> None:
    """Moments are as exact in the database as in memory, or a rebuild would not agree."""
    odd = NOON + timedelta(microseconds=123_456)
    (loan,) = await work.lent(occurred_at=odd)
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
    async with working((again := await projector(work)).run):
        for _ in range(2):
            await work.put(remind(loan).model_copy(update={"occurred_at": odd}))
            await drawn(work, again)
        await agrees_with_a_rebuild(work, again)


async def test_a_removed_row_stays_as_a_tombstone_and_is_not_shown(work: AtWork) -> None:
    (loan,) = await work.lent()
    await work.put(give_back(loan))
    await work.put(Thank(loan_id=loan, occurred_at=NOON + timedelta(days=2)))
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
    assert (await row(work, loan))["_gone"] is True
    assert "events" not in await row(work, loan)
    await agrees_with_a_rebuild(work, own)


async def test_two_replicas_draw_every_message_once(work: AtWork) -> None:
    loans = await work.lent(5)
    replicas = [await projector(work) for _ in range(2)]
    async with working(*(replica.run for replica in replicas)):
        for round_ in range(20):
            await asyncio.gather(*(work.put(remind(loan, after=round_)) for loan in loans))
        await drawn(work, *replicas)
        assert [(await row(work, loan))["version"] for loan in loans] == [21] * 5
        await agrees_with_a_rebuild(work, *replicas)


async def test_a_replica_that_stands_by_takes_over(work: AtWork) -> None:
    (loan,) = await work.lent()
    first, second = [await projector(work) for _ in range(2)]
    async with working(second.run):
        async with working(first.run):
            await work.reminded(loan, 20)
            await drawn(work, first, second)
        await work.reminded(loan, 5)
        await drawn(work, second)
        await agrees_with_a_rebuild(work, second)


async def test_a_gap_in_one_history_holds_back_its_row_and_no_other(work: AtWork) -> None:
    broken, whole = await work.lent(2)
    (message,) = await work.store.load(work.room.loans.subject(broken))
    event = {"kind": "reminder-given.v2", "occurred_at": NOON.isoformat(), "by": "visit"}
    missing = envelope_for([{**event, "loan_id": str(broken)}], version=3, prev=link(message.data))
    await work.write(missing, work.room.loans.subject(broken))
    await work.reminded(whole, 2)
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
    assert (await row(work, broken))["version"] == 1
    assert (await row(work, whole))["version"] == 3
    held = [found async for found in work.database.quarantine.find()]
    loans = [one for one in held if ":loans:" in one["_id"]]
    assert [(one["known"], one["came"]) for one in loans] == [(1, 3)]
    assert {one["_id"].split(":")[1] for one in held} == {"loans", "relations"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not an envelope", "Malformed"),
        (envelope_for([{"kind": "loan-danced.v9"}], version=1, prev="").encode(), "UnknownKind"),
    ],
    ids=["malformed", "unknown kind"],
)
async def test_what_cannot_be_read_is_parked_and_the_rest_goes_on(
    work: AtWork, data: bytes, reason: str
) -> None:
    (loan,) = await work.lent()
    at = await work.write_bytes(data, work.room.loans.subject(a_loan()))
    await work.reminded(loan, 1)
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
    assert work.rejects.parked == [("own", at, reason)]
    assert (await row(work, loan))["version"] == 2


async def test_a_view_that_breaks_on_one_thing_holds_back_its_row_and_no_other(
    work: AtWork,
) -> None:
    broken, whole = await work.lent(2)

    def draw(_row: dict[str, Any] | None, _event: Any, seen: Any) -> dict[str, Any]:
        if seen.aggregate_id == broken:
            raise ZeroDivisionError
        return {"drawn": True}

    own = await projector(work, (View("loans", ("loan",), draw),))
    async with working(own.run):
        await drawn(work, own)
    assert [found["_id"] for found in await rows(work, "loans")] == [str(whole)]
    (held,) = [found async for found in work.database.quarantine.find()]
    assert held["reason"] == "bug:ZeroDivisionError"


@pytest.mark.parametrize("known", ["other message", "beyond the end"])
async def test_an_older_stream_is_refused(work: AtWork, known: str) -> None:
    (loan,) = await work.lent()
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
    last = own.position.sequence
    other = {"hash": "another"} if known == "other message" else {"sequence": last + 1}
    positions = positions_of(work.database, own.drawing, 1)
    await positions.update_one({"_id": POSITION}, {"$set": other})
    await work.reminded(loan, 2)
    again = await projector(work)
    async with working(again.run):
        assert not await again.wait_for(last + 2, 1.5)
    assert (await row(work, loan))["version"] == 1


async def test_a_reader_waits_until_its_position_is_shown(work: AtWork) -> None:
    (loan,) = await work.lent()
    own = await projector(work)
    async with working(own.run):
        answer = await work.reminded(loan, 1)
        waiting = asyncio.create_task(own.wait_for(answer.sequence + 1, PATIENCE))
        assert await own.wait_for(answer.sequence, PATIENCE)
        assert (await row(work, loan))["version"] == answer.version
        assert not await own.wait_for(answer.sequence + 2, 0)
        await work.reminded(loan, 1)
        assert await waiting
        assert (await row(work, loan))["version"] == answer.version + 1


async def test_nothing_is_drawn_twice_when_replicas_come_and_go(work: AtWork) -> None:
    """Each replica dies at any moment, also between its rows and its next batch."""
    loans = await work.lent(3)
    writing = asyncio.create_task(remind_in_turn(work, loans, 40))
    for life in range(6):
        mortal = await projector(work)
        async with working(mortal.run):
            await eventually(partial(has_drawn, mortal, 15 * (life + 1)))
    await writing
    last = await projector(work)
    async with working(last.run):
        await agrees_with_a_rebuild(work, last)
    assert [(await row(work, loan))["version"] for loan in loans] == [41] * 3


async def remind_in_turn(work: AtWork, loans: Sequence[LoanId], times: int) -> None:
    """Remind one borrower after the other."""
    for number in range(times):
        for loan in loans:
            await work.put(remind(loan, after=number))


async def has_drawn(one: Projector, sequence: int) -> bool:
    """Tell whether a projector came so far."""
    return one.position.sequence >= sequence
