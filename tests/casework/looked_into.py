"""Made up: what Lan read of a journey, and the glass she broke for it."""

from datetime import datetime, timedelta
from uuid import UUID

from shared.casework.access_messages import (
    BreakGlass,
    BreakGlassReviewed,
    BreakGlassReviewOverdue,
    Finding,
    GlassBroken,
    GrantId,
    NoteReading,
    NoteReviewsOverdue,
    ReadingId,
    RecordsRead,
    ReviewBreakGlass,
    Scope,
)
from tests.casework.made_up import JOURNEY, LAN, MINH, NOON, RECORD, ref

GRANT, OTHER_GRANT = GrantId(UUID(int=60)), GrantId(UUID(int=61))
REVIEW_LIMIT = datetime.fromisoformat("2026-03-04T16:59:59+00:00")
"""Two working days after noon on a Monday, at the day's end in Viet Nam."""

read = NoteReading(
    journey_id=JOURNEY,
    reading_id=ReadingId(UUID(int=50)),
    records=(RECORD,),
    kinds=("statement",),
    purpose="casework",
    relation="unit",
    occurred_at=NOON,
)
was_read = RecordsRead(**dict(read))


def breaks(
    *,
    grant: GrantId = GRANT,
    minutes: int = 60,
    scope: Scope = "read",
    at: datetime = NOON,
) -> BreakGlass:
    """Ask to break the glass, in Lan's name."""
    return BreakGlass(
        journey_id=JOURNEY,
        grant_id=grant,
        staff=LAN,
        reason="urgent-health",
        explanation=ref(),
        minutes=minutes,
        scope=scope,
        occurred_at=at,
    )


def broken(
    *,
    grant: GrantId = GRANT,
    minutes: int = 60,
    scope: Scope = "read",
    at: datetime = NOON,
    review_due_at: datetime = REVIEW_LIMIT,
) -> GlassBroken:
    """Return that Lan broke the glass."""
    return GlassBroken(
        journey_id=JOURNEY,
        grant_id=grant,
        staff=LAN,
        reason="urgent-health",
        explanation=ref(),
        scope=scope,
        until=at + timedelta(minutes=minutes),
        review_due_at=review_due_at,
        next_review_at=REVIEW_LIMIT,
        policy_version="break-glass-review@2025-07-01",
        occurred_at=at,
    )


def review(finding: Finding = "justified", *, hours: int = 2) -> ReviewBreakGlass:
    """Ask to review it, in Minh's name, so many hours after noon."""
    return ReviewBreakGlass(
        journey_id=JOURNEY,
        grant_id=GRANT,
        staff=MINH,
        finding=finding,
        note=None,
        occurred_at=NOON + timedelta(hours=hours),
    )


def reviewed(
    finding: Finding = "justified", *, hours: int = 2, next_at: datetime | None = None
) -> BreakGlassReviewed:
    """Return that Minh reviewed it."""
    return BreakGlassReviewed(**dict(review(finding, hours=hours)), next_review_at=next_at)


note_overdue = NoteReviewsOverdue(journey_id=JOURNEY, occurred_at=REVIEW_LIMIT)
overdue = BreakGlassReviewOverdue(
    journey_id=JOURNEY,
    grant_id=GRANT,
    review_due_at=REVIEW_LIMIT,
    next_review_at=None,
    occurred_at=REVIEW_LIMIT,
)
