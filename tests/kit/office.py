"""A made-up room's log, in memory or on JetStream, and as many desks at it as a test needs."""

from dataclasses import dataclass

from shared.kernel.aggregate import Log
from shared.kernel.envelope import Envelope
from shared.runtime.event_store.interface import Append, EventStore, Stored
from shared.runtime.handling import Desk
from shared.runtime.receipts import MemoryReceipts
from tests.kit.blanket_room import BlanketRoom, a_cupboard, a_loan, asked, lend, stock
from tests.kit.cupboards import CupboardId, LoanId


@dataclass
class Office:
    """One log, and as many desks at it as a test needs."""

    room: BlanketRoom
    store: EventStore
    receipts: MemoryReceipts

    def __post_init__(self) -> None:
        """Open the first desk."""
        self.desk = self.another_desk()

    def another_desk(self, log: Log | None = None) -> Desk:
        """Open a desk that knows nothing but the log and the receipts."""
        return Desk(log or self.room.log, self.store, self.receipts)

    async def lent(self, blankets: int = 3) -> LoanId:
        """Lend one of so many blankets."""
        cupboard, loan = await self.stocked(blankets), a_loan()
        await self.desk.handle(lend(cupboard, loan), asked())
        return loan

    async def stocked(self, blankets: int) -> CupboardId:
        """Stock a cupboard."""
        cupboard = a_cupboard()
        await self.desk.handle(stock(cupboard, blankets), asked())
        return cupboard

    async def loan_history(self, loan: LoanId) -> list[Stored]:
        """Return the messages of a loan."""
        return list(await self.store.load(self.room.loans.subject(loan)))

    async def cupboard_history(self, cupboard: CupboardId) -> list[Stored]:
        """Return the messages of a cupboard."""
        return list(await self.store.load(self.room.cupboards.subject(cupboard)))

    async def kinds(self, loan: LoanId) -> list[str]:
        """Return what happened to a loan."""
        history = [Envelope.decode(message.data) for message in await self.loan_history(loan)]
        return [event["kind"] for envelope in history for event in envelope.events]

    async def write(self, loan: LoanId, data: bytes) -> None:
        """Write any bytes to the end of a loan's history."""
        subject = self.room.loans.subject(loan)
        last = await self.store.last_sequence(subject)
        await self.store.append(Append(subject, data, last, f"by hand {subject} {last}"))
