"""A cupboard of blankets: made up, the guard of how many may be out."""

from dataclasses import dataclass
from typing import Annotated, Literal, NewType, assert_never
from uuid import UUID

from pydantic import Field

from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.messages import Command, Event

CupboardId = NewType("CupboardId", UUID)
LoanId = NewType("LoanId", UUID)


class Stock(Command):
    """Put so many blankets in."""

    cupboard_id: CupboardId
    blankets: int


class TakeOut(Command):
    """Take one out for a loan."""

    cupboard_id: CupboardId
    loan_id: LoanId


class Stocked(Event):
    """So many blankets are in."""

    kind: Literal["cupboard-stocked.v1"] = "cupboard-stocked.v1"
    cupboard_id: CupboardId
    blankets: int


class TakenOut(Event):
    """One is out."""

    kind: Literal["blanket-taken-out.v1"] = "blanket-taken-out.v1"
    cupboard_id: CupboardId
    loan_id: LoanId


CupboardCommand = Stock | TakeOut
CupboardEvent = Annotated[Stocked | TakenOut, Field(discriminator="kind")]


@dataclass(frozen=True)
class Cupboard:
    """How many blankets there are, and which loans have one; `None` before it is stocked."""

    blankets: int | None = None
    out: frozenset[UUID] = frozenset()


class NoSuchCupboard(NotFound):
    """No cupboard was stocked under this id."""

    slug = "no-such-cupboard"


class CupboardEmpty(Refused):
    """Every blanket is out."""

    slug = "cupboard-empty"


def decide_cupboard(command: CupboardCommand, cupboard: Cupboard) -> list[Stocked | TakenOut]:
    """Return what happens to the cupboard."""
    match command:
        case Stock():
            if command.blankets == cupboard.blankets:
                return []
            return [Stocked.model_validate(dict(command))]
        case TakeOut():
            if cupboard.blankets is None:
                raise NoSuchCupboard
            if command.loan_id in cupboard.out:
                return []
            if len(cupboard.out) >= cupboard.blankets:
                raise CupboardEmpty
            return [TakenOut.model_validate(dict(command))]
        case _:
            assert_never(command)


def evolve_cupboard(cupboard: Cupboard, event: Stocked | TakenOut) -> Cupboard:
    """Apply what happened to the cupboard."""
    match event:
        case Stocked():
            return Cupboard(event.blankets, cupboard.out)
        case TakenOut():
            return Cupboard(cupboard.blankets, cupboard.out | {event.loan_id})
        case _:
            assert_never(event)


cupboard: Decider[CupboardCommand, Cupboard, Stocked | TakenOut] = Decider(
    Cupboard(), decide_cupboard, evolve_cupboard
)
