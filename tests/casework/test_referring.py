"""How soon a referred person hears a yes or a no, in whichever room answers."""

from typing import get_args

from services.intake.domain.referral.tables import REFERRAL_LIMITS
from services.intake.domain.words import Urgency as AskedAtIntake
from services.legal_aid.domain.tables import TABLES as OF_LEGAL_AID
from services.reintegration.domain.tables import TABLES as OF_REINTEGRATION
from shared.casework.referring import REFERRAL_ANSWER, Urgency
from shared.contracts import words
from tests.casework.made_up import NOON


def test_every_room_answers_by_one_table() -> None:
    assert REFERRAL_ANSWER in OF_LEGAL_AID
    assert REFERRAL_ANSWER in OF_REINTEGRATION


def test_intake_waits_for_an_answer_as_long_as_the_rooms_may_take() -> None:
    expected = REFERRAL_LIMITS.on(NOON).value
    answered = REFERRAL_ANSWER.on(NOON).value
    assert {urgency: steps["received"] for urgency, steps in expected.items()} == answered


def test_urgency_is_one_word_in_every_room() -> None:
    known = {*get_args(Urgency)}
    assert known == {*get_args(AskedAtIntake)} == {*get_args(words.Urgency)}
    assert known == {*REFERRAL_ANSWER.on(NOON).value}
