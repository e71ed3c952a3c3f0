"""What is recorded of a participant's plan."""

from typing import Annotated, Literal

from pydantic import Field

from services.reintegration.domain.codes import (
    AgreedBy,
    Goal,
    GoalResult,
    GoalReview,
    Group,
    LeavingReason,
    MissReason,
    Outcome,
    PlanService,
    ProtectiveFactors,
    RiskFactor,
    RiskFactors,
    RiskLevel,
    SafeChannel,
    Scores,
    Source,
    SuspensionReason,
    WhyDeclined,
)
from services.reintegration.domain.ids import FollowUpId, PlanId, TrustedPlaceId
from shared.casework.referring import Urgency
from shared.kernel.ids import ConsentId, JourneyId, ReferralId
from shared.kernel.messages import Code, Event, Message, Moment, RecordRef
from shared.law.consent import Basis


class NextFollowUp(Message):
    """The follow-up that comes next, and when it will count as missed."""

    due_at: Moment
    lapses_at: Moment


class PlanOpened(Event):
    kind: Literal["plan-opened.v1"] = "plan-opened.v1"
    plan_id: PlanId
    journey_id: JourneyId
    source: Source
    referral_id: ReferralId | None
    basis: Basis
    group: Group | None
    urgency: Urgency | None = None
    answer_by: Moment | None = None
    policy_version: str | None = None


class ReferralAccepted(Event):
    kind: Literal["referral-accepted.v1"] = "referral-accepted.v1"
    plan_id: PlanId
    referral_id: ReferralId


class ReferralDeclined(Event):
    kind: Literal["referral-declined.v1"] = "referral-declined.v1"
    plan_id: PlanId
    referral_id: ReferralId
    reason: WhyDeclined


class NeedsAssessed(Event):
    kind: Literal["needs-assessed.v1"] = "needs-assessed.v1"
    plan_id: PlanId
    risk: RiskFactors
    protective: ProtectiveFactors


class RiskAssessed(Event):
    kind: Literal["risk-assessed.v1"] = "risk-assessed.v1"
    plan_id: PlanId
    level: RiskLevel
    factors: tuple[RiskFactor, ...]


class PlanAgreed(Event):
    kind: Literal["plan-agreed.v1"] = "plan-agreed.v1"
    plan_id: PlanId
    goals: tuple[Goal, ...]
    services: tuple[PlanService, ...]
    consent_id: ConsentId
    agreed_by: AgreedBy
    safe_channels: tuple[SafeChannel, ...]
    group: Group
    child_best_interests: bool
    follow_up_until: Moment
    policy_version: str
    risk_level: RiskLevel | None = None


class OwnAgreementSought(Event):
    """A representative agreed; the participant, of age since, is to be asked themselves."""

    kind: Literal["own-agreement-sought.v1"] = "own-agreement-sought.v1"
    plan_id: PlanId
    answer_by: Moment
    policy_version: str


class OwnAgreementGiven(Event):
    kind: Literal["own-agreement-given.v1"] = "own-agreement-given.v1"
    plan_id: PlanId
    consent_id: ConsentId
    late: bool


class OwnAgreementWithheld(Event):
    kind: Literal["own-agreement-withheld.v1"] = "own-agreement-withheld.v1"
    plan_id: PlanId
    late: bool


class OwnAgreementNotNeeded(Event):
    """The participant is found to be a child after all: the representative's word stands."""

    kind: Literal["own-agreement-not-needed.v1"] = "own-agreement-not-needed.v1"
    plan_id: PlanId


class OwnAgreementOverdue(Event):
    kind: Literal["own-agreement-overdue.v1"] = "own-agreement-overdue.v1"
    plan_id: PlanId


class PlanStarted(Event):
    kind: Literal["plan-started.v1"] = "plan-started.v1"
    plan_id: PlanId
    referral_id: ReferralId | None = None


class MonitoringBegan(Event):
    kind: Literal["monitoring-began.v1"] = "monitoring-began.v1"
    plan_id: PlanId


