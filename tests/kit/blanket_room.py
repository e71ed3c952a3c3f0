"""A made-up room for the machinery's own tests: cupboards of blankets, and their loans.

Small on purpose, yet with all that a room may have, and under as many names as tests need.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Literal
from uuid import UUID, uuid4

from shared.contracts.fact import Fact, FactReader
from shared.kernel.actors import Actor
from shared.kernel.aggregate import Aggregate, Log
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.ids import CommandId, JourneyId, StaffId
from shared.kernel.involving import Work
from shared.kernel.messages import Command, Event
from shared.kernel.policy import Policy
from shared.kernel.views import Row, Seen, View
from shared.runtime.handling import Asked
from tests.kit import blankets, cupboards
from tests.kit.blankets import Lend, Lent, Reminded, Return, Thank
from tests.kit.cupboards import CupboardId, LoanId, Stock

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)
WORKER = Actor(staff=StaffId(UUID(int=7)), role="shelter-worker", unit="made-up-unit")


class BlanketLent(Fact):
    """Someone was given a blanket."""

    kind: Literal["blanket-lent.v1"] = "blanket-lent.v1"


class BlanketReturned(Fact):
    """Someone gave a blanket back."""

    kind: Literal["blanket-returned.v1"] = "blanket-returned.v1"
    loan_id: LoanId


class ReminderGiven(Fact):
    """Someone was reminded."""

    kind: Literal["reminder-given.v1"] = "reminder-given.v1"


TELLS: frozenset[type[Fact]] = frozenset({BlanketLent, BlanketReturned, ReminderGiven})


def publish(event: Event, journey: JourneyId) -> Fact | None:
    """Tell of lending, reminding and returning; the rest stays in the room."""
    match event:
        case Lent():
            return BlanketLent(journey_id=journey, occurred_at=event.occurred_at)
        case Reminded():
            return ReminderGiven(journey_id=journey, occurred_at=event.occurred_at)
        case blankets.Returned():
            return BlanketReturned(
                journey_id=journey, occurred_at=event.occurred_at, loan_id=event.loan_id
            )
        case _:
            return None


def draw_loan(row: Row | None, event: Any, _: Seen) -> Row | None:
    """Draw one loan; it leaves the board when its borrower was thanked."""
    row = row or {"events": []}
    row = {**row, "events": [*row["events"], event.kind], "last_at": event.occurred_at}
    if row.get("first_at") == event.occurred_at:
        row = {**row, "same_moment": row.get("same_moment", 0) + 1}
    row.setdefault("first_at", event.occurred_at)
    return None if isinstance(event, blankets.Thanked) else row


def draw_cupboard(row: Row | None, event: Any, _: Seen) -> Row | None:
    """Draw one cupboard."""
    row = row or {"blankets": 0, "out": 0}
    if isinstance(event, cupboards.Stocked):
        return {**row, "blankets": event.blankets}
    return {**row, "out": row["out"] + 1}


VIEWS = (
    View("loans", ("loan",), draw_loan, index=("last_at",)),
    View("cupboards", ("cupboard",), draw_cupboard),
)


def watch(event: Any) -> Sequence[SetClock | SettleClock]:
    """Set a clock for the day of return."""
    match event:
        case Lent() | blankets.Prolonged():
            return [SetClock("return-due", event.loan_id, event.due_at)]
        case blankets.Returned():
            return [SettleClock("return-due", event.loan_id)]
        case _:
            return []


def ring(_: str, key: UUID, at: datetime) -> Command:
    """Ask the domain whether the blanket is overdue."""
    return blankets.NoteOverdue(loan_id=LoanId(key), occurred_at=at)


CLOCKS = Clocks(watch, ring)


def thanking(fact: Fact) -> Sequence[Command]:
    """Thank whoever returned a blanket."""
    assert isinstance(fact, BlanketReturned)
    return [Thank(loan_id=fact.loan_id, occurred_at=fact.occurred_at)]


def _with_lending(command: Lend, loan: blankets.Loan) -> Sequence[Command]:
    if not isinstance(loan, blankets.NoLoan):
        return []
    return [
        cupboards.TakeOut(
            cupboard_id=command.cupboard_id,
            loan_id=command.loan_id,
            occurred_at=command.occurred_at,
        )
    ]


@dataclass(frozen=True)
class BlanketRoom:
    """The room under a name of its own, so that tests can share the servers."""

    name: str

    @classmethod
    def new(cls) -> "BlanketRoom":
        """Return a room under a name not yet used."""
        return cls(f"room_{uuid4().hex[:10]}")

    @cached_property
    def loans(self) -> Aggregate[Any, Any, Any]:
        """Return the loans."""
        return Aggregate(
            self.name,
            "loan",
            blankets.loan,
            blankets.LoanEvent,
            blankets.LoanCommand,
            "loan_id",
            {"reminder-given.v1": blankets.reminder_with_channel},
            work=Work(ends=frozenset({blankets.Returned})),
        )

    @cached_property
    def cupboards(self) -> Aggregate[Any, Any, Any]:
        """Return the cupboards."""
        return Aggregate(
            self.name,
            "cupboard",
            cupboards.cupboard,
            cupboards.CupboardEvent,
            cupboards.CupboardCommand,
            "cupboard_id",
        )

    @cached_property
    def log(self) -> Log:
        """Return the room's log."""
        return Log(self.name, (self.loans, self.cupboards), {Lend: _with_lending})

    @property
    def policy(self) -> Policy:
        """Return the duty to thank, as a consumer of its own."""
        return Policy(f"{self.name}-thanking", (BlanketReturned,), thanking)

    @property
    def reader(self) -> FactReader:
        """Return a reader of the room's facts."""
        return FactReader.of(TELLS)


def asked(command_id: UUID | None = None, request: str = "the same words") -> Asked:
    """Return who asks: a worker, with a command id of its own unless one is given."""
    command = CommandId(command_id or uuid4())
    return Asked(command, WORKER, "support", command, None, "", request)


def stock(cupboard_id: CupboardId, blankets_in_it: int) -> Stock:
    """Ask to stock a cupboard."""
    return Stock(cupboard_id=cupboard_id, blankets=blankets_in_it, occurred_at=NOON)


def lend(
    cupboard_id: CupboardId,
    loan_id: LoanId,
    *,
    journey: JourneyId | None = None,
    due_at: datetime = NOON + timedelta(days=30),
    occurred_at: datetime = NOON,
) -> Lend:
    """Ask to lend a blanket from a cupboard."""
    return Lend(
        loan_id=loan_id,
        journey_id=journey or a_journey(),
        cupboard_id=cupboard_id,
        due_at=due_at,
        occurred_at=occurred_at,
    )


def remind(loan_id: LoanId, *, after: int = 0) -> blankets.Remind:
    """Ask to remind a borrower, so many seconds after noon."""
    return blankets.Remind(loan_id=loan_id, occurred_at=NOON + timedelta(seconds=after))


def give_back(loan_id: LoanId) -> Return:
    """Ask to note that a blanket is back."""
    return Return(loan_id=loan_id, occurred_at=NOON + timedelta(days=1))


def a_cupboard() -> CupboardId:
    """Return an id not yet used."""
    return CupboardId(uuid4())


def a_loan() -> LoanId:
    """Return an id not yet used."""
    return LoanId(uuid4())


def a_journey() -> JourneyId:
    """Return an id not yet used."""
    return JourneyId(uuid4())
