"""What changes together, and what does not."""

from services.intake.application import LOG, closes_door, opens_door, sends_referral
from services.intake.domain.case import decider
from services.intake.domain.case_commands import (
    BringToCommune,
    CloseCase,
    OpenCase,
    ReferCase,
    WithdrawCase,
)
from services.intake.domain.journey import CloseDoor, OpenDoor
from services.intake.domain.referral import SendReferral
from tests.intake.made_up import (
    CASE,
    DUTY,
    JOURNEY,
    NOON,
    OTHER_CASE,
    REFERRAL,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_REQUEST,
    TO_WITHDRAWN,
    opened,
    ref,
    referred,
)

open_case = OpenCase(
    case_id=CASE,
    journey_id=JOURNEY,
    channel="self",
    group="women",
    follows_case=OTHER_CASE,
    occurred_at=NOON,
)
close = CloseCase(case_id=CASE, reason="handed-on", occurred_at=NOON)
leave = WithdrawCase(case_id=CASE, reason="wish-of-person", occurred_at=NOON)
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


def test_a_new_case_opens_its_journeys_door() -> None:
    assert opens_door(open_case, nothing) == [
        OpenDoor(journey_id=JOURNEY, case_id=CASE, follows_case=OTHER_CASE, occurred_at=NOON)
    ]
    assert opens_door(open_case, decider.fold([opened])) == []


def test_whichever_way_a_case_ends_first_closes_the_door() -> None:
    close_door = CloseDoor(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
    assert closes_door(close, decider.fold(TO_CONFIRMED)) == [close_door]
    assert closes_door(leave, decider.fold([opened])) == [close_door]
    assert closes_door(close, decider.fold(TO_WITHDRAWN)) == []
    assert closes_door(close, decider.fold(TO_CLOSED)) == []
    assert closes_door(close, nothing) == []


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
