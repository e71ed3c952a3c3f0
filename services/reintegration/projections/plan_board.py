"""The board of plans: where each stands, how endangered, who must be seen next."""

from datetime import datetime
from typing import Any

from services.reintegration.domain.plan.events import (
    FollowUpDone,
    FollowUpMissed,
    FollowUpScheduled,
    GoalReviewed,
    MonitoringBegan,
    NextFollowUp,
    OwnAgreementGiven,
    OwnAgreementNotNeeded,
    OwnAgreementSought,
    OwnAgreementWithheld,
    PlanAgreed,
    PlanClosed,
    PlanOpened,
    PlanResumed,
    PlanStarted,
    PlanSuspended,
    RiskAssessed,
    SafeChannelsChanged,
    SetbackRecorded,
)
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Any, _seen: Seen) -> Row | None:
    """Redraw one plan's line."""
    if isinstance(event, PlanOpened):
        return _opened(event)
    if row is None:
        return None
    return {
        **row,
        **_standing(event),
        **_content(row, event),
        **_own_agreement(event),
        **_risk(row, event),
        **_follow_ups(row, event),
    }


def _opened(event: PlanOpened) -> Row:
    return {
        "standing": "draft",
        "source": event.source,
        "referral_id": None if event.referral_id is None else str(event.referral_id),
        "group": event.group,
        "opened_at": event.occurred_at,
        "agreed_at": None,
        "own_agreement": None,
        "own_agreement_by": None,
        "follow_up_until": None,
        "risk_level": None,
        "risk_assessed_at": None,
        "next_follow_up_at": None,
        "follow_ups_done": 0,
        "follow_ups_missed": 0,
        "goals": {},
        "safe_channels": [],
        "outcome": None,
        "closed_at": None,
    }


def _standing(event: Any) -> Row:
    match event:
        case PlanAgreed():
            return {
                "standing": "agreed",
                "group": event.group,
                "agreed_at": event.occurred_at,
                "follow_up_until": event.follow_up_until,
                "goals": dict.fromkeys(event.goals),
                "safe_channels": list(event.safe_channels),
            }
        case PlanStarted() | SetbackRecorded() | PlanResumed():
            return {"standing": "active"}
        case MonitoringBegan():
            return {"standing": "monitoring"}
        case PlanSuspended():
            return {"standing": "suspended"}
        case PlanClosed():
            return {
                "standing": "closed",
                "outcome": event.outcome,
                "closed_at": event.occurred_at,
            }
        case _:
            return {}


def _content(row: Row, event: Any) -> Row:
    """Show the safe ways, and how far each goal was reached by its newest review."""
    match event:
        case SafeChannelsChanged():
            return {"safe_channels": list(event.safe_channels)}
        case GoalReviewed():
            return {"goals": {**row["goals"], event.goal: event.result}}
        case PlanClosed():
            reviewed = {review.goal: review.result for review in event.goal_reviews}
            return {"goals": {**row["goals"], **reviewed}}
        case _:
            return {}


def _own_agreement(event: Any) -> Row:
    """Show whether who came of age agrees to what a representative agreed."""
    match event:
        case OwnAgreementSought():
            return {"own_agreement": "sought", "own_agreement_by": event.answer_by}
        case OwnAgreementGiven():
            return {"own_agreement": "given", "own_agreement_by": None}
        case OwnAgreementWithheld():
            return {"own_agreement": "withheld", "own_agreement_by": None}
        case OwnAgreementNotNeeded():
            return {"own_agreement": None, "own_agreement_by": None}
        case _:
            return {}


def _risk(row: Row, event: Any) -> Row:
    """Show the newest judgement; one entered late does not replace it."""
    if not isinstance(event, RiskAssessed):
        return {}
    known = row["risk_assessed_at"]
    if known is not None and known > event.occurred_at:
        return {}
    return {"risk_level": event.level, "risk_assessed_at": event.occurred_at}


def _follow_ups(row: Row, event: Any) -> Row:
    match event:
        case FollowUpScheduled() | PlanResumed():
            return {"next_follow_up_at": _day(event.next_follow_up)}
        case FollowUpDone():
            return {
                "follow_ups_done": row["follow_ups_done"] + 1,
                "follow_ups_missed": row["follow_ups_missed"] - int(event.noted_missed_before),
                "next_follow_up_at": _day(event.next_follow_up),
            }
        case FollowUpMissed():
            return {
                "follow_ups_missed": row["follow_ups_missed"] + 1,
                "next_follow_up_at": _day(event.next_follow_up),
            }
        case PlanSuspended() | PlanClosed():
            return {"next_follow_up_at": None}
        case _:
            return {}


def _day(coming: NextFollowUp | None) -> datetime | None:
    return None if coming is None else coming.due_at


PLAN_BOARD = View(
    name="plans",
    of=("plan",),
    project=project,
    index=("standing", "risk_level", "outcome", "opened_at", "next_follow_up_at"),
)
