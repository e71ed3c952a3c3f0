"""The sender never loses sight of whom they referred."""

import pytest

from services.intake.domain.referral import (
    NoReferral,
    NoSuchReferral,
    NotTheirsToAnswer,
    RecordReferralAnswer,
    ReferralAnswered,
    ReferralIdTaken,
    ReferralSent,
    SendReferral,
    decider,
)
from services.intake.domain.words import Answer
from tests.intake.made_up import CASE, DUTY, EARLIER, JOURNEY, NOON, OTHER_CASE, REFERRAL
from tests.kit.scenario import Given

referral = Given(decider)
send = SendReferral(
    referral_id=REFERRAL,
    journey_id=JOURNEY,
    case_id=CASE,
    to_service="shelter",
    needs=("shelter",),
    group="women",
    urgency="urgent",
    legal_status="victim",
    basis=DUTY,
    occurred_at=NOON,
)
sent = ReferralSent(
    referral_id=REFERRAL,
    journey_id=JOURNEY,
    case_id=CASE,
    to_service="shelter",
    needs=("shelter",),
    group="women",
    urgency="urgent",
    legal_status="victim",
    basis=DUTY,
    occurred_at=NOON,
)


def answer(word: Answer) -> RecordReferralAnswer:
    return RecordReferralAnswer(
        referral_id=REFERRAL, by_service="shelter", answer=word, occurred_at=NOON
    )


def answered(word: Answer) -> ReferralAnswered:
    return ReferralAnswered(referral_id=REFERRAL, answer=word, occurred_at=NOON)


def test_a_referral_is_sent() -> None:
    referral.given().when(send).then(sent)


def test_a_referral_is_sent_once() -> None:
    referral.given(sent).when(send).then_nothing()
    referral.given(sent, answered("declined")).when(send).then_nothing()


def test_an_id_is_never_given_to_another_cases_referral() -> None:
    other = send.model_copy(update={"case_id": OTHER_CASE})
    referral.given(sent).when(other).then_refused(ReferralIdTaken)


@pytest.mark.parametrize("word", ["received", "accepted", "waitlisted", "declined", "started"])
def test_any_first_answer_is_news(word: Answer) -> None:
    referral.given(sent).when(answer(word)).then(answered(word))


def test_who_waits_may_still_be_accepted_and_then_taken_up() -> None:
    waiting = (sent, answered("received"), answered("waitlisted"))
    referral.given(*waiting).when(answer("accepted")).then(answered("accepted"))
    referral.given(*waiting, answered("accepted")).when(answer("started")).then(answered("started"))


def test_a_late_echo_changes_nothing() -> None:
    referral.given(sent, answered("accepted")).when(answer("accepted")).then_nothing()
    referral.given(sent, answered("accepted")).when(answer("received")).then_nothing()
    referral.given(sent, answered("started")).when(answer("declined")).then_nothing()


def test_an_answer_dated_before_the_referral_was_written_down_still_counts() -> None:
    backdated = answer("started").model_copy(update={"occurred_at": EARLIER})
    referral.given(sent).when(backdated).then(
        answered("started").model_copy(update={"occurred_at": EARLIER})
    )


def test_only_who_was_asked_answers() -> None:
    stranger = answer("accepted").model_copy(update={"by_service": "legal_aid"})
    referral.given(sent).when(stranger).then_refused(NotTheirsToAnswer)


def test_nobody_answers_what_was_never_asked() -> None:
    referral.given().when(answer("received")).then_refused(NoSuchReferral)


def test_a_stray_answer_is_accepted_as_history_and_means_nothing() -> None:
    assert decider.fold([answered("received")]) == NoReferral()
