"""Referrals to legal aid."""

from typing import get_args
from uuid import UUID

import pytest

from services.legal_aid.domain.client.messages import TakeUpReferral
from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.matter.commands import TakeBackReferral
from services.legal_aid.domain.words import LegalStatus as OurStatus
from services.legal_aid.policies import aid_requests
from shared.casework.referring import Urgency as OurUrgency
from shared.contracts.intake import CaseReferred, ReferralWithdrawn
from shared.contracts.words import ByConsent, LegalStatus, Receiver, Urgency
from shared.kernel.ids import ConsentId, derived
from tests.legal_aid.made_up import DAY, JOURNEY, NOON, REFERRAL

referred = CaseReferred(
    journey_id=JOURNEY,
    occurred_at=NOON,
    referral_id=REFERRAL,
    to_service="legal_aid",
    needs=("legal-aid",),
    group="women",
    urgency="urgent",
    legal_status="victim",
    basis=ByConsent(consent_id=ConsentId(UUID(int=9))),
)
taken_back = ReferralWithdrawn(
    journey_id=JOURNEY,
    occurred_at=NOON + DAY,
    referral_id=REFERRAL,
    to_service="legal_aid",
)
MATTER = MatterId(derived("matter", REFERRAL))


def test_a_referral_is_taken_up() -> None:
    assert aid_requests.react(referred) == [
        TakeUpReferral(
            matter_id=MATTER,
            journey_id=JOURNEY,
            referral_id=REFERRAL,
            legal_status="victim",
            urgency="urgent",
            occurred_at=NOON,
        )
    ]


def test_a_referral_that_is_withdrawn_takes_back_the_matter_it_asked_for() -> None:
    assert aid_requests.react(taken_back) == [
        TakeBackReferral(matter_id=MATTER, occurred_at=NOON + DAY)
    ]


def test_hearing_twice_asks_for_the_same() -> None:
    assert aid_requests.react(referred) == aid_requests.react(referred)


@pytest.mark.parametrize("receiver", ["shelter", "reintegration"])
def test_a_referral_elsewhere_is_not_ours(receiver: Receiver) -> None:
    for fact in (referred, taken_back):
        assert aid_requests.react(fact.model_copy(update={"to_service": receiver})) == []


def test_every_urgency_that_intake_tells_is_understood() -> None:
    assert get_args(Urgency) == get_args(OurUrgency)


def test_every_status_that_intake_tells_is_understood() -> None:
    assert set(get_args(LegalStatus)) <= set(get_args(OurStatus))
