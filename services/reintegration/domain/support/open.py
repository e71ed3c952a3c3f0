"""Whether support is still given under a plan."""

from typing import assert_never

from services.reintegration.domain.plan.refusals import NoSuchPlan, PlanIsClosed
from services.reintegration.domain.support.states import NoSupport, Support, Supported, SupportOver


def still_supported(support: Support) -> Supported:
    """Return what was given so far; raises `NoSuchPlan` or `PlanIsClosed`."""
    match support:
        case NoSupport():
            raise NoSuchPlan
        case Supported():
            return support
        case SupportOver():
            raise PlanIsClosed
        case _:
            assert_never(support)
