"""What is asked of a participant's plan."""

from typing import Annotated

from pydantic import Field

from services.reintegration.domain.codes import (
    AbsenceReason,
    AgreedBy,
    ClosingOutcome,
    DeclineReason,
    EndedByLife,
    Goal,
    GoalResult,
    GoalReview,
    Group,
    PlanService,
    ProtectiveFactors,
    RiskFactor,
    RiskFactors,
    RiskLevel,
    SafeChannel,
    Scores,
    Source,
    SuspensionReason,
)
from services.reintegration.domain.ids import FollowUpId, PlanId, TrustedPlaceId
from shared.casework.referring import Urgency
from shared.kernel.ids import ConsentId, JourneyId, ReferralId
from shared.kernel.messages import Command, Kept, Moment, RecordRef
from shared.law.consent import Basis

Note = Annotated[RecordRef, Kept("note")]
SafeChannels = Annotated[tuple[SafeChannel, ...], Field(min_length=1)]


class OpenPlan(Command):
    """`urgency` is of a referral: how soon whoever refers needs an answer."""

    plan_id: PlanId
    journey_id: JourneyId
    source: Source
    referral_id: ReferralId | None = None
    basis: Basis
    group: Group | None = None
    urgency: Urgency | None = None


class AcceptReferral(Command):
    plan_id: PlanId


class DeclineReferral(Command):
    plan_id: PlanId
    reason: DeclineReason


class AssessNeeds(Command):
    plan_id: PlanId
    risk: RiskFactors
    protective: ProtectiveFactors


class AssessRisk(Command):
    plan_id: PlanId
    level: RiskLevel
    factors: tuple[RiskFactor, ...]


class AgreePlan(Command):
    """`group` is needed when the opening did not say it, or when a child has come of age."""

    plan_id: PlanId
    goals: Annotated[tuple[Goal, ...], Field(min_length=1)]
    services: tuple[PlanService, ...]
    consent_id: ConsentId
    agreed_by: AgreedBy
    safe_channels: SafeChannels = Field(
        description="How the participant may be reached, the preferred way first."
    )
    group: Group | None = None
    child_best_interests: bool = Field(
        default=False, description="For a child: their best interests were weighed, view heard."
    )


class SeekOwnAgreement(Command):
    """Comes with a birthday or a corrected age: what a representative agreed is put to them.

    `told_at` is when that was told; nobody could ask before.
    """

    plan_id: PlanId
    under_18: bool
    told_at: Moment | None = None


class GiveOwnAgreement(Command):
    """The participant, of age since, agrees to the plan on a consent of their own."""

    plan_id: PlanId
    consent_id: ConsentId


class WithholdOwnAgreement(Command):
    plan_id: PlanId


class NoteOwnAgreementOverdue(Command):
    """What the clock asks: has anybody asked the participant, who is of age by now?"""

    plan_id: PlanId


class StartPlan(Command):
    plan_id: PlanId


class BeginMonitoring(Command):
    plan_id: PlanId


class RecordSetback(Command):
    plan_id: PlanId
    factors: Annotated[tuple[RiskFactor, ...], Field(min_length=1)]


class SuspendPlan(Command):
    plan_id: PlanId
    reason: SuspensionReason


class ResumePlan(Command):
    plan_id: PlanId


class ScheduleFollowUp(Command):
    """Adds a follow-up by hand, or moves an open one."""

    plan_id: PlanId
    follow_up_id: FollowUpId
    due_at: Moment
    safe_channel: SafeChannel


class RecordFollowUp(Command):
    plan_id: PlanId
    follow_up_id: FollowUpId
    scores: Scores
    channel: SafeChannel | None = Field(
        default=None, description="How it took place; if not given, as it was scheduled."
    )
    risk_level: RiskLevel
    risk_factors: tuple[RiskFactor, ...]
    note: Note | None = None


class MissFollowUp(Command):
    plan_id: PlanId
    follow_up_id: FollowUpId
    reason: AbsenceReason


class NoteFollowUpsMissed(Command):
    """What the clock asks: which follow-ups did not take place in time?"""

    plan_id: PlanId


class RecordNote(Command):
    plan_id: PlanId
    note: Note


class ClosePlan(Command):
    plan_id: PlanId
    outcome: ClosingOutcome
    goal_reviews: tuple[GoalReview, ...] = ()
    exit_asked: bool = Field(
        default=False, description="The participant asks to end follow-up before its time."
    )
    conclusion: Annotated[RecordRef, Kept("death-conclusion", max_chars=10_000)] | None = Field(
        default=None, description="Of a death only: what the competent body concluded."
    )


class ReviewGoal(Command):
    plan_id: PlanId
    goal: Goal
    result: GoalResult


class ChangeSafeChannels(Command):
    """The ways in which the participant may be reached from now on, the preferred one first."""

    plan_id: PlanId
    safe_channels: SafeChannels


class AssignTrustedAddress(Command):
    """Somebody at this Trusted Address looks in on the participant."""

    plan_id: PlanId
    trusted_place_id: TrustedPlaceId


class LeaveTrustedAddress(Command):
    plan_id: PlanId


class LoseFollowUpPoint(Command):
    """What a Trusted Address that closes asks of each plan it served."""

    plan_id: PlanId
    trusted_place_id: TrustedPlaceId


class EndPlan(Command):
    """What a death or a confirmed alert asks: the plan is over, wherever it stood."""

    plan_id: PlanId
    outcome: EndedByLife


class WithdrawPlan(Command):
    """What a withdrawn referral asks: a plan that nobody has agreed to yet is not taken up."""

    plan_id: PlanId


OwnAgreementCommand = (
    SeekOwnAgreement | GiveOwnAgreement | WithholdOwnAgreement | NoteOwnAgreementOverdue
)
PlanCommand = (
    OpenPlan
    | AcceptReferral
    | DeclineReferral
    | AssessNeeds
    | AssessRisk
    | AgreePlan
    | OwnAgreementCommand
    | StartPlan
    | BeginMonitoring
    | RecordSetback
    | SuspendPlan
    | ResumePlan
    | ScheduleFollowUp
    | RecordFollowUp
    | MissFollowUp
    | NoteFollowUpsMissed
    | RecordNote
    | ClosePlan
    | ReviewGoal
    | ChangeSafeChannels
    | AssignTrustedAddress
    | LeaveTrustedAddress
    | LoseFollowUpPoint
    | EndPlan
    | WithdrawPlan
)
