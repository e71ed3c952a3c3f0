"""The preferential loan: for citizens who are back home; the bank decides."""

from typing import assert_never

from services.reintegration.domain.ids import LoanId
from services.reintegration.domain.plan.standing import not_before
from services.reintegration.domain.support.commands import LoanCommand, RecordLoanAnswer, ReferLoan
from services.reintegration.domain.support.events import (
    LoanEvent,
    LoanGranted,
    LoanReferred,
    LoanRefused,
    SupportEvent,
)
from services.reintegration.domain.support.refusals import (
    LoanAmountDoesNotFit,
    LoanStillOpen,
    LoanWasAnswered,
    NoSuchLoan,
    NotBackHome,
)
from services.reintegration.domain.support.states import AtHome, Loan, Supported
from shared.kernel.states import changed


def decide(command: LoanCommand, support: Supported) -> list[SupportEvent]:
    """Return what becomes of a loan."""
    match command:
        case ReferLoan():
            return _refer(command, support)
        case RecordLoanAnswer():
            return _answer(command, support)
        case _:
            assert_never(command)


def find(support: Supported, loan_id: LoanId) -> Loan | None:
    """Return the loan under this id."""
    return next((one for one in support.loans if one.loan_id == loan_id), None)


def _refer(command: ReferLoan, support: Supported) -> list[SupportEvent]:
    if find(support, command.loan_id) is not None:
        return []
    if not isinstance(support.home, AtHome):
        raise NotBackHome
    if any(loan.standing == "asked" for loan in support.loans):
        raise LoanStillOpen
    return [
        LoanReferred(
            plan_id=command.plan_id,
            loan_id=command.loan_id,
            bank=command.bank,
            basis=command.basis,
            occurred_at=command.occurred_at,
        )
    ]


def _answer(command: RecordLoanAnswer, support: Supported) -> list[SupportEvent]:
    found = find(support, command.loan_id)
    if found is None:
        raise NoSuchLoan
    if found.standing == command.answer:
        return []
    if found.standing != "asked":
        raise LoanWasAnswered
    not_before(command.occurred_at, found.since)
    plan_id, loan_id, at = command.plan_id, command.loan_id, command.occurred_at
    match command:
        case RecordLoanAnswer(answer="granted", amount=int() as amount):
            return [LoanGranted(plan_id=plan_id, loan_id=loan_id, amount=amount, occurred_at=at)]
        case RecordLoanAnswer(answer="refused", amount=None):
            return [LoanRefused(plan_id=plan_id, loan_id=loan_id, occurred_at=at)]
        case _:
            raise LoanAmountDoesNotFit


def evolve(support: Supported, event: LoanEvent) -> Supported:
    """Keep what the bank said."""
    match event:
        case LoanReferred():
            return changed(support, loans=(*support.loans, Loan(event.loan_id, event.occurred_at)))
        case LoanGranted():
            return _with(support, Loan(event.loan_id, event.occurred_at, "granted"))
        case LoanRefused():
            return _with(support, Loan(event.loan_id, event.occurred_at, "refused"))
        case _:
            assert_never(event)


def _with(support: Supported, answered: Loan) -> Supported:
    loans = tuple(answered if one.loan_id == answered.loan_id else one for one in support.loans)
    return changed(support, loans=loans)
