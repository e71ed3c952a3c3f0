"""Referrals to legal aid."""

from typing import get_args
from uuid import UUID

import pytest

from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.matter_messages import RequestAid
from services.legal_aid.domain.words import LegalStatus as OurStatus
from services.legal_aid.policies import aid_requests
from shared.contracts.intake import CaseReferred
from shared.contracts.words import ByConsent, LegalStatus, Receiver
from shared.kernel.ids import ConsentId, derived
from tests.legal_aid.made_up import JOURNEY, NOON, REFERRAL

referred = CaseReferred(
    journey_id=JOURNEY,
    occurred_at=NOON,
    referral_id=REFERRAL,
    to_service="legal_aid",
    needs=("legal-aid",),
    group="women",
    urgency="routine",
    legal_status="victim",
    basis=ByConsent(consent_id=ConsentId(UUID(int=9))),
)


def test_a_referral_asks_for_aid() -> None:
    assert aid_requests.react(referred) == [
        RequestAid(
            matter_id=MatterId(derived("matter", REFERRAL)),
            journey_id=JOURNEY,
            referral_id=REFERRAL,
            form="advice",
            requester="referral",
            legal_status="victim",
            occurred_at=NOON,
        )
    ]


def test_hearing_twice_asks_for_the_same() -> None:
    assert aid_requests.react(referred) == aid_requests.react(referred)


@pytest.mark.parametrize("receiver", ["shelter", "reintegration"])
def test_a_referral_elsewhere_is_not_ours(receiver: Receiver) -> None:
    assert aid_requests.react(referred.model_copy(update={"to_service": receiver})) == []


def test_every_status_that_intake_tells_is_understood() -> None:
    assert set(get_args(LegalStatus)) <= set(get_args(OurStatus))
