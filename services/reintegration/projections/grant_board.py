"""The board of grants: what was applied for, until when it is decided, what was paid."""

from typing import Any

from services.reintegration.domain.grant.messages import (
    ClaimStopped,
    GrantApplied,
    GrantApproved,
    GrantDecisionOverdue,
    GrantPaid,
    GrantRejected,
    GrantUnderReview,
)
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Any, _seen: Seen) -> Row | None:
    """Redraw one claim's line."""
    if isinstance(event, GrantApplied):
        return _applied(event)
    return None if row is None else {**row, **_on_the_way(event), **_decided(event)}


def _applied(event: GrantApplied) -> Row:
    return {
        "standing": "applied",
        "plan_id": str(event.plan_id),
        "grant": event.grant,
        "school_year": event.school_year,
        "form": str(event.form.record_id),
        "applied_at": event.occurred_at,
        "decide_by": event.decide_by,
        "overdue": False,
        "amount": None,
        "ground": None,
        "decided_at": None,
        "paid_at": None,
    }


def _on_the_way(event: Any) -> Row:
    match event:
        case GrantUnderReview():
            return {"standing": "under-review"}
        case GrantDecisionOverdue():
            return {"overdue": True}
        case GrantPaid():
            return {"standing": "paid", "paid_at": event.occurred_at}
        case ClaimStopped():
            return {"standing": "stopped", "ground": event.ground}
        case _:
            return {}


def _decided(event: Any) -> Row:
    match event:
        case GrantApproved():
            at = event.occurred_at
            return {"standing": "approved", "amount": event.amount, "decided_at": at}
        case GrantRejected():
            at = event.occurred_at
            return {"standing": "rejected", "ground": event.ground, "decided_at": at}
        case _:
            return {}


GRANT_BOARD = View(
    name="grants",
    of=("grant",),
    project=project,
    index=("standing", "grant", "plan_id", "decide_by"),
)
