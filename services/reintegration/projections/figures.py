"""The figures of this room: decisions in time, follow-ups in time, and how plans end."""

from collections.abc import Sequence
from typing import Any, assert_never

from services.reintegration.domain.grant import messages as grant
from services.reintegration.domain.plan import events as plan
from shared.kernel.figures import Figure, counted, figures, met
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen

_OPERATIONS = "Operational figures of the house; no target in law"

FIGURES_TOLD = (
    Figure(
        code="g9",
        meaning="Claims for a grant decided within nine working days of Form 07.",
        numerator="claims decided within their term",
        denominator="claims decided, or overdue",
        source="Decree 162/2025/ND-CP, Form 07: nine working days",
        target=1.0,
    ),
    Figure(
        code="fu",
        meaning="Follow-ups that took place in time.",
        numerator="follow-ups that took place within their grace",
        denominator="follow-ups that took place or were missed; not those of a resting plan",
        source=_OPERATIONS,
    ),
    Figure(
        code="rt",
        meaning="Participants trafficked again, of those whose plan came to monitoring.",
        numerator="plans that ended with a confirmed alert",
        denominator="plans in or past monitoring",
        source=_OPERATIONS,
    ),
    Figure(
        code="sr",
        meaning="Plans that reached the end of follow-up with a result that holds.",
        numerator="plans that ended as sustained",
        denominator="plans that reached the end of follow-up, those lost included",
        source=_OPERATIONS,
    ),
    Figure(
        code="sr-lost",
        meaning="Of the plans that reached the end of follow-up, those whose participant was lost.",
        numerator="plans that ended as lost to follow-up",
        denominator="plans that reached the end of follow-up, those lost included",
        source=_OPERATIONS,
    ),
)
"""G9, FU, RT and SR; who was lost is counted in SR's denominator and shown apart."""


def write(event: Any, _seen: Seen) -> Sequence[Mark]:
    """Say what an event counts."""
    at = event.occurred_at
    match event:
        case grant.GrantApproved() | grant.GrantRejected():
            return [counted("g9", at, met=event.in_time)]
        case grant.GrantDecisionOverdue():
            return [counted("g9", at)]
        case plan.FollowUpDone() | plan.FollowUpMissed():
            return _follow_up(event)
        case plan.MonitoringBegan():
            return [counted("rt", at)]
        case plan.PlanClosed():
            return _ended(event)
        case _:
            return []


def _follow_up(event: plan.FollowUpDone | plan.FollowUpMissed) -> Sequence[Mark]:
    """Count a follow-up once, also when it is entered after it was noted as missed."""
    at, key = event.occurred_at, event.follow_up_id
    match event:
        case plan.FollowUpDone():
            return [counted("fu", at, met=event.in_time, key=key)]
        case plan.FollowUpMissed(reason="plan-suspended"):
            return []
        case plan.FollowUpMissed():
            return [counted("fu", at, key=key)]
        case _:
            assert_never(event)


def _ended(event: plan.PlanClosed) -> Sequence[Mark]:
    again: list[Mark] = [met("rt")] if event.outcome == "re-trafficked" else []
    lost = event.outcome == "lost-to-follow-up"
    if not (event.period_over or lost):
        return again
    at = event.occurred_at
    held = event.outcome == "sustained"
    return [*again, counted("sr", at, met=held), counted("sr-lost", at, met=lost)]


FIGURES_LEDGER = figures(("plan", "grant"), write)
