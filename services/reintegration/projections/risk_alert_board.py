"""The board of risk alerts: what was seen, who is to look by when, what was found."""

from typing import Any

from services.reintegration.domain.alert.messages import (
    AlertTriaged,
    RetraffickingAlertDismissed,
    RetraffickingAlertRaised,
    RetraffickingConfirmed,
    TriageOverdue,
)
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Any, _seen: Seen) -> Row | None:
    """Redraw one alert's line."""
    if isinstance(event, RetraffickingAlertRaised):
        return _raised(event)
    return None if row is None else {**row, **_followed(event)}


def _raised(event: RetraffickingAlertRaised) -> Row:
    return {
        "standing": "raised",
        "plan_id": None if event.plan_id is None else str(event.plan_id),
        "signals": list(event.signals),
        "note": None if event.note is None else str(event.note.record_id),
        "raised_at": event.occurred_at,
        "triage_by": event.triage_by,
        "overdue": False,
        "urgency": None,
        "ground": None,
        "decided_at": None,
    }


def _followed(event: Any) -> Row:
    match event:
        case AlertTriaged():
            return {"standing": "triaged", "urgency": event.urgency}
        case TriageOverdue():
            return {"overdue": True}
        case RetraffickingConfirmed():
            return {"standing": "confirmed", "decided_at": event.occurred_at}
        case RetraffickingAlertDismissed():
            at = event.occurred_at
            return {"standing": "dismissed", "ground": event.ground, "decided_at": at}
        case _:
            return {}


RISK_ALERT_BOARD = View(
    name="risk_alerts",
    of=("risk_alert",),
    project=project,
    index=("standing", "raised_at"),
)
