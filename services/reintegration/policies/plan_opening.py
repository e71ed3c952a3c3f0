"""Nobody leaves a shelter unaccompanied: a discharge or a referral opens a plan.

When the participant already has an open plan the room refuses a second one, and that
refusal is the recorded outcome.
"""

from typing import assert_never

from services.reintegration.domain.ids import PlanId
from services.reintegration.domain.plan.commands import OpenPlan, WithdrawPlan
from shared.contracts import words
from shared.contracts.intake import CaseReferred, ReferralWithdrawn
from shared.contracts.shelter import ResidentDischarged
from shared.kernel.ids import ReferralId, derived
from shared.kernel.messages import Command
from shared.law.consent import Basis, ByConsent, ByGround


def react(fact: ResidentDischarged | CaseReferred | ReferralWithdrawn) -> list[Command]:
    """Open the plan that follows from this fact, or drop the one that is not wanted any more."""
    match fact:
        case ResidentDischarged():
            return [_after_discharge(fact)]
        case CaseReferred():
            return [_on_referral(fact)] if fact.to_service == "reintegration" else []
        case ReferralWithdrawn():
            return [_on_withdrawal(fact)] if fact.to_service == "reintegration" else []
        case _:
            assert_never(fact)


def _after_discharge(fact: ResidentDischarged) -> OpenPlan:
    return OpenPlan(
        plan_id=PlanId(derived("plan", fact.stay_id)),
        journey_id=fact.journey_id,
        source="discharge",
        basis=ByGround(ground="statutory-duty"),
        occurred_at=fact.occurred_at,
    )


def _on_referral(fact: CaseReferred) -> OpenPlan:
    return OpenPlan(
        plan_id=_plan_of(fact.referral_id),
        journey_id=fact.journey_id,
        source="referral",
        referral_id=fact.referral_id,
        basis=_basis(fact.basis),
        group=fact.group,
        urgency=fact.urgency,
        occurred_at=fact.occurred_at,
    )


def _on_withdrawal(fact: ReferralWithdrawn) -> WithdrawPlan:
    return WithdrawPlan(plan_id=_plan_of(fact.referral_id), occurred_at=fact.occurred_at)


def _plan_of(referral: ReferralId) -> PlanId:
    return PlanId(derived("plan", referral))


def _basis(basis: words.Basis) -> Basis:
    match basis:
        case words.ByConsent():
            return ByConsent(consent_id=basis.consent_id)
        case words.ByGround():
            return ByGround(ground=basis.ground)
        case _:
            assert_never(basis)
