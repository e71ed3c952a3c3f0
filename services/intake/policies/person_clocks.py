"""The limit within which a possible duplicate is judged."""

from datetime import datetime
from uuid import UUID

from services.intake.domain.linking.messages import (
    DuplicateJudged,
    DuplicateReviewOverdue,
    NoteReviewOverdue,
    PossibleDuplicateNoted,
)
from services.intake.domain.person.ids import PairId
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.messages import Event

DUPLICATE_REVIEW = "duplicate-review"


def watch(event: Event) -> list[SetClock | SettleClock]:
    """Say which clocks begin, move or end with this event."""
    match event:
        case PossibleDuplicateNoted():
            return [SetClock(DUPLICATE_REVIEW, event.pair_id, event.due_at)]
        case DuplicateJudged() | DuplicateReviewOverdue():
            return [SettleClock(DUPLICATE_REVIEW, event.pair_id)]
        case _:
            return []


def ring(key: UUID, at: datetime) -> NoteReviewOverdue:
    """Ask a pair whether its review is late."""
    return NoteReviewOverdue(pair_id=PairId(key), occurred_at=at)
