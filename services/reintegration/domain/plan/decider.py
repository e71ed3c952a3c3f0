"""A plan: one participant's way into community life, from its opening to its outcome.

It never knows the commune, the employer or the family; a worker's words are records.
"""

from typing import assert_never

from services.reintegration.domain.plan import (
    agreement,
    closing,
    contact,
    follow_ups,
    goals,
    own_agreement,
    progress,
    referral,
    risk,
)
from services.reintegration.domain.plan.commands import (
    AcceptReferral,
    AgreePlan,
    AssessNeeds,
    AssessRisk,
    AssignTrustedAddress,
    BeginMonitoring,
    ChangeSafeChannels,
    ClosePlan,
    DeclineReferral,
    EndPlan,
    GiveOwnAgreement,
    LeaveTrustedAddress,
    LoseFollowUpPoint,
    MissFollowUp,
    NoteFollowUpsMissed,
    NoteOwnAgreementOverdue,
    OpenPlan,
    OwnAgreementCommand,
    PlanCommand,
    RecordFollowUp,
    RecordNote,
    RecordSetback,
    ResumePlan,
    ReviewGoal,
    ScheduleFollowUp,
    SeekOwnAgreement,
    StartPlan,
    SuspendPlan,
    WithdrawPlan,
    WithholdOwnAgreement,
)
from services.reintegration.domain.plan.events import (
    FollowUpDone,
    FollowUpMissed,
    FollowUpPointAssigned,
    FollowUpPointLeft,
    FollowUpScheduled,
    GoalReviewed,
    MonitoringBegan,
    NeedsAssessed,
    NoteRecorded,
    OwnAgreementEvent,
    OwnAgreementGiven,
    OwnAgreementNotNeeded,
    OwnAgreementOverdue,
    OwnAgreementSought,
    OwnAgreementWithheld,
    PlanAgreed,
    PlanClosed,
    PlanEvent,
    PlanOpened,
    PlanResumed,
    PlanStarted,
    PlanSuspended,
    ReferralAccepted,
    ReferralDeclined,
    RiskAssessed,
    SafeChannelsChanged,
    SetbackRecorded,
)
from services.reintegration.domain.plan.refusals import PlanIdTaken, ReferralDoesNotMatchSource
from services.reintegration.domain.plan.standing import existing, not_before
from services.reintegration.domain.plan.states import (
    Active,
    Agreed,
    Closed,
    Draft,
    Monitoring,
    NoPlan,
    Opening,
    Plan,
    Suspended,
)
from shared.casework.referring import REFERRAL_ANSWER
from shared.kernel.decider import Decider
from shared.kernel.terms import due


