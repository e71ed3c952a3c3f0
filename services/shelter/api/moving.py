"""Doors for moves that no plan foresaw: another house, an absence, a death."""

from services.shelter.api.roles import CONSENT, HOUSE_ID, MANAGER, MORNING, WORKERS
from services.shelter.domain.stay.moving_messages import (
    AnswerTransfer,
    AskTransfer,
    RecordDeath,
    RecordFarewell,
    RecordReturn,
    ReportAbsconding,
    TransferResident,
)
from shared.runtime.http.routes import CommandRoute, Door

DOORS: tuple[Door, ...] = (
    CommandRoute(
        path="/stays/{stay_id}/transfer-request",
        command=AskTransfer,
        lets_in=True,
        may=WORKERS,
        purpose="shelter",
        summary="Ask another house to take the resident.",
        example={"house_id": HOUSE_ID, "reason": "safety", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/transfer-answer",
        command=AnswerTransfer,
        may=MANAGER,
        purpose="shelter",
        summary="Answer, for the receiving house, whether it takes the resident.",
        example={"answer": "accepted", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/transfer",
        command=TransferResident,
        may=WORKERS,
        purpose="shelter",
        summary="Move the resident to the house that agreed; a new stay begins there.",
        example={"basis": CONSENT, "rules_explained": True, "occurred_at": MORNING},
        mints=("to_stay_id",),
    ),
    CommandRoute(
        path="/stays/{stay_id}/absence",
        command=ReportAbsconding,
        may=WORKERS,
        purpose="protection",
        summary="Report that the resident is absent without a word.",
        example={"occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/return",
        command=RecordReturn,
        may=WORKERS,
        purpose="shelter",
        summary="Record that the resident came back and has a bed again.",
        example={"occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/death",
        command=RecordDeath,
        may=MANAGER,
        purpose="statutory-duty",
        summary="Record that the resident died.",
        example={"concluded_at": "2026-03-02T15:00:00+07:00", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/farewell",
        command=RecordFarewell,
        may=MANAGER,
        purpose="statutory-duty",
        summary="Record who sees to the funeral.",
        example={"by": "relatives", "occurred_at": MORNING},
    ),
)
