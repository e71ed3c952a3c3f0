"""The calendar: hearings and other dates of all matters, in order, with a code for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.legal_aid.domain.matter.proceeding_events import (
    DeadlineCancelled,
    DeadlineMet,
    DeadlineMissed,
    DeadlineScheduled,
)
from shared.kernel.ledgers import Amend, Ledger, Mark, Put, Strike
from shared.kernel.views import Seen

DEADLINE_NAMES: Mapping[str, tuple[str, str]] = {
    "hearing": ("Phiên xử", "Hearing"),
    "limitation": ("Hết thời hiệu", "Limitation period ends"),
    "appeal": ("Hạn kháng cáo", "Last day to appeal"),
    "filing": ("Hạn nộp giấy tờ", "Last day to file"),
    "answer": ("Hạn trả lời", "Last day to answer"),
    "other": ("Thời hạn khác", "Other deadline"),
}
"""What each kind of date is called, in Vietnamese and in English."""


def write(event: Any, seen: Seen) -> Sequence[Mark]:
    """Write a date down, move it, say how it went, or strike it."""
    match event:
        case DeadlineScheduled():
            line = {
                "deadline_id": str(event.deadline_id),
                "matter_id": str(event.matter_id),
                "deadline": event.deadline,
                "due_at": event.due_at,
                "standing": "ahead",
                "told_at": seen.recorded_at,
            }
            return [Put(str(event.deadline_id), line)]
        case DeadlineMet():
            return [Amend(str(event.deadline_id), {"standing": "met"})]
        case DeadlineMissed():
            return [Amend(str(event.deadline_id), {"standing": "missed"})]
        case DeadlineCancelled():
            return [Strike(str(event.deadline_id))]
        case _:
            return []


CALENDAR = Ledger("calendar", ("matter",), write, (("due_at",),))
