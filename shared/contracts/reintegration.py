"""What reintegration tells; never the commune, the employer or the family."""

from typing import Literal
from uuid import UUID

from shared.contracts.fact import Fact
from shared.kernel.ids import ReferralId
from shared.kernel.messages import Moment

RiskLevel = Literal["low", "medium", "high"]

Outcome = Literal[
    "sustained",
    "partial",
    "voluntary-exit",
    "lost-to-follow-up",
    "relocated",
    "repatriated",
    "referred-out",
    "re-trafficked",
    "not-victim",
    "deceased",
]


class PlanOpened(Fact):
    """A reintegration plan was opened."""

    kind: Literal["plan-opened.v1"] = "plan-opened.v1"
    plan_id: UUID
    referral_id: ReferralId | None
    source: Literal["discharge", "referral", "direct"]


class RiskAssessed(Fact):
    """The risk of being trafficked again was judged."""

    kind: Literal["risk-assessed.v1"] = "risk-assessed.v1"
    plan_id: UUID
    level: RiskLevel


class PlanAgreed(Fact):
    """The participant agreed to the plan."""

    kind: Literal["plan-agreed.v1"] = "plan-agreed.v1"
    plan_id: UUID


class FollowUpScheduled(Fact):
    """A follow-up has a date."""

    kind: Literal["follow-up-scheduled.v1"] = "follow-up-scheduled.v1"
    plan_id: UUID
    follow_up_id: UUID
    due_at: Moment


class FollowUpDone(Fact):
    """A follow-up took place."""

    kind: Literal["follow-up-done.v1"] = "follow-up-done.v1"
    plan_id: UUID
    follow_up_id: UUID


class FollowUpMissed(Fact):
    """A follow-up did not take place."""

    kind: Literal["follow-up-missed.v1"] = "follow-up-missed.v1"
    plan_id: UUID
    follow_up_id: UUID


class PlanClosed(Fact):
    """The plan ended with an outcome."""

    kind: Literal["plan-closed.v1"] = "plan-closed.v1"
    plan_id: UUID
    outcome: Outcome


TELLS: frozenset[type[Fact]] = frozenset(
    {
        PlanOpened,
        RiskAssessed,
        PlanAgreed,
        FollowUpScheduled,
        FollowUpDone,
        FollowUpMissed,
        PlanClosed,
    }
)
