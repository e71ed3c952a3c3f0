"""What changes together, and what does not."""

from services.intake.application import LOG, sends_referral
from services.intake.domain.case.commands import (
    BringToCommune,
    ReferCase,
)
from services.intake.domain.case.decider import decider
from services.intake.domain.journey.messages import OpenDoor
from services.intake.domain.referral.messages import SendReferral
from tests.intake.made_up import (
    CASE,
    DUTY,
    JOURNEY,
    NOON,
    REFERRAL,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_REQUEST,
    ref,
    referred,
)

refer = ReferCase(
    case_id=CASE,
    referral_id=REFERRAL,
    to_service="shelter",
    needs=("shelter", "food", "food"),
    urgency="urgent",
    basis=DUTY,
    occurred_at=NOON,
)
nothing = decider.initial


def test_a_referral_says_who_is_sent_and_how_they_stand() -> None:
    sent = SendReferral(
        referral_id=REFERRAL,
        journey_id=JOURNEY,
        case_id=CASE,
        to_service="shelter",
        needs=("food", "shelter"),
        group="women",
        urgency="urgent",
        legal_status="victim",
        basis=DUTY,
        occurred_at=NOON,
    )
    assert sends_referral(refer, decider.fold(TO_CONFIRMED)) == [sent]


def test_a_referral_is_not_sent_again_nor_from_a_case_that_is_over() -> None:
    assert sends_referral(refer, decider.fold([*TO_REQUEST, referred])) == []
    assert sends_referral(refer, decider.fold(TO_CLOSED)) == []
    assert sends_referral(refer, nothing) == []


def test_a_command_finds_its_aggregate() -> None:
    bring = BringToCommune(case_id=CASE, commune=ref(1), occurred_at=NOON)
    assert LOG.of(BringToCommune).id_in(bring) == CASE
    assert LOG.of(OpenDoor).name == "journey"
    assert LOG.of(SendReferral).name == "referral"
