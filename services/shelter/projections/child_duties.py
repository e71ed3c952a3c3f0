"""What is to be done for a child who lives here beside a resident; it stands with the child."""

from collections.abc import Sequence

from services.shelter.domain.residence.child_messages import (
    ChildChecked,
    ChildDied,
    ChildFarewellArranged,
    ChildLimitPassed,
    ChildReceived,
    ChildReviewed,
    ChildTurned,
)
from services.shelter.domain.residence.messages import (
    FundedResidenceBegan,
    OtherFundsFound,
    ResidenceBegan,
    ResidenceEnded,
)
from services.shelter.projections.duties import COMPETENT, MANAGER, WORKERS
from services.shelter.projections.stay_duties import LATE, if_due
from shared.kernel.ledgers import Amend, Mark
from shared.kernel.messages import Event
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do

DUTIES: Duties = {
    "review-child": (
        "Xem lại hỗ trợ đối với trẻ em đi cùng",
        "Look at what holds for the child now",
    ),
}


def write(event: Event, seen: Seen) -> Sequence[Mark]:
    """Return what a child's own residence gives to do, and what it settles."""
    if getattr(event, "child_id", None) is None:
        return []
    match event:
        case FundedResidenceBegan() | ResidenceBegan() | ChildReceived():
            until = event.until if isinstance(event, ResidenceBegan) else None
            return [
                *if_due("health-check", seen, WORKERS, event.health_check_due_at, risk=1),
                *if_due("extension-ends", seen, COMPETENT, until),
            ]
        case OtherFundsFound():
            return if_due("extension-ends", seen, COMPETENT, event.until)
        case ResidenceEnded():
            over = ("health-check", "extension-ends", "review-child")
            farewell = if_due("farewell", seen, MANAGER, event.relatives_due_at, risk=1)
            return [*(done(duty) for duty in over), *farewell]
        case _:
            return _looked_at(event, seen)


def _looked_at(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case ChildChecked():
            return [done("health-check")]
        case ChildTurned():
            return [to_do("review-child", seen, MANAGER, risk=2)]
        case ChildReviewed():
            return [done("review-child")]
        case ChildLimitPassed():
            line, changes = LATE[event.limit]
            return [Amend(line, dict(changes))]
        case _:
            return _mourned(event, seen)


def _mourned(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case ChildDied():
            return [to_do("farewell", seen, MANAGER, due_at=event.relatives_due_at, risk=1)]
        case ChildFarewellArranged():
            return [done("farewell")]
        case _:
            return []
