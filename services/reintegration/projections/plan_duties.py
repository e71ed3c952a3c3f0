"""The duties that a plan brings: to agree it, to look in, to find another way, to close it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, assert_never

from services.reintegration.domain.codes import RiskLevel
from services.reintegration.domain.plan import events as plan
from shared.casework.referring import Urgency
from shared.kernel.actors import Role
from shared.kernel.ledgers import Amend, Mark, StrikeAll
from shared.kernel.views import Seen
from shared.kernel.worklist import NO_LIMIT, Risk, done, to_do

_WORKER: tuple[Role, ...] = ("reintegration-worker",)

RISK: Mapping[RiskLevel | None, Risk] = {None: 0, "low": 0, "medium": 1, "high": 2}
"""How a judged risk sorts; 3 is kept for those in danger."""

BY_URGENCY: Mapping[Urgency | None, Risk] = {None: 0, "routine": 0, "urgent": 1, "immediate": 2}
"""How a referral sorts that waits for its answer."""


def plan_duties(event: Any, seen: Seen) -> Sequence[Mark]:
    """Say which duties an event of a plan opens, moves, or fulfils."""
    match event:
        case plan.PlanOpened() | plan.ReferralAccepted():
            return _begin(event, seen)
        case plan.PlanAgreed():
            looked_in_on = to_do("follow-up", seen, _WORKER, risk=RISK[event.risk_level])
            return [done("agree-plan"), looked_in_on]
        case plan.RiskAssessed():
            return [Amend("follow-up:", {"risk": RISK[event.level]})]
        case plan.PlanClosed():
            return [StrikeAll(), *_still_to_tell(event, seen)]
        case plan.FollowUpPointAssigned() | plan.FollowUpPointLeft():
            return _point(event, seen)
        case _:
            return _follow_up(event, seen)


def _begin(event: plan.PlanOpened | plan.ReferralAccepted, seen: Seen) -> Sequence[Mark]:
    """A referral is answered first; one that came before answers were asked for is not."""
    match event:
        case plan.ReferralAccepted():
            return [done("answer-referral"), to_do("agree-plan", seen, _WORKER)]
        case plan.PlanOpened(urgency=None):
            return [to_do("agree-plan", seen, _WORKER)]
        case plan.PlanOpened():
            by, risk = event.answer_by, BY_URGENCY[event.urgency]
            return [to_do("answer-referral", seen, _WORKER, due_at=by, risk=risk)]
        case _:
            assert_never(event)


def _own_agreement(event: Any, seen: Seen) -> Sequence[Mark]:
    match event:
        case plan.OwnAgreementSought():
            return [to_do("ask-of-age", seen, _WORKER, due_at=event.answer_by, risk=1)]
        case plan.OwnAgreementOverdue():
            return [Amend("ask-of-age:", {"risk": 2})]
        case plan.OwnAgreementWithheld():
            return [done("ask-of-age"), to_do("close-unwanted-plan", seen, _WORKER, risk=1)]
        case plan.OwnAgreementGiven() | plan.OwnAgreementNotNeeded():
            return [done("ask-of-age"), done("close-unwanted-plan")]
        case _:
            return []


def _follow_up(event: Any, seen: Seen) -> Sequence[Mark]:
    match event:
        case plan.FollowUpScheduled():
            return [_next(event), done("reschedule-follow-up"), done("close-plan")]
        case plan.FollowUpDone():
            return [_next(event), done("reschedule-follow-up"), *_at_the_end(event, seen)]
        case plan.FollowUpMissed():
            return [_next(event), _to_reschedule(event, seen), *_at_the_end(event, seen)]
        case plan.PlanResumed():
            return [_next(event)]
        case plan.PlanSuspended():
            return [_due(None)]
        case _:
            return _own_agreement(event, seen)


def _next(event: plan.FollowUpEvent | plan.PlanResumed) -> Mark:
    return _due(None if event.next_follow_up is None else event.next_follow_up.due_at)


def _due(at: datetime | None) -> Mark:
    return Amend("follow-up:", {"due_at": at, "sort_at": at or NO_LIMIT})


def _to_reschedule(event: plan.FollowUpMissed, seen: Seen) -> Mark:
    return to_do("reschedule-follow-up", seen, _WORKER, risk=RISK[event.risk_level])


def _at_the_end(event: plan.FollowUpDone | plan.FollowUpMissed, seen: Seen) -> Sequence[Mark]:
    """When nothing is left to come, the goals are reviewed and the plan is closed."""
    return [to_do("close-plan", seen, _WORKER)] if event.next_follow_up is None else []


def _point(
    event: plan.FollowUpPointAssigned | plan.FollowUpPointLeft, seen: Seen
) -> Sequence[Mark]:
    match event:
        case plan.FollowUpPointAssigned():
            return [done("find-follow-up-point")]
        case plan.FollowUpPointLeft(reason="address-closed"):
            return [done("tell-trusted-address"), to_do("find-follow-up-point", seen, _WORKER)]
        case plan.FollowUpPointLeft():
            return [done("tell-trusted-address")]
        case _:
            assert_never(event)


def _still_to_tell(event: plan.PlanClosed, seen: Seen) -> Sequence[Mark]:
    """A Trusted Address does not hear by itself that nobody is to be looked in on any more."""
    if event.follow_up_point is None:
        return []
    return [to_do("tell-trusted-address", seen, _WORKER)]
