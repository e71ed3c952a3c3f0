"""The doors of this room: what a reintegration worker asks, and the boards they read."""

from services.reintegration.domain.plan_messages import (
    AgreePlan,
    AssessNeeds,
    AssessRisk,
    BeginMonitoring,
    ClosePlan,
    MissFollowUp,
    OpenPlan,
    RecordFollowUp,
    RecordNote,
    RecordSetback,
    ResumePlan,
    ScheduleFollowUp,
    StartPlan,
    SuspendPlan,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, May, RowRoute

_WORKER: May = ("reintegration-worker",)

_PLANNING: tuple[Door, ...] = (
    CommandRoute(
        path="/plans",
        command=OpenPlan,
        may=_WORKER,
        purpose="reintegration",
        summary="Open a plan for a person who comes directly, without a shelter stay.",
        example={
            "journey_id": "00000000-0000-4000-8000-000000000001",
            "source": "direct",
            "basis": {
                "basis": "consent",
                "consent_id": "00000000-0000-4000-8000-000000000002",
            },
            "group": "women",
            "occurred_at": "2026-03-02T09:00:00+07:00",
        },
        mints=("plan_id",),
    ),
    CommandRoute(
        path="/plans/{plan_id}/needs",
        command=AssessNeeds,
        may=_WORKER,
        purpose="reintegration",
        summary="Assess what endangers and what protects the participant, on four levels.",
        example={
            "risk": {"individual": ["outstanding-debt"], "structural": ["no-identity-papers"]},
            "protective": {"household": ["supportive-family"], "community": ["trusted-person"]},
            "occurred_at": "2026-03-03T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/plans/{plan_id}/risk",
        command=AssessRisk,
        may=_WORKER,
        purpose="reintegration",
        summary="Judge the risk of being trafficked again.",
        example={
            "level": "medium",
            "factors": ["outstanding-debt", "knows-the-trafficker"],
            "occurred_at": "2026-03-03T10:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/plans/{plan_id}/agreement",
        command=AgreePlan,
        may=_WORKER,
        purpose="reintegration",
        summary="Record that the participant agreed to the plan; follow-ups are scheduled.",
        example={
            "goals": ["housing", "livelihood"],
            "services": ["vocational", "psychological"],
            "consent_id": "00000000-0000-4000-8000-000000000003",
            "agreed_by": "participant",
            "safe_channels": ["meeting-place", "phone-call"],
            "group": "women",
            "occurred_at": "2026-03-05T09:00:00+07:00",
        },
    ),
)

_PROGRESS: tuple[Door, ...] = (
    CommandRoute(
        path="/plans/{plan_id}/start",
        command=StartPlan,
        may=_WORKER,
        purpose="reintegration",
        summary="Begin the support that was agreed.",
        example={"occurred_at": "2026-03-06T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/monitoring",
        command=BeginMonitoring,
        may=_WORKER,
        purpose="follow-up",
        summary="Let support give way to monitoring.",
        example={"occurred_at": "2026-06-05T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/setback",
        command=RecordSetback,
        may=_WORKER,
        purpose="reintegration",
        summary="Record a setback; active support begins again.",
        example={"factors": ["no-income"], "occurred_at": "2026-07-06T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/suspension",
        command=SuspendPlan,
        may=_WORKER,
        purpose="reintegration",
        summary="Let the plan rest for a reason.",
        example={"reason": "in-treatment", "occurred_at": "2026-08-03T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/resumption",
        command=ResumePlan,
        may=_WORKER,
        purpose="reintegration",
        summary="Go on with a suspended plan.",
        example={"occurred_at": "2026-09-03T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/notes",
        command=RecordNote,
        may=_WORKER,
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
        may=_WORKER,
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
)

_FOLLOW_UPS: tuple[Door, ...] = (
    CommandRoute(
        path="/plans/{plan_id}/follow-ups",
        command=ScheduleFollowUp,
        may=_WORKER,
        purpose="follow-up",
        summary="Add a follow-up, or move an open one by giving its id.",
        example={
            "due_at": "2026-03-20T09:00:00+07:00",
            "safe_channel": "phone-call",
            "occurred_at": "2026-03-06T11:00:00+07:00",
        },
        mints=("follow_up_id",),
    ),
    CommandRoute(
        path="/plans/{plan_id}/follow-ups/{follow_up_id}/done",
        command=RecordFollowUp,
        may=_WORKER,
        purpose="follow-up",
        summary="Record a follow-up that took place, with the risk as judged at it.",
        example={
            "scores": {"safety": 3, "housing": 2, "livelihood": 1},
            "risk_level": "low",
            "risk_factors": [],
            "note": "A made-up note for this document.",
            "occurred_at": "2026-03-12T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/plans/{plan_id}/follow-ups/{follow_up_id}/missed",
        command=MissFollowUp,
        may=_WORKER,
        purpose="follow-up",
        summary="Record that a follow-up did not take place, and why.",
        example={"reason": "not-reached", "occurred_at": "2026-04-07T09:00:00+07:00"},
    ),
)

_BOARDS: tuple[Door, ...] = (
    BoardRoute(
        path="/plans",
        view="plans",
        may=_WORKER,
        summary="List plans, the oldest first.",
        sort="opened_at",
        filters=("standing", "risk_level", "outcome"),
    ),
    RowRoute(
        path="/plans/{plan_id}",
        view="plans",
        may=_WORKER,
        summary="Show where a plan stands.",
    ),
    BoardRoute(
        path="/follow-ups",
        view="follow_ups",
        may=_WORKER,
        summary="List participants who are to be seen, the earliest day first.",
        sort="next_due_at",
        where={"waiting": True},
    ),
    RowRoute(
        path="/follow-ups/{plan_id}",
        view="follow_ups",
        may=_WORKER,
        summary="Show a participant's follow-up calendar.",
    ),
)

DOORS: tuple[Door, ...] = (*_PLANNING, *_PROGRESS, *_FOLLOW_UPS, *_BOARDS)
