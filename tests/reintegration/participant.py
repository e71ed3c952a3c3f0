"""A made-up participant: the days of her plan, and what a worker asks on each."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from services.reintegration.domain.codes import (
    ClosingOutcome,
    Goal,
    GoalReview,
    ProtectiveFactors,
    RiskFactor,
    RiskFactors,
    RiskLevel,
)
from services.reintegration.domain.ids import FollowUpId, PlanId
from services.reintegration.domain.plan.commands import (
    AcceptReferral,
    AgreePlan,
    AssessNeeds,
    AssessRisk,
    BeginMonitoring,
    ClosePlan,
    DeclineReferral,
    MissFollowUp,
    OpenPlan,
    PlanCommand,
    RecordFollowUp,
    RecordNote,
    RecordSetback,
    ResumePlan,
    ScheduleFollowUp,
    StartPlan,
    SuspendPlan,
)
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import FollowUpScheduled, PlanEvent
from shared.kernel.ids import ConsentId, JourneyId, RecordId, ReferralId, derived
from shared.kernel.messages import RecordRef
from shared.law.consent import ByConsent

PLAN, OTHER_PLAN = PlanId(UUID(int=1)), PlanId(UUID(int=2))
JOURNEY = JourneyId(UUID(int=3))
CONSENT = ConsentId(UUID(int=4))
REFERRAL = ReferralId(UUID(int=5))
BY_HAND = FollowUpId(UUID(int=6))
NOTE = RecordRef(record_id=RecordId(UUID(int=7)), digest="0" * 64)

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)
DAY = timedelta(days=1)
ASSESSED = NOON + DAY
AGREED = NOON + 3 * DAY
STARTED = NOON + 4 * DAY
MONITORED = NOON + 10 * DAY
GOALS: tuple[Goal, ...] = ("housing", "livelihood")

open_plan = OpenPlan(
    plan_id=PLAN,
    journey_id=JOURNEY,
    source="direct",
    basis=ByConsent(consent_id=CONSENT),
    group="women",
    occurred_at=NOON,
)
referred = open_plan.model_copy(
    update={"source": "referral", "referral_id": REFERRAL, "urgency": "routine"}
)
accept = AcceptReferral(plan_id=PLAN, occurred_at=NOON + DAY)
decline = DeclineReferral(plan_id=PLAN, reason="outside-area", occurred_at=NOON + DAY)
assess_needs = AssessNeeds(
    plan_id=PLAN,
    risk=RiskFactors(individual=("outstanding-debt",)),
    protective=ProtectiveFactors(household=("supportive-family",)),
    occurred_at=ASSESSED,
)
agree = AgreePlan(
    plan_id=PLAN,
    goals=GOALS,
    services=("vocational",),
    consent_id=CONSENT,
    agreed_by="participant",
    safe_channels=("meeting-place", "phone-call"),
    occurred_at=AGREED,
)
start = StartPlan(plan_id=PLAN, occurred_at=STARTED)
begin_monitoring = BeginMonitoring(plan_id=PLAN, occurred_at=MONITORED)
set_back = RecordSetback(plan_id=PLAN, factors=("no-income",), occurred_at=MONITORED + DAY)
suspend = SuspendPlan(plan_id=PLAN, reason="in-treatment", occurred_at=MONITORED + 2 * DAY)
resume = ResumePlan(plan_id=PLAN, occurred_at=MONITORED + 3 * DAY)
take_note = RecordNote(plan_id=PLAN, note=NOTE, occurred_at=ASSESSED)


def assess_risk(
    level: RiskLevel = "low",
    factors: tuple[RiskFactor, ...] = ("stigma",),
    at: datetime = ASSESSED,
) -> AssessRisk:
    """Judge the risk."""
    return AssessRisk(plan_id=PLAN, level=level, factors=factors, occurred_at=at)


def follow_up(number: int) -> FollowUpId:
    """Return the id of the plan's n-th follow-up."""
    return FollowUpId(derived(PLAN, "follow-up", number))


def schedule(
    due_at: datetime, follow_up_id: FollowUpId = BY_HAND, at: datetime = STARTED
) -> ScheduleFollowUp:
    """Add or move a follow-up by hand."""
    return ScheduleFollowUp(
        plan_id=PLAN,
        follow_up_id=follow_up_id,
        due_at=due_at,
        safe_channel="phone-call",
        occurred_at=at,
    )


def look_in(follow_up_id: FollowUpId, at: datetime, level: RiskLevel = "low") -> RecordFollowUp:
    """Record that a follow-up took place."""
    return RecordFollowUp(
        plan_id=PLAN,
        follow_up_id=follow_up_id,
        scores={"safety": 3, "housing": 2},
        risk_level=level,
        risk_factors=("stigma",),
        note=NOTE,
        occurred_at=at,
    )


def miss(follow_up_id: FollowUpId, at: datetime) -> MissFollowUp:
    """Record that a follow-up did not take place."""
    return MissFollowUp(
        plan_id=PLAN, follow_up_id=follow_up_id, reason="not-reached", occurred_at=at
    )


def close(outcome: ClosingOutcome, at: datetime, *, exit_asked: bool = False) -> ClosePlan:
    """Close the plan, all goals reviewed."""
    return ClosePlan(
        plan_id=PLAN,
        outcome=outcome,
        goal_reviews=tuple(GoalReview(goal=goal, result="reached") for goal in GOALS),
        exit_asked=exit_asked,
        conclusion=NOTE if outcome == "deceased" else None,
        occurred_at=at,
    )


def after(*commands: PlanCommand, since: tuple[PlanEvent, ...] = ()) -> tuple[PlanEvent, ...]:
    """Return the history that these commands write, one after the other."""
    history = since
    for command in commands:
        history = (*history, *decider.decide(command, decider.fold(history)))
    return history


def scheduled(history: tuple[PlanEvent, ...]) -> list[FollowUpScheduled]:
    """Return the follow-ups that a history scheduled."""
    return [event for event in history if isinstance(event, FollowUpScheduled)]


draft = after(open_plan)
assessed = after(assess_needs, assess_risk(), since=draft)
agreed = after(agree, since=assessed)
active = after(start, since=agreed)
monitoring = after(begin_monitoring, since=active)
suspended = after(suspend, since=monitoring)
closed = after(close("relocated", MONITORED + 5 * DAY), since=monitoring)
DUE = {event.visit: event.due_at for event in scheduled(agreed)}
LAPSES = {event.visit: event.lapses_at for event in scheduled(agreed)}
PERIOD_OVER = DUE["month-24"]


def seen_until_the_end() -> tuple[PlanEvent, ...]:
    """Return a monitored history in which every follow-up took place on its day."""
    visits = (
        look_in(event.follow_up_id, max(event.due_at, MONITORED)) for event in scheduled(agreed)
    )
    return after(*visits, since=monitoring)
