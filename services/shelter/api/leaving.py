"""Doors on the way out: the risk, the plan, the discharge."""

from services.shelter.api.roles import MORNING, WORKERS
from services.shelter.domain.stay.commands import (
    AssessDischargeRisk,
    Discharge,
    DischargeUnplanned,
    PlanDischarge,
    WithdrawDischargePlan,
)
from shared.runtime.http.routes import CommandRoute, Door

DOORS: tuple[Door, ...] = (
    CommandRoute(
        path="/stays/{stay_id}/discharge-risk",
        command=AssessDischargeRisk,
        may=WORKERS,
        purpose="shelter",
        summary="Assess the risk of leaving for a destination.",
        example={
            "destination": "family",
            "level": "medium",
            "factors": ["outstanding-debt"],
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/discharge-plan",
        command=PlanDischarge,
        may=WORKERS,
        purpose="shelter",
        summary="Plan a discharge on a fresh risk assessment.",
        example={
            "destination": "family",
            "planned_for": "2026-03-16T09:00:00+07:00",
            "relative_verified": True,
            "escort_arranged": True,
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/discharge-plan-withdrawal",
        command=WithdrawDischargePlan,
        may=WORKERS,
        purpose="shelter",
        summary="Take a discharge plan back; the resident stays.",
        example={"occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/discharge",
        command=Discharge,
        may=WORKERS,
        purpose="shelter",
        summary="Let the resident leave as planned.",
        example={"destination": "family", "reason": "return-home", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/unplanned-discharge",
        command=DischargeUnplanned,
        may=WORKERS,
        purpose="shelter",
        summary="Record that the resident left without a plan.",
        example={"destination": "unknown", "reason": "own-wish", "occurred_at": MORNING},
    ),
)
