"""Lines are written blindly, in order, with the position; a rebuild writes the same lines."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pytest

from shared.kernel.ledgers import Amend, AmendAll, Ledger, Mark, Put, Strike, StrikeAll
from shared.kernel.views import Seen
from shared.runtime.mongo import Document
from shared.runtime.views.painting import rows_of
from shared.runtime.views.projecting import Projector
from shared.runtime.views.rebuilding import Differs, Progress
from tests.kit import blankets
from tests.kit.at_work import AtWork, eventually, working
from tests.kit.blanket_room import (
    VIEWS,
    a_cupboard,
    a_journey,
    a_loan,
    give_back,
    lend,
    remind,
    stock,
)
from tests.kit.drawn import drawn, projector, rebuilder, rows


def write(event: Any, seen: Seen) -> Sequence[Mark]:
    """Write one line for each reminder, and one for the loan."""
    match event:
        case blankets.Lent():
            return [Put("loan", {"reminders": "none", "out": True})]
        case blankets.Reminded():
            number = str(seen.version)
            return [Amend("loan", {"reminders": "some"}), Put(number, {"at": event.occurred_at})]
        case blankets.Overdue():
            return [AmendAll(str(seen.journey), {"late": True})]
        case blankets.Returned():
            return [Strike("loan"), Amend("loan", {"out": False})]
        case blankets.Thanked():
            return [StrikeAll()]
        case _:
            return []


LINES = Ledger("lines", ("loan",), write, (("reminders", "out"),))


async def written(work: AtWork) -> list[Document]:
    """Return the lines once they show the whole log."""
    own = await projector(work, VIEWS, (LINES,))
    async with working(own.run):
        await drawn(work, own)
    return await rows(work, "lines")


def keys(lines: Sequence[Document]) -> list[str]:
    """Return the lines' own keys."""
    return [line["_id"].rpartition(":")[2] for line in lines]


async def test_each_event_writes_lines_that_know_where_they_come_from(work: AtWork) -> None:
    journey, loan, cupboard = a_journey(), a_loan(), a_cupboard()
    await work.put(stock(cupboard, 1))
    await work.put(lend(cupboard, loan, journey=journey))
    await work.reminded(loan, 1)
    lines = await written(work)
    assert keys(lines) == ["2", "loan"]
    for line in lines:
        assert (line["journey_id"], line["aggregate"]) == (str(journey), "loan")
        assert line["aggregate_id"] == str(loan)
    assert (lines[1]["reminders"], lines[1]["out"]) == ("some", True)


async def test_a_struck_line_is_gone_and_is_not_changed_any_more(work: AtWork) -> None:
    (loan,) = await work.lent()
    await work.put(give_back(loan))
    assert await written(work) == []


async def test_a_line_may_be_struck_in_a_later_batch_than_it_was_written(work: AtWork) -> None:
    (loan,) = await work.lent()
    own = await projector(work, VIEWS, (LINES,))
    async with working(own.run):
        await drawn(work, own)
        assert keys(await rows(work, "lines")) == ["loan"]
        await work.put(give_back(loan))
        await drawn(work, own)
        assert await rows(work, "lines") == []


async def test_what_is_said_of_a_journey_reaches_every_line_of_it_and_no_other(
    work: AtWork,
) -> None:
    journey, cupboard = a_journey(), a_cupboard()
    await work.put(stock(cupboard, 3))
    ours = [a_loan(), a_loan()]
    for loan in ours:
        await work.put(lend(cupboard, loan, journey=journey))
    other = a_loan()
    await work.put(lend(cupboard, other))
    late = blankets.NoteOverdue(loan_id=ours[0], occurred_at=lend(cupboard, other).due_at)
    await work.put(late)
    await work.put(remind(ours[1]))
    lines = await written(work)
    overdue = {line["aggregate_id"] for line in lines if line.get("late")}
    assert overdue == {str(loan) for loan in ours}
    assert [line.get("late") for line in lines if keys([line]) == ["2"]] == [None]


async def test_a_history_takes_all_its_own_lines_away(work: AtWork) -> None:
    first, second = await work.lent(2)
    for loan in (first, second):
        await work.reminded(loan, 2)
    await work.put(give_back(first))
    await work.put(blankets.Thank(loan_id=first, occurred_at=give_back(first).occurred_at))
    lines = await written(work)
    assert {line["aggregate_id"] for line in lines} == {str(second)}
    assert keys(lines) == ["2", "3", "loan"]


async def test_a_rebuild_writes_the_same_lines_in_other_batches(work: AtWork) -> None:
    loans = await work.lent(3)
    own = await projector(work, VIEWS, (LINES,))
    async with working(own.run):
        for loan in loans:
            await work.reminded(loan, 2)
            await drawn(work, own)
        await work.put(give_back(loans[0]))
        await drawn(work, own)
        assert await rebuilder(work, VIEWS, (LINES,)).rebuild(Progress("own")) == 2
        await eventually(partial(shows, own, 2))
        await work.reminded(loans[1], 1)
        await drawn(work, own)
    assert len(await rows(work, "lines", 2)) == len(await rows(work, "lines", 1)) + 1


async def shows(own: Projector, generation: int) -> bool:
    """Tell whether a projector shows this generation."""
    return own.position.generation == generation


async def test_a_rebuild_sees_a_line_that_differs(work: AtWork) -> None:
    await work.lent()
    own = await projector(work, VIEWS, (LINES,))
    async with working(own.run):
        await drawn(work, own)
        await work.database[rows_of("lines", 1)].update_one({}, {"$set": {"out": False}})
        with pytest.raises(Differs, match="lines"):
            await rebuilder(work, VIEWS, (LINES,)).rebuild(Progress("own"))


async def test_changed_code_may_write_fewer_lines(work: AtWork) -> None:
    await work.lent(2)
    own = await projector(work, VIEWS, (LINES,))
    nothing = Ledger("lines", ("loan",), lambda _event, _seen: [])
    async with working(own.run):
        await drawn(work, own)
        again = rebuilder(work, VIEWS, (nothing,))
        assert await again.rebuild(Progress("own"), changed_code=True) == 2
    assert await rows(work, "lines", 2) == []


async def test_a_ledger_that_breaks_is_noted_and_the_boards_go_on(work: AtWork) -> None:
    (loan,) = await work.lent()
    await work.reminded(loan, 1)

    def breaks(event: Any, seen: Seen) -> Sequence[Mark]:
        if isinstance(event, blankets.Reminded):
            raise ZeroDivisionError
        return write(event, seen)

    own = await projector(work, VIEWS, (Ledger("lines", ("loan",), breaks),))
    async with working(own.run):
        await drawn(work, own)
    assert keys(await rows(work, "lines")) == ["loan"]
    (board,) = await rows(work, "loans")
    assert board["version"] == 2
    (held,) = [found async for found in work.database.quarantine.find()]
    assert (held["reason"], held["came"]) == ("bug:ZeroDivisionError", 2)


async def test_lines_are_found_by_what_they_are_looked_up_by(work: AtWork) -> None:
    await work.lent()
    await written(work)
    indexes = await work.database[rows_of("lines", 1)].index_information()
    assert {"reminders_1_out_1__id_1", "journey_id_1__id_1"} <= indexes.keys()
