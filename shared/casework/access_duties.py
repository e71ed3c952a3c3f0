"""What follows from breaking glass: a review on the worklist at once, its clock, and a count."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.casework.access import ACCESS
from shared.casework.access_messages import (
    BreakGlassReviewed,
    BreakGlassReviewOverdue,
    GlassBroken,
    NoteReviewsOverdue,
)
from shared.kernel.actors import Role
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.ids import JourneyId
from shared.kernel.ledgers import Ledger, Mark, Put
from shared.kernel.messages import Command
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do, with_duties

REVIEWERS: tuple[Role, ...] = ("data-protection-officer",)

CLOCK = "break-glass-review"
REVIEW = "review-broken-glass"
LATE = "review-broken-glass-late"
OFTEN = "look-into-broken-glass"

DUTIES: Duties = {
    REVIEW: ("Xem xét lần truy cập khẩn cấp", "Review why glass was broken"),
    LATE: (
        "Đã quá hạn xem xét lần truy cập khẩn cấp",
        "Review why glass was broken: the limit has passed",
    ),
    OFTEN: (
        "Một nhân viên truy cập khẩn cấp quá nhiều lần trong 30 ngày",
        "Look into why one worker broke glass so often in 30 days",
    ),
}


def write(event: Any, seen: Seen) -> Sequence[Mark]:
    """Have each breaking of glass reviewed, sooner once it is late."""
    match event:
        case GlassBroken(grant_id=grant, review_due_at=limit):
            return [to_do(REVIEW, seen, REVIEWERS, due_at=limit, risk=2, key=grant)]
        case BreakGlassReviewOverdue(grant_id=grant, review_due_at=limit):
            late = to_do(LATE, seen, REVIEWERS, due_at=limit, risk=3, key=grant)
            return [done(REVIEW, key=grant), late]
        case BreakGlassReviewed(grant_id=grant):
            return [done(REVIEW, key=grant), done(LATE, key=grant)]
        case _:
            return []


def count(event: Any, seen: Seen) -> Sequence[Mark]:
    """Write down who broke glass when, so that it is counted over all journeys.

    It counts when it was recorded: what the worker says of the time may be spread at will.
    """
    match event:
        case GlassBroken(grant_id=grant):
            return [Put(str(grant), {"staff": str(event.staff), "at": seen.recorded_at})]
        case _:
            return []


USES = Ledger("broken_glass", (ACCESS,), count, (("at",),))


def with_reviews(ledgers: tuple[Ledger, ...]) -> tuple[Ledger, ...]:
    """Return a room's ledgers, with the review of broken glass on its worklist, and its count."""
    return (*with_duties(ledgers, ACCESS, write), USES)


def watch(event: Any) -> Sequence[SetClock | SettleClock]:
    """Keep one clock a journey, at the earliest review that is still to be done."""
    match event:
        case GlassBroken() | BreakGlassReviewed() | BreakGlassReviewOverdue():
            if event.next_review_at is None:
                return [SettleClock(CLOCK, event.journey_id)]
            return [SetClock(CLOCK, event.journey_id, event.next_review_at)]
        case _:
            return []


def ringing(clocks: Clocks) -> Clocks:
    """Return a room's clocks, with those of reviews."""

    def both(event: Any) -> Sequence[SetClock | SettleClock]:
        return [*watch(event), *clocks.watch(event)]

    def ring(name: str, key: UUID, at: datetime) -> Command:
        if name == CLOCK:
            return NoteReviewsOverdue(journey_id=JourneyId(key), occurred_at=at)
        return clocks.ring(name, key, at)

    return Clocks(both, ring)
