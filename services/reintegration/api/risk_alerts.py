"""Alerts of re-trafficking: raised, looked at the same day, confirmed or dismissed."""

from services.reintegration.api.roles import WORKER_OR_DEPARTMENT
from services.reintegration.domain.alert.messages import (
    ConfirmAlert,
    DismissAlert,
    RaiseAlert,
    TriageAlert,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, RowRoute

RISK_ALERTS: tuple[Door, ...] = (
    CommandRoute(
        path="/risk-alerts",
        command=RaiseAlert,
        may=WORKER_OR_DEPARTMENT,
        purpose="protection",
        summary="Raise an alert: there are signs that a person is being trafficked again.",
        example={
            "journey_id": "00000000-0000-4000-8000-000000000001",
            "plan_id": "00000000-0000-4000-8000-000000000004",
            "signals": ["disappeared", "contact-from-trafficker"],
            "note": "A made-up note for this document.",
            "occurred_at": "2026-05-04T09:00:00+07:00",
        },
        mints=("alert_id",),
    ),
    CommandRoute(
        path="/risk-alerts/{alert_id}/triage",
        command=TriageAlert,
        may=WORKER_OR_DEPARTMENT,
        purpose="protection",
        summary="Look at an alert on the day it was raised.",
        example={"urgency": "act-now", "occurred_at": "2026-05-04T11:00:00+07:00"},
    ),
    CommandRoute(
        path="/risk-alerts/{alert_id}/confirmation",
        command=ConfirmAlert,
        may=WORKER_OR_DEPARTMENT,
        purpose="protection",
        summary="Confirm an alert: the plan closes, and intake opens a new case.",
        example={"occurred_at": "2026-05-05T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/risk-alerts/{alert_id}/dismissal",
        command=DismissAlert,
        may=WORKER_OR_DEPARTMENT,
        purpose="protection",
        summary="Dismiss an alert that was looked into.",
        example={"ground": "found-safe", "occurred_at": "2026-05-05T09:00:00+07:00"},
    ),
    BoardRoute(
        path="/risk-alerts",
        view="risk_alerts",
        may=WORKER_OR_DEPARTMENT,
        summary="List alerts, the newest first.",
        sort="-raised_at",
        filters=("standing",),
    ),
    RowRoute(
        path="/risk-alerts/{alert_id}",
        view="risk_alerts",
        may=WORKER_OR_DEPARTMENT,
        summary="Show where an alert stands.",
    ),
)
