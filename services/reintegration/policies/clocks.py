"""One clock a plan: when the next open follow-up will count as missed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.reintegration.domain.ids import PlanId
from services.reintegration.domain.plan_messages import (
    FollowUpDone,
    FollowUpMissed,
    FollowUpScheduled,
    NoteFollowUpsMissed,
    PlanClosed,
    PlanResumed,
    PlanSuspended,
)
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.messages import Command

NEXT_FOLLOW_UP = "next-follow-up"


def watch(event: Any) -> Sequence[SetClock | SettleClock]:
    """Say how an event of this room moves the plan's clock."""
    match event:
        case FollowUpScheduled() | FollowUpDone() | FollowUpMissed() | PlanResumed():
            if event.next_follow_up is None:
                return [SettleClock(NEXT_FOLLOW_UP, event.plan_id)]
            return [SetClock(NEXT_FOLLOW_UP, event.plan_id, event.next_follow_up.lapses_at)]
        case PlanSuspended() | PlanClosed():
            return [SettleClock(NEXT_FOLLOW_UP, event.plan_id)]
        case _:
            return []


def ring(name: str, key: UUID, at: datetime) -> Command:
    """Ask the plan which follow-ups were missed; raises `ValueError` for another clock."""
    if name != NEXT_FOLLOW_UP:
        raise ValueError(f"reintegration has no clock {name}")
    return NoteFollowUpsMissed(plan_id=PlanId(key), occurred_at=at)


CLOCKS = Clocks(watch, ring)
