"""The shelter's clocks: an offer waits so long, a plan of care, and the state's days."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.shelter.domain.ids import StayId
from services.shelter.domain.residence_messages import (
    FundedResidenceBegan,
    FundingProlonged,
    OtherFundsFound,
    ResidenceEnded,
)
from services.shelter.domain.stay_commands import (
    ExpireApproval,
    NoteCarePlanOverdue,
    NoteStayLimit,
)
from services.shelter.domain.stay_events import (
    CarePlanAgreed,
    PlacementApproved,
    ResidentAdmitted,
    ResidentDischarged,
)
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.messages import Command, Event

APPROVAL = "approval-expiry"
CARE_PLAN = "care-plan"
STAY_LIMIT = "stay-limit"


def watch(event: Event) -> Sequence[SetClock | SettleClock]:
    """Return which clocks an event sets or settles; every clock is a stay's."""
    match event:
        case PlacementApproved():
            return [SetClock(APPROVAL, event.stay_id, event.take_up_by)]
        case ResidentAdmitted():
            return [
                SettleClock(APPROVAL, event.stay_id),
                SetClock(CARE_PLAN, event.stay_id, event.care_plan_due_at),
            ]
        case CarePlanAgreed() | ResidentDischarged():
            return [SettleClock(CARE_PLAN, event.stay_id)]
        case FundedResidenceBegan() | FundingProlonged():
            return [SetClock(STAY_LIMIT, event.stay_id, event.funded_until)]
        case OtherFundsFound() | ResidenceEnded():
            return [SettleClock(STAY_LIMIT, event.stay_id)]
        case _:
            return []


def ring(name: str, key: UUID, at: datetime) -> Command:
    """Return what to ask of the stay when its clock rings; raises `KeyError` if unknown."""
    return _RINGS[name](stay_id=StayId(key), occurred_at=at)


_RINGS: dict[str, type[ExpireApproval | NoteCarePlanOverdue | NoteStayLimit]] = {
    APPROVAL: ExpireApproval,
    CARE_PLAN: NoteCarePlanOverdue,
    STAY_LIMIT: NoteStayLimit,
}

CLOCKS = Clocks(watch=watch, ring=ring)
