"""The report board: what was reported by which way, and what became of it; never by whom."""

from services.intake.domain.report.messages import (
    ClassificationOverdue,
    ForwardingOverdue,
    ReportClassified,
    ReportCorrected,
    ReportForwarded,
    ReportLedToCase,
    ReportRegistered,
    ReportResolved,
)
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one line; a projection accepts every recorded event."""
    if isinstance(event, ReportRegistered):
        return _registered(event)
    return None if row is None else row | _moved(event) | _noted(row, event)


def _registered(event: ReportRegistered) -> Row:
    return {
        "state": "registered",
        "journey_id": str(event.journey_id),
        "channel": event.channel,
        "agency": event.agency,
        "anonymous": event.reporter is None,
        "received_at": event.occurred_at,
        "report_class": None,
        "forwarded_to": [],
        "decision": None,
        "cases": [],
        "corrections": 0,
        "forward_by": event.forward_by,
        "classify_by": event.classify_by,
        "overdue": False,
    }


def _moved(event: Event) -> Row:
    match event:
        case ReportClassified():
            return {"state": "classified", "report_class": event.report_class, "overdue": False}
        case ReportResolved():
            return {"state": "resolved", "decision": event.decision, "overdue": False}
        case ForwardingOverdue() | ClassificationOverdue():
            return {"overdue": True}
        case _:
            return {}


def _noted(row: Row, event: Event) -> Row:
    match event:
        case ReportForwarded():
            return {"forwarded_to": [*row["forwarded_to"], event.to_agency], "overdue": False}
        case ReportLedToCase():
            return {"cases": [*row["cases"], str(event.case_id)]}
        case ReportCorrected():
            return _corrected(row, event)
        case _:
            return {}


def _corrected(row: Row, event: ReportCorrected) -> Row:
    changed: Row = {"corrections": row["corrections"] + 1}
    if event.channel is not None:
        changed["channel"] = event.channel
    if event.report_class is not None:
        changed["report_class"] = event.report_class
    if event.forward_by is not None:
        changed["forward_by"] = event.forward_by
    if event.goes_on:
        changed |= {"state": "classified", "decision": None}
    return changed


REPORTS = View(
    name="reports",
    of=("report",),
    project=project,
    index=("state", "channel", "report_class", "overdue", "received_at"),
)
