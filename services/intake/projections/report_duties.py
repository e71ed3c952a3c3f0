"""What a report waits for: it goes on, is classified, and is resolved."""

from typing import Any

from services.intake.domain.report.messages import (
    ClassificationOverdue,
    ForwardingOverdue,
    ReportClassified,
    ReportCorrected,
    ReportForwarded,
    ReportRegistered,
    ReportResolved,
)
from shared.kernel.actors import Role
from shared.kernel.ledgers import Amend, Mark, StrikeAll
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do

FORWARD = "forward-report"
CLASSIFY = "classify-report"
RESOLVE = "resolve-report"

REPORT_DUTIES: Duties = {
    FORWARD: ("Chuyển ngay tin báo", "Forward the report at once"),
    CLASSIFY: ("Phân loại tin báo", "Classify the report"),
    RESOLVE: ("Giải quyết tin báo", "Resolve the report"),
}

_LISTENERS: tuple[Role, ...] = (
    "hotline-operator",
    "intake-worker",
    "health-department",
    "verification-officer",
)


def duties(event: Any, seen: Seen) -> list[Mark]:
    """Open a line for each duty that begins with this event; strike those it fulfils."""
    match event:
        case ReportRegistered(forward_by=forward_by, classify_by=classify_by):
            return [
                to_do(FORWARD, seen, _LISTENERS, due_at=forward_by, risk=2),
                to_do(CLASSIFY, seen, _LISTENERS, due_at=classify_by, risk=1),
            ]
        case ReportForwarded():
            return [done(FORWARD)]
        case ReportClassified(report_class="not-crime"):
            return [done(CLASSIFY), done(FORWARD), to_do(RESOLVE, seen, _LISTENERS)]
        case ReportClassified():
            return [done(CLASSIFY), to_do(RESOLVE, seen, _LISTENERS, risk=1)]
        case ReportResolved():
            return [StrikeAll()]
        case _:
            return _changed(event, seen)


def _changed(event: Any, seen: Seen) -> list[Mark]:
    match event:
        case ForwardingOverdue():
            return [Amend(done(FORWARD).key, {"risk": 3})]
        case ClassificationOverdue():
            return [Amend(done(CLASSIFY).key, {"risk": 2})]
        case ReportCorrected(goes_on=goes_on, forward_by=forward_by):
            marks: list[Mark] = []
            if goes_on:
                marks.append(to_do(RESOLVE, seen, _LISTENERS, risk=1))
            if forward_by is not None:
                marks.append(to_do(FORWARD, seen, _LISTENERS, due_at=forward_by, risk=2))
            return marks
        case _:
            return []
