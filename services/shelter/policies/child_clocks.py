"""The clocks of a child who lives here beside a resident: its own, wherever it moves to."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import get_args

from services.shelter.domain.residence.child_messages import (
    ChildChecked,
    ChildDied,
    ChildFarewellArranged,
    ChildReceived,
    NoteChildLimit,
)
from services.shelter.domain.residence.messages import (
    FundedResidenceBegan,
    OtherFundsFound,
    ResidenceBegan,
    ResidenceEnded,
)
from services.shelter.domain.words import ChildLimit
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event

LIMITS: Mapping[str, ChildLimit] = {f"child-{limit}": limit for limit in get_args(ChildLimit)}
"""Which limit a clock watches over."""


def watch(event: Event) -> Sequence[SetClock | SettleClock]:
    """Return which clocks of a child an event of its own residence sets or settles."""
    child_id: JourneyId | None = getattr(event, "child_id", None)
    if child_id is None:
        return []
    return [
        SetClock(f"child-{limit}", child_id, due_at)
        if due_at
        else SettleClock(f"child-{limit}", child_id)
        for limit, due_at in _told(event).items()
    ]


def _told(event: Event) -> Mapping[ChildLimit, datetime | None]:
    """Return which limits an event tells of; nothing is due any more where there is no moment."""
    match event:
        case FundedResidenceBegan() | ChildReceived():
            return {"health-check": event.health_check_due_at}
        case ResidenceBegan():
            return {"health-check": event.health_check_due_at, "extension": event.until}
        case OtherFundsFound():
            return {"extension": event.until}
        case ResidenceEnded():
            over = event.relatives_due_at
            return {"health-check": None, "extension": None, "relatives": over}
        case _:
            return _done(event)


def _done(event: Event) -> Mapping[ChildLimit, datetime | None]:
    match event:
        case ChildChecked():
            return {"health-check": None}
        case ChildDied():
            return {"relatives": event.relatives_due_at}
        case ChildFarewellArranged():
            return {"relatives": None}
        case _:
            return {}


def ring(name: str, child_id: JourneyId, at: datetime) -> NoteChildLimit:
    """Return what to ask when a clock of a child rings; raises `KeyError` if there is none."""
    return NoteChildLimit(journey_id=child_id, limit=LIMITS[name], occurred_at=at)
