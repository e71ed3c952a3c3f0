"""The sender never loses sight of whom they referred."""

import pytest

from services.intake.domain.referral.decider import decider
from services.intake.domain.referral.messages import (
    NO_PLACE_SOUGHT,
    ReferralAnswered,
    ReferralEvent,
)
from services.intake.domain.referral.refusals import (
    NoSuchReferral,
    NotTheirsToAnswer,
    ReferralIdTaken,
)
from services.intake.domain.referral.state import NoReferral
from services.intake.domain.words import Answer
from tests.intake.made_up import EARLIER, LATER, NOON, OTHER_CASE, REFERRAL
from tests.intake.referred import (
    answer,
    answered,
    find,
    finish,
    finished,
    overdue,
    referral,
    ring,
    send,
    sent,
    withdrawn,
)


def test_a_referral_is_sent_and_its_receipt_awaited() -> None:
    referral.given().when(send).then(sent)


def test_a_referral_is_sent_once() -> None:
    referral.given(sent).when(send).then_nothing()
    referral.given(sent, answered("declined")).when(send).then_nothing()


def test_an_id_is_never_given_to_another_cases_referral() -> None:
    other = send.model_copy(update={"case_id": OTHER_CASE})
    referral.given(sent).when(other).then_refused(ReferralIdTaken)


@pytest.mark.parametrize("word", ["received", "accepted", "waitlisted", "declined", "started"])
def test_any_first_answer_is_news_and_says_what_is_due_next(word: Answer) -> None:
    referral.given(sent).when(answer(word)).then(answered(word))


def test_a_no_says_why() -> None:
    referral.given(sent).when(answer("declined", "no-free-bed")).then(
        answered("declined", "no-free-bed")
    )


def test_a_no_says_where_the_person_is_sent_on() -> None:
    sent_on = answer("declined", "needs-not-met").model_copy(update={"elsewhere": "relatives"})
    kept = answered("declined", "needs-not-met").model_copy(update={"elsewhere": "relatives"})
    referral.given(sent).when(sent_on).then(kept)


@pytest.mark.parametrize("why", sorted(NO_PLACE_SOUGHT))
def test_where_nobody_needs_or_wants_it_any_more_no_other_place_is_awaited(
    why: str,
) -> None:
    over = answered("declined", why).model_copy(
        update={"awaited": None, "due_at": None, "policy_version": None}
    )
    referral.given(sent).when(answer("declined", why)).then(over)
    referral.given(sent, over).when(ring(LATER)).then_nothing()
    referral.given(sent, over).when(find).then_nothing()


def test_of_old_it_was_not_said_what_a_person_declines_and_another_place_is_awaited() -> None:
    unclear = answered("declined", "person-declines")
    referral.given(sent).when(answer("declined", "person-declines")).then(unclear)


def test_who_waits_may_still_be_accepted_and_then_taken_up() -> None:
    waiting = (sent, answered("received"), answered("waitlisted"))
    referral.given(*waiting).when(answer("accepted")).then(answered("accepted"))
    referral.given(*waiting, answered("accepted")).when(answer("started")).then(answered("started"))


def test_a_service_may_think_better_of_a_no() -> None:
    referral.given(sent, answered("declined")).when(answer("accepted")).then(answered("accepted"))


@pytest.mark.parametrize(
    ("history", "word"),
    [
        ([answered("accepted")], "accepted"),
        ([answered("accepted")], "received"),
        ([answered("declined")], "declined"),
        ([answered("declined")], "received"),
        ([answered("started")], "declined"),
        ([finished()], "started"),
        ([withdrawn], "declined"),
    ],
)
def test_a_late_echo_changes_nothing(history: list[ReferralEvent], word: Answer) -> None:
    referral.given(sent, *history).when(answer(word)).then_nothing()


def test_a_person_who_arrives_after_all_is_seen_to_have_arrived() -> None:
    referral.given(sent, withdrawn).when(answer("started")).then(answered("started"))


def test_a_client_of_legal_aid_gets_a_provider_within_the_limit_of_that_law() -> None:
    to_legal_aid = sent.model_copy(update={"to_service": "legal_aid"})
    accepted = answer("accepted").model_copy(update={"by_service": "legal_aid"})
    referral.given(to_legal_aid).when(accepted).then(
        ReferralAnswered(
            referral_id=REFERRAL,
            answer="accepted",
            urgency="urgent",
            awaited="start",
            occurred_at=NOON,
        )
    )


def test_a_provider_who_is_not_appointed_within_that_limit_is_asked_after() -> None:
    to_legal_aid = sent.model_copy(update={"to_service": "legal_aid"})
    limited = {"by_service": "legal_aid", "due_at": LATER}
    accepted = ReferralAnswered(
        referral_id=REFERRAL,
        answer="accepted",
        urgency="urgent",
        awaited="start",
        due_at=LATER,
        occurred_at=NOON,
    )
    referral.given(to_legal_aid).when(answer("accepted").model_copy(update=limited)).then(accepted)
    late = overdue("start", LATER).model_copy(update={"to_service": "legal_aid"})
    referral.given(to_legal_aid, accepted).when(ring(LATER)).then(late)


def test_an_answer_dated_before_the_referral_was_written_down_still_counts() -> None:
    backdated = answer("started").model_copy(update={"occurred_at": EARLIER})
    referral.given(sent).when(backdated).then(
        answered("started").model_copy(update={"occurred_at": EARLIER})
    )


def test_only_who_was_asked_answers() -> None:
    stranger = answer("accepted").model_copy(update={"by_service": "legal_aid"})
    referral.given(sent).when(stranger).then_refused(NotTheirsToAnswer)
    done = finish.model_copy(update={"by_service": "legal_aid"})
    referral.given(sent).when(done).then_refused(NotTheirsToAnswer)


def test_nobody_answers_what_was_never_asked() -> None:
    referral.given().when(answer("received")).then_refused(NoSuchReferral)


def test_a_stray_answer_is_accepted_as_history_and_means_nothing() -> None:
    assert decider.fold([answered("received")]) == NoReferral()
