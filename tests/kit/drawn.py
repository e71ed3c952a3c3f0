"""A made-up room's rows: drawn by projectors, and looked at in the database."""

from shared.kernel.ledgers import Ledger
from shared.kernel.views import View
from shared.runtime.mongo import Document
from shared.runtime.views.painting import POSITION, rows_of
from shared.runtime.views.projecting import Projector
from shared.runtime.views.rebuilding import Progress, Rebuilder
from shared.runtime.views.strokes import OwnDrawing
from tests.kit.at_work import PATIENCE, AtWork
from tests.kit.blanket_room import VIEWS
from tests.kit.cupboards import LoanId


def drawing(
    work: AtWork, boards: tuple[View, ...] = VIEWS, ledgers: tuple[Ledger, ...] = ()
) -> OwnDrawing:
    """Return what the room draws from its log."""
    return OwnDrawing(work.room.log, boards, ledgers)


async def projector(
    work: AtWork, boards: tuple[View, ...] = VIEWS, ledgers: tuple[Ledger, ...] = ()
) -> Projector:
    """Prepare one replica's projector."""
    drawn_here = drawing(work, boards, ledgers)
    made = Projector(work.mongo, work.database, work.feeds, drawn_here, work.rejects.park)
    await made.prepare()
    return made


async def drawn(work: AtWork, *projectors: Projector) -> None:
    """Wait until the projectors show the whole log."""
    last = (await work.logged())[-1].sequence
    for one in projectors:
        assert await one.wait_for(last, PATIENCE)


async def rows(work: AtWork, view: str, generation: int = 1) -> list[Document]:
    """Return the rows of a view as they lie in the database."""
    found = work.database[rows_of(view, generation)].find({"_id": {"$ne": POSITION}})
    return [row async for row in found.sort("_id", 1)]


async def row(work: AtWork, loan: LoanId, generation: int = 1) -> Document:
    """Return the row of a loan."""
    found = await work.database[rows_of("loans", generation)].find_one({"_id": str(loan)})
    assert found is not None
    return found


async def agrees_with_a_rebuild(work: AtWork, *projectors: Projector) -> None:
    """Check that the rows are those that are drawn from zero."""
    await drawn(work, *projectors)
    rebuilder = Rebuilder(work.mongo, work.database, work.feeds, drawing(work), work.rejects.park)
    await rebuilder.rebuild(Progress("own"))


def rebuilder(
    work: AtWork, boards: tuple[View, ...] = VIEWS, ledgers: tuple[Ledger, ...] = ()
) -> Rebuilder:
    """Return who draws the room's rows anew."""
    drawn_here = drawing(work, boards, ledgers)
    return Rebuilder(work.mongo, work.database, work.feeds, drawn_here, work.rejects.park)
