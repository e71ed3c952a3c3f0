"""Other rooms' facts become answers to our referrals."""

from typing import Any
from uuid import UUID

import pytest

from services.intake.domain.referral import RecordReferralAnswer
from services.intake.domain.words import Answer, Receiver
from services.intake.policies.referral_answers import Telling, react
from shared.contracts import legal_aid, reintegration, shelter
from shared.kernel.ids import ReferralId
from tests.intake.made_up import JOURNEY, NOON, REFERRAL


def plan_opened(referral_id: ReferralId | None) -> reintegration.PlanOpened:
    return reintegration.PlanOpened(
        journey_id=JOURNEY,
        occurred_at=NOON,
        plan_id=UUID(int=13),
        referral_id=referral_id,
        source="referral",
    )


_REFERRED: dict[str, Any] = {
    "journey_id": JOURNEY,
    "occurred_at": NOON,
    "referral_id": REFERRAL,
}
_STAY: dict[str, Any] = {**_REFERRED, "stay_id": UUID(int=11)}
_MATTER: dict[str, Any] = {**_REFERRED, "matter_id": UUID(int=12)}

HEARD: list[tuple[Telling, Receiver, Answer]] = [
    (shelter.PlacementRequested(**_STAY), "shelter", "received"),
    (shelter.PlacementApproved(**_STAY), "shelter", "accepted"),
    (shelter.PlacementWaitlisted(**_STAY), "shelter", "waitlisted"),
    (shelter.PlacementDeclined(**_STAY, reason="no-free-bed"), "shelter", "declined"),
    (shelter.ResidentAdmitted(**_STAY), "shelter", "started"),
    (legal_aid.AidRequested(**_MATTER), "legal_aid", "received"),
    (legal_aid.MatterAccepted(**_MATTER), "legal_aid", "accepted"),
    (legal_aid.MatterRefused(**_MATTER), "legal_aid", "declined"),
    (plan_opened(REFERRAL), "reintegration", "started"),
]


@pytest.mark.parametrize(("fact", "by_service", "answer"), HEARD)
def test_what_another_room_tells_answers_our_referral(
    fact: Telling, by_service: Receiver, answer: Answer
) -> None:
    expected = RecordReferralAnswer(
        referral_id=REFERRAL, by_service=by_service, answer=answer, occurred_at=NOON
    )
    assert react(fact) == [expected]


def test_what_nobody_referred_is_not_ours() -> None:
    assert react(plan_opened(None)) == []
