"""What reintegration tells; never the commune, the employer or the family."""

from typing import Literal
from uuid import UUID

from shared.contracts.fact import Fact
from shared.kernel.ids import ReferralId
from shared.kernel.messages import Moment

RiskLevel = Literal["low", "medium", "high"]

Grant = Literal["education", "vocational", "hardship"]
"""What Form 07 of Decree 162/2025 can ask for."""

DeclineReason = Literal[
    "no-capacity",
    "outside-area",
    "needs-not-met",
    "person-declines",
    "declines-reintegration",
    "helped-elsewhere",
]
"""`person-declines` is told by facts of old: today it is said what a person declines."""

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
    "not-taken-up",
]


class PlanOpened(Fact):
    """A reintegration plan was opened."""

    kind: Literal["plan-opened.v1"] = "plan-opened.v1"
    plan_id: UUID
    referral_id: ReferralId | None
    source: Literal["discharge", "referral", "direct"]


class ReferralAccepted(Fact):
    """A referral was accepted: the plan is being prepared with the participant."""

    kind: Literal["referral-accepted.v1"] = "referral-accepted.v1"
    plan_id: UUID
    referral_id: ReferralId


class ReferralDeclined(Fact):
    """A referral was declined; whoever referred finds another place."""

    kind: Literal["referral-declined.v1"] = "referral-declined.v1"
    plan_id: UUID
    referral_id: ReferralId
    reason: DeclineReason


class PlanStarted(Fact):
    """Support under the plan began."""

    kind: Literal["plan-started.v1"] = "plan-started.v1"
    plan_id: UUID
    referral_id: ReferralId | None = None


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
    referral_id: ReferralId | None = None


class ReturnedHome(Fact):
    """The participant is back home; where stays here."""

    kind: Literal["returned-home.v1"] = "returned-home.v1"
    plan_id: UUID


class GrantApplied(Fact):
    """A grant was applied for."""

    kind: Literal["grant-applied.v1"] = "grant-applied.v1"
    plan_id: UUID
    grant: Grant


class GrantApproved(Fact):
    """A grant was approved."""

    kind: Literal["grant-approved.v1"] = "grant-approved.v1"
    plan_id: UUID
    grant: Grant


class GrantRejected(Fact):
    """A grant was rejected."""

    kind: Literal["grant-rejected.v1"] = "grant-rejected.v1"
    plan_id: UUID
    grant: Grant


class GrantPaid(Fact):
    """A grant was paid."""

    kind: Literal["grant-paid.v1"] = "grant-paid.v1"
    plan_id: UUID
    grant: Grant


class LoanReferred(Fact):
    """The bank was asked for a loan."""

    kind: Literal["loan-referred.v1"] = "loan-referred.v1"
    plan_id: UUID


class LoanGranted(Fact):
    """The bank gave a loan."""

    kind: Literal["loan-granted.v1"] = "loan-granted.v1"
    plan_id: UUID


class TrainingEnrolled(Fact):
    """The participant learns a trade."""

    kind: Literal["training-enrolled.v1"] = "training-enrolled.v1"
    plan_id: UUID


class TrainingCompleted(Fact):
    """The participant finished the training."""

    kind: Literal["training-completed.v1"] = "training-completed.v1"
    plan_id: UUID


class EmploymentRecorded(Fact):
    """The participant works; the employer never hears of the platform."""

    kind: Literal["employment-recorded.v1"] = "employment-recorded.v1"
    plan_id: UUID


class PsychosocialSupportGiven(Fact):
    """Psychological support was given outside a shelter."""

    kind: Literal["psychosocial-support-given.v1"] = "psychosocial-support-given.v1"
    plan_id: UUID


class PlanSuspended(Fact):
    """The plan rests."""

    kind: Literal["plan-suspended.v1"] = "plan-suspended.v1"
    plan_id: UUID


class PlanResumed(Fact):
    """The plan goes on."""

    kind: Literal["plan-resumed.v1"] = "plan-resumed.v1"
    plan_id: UUID


class SetbackRecorded(Fact):
    """The participant needs active support again."""

    kind: Literal["setback-recorded.v1"] = "setback-recorded.v1"
    plan_id: UUID


class RetraffickingAlertRaised(Fact):
    """There are signs that the person is being trafficked again."""

    kind: Literal["retrafficking-alert-raised.v1"] = "retrafficking-alert-raised.v1"
    alert_id: UUID


class RetraffickingConfirmed(Fact):
    """The alert is true: intake opens a new case in the same journey."""

    kind: Literal["retrafficking-confirmed.v1"] = "retrafficking-confirmed.v1"
    alert_id: UUID


class RetraffickingAlertDismissed(Fact):
    """The alert was looked into; nothing was found."""

    kind: Literal["retrafficking-alert-dismissed.v1"] = "retrafficking-alert-dismissed.v1"
    alert_id: UUID


TELLS: frozenset[type[Fact]] = frozenset(
    {
        PlanOpened,
        ReferralAccepted,
        ReferralDeclined,
        PlanStarted,
        RiskAssessed,
        PlanAgreed,
        FollowUpScheduled,
        FollowUpDone,
        FollowUpMissed,
        PlanClosed,
        ReturnedHome,
        GrantApplied,
        GrantApproved,
        GrantRejected,
        GrantPaid,
        LoanReferred,
        LoanGranted,
        TrainingEnrolled,
        TrainingCompleted,
        EmploymentRecorded,
        PsychosocialSupportGiven,
        PlanSuspended,
        PlanResumed,
        SetbackRecorded,
        RetraffickingAlertRaised,
        RetraffickingConfirmed,
        RetraffickingAlertDismissed,
    }
)