def decide(command: PlanCommand, plan: Plan) -> list[PlanEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case OpenPlan() | RecordNote():
            return _keep(command, plan)
        case (
            AcceptReferral()
            | AssessNeeds()
            | AssessRisk()
            | AgreePlan()
            | SeekOwnAgreement()
            | GiveOwnAgreement()
            | WithholdOwnAgreement()
            | NoteOwnAgreementOverdue()
        ):
            return _prepare(command, plan)
        case StartPlan() | BeginMonitoring() | RecordSetback() | SuspendPlan() | ResumePlan():
            return progress.decide(command, plan)
        case ScheduleFollowUp() | RecordFollowUp() | MissFollowUp() | NoteFollowUpsMissed():
            return follow_ups.decide(command, plan)
        case (
            ChangeSafeChannels()
            | AssignTrustedAddress()
            | LeaveTrustedAddress()
            | LoseFollowUpPoint()
        ):
            return contact.decide(command, plan)
        case ReviewGoal() | ClosePlan() | EndPlan() | WithdrawPlan() | DeclineReferral():
            return _conclude(command, plan)
        case _:
            assert_never(command)


def _prepare(
    command: AcceptReferral | AssessNeeds | AssessRisk | AgreePlan | OwnAgreementCommand, plan: Plan
) -> list[PlanEvent]:
    if isinstance(command, OwnAgreementCommand):
        return own_agreement.decide(command, plan)
    match command:
        case AcceptReferral():
            return referral.accept(command, plan)
        case AssessNeeds() | AgreePlan():
            return agreement.decide(command, plan)
        case AssessRisk():
            return risk.decide(command, plan)
        case _:
            assert_never(command)


def _conclude(
    command: ReviewGoal | closing.Ending | DeclineReferral, plan: Plan
) -> list[PlanEvent]:
    match command:
        case DeclineReferral():
            return referral.decline(command, plan)
        case ReviewGoal():
            return goals.decide(command, plan)
        case ClosePlan() | EndPlan() | WithdrawPlan():
            return closing.decide(command, plan)
        case _:
            assert_never(command)


def _keep(command: OpenPlan | RecordNote, plan: Plan) -> list[PlanEvent]:
    match command:
        case OpenPlan():
            return _open(command, plan)
        case RecordNote():
            return _note(command, plan)
        case _:
            assert_never(command)


def _open(command: OpenPlan, plan: Plan) -> list[PlanEvent]:
    urgency, at = command.urgency, command.occurred_at
    opened = PlanOpened(
        plan_id=command.plan_id,
        journey_id=command.journey_id,
        source=command.source,
        referral_id=command.referral_id,
        basis=command.basis,
        group=command.group,
        urgency=urgency,
        answer_by=due(at, REFERRAL_ANSWER.on(at).value[urgency]) if urgency else None,
        policy_version=REFERRAL_ANSWER.version(at) if urgency else None,
        occurred_at=at,
    )
    match plan:
        case NoPlan():
            referred = command.source == "referral"
            if referred != (command.referral_id is not None) or (urgency and not referred):
                raise ReferralDoesNotMatchSource
            return [opened]
        case Draft() | Agreed() | Active() | Monitoring() | Suspended() | Closed():
            if plan.opening != _opening(opened):
                raise PlanIdTaken
            return []
        case _:
            assert_never(plan)


def _note(command: RecordNote, plan: Plan) -> list[PlanEvent]:
    """Keep a note; also after the plan is closed, for words come late."""
    not_before(command.occurred_at, existing(plan).opening.opened_at)
    return [
        NoteRecorded(plan_id=command.plan_id, note=command.note, occurred_at=command.occurred_at)
    ]


def evolve(plan: Plan, event: PlanEvent) -> Plan:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case PlanOpened() | NoteRecorded():
            return _kept(plan, event)
        case (
            ReferralAccepted()
            | ReferralDeclined()
            | NeedsAssessed()
            | RiskAssessed()
            | PlanAgreed()
            | OwnAgreementSought()
            | OwnAgreementGiven()
            | OwnAgreementWithheld()
            | OwnAgreementNotNeeded()
            | OwnAgreementOverdue()
        ):
            return _prepared(plan, event)
        case (
            PlanStarted() | MonitoringBegan() | SetbackRecorded() | PlanSuspended() | PlanResumed()
        ):
            return progress.evolve(plan, event)
        case FollowUpScheduled() | FollowUpDone() | FollowUpMissed():
            return follow_ups.evolve(plan, event)
        case SafeChannelsChanged() | FollowUpPointAssigned() | FollowUpPointLeft():
            return contact.evolve(plan, event)
        case GoalReviewed() | PlanClosed():
            return _concluded(plan, event)
        case _:
            assert_never(event)


def _prepared(
    plan: Plan,
    event: ReferralAccepted
    | ReferralDeclined
    | NeedsAssessed
    | RiskAssessed
    | PlanAgreed
    | OwnAgreementEvent,
) -> Plan:
    if isinstance(event, OwnAgreementEvent):
        return own_agreement.evolve(plan, event)
    match event:
        case ReferralAccepted() | ReferralDeclined():
            return referral.evolve(plan, event)
        case NeedsAssessed() | PlanAgreed():
            return agreement.evolve(plan, event)
        case RiskAssessed():
            return risk.evolve(plan, event)
        case _:
            assert_never(event)


def _concluded(plan: Plan, event: GoalReviewed | PlanClosed) -> Plan:
    match event:
        case GoalReviewed():
            return goals.evolve(plan, event)
        case PlanClosed():
            return closing.evolve(plan, event)
        case _:
            assert_never(event)


def _kept(plan: Plan, event: PlanOpened | NoteRecorded) -> Plan:
    match event:
        case PlanOpened():
            return Draft(_opening(event), event.occurred_at)
        case NoteRecorded():
            return plan
        case _:
            assert_never(event)


def _opening(event: PlanOpened) -> Opening:
    return Opening(
        plan_id=event.plan_id,
        journey_id=event.journey_id,
        source=event.source,
        referral_id=event.referral_id,
        basis=event.basis,
        group=event.group,
        opened_at=event.occurred_at,
    )


decider: Decider[PlanCommand, Plan, PlanEvent] = Decider(NoPlan(), decide, evolve)
