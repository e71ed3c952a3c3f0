"""Doors of children who live here beside a resident: from coming to leaving, and what is due."""

from services.shelter.api.roles import CHILD_ID, COMPETENT, MANAGER, MORNING, WORKERS
from services.shelter.domain.residence.child_messages import RecordChildFarewell, ReviewChild
from services.shelter.domain.stay.child_messages import (
    BringChild,
    ExtendChildDays,
    RecordChildDeath,
    RecordChildLeft,
)
from shared.runtime.http.routes import CommandRoute, Door

DOORS: tuple[Door, ...] = (
    CommandRoute(
        path="/stays/{stay_id}/children",
        command=BringChild,
        may=WORKERS,
        purpose="shelter",
        summary="Name a child who came along by its own journey; its days are counted from now.",
        example={"child_id": CHILD_ID, "funding": "state", "occurred_at": MORNING},
        concerns=("child_id",),
        also_theirs=("child_id",),
    ),
    CommandRoute(
        path="/stays/{stay_id}/children/{child_id}/leaving",
        command=RecordChildLeft,
        may=WORKERS,
        purpose="shelter",
        summary="Record that a child leaves before the resident does; its place is free.",
        example={"reason": "to-relatives", "occurred_at": MORNING},
        also_theirs=("child_id",),
    ),
    CommandRoute(
        path="/stays/{stay_id}/children/{child_id}/death",
        command=RecordChildDeath,
        may=MANAGER,
        purpose="statutory-duty",
        summary="Record that a child died who lived here with the resident.",
        example={"concluded_at": "2026-03-02T15:00:00+07:00", "occurred_at": MORNING},
        also_theirs=("child_id",),
    ),
    CommandRoute(
        path="/stays/{stay_id}/children/{child_id}/extension",
        command=ExtendChildDays,
        may=COMPETENT,
        purpose="shelter",
        summary="Record what was decided on a child whose own days end: until when, and who pays.",
        example={
            "until": "2026-09-30T23:59:59+07:00",
            "funding": "state",
            "decided_by": "health-department",
            "ground": "treatment-continues",
            "occurred_at": MORNING,
        },
        also_theirs=("child_id",),
    ),
    CommandRoute(
        path="/children/{journey_id}/review",
        command=ReviewChild,
        may=MANAGER,
        purpose="shelter",
        summary="Record what holds now for a child of whom something new was heard.",
        example={"outcome": "stays-on", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/children/{journey_id}/farewell",
        command=RecordChildFarewell,
        may=MANAGER,
        purpose="statutory-duty",
        summary="Record who sees to the funeral of a child who died here.",
        example={"by": "relatives", "occurred_at": MORNING},
    ),
)
