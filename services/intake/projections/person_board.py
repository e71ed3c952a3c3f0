"""The board of possible duplicates: that there are two to be compared, never which two.

Whoever looks at the two is written down; the board would show them to everyone who passes.
"""

from typing import assert_never

from services.intake.domain.linking.messages import (
    DuplicateJudged,
    DuplicateReviewOverdue,
    JourneysLinked,
    JourneysUnlinked,
    LinkingEvent,
    PossibleDuplicateNoted,
)
from shared.kernel.views import Row, Seen, View

_SETTLED: Row = {"due_at": None, "overdue": False}


def project(row: Row | None, event: LinkingEvent, _: Seen) -> Row:
    """Redraw one line; a projection accepts every recorded event."""
    known = row or {"likenesses": [], "overdue": False, "basis": None}
    match event:
        case PossibleDuplicateNoted():
            return {
                **known,
                "standing": "suspected",
                "likenesses": [*known["likenesses"], event.likeness],
                "noted_at": event.occurred_at,
                "due_at": event.due_at,
            }
        case DuplicateReviewOverdue():
            return {**known, "overdue": True}
        case DuplicateJudged():
            judged = "judged-same" if event.same else "judged-different"
            basis = str(event.basis.record_id)
            return {**known, "standing": judged, "basis": basis, **_SETTLED}
        case JourneysLinked():
            return {**known, "standing": "linked"}
        case JourneysUnlinked():
            return {**known, "standing": "judged-different"}
        case _:
            assert_never(event)


POSSIBLE_DUPLICATES = View(
    name="possible_duplicates",
    of=("sameness",),
    project=project,
    index=("standing", "overdue", "noted_at"),
)
