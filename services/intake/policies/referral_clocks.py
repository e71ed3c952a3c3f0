"""How long each step of a referral may take."""

from datetime import datetime
from uuid import UUID

from services.intake.domain.referral.messages import (
    NoteReferralOverdue,
    OtherPlaceFound,
    ReferralAnswered,
    ReferralFinished,
    ReferralOverdue,
    ReferralSent,
    ReferralWithdrawn,
)
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.ids import ReferralId
from shared.kernel.messages import Event

STEP = "referral-step"


def watch(event: Event) -> list[SetClock | SettleClock]:
    """Say when the next step of a referral is due; each step moves the same clock."""
    match event:
        case ReferralSent(due_at=due_at) | ReferralAnswered(due_at=due_at):
            if due_at is None:
                return [SettleClock(STEP, event.referral_id)]
            return [SetClock(STEP, event.referral_id, due_at)]
        case ReferralFinished() | ReferralWithdrawn() | OtherPlaceFound() | ReferralOverdue():
            return [SettleClock(STEP, event.referral_id)]
        case _:
            return []


def ring(key: UUID, at: datetime) -> NoteReferralOverdue:
    """Ask a referral whether its next step is late."""
    return NoteReferralOverdue(referral_id=ReferralId(key), occurred_at=at)
