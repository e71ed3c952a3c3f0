"""Doors of life in the house: the plan of care, the limits of the stay, notes."""

from services.shelter.api.roles import COMPETENT, CONSENT, MANAGER, MORNING, WORKERS
from services.shelter.domain.stay.commands import (
    AgreeCarePlan,
    DecideExtension,
    RecordNote,
    RequestExtension,
)
from services.shelter.domain.stay.standing_messages import RenewBasis
from shared.runtime.http.routes import CommandRoute, Door

DOORS: tuple[Door, ...] = (
    CommandRoute(
        path="/stays/{stay_id}/care-plan",
        command=AgreeCarePlan,
        may=WORKERS,
        purpose="shelter",
        summary="Agree on a plan of care with the resident, or on a new one.",
        example={
            "goals": ["safety", "documents"],
            "services": ["medical", "documents"],
            "signed_by_resident": True,
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/extension-request",
        command=RequestExtension,
        may=WORKERS,
        purpose="shelter",
        summary="Ask that the stay goes on beyond its limit.",
        example={"ground": "treatment-continues", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/extension",
        command=DecideExtension,
        may=COMPETENT,
        purpose="shelter",
        summary="Record what was decided on an extension of the stay.",
        example={
            "decision": {
                "answer": "granted",
                "until": "2026-09-30T23:59:59+07:00",
                "funding": "state",
            },
            "decided_by": "health-department",
            "ground": "treatment-continues",
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/notes",
        command=RecordNote,
        may=WORKERS,
        purpose="shelter",
        summary="Keep a note about the stay; its text is encrypted.",
        example={"note": "A made-up note.", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/basis",
        command=RenewBasis,
        may=MANAGER,
        purpose="shelter",
        summary="Say what the stay rests on after a consent was taken back or fell in doubt.",
        example={"basis": CONSENT, "occurred_at": MORNING},
    ),
)