class SetbackRecorded(Event):
    kind: Literal["setback-recorded.v1"] = "setback-recorded.v1"
    plan_id: PlanId
    factors: tuple[RiskFactor, ...]


class PlanSuspended(Event):
    kind: Literal["plan-suspended.v1"] = "plan-suspended.v1"
    plan_id: PlanId
    reason: SuspensionReason


class PlanResumed(Event):
    kind: Literal["plan-resumed.v1"] = "plan-resumed.v1"
    plan_id: PlanId
    next_follow_up: NextFollowUp | None


class FollowUpScheduled(Event):
    kind: Literal["follow-up-scheduled.v1"] = "follow-up-scheduled.v1"
    plan_id: PlanId
    follow_up_id: FollowUpId
    visit: Code
    safe_channel: SafeChannel
    due_at: Moment
    lapses_at: Moment
    policy_versions: tuple[str, ...]
    next_follow_up: NextFollowUp | None


class FollowUpDone(Event):
    kind: Literal["follow-up-done.v1"] = "follow-up-done.v1"
    plan_id: PlanId
    follow_up_id: FollowUpId
    scores: Scores
    note: RecordRef | None
    noted_missed_before: bool
    next_follow_up: NextFollowUp | None
    channel: SafeChannel | None = None
    in_time: bool = True


class FollowUpMissed(Event):
    kind: Literal["follow-up-missed.v1"] = "follow-up-missed.v1"
    plan_id: PlanId
    follow_up_id: FollowUpId
    reason: MissReason
    next_follow_up: NextFollowUp | None
    risk_level: RiskLevel | None = None


class NoteRecorded(Event):
    kind: Literal["note-recorded.v1"] = "note-recorded.v1"
    plan_id: PlanId
    note: RecordRef


class PlanClosed(Event):
    kind: Literal["plan-closed.v1"] = "plan-closed.v1"
    plan_id: PlanId
    outcome: Outcome
    goal_reviews: tuple[GoalReview, ...]
    exit_asked: bool
    referral_id: ReferralId | None = None
    period_over: bool = False
    follow_up_point: TrustedPlaceId | None = None
    conclusion: RecordRef | None = None


class GoalReviewed(Event):
    kind: Literal["goal-reviewed.v1"] = "goal-reviewed.v1"
    plan_id: PlanId
    goal: Goal
    result: GoalResult


class SafeChannelsChanged(Event):
    kind: Literal["safe-channels-changed.v1"] = "safe-channels-changed.v1"
    plan_id: PlanId
    safe_channels: tuple[SafeChannel, ...]


class FollowUpPointAssigned(Event):
    kind: Literal["follow-up-point-assigned.v1"] = "follow-up-point-assigned.v1"
    plan_id: PlanId
    trusted_place_id: TrustedPlaceId


class FollowUpPointLeft(Event):
    kind: Literal["follow-up-point-left.v1"] = "follow-up-point-left.v1"
    plan_id: PlanId
    trusted_place_id: TrustedPlaceId
    reason: LeavingReason


OwnAgreementEvent = (
    OwnAgreementSought
    | OwnAgreementGiven
    | OwnAgreementWithheld
    | OwnAgreementNotNeeded
    | OwnAgreementOverdue
)
FollowUpEvent = FollowUpScheduled | FollowUpDone | FollowUpMissed

PlanEvent = Annotated[
    PlanOpened
    | ReferralAccepted
    | ReferralDeclined
    | NeedsAssessed
    | RiskAssessed
    | PlanAgreed
    | OwnAgreementEvent
    | PlanStarted
    | MonitoringBegan
    | SetbackRecorded
    | PlanSuspended
    | PlanResumed
    | FollowUpScheduled
    | FollowUpDone
    | FollowUpMissed
    | NoteRecorded
    | PlanClosed
    | GoalReviewed
    | SafeChannelsChanged
    | FollowUpPointAssigned
    | FollowUpPointLeft,
    Field(discriminator="kind"),
]
