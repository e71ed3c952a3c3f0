"""The limits of a report: it goes at once to whoever acts on it, and is soon classified."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from services.intake.domain.ids import ReportId
from services.intake.domain.report.messages import (
    ClassificationOverdue,
    ForwardingOverdue,
    NoteClassificationOverdue,
    NoteForwardingOverdue,
    ReportClassified,
    ReportCorrected,
    ReportForwarded,
    ReportRegistered,
    ReportResolved,
)
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.messages import Command, Event

FORWARDING = "report-forwarding"
CLASSIFICATION = "report-classification"


def watch(event: Event) -> list[SetClock | SettleClock]:
    """Say which clocks begin, move or end with this event."""
    match event:
        case ReportRegistered():
            return [
                SetClock(FORWARDING, event.report_id, event.forward_by),
                SetClock(CLASSIFICATION, event.report_id, event.classify_by),
            ]
        case ReportForwarded() | ReportResolved() | ForwardingOverdue():
            return [SettleClock(FORWARDING, event.report_id)]
        case ReportClassified(report_class="not-crime"):
            return [
                SettleClock(CLASSIFICATION, event.report_id),
                SettleClock(FORWARDING, event.report_id),
            ]
        case ReportClassified() | ClassificationOverdue():
            return [SettleClock(CLASSIFICATION, event.report_id)]
        case ReportCorrected(forward_by=datetime() as forward_by):
            return [SetClock(FORWARDING, event.report_id, forward_by)]
        case _:
            return []


def _asks(command: Callable[..., Command]) -> Callable[[UUID, datetime], Command]:
    return lambda key, at: command(report_id=ReportId(key), occurred_at=at)


RINGS: Mapping[str, Callable[[UUID, datetime], Command]] = {
    FORWARDING: _asks(NoteForwardingOverdue),
    CLASSIFICATION: _asks(NoteClassificationOverdue),
}
