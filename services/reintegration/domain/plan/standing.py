"""Whether a plan stands where a command needs it, and whether dates follow each other."""

from datetime import datetime
from typing import assert_never

from services.reintegration.domain.plan.refusals import (
    BeforeWhatItFollows,
    NoSuchPlan,
    PlanIsClosed,
    PlanNotAgreed,
)
from services.reintegration.domain.plan.states import (
    Active,
    Agreed,
    Closed,
    Draft,
    Monitoring,
    NoPlan,
    OpenStanding,
    Plan,
    Suspended,
    Underway,
)


def existing(plan: Plan) -> OpenStanding | Closed:
    """Return the plan if there is one; raises `NoSuchPlan`."""
    if isinstance(plan, NoPlan):
        raise NoSuchPlan
    return plan


def still_open(plan: Plan) -> OpenStanding:
    """Return the plan if it is open; raises `NoSuchPlan` or `PlanIsClosed`."""
    current = existing(plan)
    if isinstance(current, Closed):
        raise PlanIsClosed
    return current


def underway(plan: Plan) -> Underway:
    """Return the plan if it is agreed and open; raises the refusal that says what it lacks."""
    current = still_open(plan)
    match current:
        case Draft():
            raise PlanNotAgreed
        case Agreed() | Active() | Monitoring() | Suspended():
            return current
        case _:
            assert_never(current)


def not_before(happened: datetime, follows: datetime) -> None:
    """Refuse what would have happened before the thing it follows."""
    if happened < follows:
        raise BeforeWhatItFollows
