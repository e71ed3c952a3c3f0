"""The decision on a grant: approved with an amount, or rejected with a ground."""

from datetime import datetime
from typing import assert_never

from services.reintegration.domain.grant.messages import (
    DecideGrant,
    GrantApproved,
    GrantEvent,
    GrantRejected,
)
from services.reintegration.domain.grant.refusals import (
    AmountBelowMinimum,
    ClaimIsDecided,
    ClaimIsStopped,
    DecisionDoesNotFit,
    NoSuchClaim,
    NotUnderReview,
)
from services.reintegration.domain.grant.states import (
    Application,
    Applied,
    Approved,
    GrantClaim,
    NoClaim,
    Paid,
    Rejected,
    Stopped,
    UnderReview,
)
from services.reintegration.domain.grant.tables import HARDSHIP_MINIMUM
from services.reintegration.domain.plan.standing import not_before


def decide(command: DecideGrant, claim: GrantClaim) -> list[GrantEvent]:
    """Return the decision on a claim that was reviewed; a late one counts as late."""
    match claim:
        case NoClaim():
            raise NoSuchClaim
        case Applied():
            raise NotUnderReview
        case UnderReview(_, since):
            not_before(command.occurred_at, since)
            return [_decided(command, claim)]
        case Approved() | Paid() | Rejected():
            if _same(command, claim):
                return []
            raise ClaimIsDecided
        case Stopped():
            raise ClaimIsStopped
        case _:
            assert_never(claim)


def _same(command: DecideGrant, claim: Approved | Paid | Rejected) -> bool:
    approved = not isinstance(claim, Rejected)
    amount = claim.amount if isinstance(claim, Approved) else command.amount
    return approved == (command.decision == "approved") and amount == command.amount


def _decided(command: DecideGrant, claim: UnderReview) -> GrantEvent:
    application, at = claim.application, command.occurred_at
    match command:
        case DecideGrant(decision="approved", amount=int() as amount, ground=None):
            _check_amount(application, amount, at)
            return GrantApproved(
                claim_id=command.claim_id,
                plan_id=application.plan_id,
                grant=application.grant,
                amount=amount,
                decision_no=command.decision_no,
                in_time=at <= application.decide_by,
                occurred_at=at,
            )
        case DecideGrant(decision="rejected", amount=None, ground=str() as ground):
            return GrantRejected(
                claim_id=command.claim_id,
                plan_id=application.plan_id,
                grant=application.grant,
                ground=ground,
                decision_no=command.decision_no,
                in_time=at <= application.decide_by,
                occurred_at=at,
            )
        case _:
            raise DecisionDoesNotFit


def _check_amount(application: Application, amount: int, at: datetime) -> None:
    if application.grant == "hardship" and amount < HARDSHIP_MINIMUM.on(at).value:
        raise AmountBelowMinimum
