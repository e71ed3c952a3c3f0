"""A referral is answered: accepted or declined. What was received is not yet a yes."""

from datetime import datetime
from typing import assert_never

from services.reintegration.domain.plan.commands import AcceptReferral, DeclineReferral
from services.reintegration.domain.plan.events import (
    PlanClosed,
    PlanEvent,
    ReferralAccepted,
    ReferralDeclined,
)
from services.reintegration.domain.plan.refusals import (
    NotReferred,
    PlanIsClosed,
    ReferralWasAccepted,
)
from services.reintegration.domain.plan.standing import existing, not_before, still_open
from services.reintegration.domain.plan.states import (
    Active,
    Agreed,
    Closed,
    Draft,
    Monitoring,
    Opening,
    Plan,
    Suspended,
)
from shared.kernel.ids import ReferralId
from shared.kernel.states import changed


def accept(command: AcceptReferral, plan: Plan) -> list[PlanEvent]:
    """Say yes to whoever referred the participant."""
    current = still_open(plan)
    _referral(current.opening)
    match current:
        case Draft():
            not_before(command.occurred_at, current.opening.opened_at)
            return accepted(current, command.occurred_at)
        case Agreed() | Active() | Monitoring() | Suspended():
            return []
        case _:
            assert_never(current)


def accepted(draft: Draft, at: datetime) -> list[PlanEvent]:
    """Return the yes that was not said yet; who agrees on a plan says it, too."""
    opening = draft.opening
    if opening.referral_id is None or draft.accepted:
        return []
    return [
        ReferralAccepted(plan_id=opening.plan_id, referral_id=opening.referral_id, occurred_at=at)
    ]


def decline(command: DeclineReferral, plan: Plan) -> list[PlanEvent]:
    """Say no, and drop the draft; whoever referred finds another place."""
    current = existing(plan)
    referral_id = _referral(current.opening)
    match current:
        case Draft(accepted=False):
            not_before(command.occurred_at, current.opening.opened_at)
            return _declined(command, referral_id)
        case Closed(outcome="not-taken-up"):
            return []
        case Closed():
            raise PlanIsClosed
        case Draft() | Agreed() | Active() | Monitoring() | Suspended():
            raise ReferralWasAccepted
        case _:
            assert_never(current)


def _declined(command: DeclineReferral, referral_id: ReferralId) -> list[PlanEvent]:
    """The end of the draft names no referral: what was declined has not come to its end."""
    at = command.occurred_at
    return [
        ReferralDeclined(
            plan_id=command.plan_id, referral_id=referral_id, reason=command.reason, occurred_at=at
        ),
        PlanClosed(
            plan_id=command.plan_id,
            outcome="not-taken-up",
            goal_reviews=(),
            exit_asked=False,
            occurred_at=at,
        ),
    ]


def _referral(opening: Opening) -> ReferralId:
    if opening.referral_id is None:
        raise NotReferred
    return opening.referral_id


def evolve(plan: Plan, event: ReferralAccepted | ReferralDeclined) -> Plan:
    """Keep that it was accepted; the end of the draft is told by its closing."""
    match event:
        case ReferralAccepted():
            return changed(plan, accepted=True) if isinstance(plan, Draft) else plan
        case ReferralDeclined():
            return plan
        case _:
            assert_never(event)
