"""A discharge or a referral opens a plan by itself."""

from uuid import UUID

import pytest

from services.reintegration.domain.ids import PlanId
from services.reintegration.domain.plan.commands import OpenPlan, WithdrawPlan
from services.reintegration.policies.plan_opening import react
from shared.contracts import words
from shared.contracts.intake import CaseReferred, ReferralWithdrawn
from shared.contracts.shelter import ResidentDischarged
from shared.kernel.ids import derived
from shared.law.consent import Basis, ByConsent, ByGround
from tests.reintegration.participant import CONSENT, JOURNEY, NOON, REFERRAL

STAY = UUID(int=11)
withdrawn = ReferralWithdrawn(
    journey_id=JOURNEY, referral_id=REFERRAL, to_service="reintegration", occurred_at=NOON
)
discharged = ResidentDischarged(
    journey_id=JOURNEY, stay_id=STAY, destination="family", occurred_at=NOON
)
referred = CaseReferred(
    journey_id=JOURNEY,
    referral_id=REFERRAL,
    to_service="reintegration",
    needs=("vocational",),
    group="girls",
    urgency="routine",
    legal_status="victim",
    basis=words.ByConsent(consent_id=CONSENT),
    occurred_at=NOON,
)


def test_a_resident_who_leaves_has_a_plan_that_day() -> None:
    assert react(discharged) == [
        OpenPlan(
            plan_id=PlanId(derived("plan", STAY)),
            journey_id=JOURNEY,
            source="discharge",
            basis=ByGround(ground="statutory-duty"),
            occurred_at=NOON,
        )
    ]


@pytest.mark.parametrize(
    ("told", "own"),
    [
        (words.ByConsent(consent_id=CONSENT), ByConsent(consent_id=CONSENT)),
        (words.ByGround(ground="urgent-protection"), ByGround(ground="urgent-protection")),
    ],
)
def test_a_referral_opens_a_plan_on_what_it_was_shared_by(told: words.Basis, own: Basis) -> None:
    assert react(referred.model_copy(update={"basis": told})) == [
        OpenPlan(
            plan_id=PlanId(derived("plan", REFERRAL)),
            journey_id=JOURNEY,
            source="referral",
            referral_id=REFERRAL,
            basis=own,
            group="girls",
            urgency="routine",
            occurred_at=NOON,
        )
    ]


@pytest.mark.parametrize("receiver", ["shelter", "legal_aid"])
def test_a_referral_to_another_room_opens_nothing(receiver: words.Receiver) -> None:
    assert react(referred.model_copy(update={"to_service": receiver})) == []


def test_a_referral_that_is_taken_back_drops_the_plan_it_opened() -> None:
    (opened,) = react(referred)
    assert isinstance(opened, OpenPlan)
    assert react(withdrawn) == [WithdrawPlan(plan_id=opened.plan_id, occurred_at=NOON)]
    assert react(withdrawn.model_copy(update={"to_service": "shelter"})) == []


@pytest.mark.parametrize("fact", [discharged, referred])
def test_hearing_twice_asks_for_the_same_plan(fact: ResidentDischarged | CaseReferred) -> None:
    assert react(fact) == react(fact)
