"""The clocks of this room: follow-ups, own agreements, grants, alerts, and what winds down."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.reintegration.domain.alert.messages import (
    AlertTriaged,
    NoteTriageOverdue,
    RetraffickingAlertRaised,
    TriageOverdue,
)
from services.reintegration.domain.grant.messages import (
    ClaimStopped,
    GrantApplied,
    GrantApproved,
    GrantDecisionOverdue,
    GrantRejected,
    NoteDecisionOverdue,
)
from services.reintegration.domain.ids import AlertId, ClaimId, PlanId
from services.reintegration.domain.participation.commands import (
    NoteConsentAnswersOverdue,
    NoteWindDownOverdue,
)
from services.reintegration.domain.participation.events import (
    CaseReopeningNoted,
    CategoryNoted,
    ConsentAnswerOverdue,
    ConsentWithdrawalAnswered,
    ConsentWithdrawalNoted,
    DeathNoted,
    ParticipationEnded,
    StatusRejectionNoted,
    WindDownOverdue,
)
from services.reintegration.domain.plan.commands import (
    NoteFollowUpsMissed,
    NoteOwnAgreementOverdue,
)
from services.reintegration.domain.plan.events import (
    FollowUpDone,
    FollowUpMissed,
    FollowUpScheduled,
    OwnAgreementGiven,
    OwnAgreementNotNeeded,
    OwnAgreementOverdue,
    OwnAgreementSought,
    OwnAgreementWithheld,
    PlanClosed,
    PlanResumed,
    PlanSuspended,
)
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command

NEXT_FOLLOW_UP = "next-follow-up"
GRANT_DECISION = "grant-decision"
ALERT_TRIAGE = "alert-triage"
WIND_DOWN = "wind-down"
CONSENT_ANSWER = "consent-answer"
OWN_AGREEMENT = "own-agreement"

Changes = Sequence[SetClock | SettleClock]


def watch(event: Any) -> Changes:
    """Say how an event of this room moves its clocks."""
    return [*_own_agreement(event), *_plan(event), *_grant(event), *_alert(event), *_person(event)]


def _plan(event: Any) -> Changes:
    match event:
        case FollowUpScheduled() | FollowUpDone() | FollowUpMissed() | PlanResumed():
            if event.next_follow_up is None:
                return [SettleClock(NEXT_FOLLOW_UP, event.plan_id)]
            return [SetClock(NEXT_FOLLOW_UP, event.plan_id, event.next_follow_up.lapses_at)]
        case PlanSuspended() | PlanClosed():
            return [SettleClock(NEXT_FOLLOW_UP, event.plan_id)]
        case _:
            return []


def _own_agreement(event: Any) -> Changes:
    match event:
        case OwnAgreementSought():
            return [SetClock(OWN_AGREEMENT, event.plan_id, event.answer_by)]
        case (
            OwnAgreementGiven()
            | OwnAgreementWithheld()
            | OwnAgreementNotNeeded()
            | OwnAgreementOverdue()
            | PlanClosed()
        ):
            return [SettleClock(OWN_AGREEMENT, event.plan_id)]
        case _:
            return []


def _grant(event: Any) -> Changes:
    match event:
        case GrantApplied():
            return [SetClock(GRANT_DECISION, event.claim_id, event.decide_by)]
        case GrantApproved() | GrantRejected() | ClaimStopped() | GrantDecisionOverdue():
            return [SettleClock(GRANT_DECISION, event.claim_id)]
        case _:
            return []


def _alert(event: Any) -> Changes:
    match event:
        case RetraffickingAlertRaised():
            return [SetClock(ALERT_TRIAGE, event.alert_id, event.triage_by)]
        case AlertTriaged() | TriageOverdue():
            return [SettleClock(ALERT_TRIAGE, event.alert_id)]
        case _:
            return []


def _person(event: Any) -> Changes:
    match event:
        case StatusRejectionNoted(wind_down_by=datetime() as by):
            return [SetClock(WIND_DOWN, event.journey_id, by)]
        case CategoryNoted(status_restored=True) | CaseReopeningNoted() | WindDownOverdue():
            return [SettleClock(WIND_DOWN, event.journey_id)]
        case ParticipationEnded():
            return [SettleClock(WIND_DOWN, event.journey_id)]
        case DeathNoted():
            return [
                SettleClock(WIND_DOWN, event.journey_id),
                SettleClock(CONSENT_ANSWER, event.journey_id),
            ]
        case _:
            return _consent(event)


def _consent(event: Any) -> Changes:
    match event:
        case ConsentWithdrawalNoted() | ConsentWithdrawalAnswered() | ConsentAnswerOverdue():
            if event.next_answer_by is None:
                return [SettleClock(CONSENT_ANSWER, event.journey_id)]
            return [SetClock(CONSENT_ANSWER, event.journey_id, event.next_answer_by)]
        case _:
            return []


_ASKED: Mapping[str, Callable[[UUID, datetime], Command]] = {
    NEXT_FOLLOW_UP: lambda key, at: NoteFollowUpsMissed(plan_id=PlanId(key), occurred_at=at),
    OWN_AGREEMENT: lambda key, at: NoteOwnAgreementOverdue(plan_id=PlanId(key), occurred_at=at),
    GRANT_DECISION: lambda key, at: NoteDecisionOverdue(claim_id=ClaimId(key), occurred_at=at),
    ALERT_TRIAGE: lambda key, at: NoteTriageOverdue(alert_id=AlertId(key), occurred_at=at),
    WIND_DOWN: lambda key, at: NoteWindDownOverdue(journey_id=JourneyId(key), occurred_at=at),
    CONSENT_ANSWER: lambda key, at: NoteConsentAnswersOverdue(
        journey_id=JourneyId(key), occurred_at=at
    ),
}


def ring(name: str, key: UUID, at: datetime) -> Command:
    """Ask what became of a limit that passed; raises `ValueError` for another room's clock."""
    if name not in _ASKED:
        raise ValueError(f"reintegration has no clock {name}")
    return _ASKED[name](key, at)


CLOCKS = Clocks(watch, ring)
