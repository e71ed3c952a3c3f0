"""What the other rooms may hear of a plan: that it moves, never what was found or said."""

from typing import assert_never

from services.reintegration.domain import plan_messages as own
from shared.contracts import reintegration as told
from shared.contracts.fact import Fact
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event


def publish(event: Event, journey: JourneyId) -> Fact | None:
    """Translate an event of this room, or keep it to ourselves."""
    match event:
        case own.FollowUpScheduled() | own.FollowUpDone() | own.FollowUpMissed():
            return _follow_up(event, journey)
        case own.PlanOpened() | own.RiskAssessed() | own.PlanAgreed() | own.PlanClosed():
            return _plan(event, journey)
        case _:
            return None


def _plan(
    event: own.PlanOpened | own.RiskAssessed | own.PlanAgreed | own.PlanClosed, journey: JourneyId
) -> Fact:
    at = event.occurred_at
    match event:
        case own.PlanOpened():
            return told.PlanOpened(
                journey_id=journey,
                plan_id=event.plan_id,
                referral_id=event.referral_id,
                source=event.source,
                occurred_at=at,
            )
        case own.RiskAssessed():
            return told.RiskAssessed(
                journey_id=journey, plan_id=event.plan_id, level=event.level, occurred_at=at
            )
        case own.PlanAgreed():
            return told.PlanAgreed(journey_id=journey, plan_id=event.plan_id, occurred_at=at)
        case own.PlanClosed():
            return told.PlanClosed(
                journey_id=journey, plan_id=event.plan_id, outcome=event.outcome, occurred_at=at
            )
        case _:
            assert_never(event)


def _follow_up(event: own.FollowUpEvent, journey: JourneyId) -> Fact:
    plan_id, follow_up_id, at = event.plan_id, event.follow_up_id, event.occurred_at
    match event:
        case own.FollowUpScheduled():
            return told.FollowUpScheduled(
                journey_id=journey,
                plan_id=plan_id,
                follow_up_id=follow_up_id,
                due_at=event.due_at,
                occurred_at=at,
            )
        case own.FollowUpDone():
            return told.FollowUpDone(
                journey_id=journey, plan_id=plan_id, follow_up_id=follow_up_id, occurred_at=at
            )
        case own.FollowUpMissed():
            return told.FollowUpMissed(
                journey_id=journey, plan_id=plan_id, follow_up_id=follow_up_id, occurred_at=at
            )
        case _:
            assert_never(event)
