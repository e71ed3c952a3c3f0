"""How a plan moves, is reviewed, and ends."""

from services.reintegration.api.roles import WORKER
from services.reintegration.domain.plan.commands import (
    BeginMonitoring,
    ClosePlan,
    RecordNote,
    RecordSetback,
    ResumePlan,
    ReviewGoal,
    StartPlan,
    SuspendPlan,
)
from shared.runtime.http.routes import CommandRoute, Door

PROGRESS: tuple[Door, ...] = (
    CommandRoute(
        path="/plans/{plan_id}/start",
        command=StartPlan,
        may=WORKER,
        purpose="reintegration",
        summary="Begin the support that was agreed.",
        example={"occurred_at": "2026-03-06T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/monitoring",
        command=BeginMonitoring,
        may=WORKER,
        purpose="follow-up",
        summary="Let support give way to monitoring.",
        example={"occurred_at": "2026-06-05T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/setback",
        command=RecordSetback,
        may=WORKER,
        purpose="reintegration",
        summary="Record a setback; active support begins again.",
        example={"factors": ["no-income"], "occurred_at": "2026-07-06T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/suspension",
        command=SuspendPlan,
        may=WORKER,
        purpose="reintegration",
        summary="Let the plan rest for a reason.",
        example={"reason": "in-treatment", "occurred_at": "2026-08-03T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/resumption",
        command=ResumePlan,
        may=WORKER,
        purpose="reintegration",
        summary="Go on with a suspended plan.",
        example={"occurred_at": "2026-09-03T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/notes",
        command=RecordNote,
        may=WORKER,
        purpose="reintegration",
        summary="Write a note; it is kept encrypted.",
        example={
            "note": "A made-up note for this document.",
            "occurred_at": "2026-03-06T10:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/plans/{plan_id}/closing",
        command=ClosePlan,
        may=WORKER,
        purpose="reintegration",
        summary="Close the plan with its outcome.",
        example={
            "outcome": "partial",
            "goal_reviews": [
                {"goal": "housing", "result": "reached"},
                {"goal": "livelihood", "result": "partly-reached"},
            ],
            "exit_asked": True,
            "occurred_at": "2026-12-07T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/plans/{plan_id}/goal-reviews",
        command=ReviewGoal,
        may=WORKER,
        purpose="reintegration",
        summary="Review how far an agreed goal was reached.",
        example={
            "goal": "housing",
            "result": "partly-reached",
            "occurred_at": "2026-06-04T09:00:00+07:00",
        },
    ),
)
