"""The boards of plans, of follow-ups, and of what was given."""

from services.reintegration.api.roles import WORKER, WORKER_OR_PSYCHOLOGIST
from shared.runtime.http.routes import BoardRoute, Door, RowRoute

BOARDS: tuple[Door, ...] = (
    BoardRoute(
        path="/plans",
        view="plans",
        may=WORKER,
        summary="List plans, the oldest first.",
        sort="opened_at",
        filters=("standing", "risk_level", "outcome"),
    ),
    RowRoute(
        path="/plans/{plan_id}",
        view="plans",
        may=WORKER,
        summary="Show where a plan stands.",
    ),
    RowRoute(
        path="/plans/{plan_id}/support",
        view="support",
        may=WORKER_OR_PSYCHOLOGIST,
        summary="Show what a participant was given under a plan.",
    ),
    BoardRoute(
        path="/follow-ups",
        view="follow_ups",
        may=WORKER,
        summary="List participants who are to be seen, the earliest day first.",
        sort="next_due_at",
        where={"waiting": True},
    ),
    RowRoute(
        path="/follow-ups/{plan_id}",
        view="follow_ups",
        may=WORKER,
        summary="Show a participant's follow-up calendar.",
    ),
)
