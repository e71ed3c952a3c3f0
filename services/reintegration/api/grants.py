"""Claims for a grant: Form 07, the decision of the Department of Health, the payment."""

from services.reintegration.api.roles import DEPARTMENT, WORKER_OR_DEPARTMENT
from services.reintegration.domain.grant.messages import (
    ApplyGrant,
    DecideGrant,
    PayGrant,
    ReviewGrant,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, RowRoute

GRANTS: tuple[Door, ...] = (
    CommandRoute(
        path="/grants",
        command=ApplyGrant,
        may=WORKER_OR_DEPARTMENT,
        purpose="reintegration",
        summary="Hand in Form 07 for schooling, a trade, or the hardship allowance.",
        example={
            "journey_id": "00000000-0000-4000-8000-000000000001",
            "plan_id": "00000000-0000-4000-8000-000000000004",
            "grant": "hardship",
            "form": "A made-up form for this document.",
            "occurred_at": "2026-03-09T09:00:00+07:00",
        },
        mints=("claim_id",),
    ),
    CommandRoute(
        path="/grants/{claim_id}/review",
        command=ReviewGrant,
        may=DEPARTMENT,
        purpose="reintegration",
        summary="Take a claim up for review.",
        example={"occurred_at": "2026-03-10T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/grants/{claim_id}/decision",
        command=DecideGrant,
        may=DEPARTMENT,
        purpose="reintegration",
        summary="Decide on a claim, within nine working days of its receipt.",
        example={
            "decision": "approved",
            "amount": 3_000_000,
            "decision_no": "00/QD-MADE-UP",
            "occurred_at": "2026-03-16T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/grants/{claim_id}/payment",
        command=PayGrant,
        may=DEPARTMENT,
        purpose="reintegration",
        summary="Record that an approved grant was paid; it is paid once.",
        example={"voucher": "MADE-UP-0001", "occurred_at": "2026-03-20T09:00:00+07:00"},
    ),
    BoardRoute(
        path="/grants",
        view="grants",
        may=WORKER_OR_DEPARTMENT,
        summary="List claims, the first to be decided first.",
        sort="decide_by",
        filters=("standing", "grant", "plan_id"),
    ),
    RowRoute(
        path="/grants/{claim_id}",
        view="grants",
        may=WORKER_OR_DEPARTMENT,
        summary="Show where a claim stands.",
    ),
)
