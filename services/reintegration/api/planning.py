"""Opening, assessing and agreeing a plan."""

from services.reintegration.api.roles import WORKER
from services.reintegration.domain.plan.commands import (
    AcceptReferral,
    AgreePlan,
    AssessNeeds,
    AssessRisk,
    DeclineReferral,
    GiveOwnAgreement,
    OpenPlan,
    WithholdOwnAgreement,
)
from shared.runtime.http.routes import CommandRoute, Door

PLANNING: tuple[Door, ...] = (
    CommandRoute(
        path="/plans",
        command=OpenPlan,
        may=WORKER,
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
        path="/plans/{plan_id}/acceptance",
        command=AcceptReferral,
        may=WORKER,
        purpose="reintegration",
        summary="Say yes to a referral; whoever referred hears of it.",
        example={"occurred_at": "2026-03-02T15:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/decline",
        command=DeclineReferral,
        may=WORKER,
        purpose="reintegration",
        summary="Say no to a referral, and why; the draft is dropped, intake finds another place.",
        example={"reason": "outside-area", "occurred_at": "2026-03-02T15:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/needs",
        command=AssessNeeds,
        may=WORKER,
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
        may=WORKER,
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
        may=WORKER,
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
    CommandRoute(
        path="/plans/{plan_id}/own-agreement",
        command=GiveOwnAgreement,
        may=WORKER,
        purpose="reintegration",
        summary="Record that a participant who came of age agrees themselves; the plan goes on.",
        example={
            "consent_id": "00000000-0000-4000-8000-000000000004",
            "occurred_at": "2026-05-05T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/plans/{plan_id}/own-agreement-withheld",
        command=WithholdOwnAgreement,
        may=WORKER,
        purpose="reintegration",
        summary="Record that a participant who came of age says no; somebody closes the plan.",
        example={"occurred_at": "2026-05-05T09:00:00+07:00"},
    ),
)
