"""Rows are drawn anew beside the live ones, compared, and switched; reading never stops."""

import asyncio
from functools import partial
from typing import Any

import pytest

from shared.kernel.views import View
from shared.runtime.views.painting import Overtaken, Painter, rows_of
from shared.runtime.views.projecting import Projector
from shared.runtime.views.rebuilding import Differs, Progress, Stage
from tests.kit.at_work import AtWork, eventually, working
from tests.kit.blanket_room import VIEWS, a_loan, remind
from tests.kit.cupboards import LoanId
from tests.kit.drawn import drawn, projector, rebuilder, row, rows


async def test_a_rebuild_agrees_and_becomes_the_live_one(work: AtWork) -> None:
    (loan,) = await work.lent()
    await work.reminded(loan, 3)
    own = await projector(work)
    progress = Progress("own")
    async with working(own.run):
        await drawn(work, own)
        assert await rebuilder(work).rebuild(progress) == 2
        await eventually(partial(shows, own, 2))
    last = (await work.logged())[-1].sequence
    assert (progress.stage, progress.sequence) == (Stage.DONE, last)
    drawn_views = ("loans", "cupboards", "relations", "journey_steps")
    assert progress.rows == sum([len(await rows(work, view, 2)) for view in drawn_views])
    assert await rows(work, "loans", 2) == await rows(work, "loans", 1)


async def test_a_quiet_replica_sees_the_switch_by_itself(work: AtWork) -> None:
    """Rows of a replaced generation are dropped by the next rebuild: nobody may look there."""
    await work.lent()
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
        for generation in (2, 3):
            assert await rebuilder(work).rebuild(Progress("own")) == generation
            await eventually(partial(shows, own, generation))
            assert await rows(work, "loans", own.position.generation)
    assert await rows(work, "loans", 1) == []


async def test_the_live_one_goes_on_where_the_rebuild_ended(work: AtWork) -> None:
    (loan,) = await work.lent()
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
        await rebuilder(work).rebuild(Progress("own"))
        await work.reminded(loan, 2)
        await drawn(work, own)
        await eventually(partial(shows, own, 2))
    assert (await row(work, loan, 2))["version"] == 3
    assert (await row(work, loan, 1))["version"] == 1


async def test_a_rebuild_ends_while_everyone_goes_on_writing(work: AtWork) -> None:
    loans = await work.lent(5)
    replicas = [await projector(work) for _ in range(2)]
    stop = asyncio.Event()
    async with (
        working(*(replica.run for replica in replicas)),
        asyncio.timeout(60),
        asyncio.TaskGroup() as writing,
    ):
        writers = [writing.create_task(remind_until(stop, work, loan)) for loan in loans]
        await work.reminded(loans[0], 10)
        for generation in (2, 3):
            assert await rebuilder(work).rebuild(Progress("own")) == generation
            await work.reminded(loans[0], 10)
        stop.set()
        written = [await writer for writer in writers]
        await drawn(work, *replicas)
        versions = [(await row(work, loan, 3))["version"] for loan in loans]
    assert versions == [1 + 30 + written[0], *(1 + count for count in written[1:])]


async def test_an_old_replica_cannot_write_into_the_new_generation(work: AtWork) -> None:
    (loan,) = await work.lent()
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
    old = Painter(work.mongo, work.database, own.drawing, 1, work.rejects.park)
    await old.begin()
    await rebuilder(work).rebuild(Progress("own"))
    await work.reminded(loan, 1)
    with pytest.raises(Overtaken):
        await old.paint((await work.logged())[-1:])
    assert (await row(work, loan, 1))["version"] == (await row(work, loan, 2))["version"] == 1


@pytest.mark.parametrize("harm", ["altered", "lost", "added"])
async def test_a_rebuild_that_differs_leaves_the_live_one_alone(work: AtWork, harm: str) -> None:
    (loan,) = await work.lent()
    own = await projector(work)
    live = work.database[rows_of("loans", 1)]
    progress = Progress("own")
    async with working(own.run):
        await drawn(work, own)
        if harm == "altered":
            await live.update_one({"_id": str(loan)}, {"$set": {"events": []}})
        elif harm == "lost":
            await live.delete_one({"_id": str(loan)})
        else:
            await live.insert_one({"_id": str(a_loan()), "_versions": {}})
        before = await rows(work, "loans")
        with pytest.raises(Differs, match="loans"):
            await rebuilder(work).rebuild(progress)
        await drawn(work, own)
        assert own.position.generation == 1
    assert progress.stage is Stage.DIFFERS
    assert await rows(work, "loans") == before


async def test_after_a_rebuild_that_differed_the_next_begins_anew(work: AtWork) -> None:
    (loan,) = await work.lent()
    own = await projector(work)
    live = work.database[rows_of("loans", 1)]
    async with working(own.run):
        await drawn(work, own)
        true = await row(work, loan)
        await live.update_one({"_id": str(loan)}, {"$set": {"events": []}})
        with pytest.raises(Differs):
            await rebuilder(work).rebuild(Progress("own"))
        await live.replace_one({"_id": str(loan)}, true)
        assert await rebuilder(work).rebuild(Progress("own")) == 2


async def test_changed_code_may_draw_other_rows_but_as_many(work: AtWork) -> None:
    loans = await work.lent(2)

    def shorter(_row: dict[str, Any] | None, _event: Any, seen: Any) -> dict[str, Any] | None:
        return {"versions_seen": seen.version}

    changed = (View("loans", ("loan",), shorter), VIEWS[1])
    own = await projector(work)
    async with working(own.run):
        await drawn(work, own)
        with pytest.raises(Differs):
            await rebuilder(work, changed).rebuild(Progress("own"))
        await rebuilder(work, changed).rebuild(Progress("own"), changed_code=True)
    assert (await row(work, loans[0], 2))["versions_seen"] == 1


async def test_what_cannot_be_read_is_not_parked_again_by_a_rebuild(work: AtWork) -> None:
    (loan,) = await work.lent()
    at = await work.write_bytes(b"not an envelope", work.room.loans.subject(loan))
    (message,) = [found for found in await work.logged() if found.sequence == at]
    for _ in range(2):
        await work.parking.park("own", message, "Malformed", work.stream)
    assert len(await work.parking.all()) == 1


async def shows(one: Projector, generation: int) -> bool:
    """Tell whether readers are shown this generation."""
    return one.position.generation == generation


async def remind_until(stop: asyncio.Event, work: AtWork, loan: LoanId) -> int:
    """Remind one borrower again and again; return how often."""
    count = 0
    while not stop.is_set():
        await work.put(remind(loan, after=count))
        count += 1
    return count
