"""Doors of care: health, essentials, sessions, school, a trade, incidents.

What is written of a child's care lies under the child's own key, and else under the resident's.
"""

from services.shelter.api.roles import CARERS, MANAGER, MORNING, PSYCHOLOGIST, WORKERS
from services.shelter.domain.stay.care_messages import (
    EnrolSchool,
    GiveEssentials,
    RecordHealthCheck,
    RecordSession,
    ReportIncident,
    ReviewIncident,
    StartTraining,
)
from shared.runtime.http.routes import CommandRoute, Door

DOORS: tuple[Door, ...] = (
    CommandRoute(
        path="/stays/{stay_id}/health-checks",
        command=RecordHealthCheck,
        may=WORKERS,
        purpose="health-care",
        summary="Record that the resident's health was looked at.",
        example={
            "occasion": "on-reception",
            "provider": "house-nurse",
            "findings": "Made-up findings.",
            "occurred_at": MORNING,
        },
        concerns=("for_child",),
    ),
    CommandRoute(
        path="/stays/{stay_id}/essentials",
        command=GiveEssentials,
        may=WORKERS,
        purpose="shelter",
        summary="Record which essentials the resident was given.",
        example={"items": ["clothing", "hygiene"], "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/sessions",
        command=RecordSession,
        may=PSYCHOLOGIST,
        purpose="psychological-care",
        summary="Record a session; only psychologists read its note.",
        example={
            "session": "individual",
            "minutes": 50,
            "note": "A made-up note.",
            "occurred_at": MORNING,
        },
        concerns=("for_child",),
    ),
    CommandRoute(
        path="/stays/{stay_id}/schooling",
        command=EnrolSchool,
        may=WORKERS,
        purpose="education",
        summary="Enrol the resident in school.",
        example={"level": "lower-secondary", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/training",
        command=StartTraining,
        may=WORKERS,
        purpose="education",
        summary="Start the resident's training in a trade.",
        example={"trade": "tailoring", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/incidents",
        command=ReportIncident,
        may=CARERS,
        purpose="protection",
        summary="Report an incident; a threat asks intake for protection.",
        example={
            "incident": "threat",
            "severity": "serious",
            "account": "A made-up account.",
            "occurred_at": MORNING,
        },
        mints=("incident_id",),
    ),
    CommandRoute(
        path="/stays/{stay_id}/incidents/{incident_id}/review",
        command=ReviewIncident,
        may=MANAGER,
        purpose="protection",
        summary="Record what came of an incident.",
        example={"outcome": "safety-plan-changed", "occurred_at": MORNING},
    ),
)
