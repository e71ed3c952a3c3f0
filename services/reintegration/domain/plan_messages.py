"""What is asked and what is recorded of a participant's plan."""

from typing import Annotated, Literal

from pydantic import Field

from services.reintegration.domain.codes import (
    AbsenceReason,
    AgreedBy,
    Basis,
    Goal,
    GoalReview,
    Group,
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
)
from services.reintegration.domain.ids import FollowUpId, PlanId
from shared.kernel.ids import ConsentId, JourneyId, ReferralId
from shared.kernel.messages import Code, Command, Event, Kept, Message, Moment, RecordRef

Note = Annotated[RecordRef, Kept("note")]


class NextFollowUp(Message):
    """The follow-up that comes next, and when it will count as missed."""

    due_at: Moment
    lapses_at: Moment


class OpenPlan(Command):
    plan_id: PlanId
    journey_id: JourneyId
    source: Source
    referral_id: ReferralId | None = None
    basis: Basis
    group: Group | None = None


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
    safe_channels: Annotated[tuple[SafeChannel, ...], Field(min_length=1)] = Field(
        description="How the participant may be reached, the preferred way first."
    )
    group: Group | None = None
    child_best_interests: bool = Field(
        default=False, description="For a child: their best interests were weighed, view heard."
    )


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
    outcome: Outcome
    goal_reviews: tuple[GoalReview, ...] = ()
    exit_asked: bool = Field(
        default=False, description="The participant asks to end follow-up before its time."
    )


PlanCommand = (
    OpenPlan
    | AssessNeeds
    | AssessRisk
    | AgreePlan
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
)


class PlanOpened(Event):
    kind: Literal["plan-opened.v1"] = "plan-opened.v1"
    plan_id: PlanId
    journey_id: JourneyId
    source: Source
    referral_id: ReferralId | None
    basis: Basis
    group: Group | None


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


class PlanStarted(Event):
    kind: Literal["plan-started.v1"] = "plan-started.v1"
    plan_id: PlanId


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


class FollowUpMissed(Event):
    kind: Literal["follow-up-missed.v1"] = "follow-up-missed.v1"
    plan_id: PlanId
    follow_up_id: FollowUpId
    reason: MissReason
    next_follow_up: NextFollowUp | None


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


FollowUpEvent = FollowUpScheduled | FollowUpDone | FollowUpMissed

PlanEvent = Annotated[
    PlanOpened
    | NeedsAssessed
    | RiskAssessed
    | PlanAgreed
    | PlanStarted
    | MonitoringBegan
    | SetbackRecorded
    | PlanSuspended
    | PlanResumed
    | FollowUpScheduled
    | FollowUpDone
    | FollowUpMissed
    | NoteRecorded
    | PlanClosed,
    Field(discriminator="kind"),
]
