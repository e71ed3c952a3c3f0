"""A blanket on loan: made up, with a limit that has a clock, and an old event version."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, assert_never

from pydantic import Field

from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Moment
from tests.kit.cupboards import CupboardId, LoanId

Channel = Literal["phone", "visit"]


class Lend(Command):
    """Lend a blanket from a cupboard."""

    loan_id: LoanId
    journey_id: JourneyId
    cupboard_id: CupboardId
    due_at: Moment


class Prolong(Command):
    """Give it back later."""

    loan_id: LoanId
    due_at: Moment


class Remind(Command):
    """Remind the borrower."""

    loan_id: LoanId
    by: Channel = "visit"


class Return(Command):
    """Give it back."""

    loan_id: LoanId


class Thank(Command):
    """Thank the borrower."""

    loan_id: LoanId


class NoteOverdue(Command):
    """Note that it should be back."""

    loan_id: LoanId


class Lent(Event):
    """Someone has a blanket."""

    kind: Literal["blanket-lent.v1"] = "blanket-lent.v1"
    loan_id: LoanId
    journey_id: JourneyId
    due_at: Moment


class Prolonged(Event):
    """It is due later."""

    kind: Literal["loan-prolonged.v1"] = "loan-prolonged.v1"
    loan_id: LoanId
    due_at: Moment


class Reminded(Event):
    """Version 1 did not say by which channel; all reminders were visits then."""

    kind: Literal["reminder-given.v2"] = "reminder-given.v2"
    loan_id: LoanId
    by: Channel


class Returned(Event):
    """It is back."""

    kind: Literal["blanket-returned.v1"] = "blanket-returned.v1"
    loan_id: LoanId


class Thanked(Event):
    """The borrower was thanked."""

    kind: Literal["borrower-thanked.v1"] = "borrower-thanked.v1"
    loan_id: LoanId


class Overdue(Event):
    """It should have been back."""

    kind: Literal["loan-overdue.v1"] = "loan-overdue.v1"
    loan_id: LoanId


LoanCommand = Lend | Prolong | Remind | Return | Thank | NoteOverdue
LoanFact = Lent | Prolonged | Reminded | Returned | Thanked | Overdue
LoanEvent = Annotated[LoanFact, Field(discriminator="kind")]


@dataclass(frozen=True)
class NoLoan:
    """Nothing was lent."""


@dataclass(frozen=True)
class OnLoan:
    """Someone has the blanket."""

    due_at: Moment
    reminders: int = 0
    overdue: bool = False


@dataclass(frozen=True)
class Back:
    """The blanket is back."""

    thanked: bool = False


Loan = NoLoan | OnLoan | Back


class NoBlanketLent(NotFound):
    """Nothing was lent under this id."""

    slug = "no-blanket-lent"


class LoanIsOver(Refused):
    """The blanket is back already."""

    slug = "loan-is-over"


class StillOnLoan(Refused):
    """The blanket is not back yet."""

    slug = "still-on-loan"


class NotYetDue(Refused):
    """The day of return has not passed."""

    slug = "not-yet-due"


def decide_loan(command: LoanCommand, loan: Loan) -> list[LoanFact]:
    """Return what happens to the loan."""
    if isinstance(command, Lend):
        return _lend(command) if isinstance(loan, NoLoan) else []
    match loan:
        case NoLoan():
            raise NoBlanketLent
        case OnLoan():
            return _while_on_loan(command, loan)
        case Back():
            return _when_back(command, loan)
        case _:
            assert_never(loan)


def _lend(command: Lend) -> list[LoanFact]:
    told = dict(command)
    del told["cupboard_id"]
    return [Lent.model_validate(told)]


def _while_on_loan(
    command: Prolong | Remind | Return | Thank | NoteOverdue, loan: OnLoan
) -> list[LoanFact]:
    told = dict(command)
    match command:
        case Prolong():
            return [] if command.due_at == loan.due_at else [Prolonged.model_validate(told)]
        case Remind():
            return [Reminded.model_validate(told)]
        case Return():
            return [Returned.model_validate(told)]
        case Thank():
            raise StillOnLoan
        case NoteOverdue():
            if command.occurred_at < loan.due_at:
                raise NotYetDue
            return [] if loan.overdue else [Overdue.model_validate(told)]
        case _:
            assert_never(command)


def _when_back(
    command: Prolong | Remind | Return | Thank | NoteOverdue, loan: Back
) -> list[LoanFact]:
    match command:
        case Return() | NoteOverdue():
            return []
        case Thank():
            return [] if loan.thanked else [Thanked.model_validate(dict(command))]
        case Prolong() | Remind():
            raise LoanIsOver
        case _:
            assert_never(command)


def evolve_loan(loan: Loan, event: LoanFact) -> Loan:
    """Apply what happened to the loan."""
    on_loan = loan if isinstance(loan, OnLoan) else OnLoan(event.occurred_at)
    match event:
        case Lent():
            return OnLoan(event.due_at)
        case Prolonged():
            return OnLoan(event.due_at, on_loan.reminders)
        case Reminded():
            return OnLoan(on_loan.due_at, on_loan.reminders + 1, on_loan.overdue)
        case Overdue():
            return OnLoan(on_loan.due_at, on_loan.reminders, overdue=True)
        case Returned():
            return Back()
        case Thanked():
            return Back(thanked=True)
        case _:
            assert_never(event)


def reminder_with_channel(stored: dict[str, Any]) -> dict[str, Any]:
    """Bring a reminder of version 1 up to version 2."""
    return {**stored, "kind": "reminder-given.v2", "by": "visit"}


loan: Decider[LoanCommand, Loan, LoanFact] = Decider(NoLoan(), decide_loan, evolve_loan)
