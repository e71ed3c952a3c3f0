"""A centre is told of its matters as long as the client, or the law, lets it know."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.legal_aid.application import LETTERS, POST
from services.legal_aid.domain.letters.decider import (
    CentreHasTime,
    CentreIsLetIn,
    ClientIsErased,
    NoCentreYet,
    NoLetters,
    NoSuchLetter,
    decider,
)
from services.legal_aid.domain.letters.messages import LetterCommand, LetterEvent
from services.legal_aid.domain.post import PostIsAnothers
from services.legal_aid.domain.post import decider as post_rules
from shared.kernel.messages import Command
from tests.kit.scenario import Given
from tests.legal_aid.domain.histories import survives_storage, written
from tests.legal_aid.made_up import DAY, SECOND_MATTER
from tests.legal_aid.made_up_letters import (
    ERASE_BY,
    LETTER_EVENTS,
    OTHER_SHARING,
    SECOND,
    STOP_BY,
    THIRD,
    TO_LET_IN,
    TO_STOPPED,
    TUESDAY,
    assigned,
    centre_late,
    centre_let_in,
    centre_stopped,
    erase_letter,
    give_post,
    let_in,
    letter,
    letter_received,
    letters_opened,
    note_late,
    note_receipt,
    note_stopped,
    open_letters,
    post_given,
    recall,
    recalled,
    stop,
    stop_letter,
    tell,
    told,
)

letters = Given(decider)


def test_the_centre_that_takes_a_matter_on_is_told_nothing_yet() -> None:
    letters.given().when(open_letters).then(letters_opened)
    letters.given(letters_opened).when(open_letters).then_nothing()
    letters.given(letters_opened).when(tell).then_nothing()


def test_a_centre_is_let_in_on_a_basis_that_is_named() -> None:
    letters.given(letters_opened).when(let_in).then(centre_let_in, assigned)
    letters.given(*TO_LET_IN).when(let_in).then_nothing()


def test_nobody_is_let_in_where_no_centre_took_the_matter_on() -> None:
    letters.given().when(let_in).then_refused(NoCentreYet)


def test_a_centre_is_let_in_on_one_basis_at_a_time() -> None:
    other = let_in.model_copy(update={"sharing_id": OTHER_SHARING})
    letters.given(*TO_LET_IN).when(other).then_refused(CentreIsLetIn)
    (first, second) = decider.decide(other, decider.fold(TO_STOPPED))
    assert first == centre_let_in.model_copy(update={"sharing_id": OTHER_SHARING})
    assert second.model_dump()["letter_id"] == THIRD


def test_a_letter_says_that_the_matter_moved_and_on_whose_word() -> None:
    letters.given(*TO_LET_IN).when(tell).then(told)


def test_after_the_basis_has_ended_the_centre_is_asked_to_stop_and_told_no_more() -> None:
    letters.given(*TO_LET_IN).when(stop).then(stop_letter)
    letters.given(*TO_STOPPED).when(stop).then_nothing()
    letters.given(*TO_STOPPED).when(tell).then_nothing()


def test_the_centre_says_that_it_has_stopped() -> None:
    letters.given(*TO_STOPPED).when(note_stopped).then(centre_stopped)
    letters.given(*TO_STOPPED, centre_stopped).when(note_stopped).then_nothing()


def test_a_client_who_is_erased_is_erased_at_the_centre_too() -> None:
    letters.given(*TO_LET_IN).when(recall).then(recalled, erase_letter)
    letters.given(*TO_LET_IN, recalled, erase_letter).when(recall).then_nothing()
    letters.given(letters_opened).when(recall).then_nothing()
    letters.given(*TO_LET_IN, recalled, erase_letter).when(
        let_in.model_copy(update={"sharing_id": OTHER_SHARING})
    ).then_refused(ClientIsErased)


def test_what_was_stopped_before_is_erased_as_well() -> None:
    both = erase_letter.model_copy(update={"letter_id": THIRD, "next_answer_by": STOP_BY})
    letters.given(*TO_STOPPED).when(recall).then(recalled, both)
    erased = note_stopped.model_copy(update={"letter_id": THIRD, "notice": "erase"})
    letters.given(*TO_STOPPED, recalled, both).when(erased).then(
        centre_stopped.model_copy(
            update={"letter_id": THIRD, "notice": "erase", "next_answer_by": STOP_BY}
        )
    )


def test_a_receipt_is_noted_once() -> None:
    letters.given(*TO_LET_IN).when(note_receipt).then(letter_received)
    letters.given(*TO_LET_IN, letter_received).when(note_receipt).then_nothing()


@pytest.mark.parametrize("answer", [note_receipt, note_stopped])
def test_nobody_answers_a_letter_that_was_never_written(answer: LetterCommand) -> None:
    unknown = answer.model_copy(update={"letter_id": THIRD})
    letters.given(*TO_STOPPED).when(unknown).then_refused(NoSuchLetter)
    letters.given().when(answer).then_refused(NoSuchLetter)


def test_a_notice_to_stop_is_not_answered_with_an_erasure() -> None:
    other = note_stopped.model_copy(update={"notice": "erase"})
    letters.given(*TO_STOPPED).when(other).then_refused(NoSuchLetter)


def test_to_news_there_is_nothing_to_be_done() -> None:
    news = note_stopped.model_copy(update={"letter_id": SECOND})
    letters.given(*TO_LET_IN, told).when(news).then_nothing()


def test_a_centre_that_does_not_answer_in_time_is_named_once() -> None:
    letters.given(*TO_STOPPED).when(note_late).then(centre_late)
    letters.given(*TO_STOPPED, centre_late).when(note_late).then_nothing()
    early = note_late.model_copy(update={"occurred_at": TUESDAY})
    letters.given(*TO_STOPPED).when(early).then_refused(CentreHasTime)
    letters.given(*TO_LET_IN).when(note_late).then_nothing()
    letters.given().when(note_late).then_nothing()


def test_the_next_answer_is_minded_after_a_late_one() -> None:
    both = erase_letter.model_copy(update={"letter_id": THIRD, "next_answer_by": STOP_BY})
    letters.given(*TO_STOPPED, recalled, both).when(note_late).then(
        centre_late.model_copy(update={"next_answer_by": ERASE_BY})
    )


def test_a_post_is_one_centres_for_good() -> None:
    post = Given(post_rules)
    post.given().when(give_post).then(post_given)
    post.given(post_given).when(give_post).then_nothing()
    other = give_post.model_copy(update={"centre_id": SECOND_MATTER})
    post.given(post_given).when(other).then_refused(PostIsAnothers)
    assert survives_storage(POST, [post_given])


asked = st.lists(
    st.sampled_from(
        [
            open_letters,
            let_in,
            let_in.model_copy(update={"sharing_id": OTHER_SHARING}),
            tell,
            stop,
            recall,
            note_receipt,
            note_stopped,
            note_stopped.model_copy(update={"notice": "erase", "letter_id": THIRD}),
            note_late,
            note_late.model_copy(update={"occurred_at": ERASE_BY + DAY}),
        ]
    ),
    max_size=14,
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(asked, st.lists(st.sampled_from(LETTER_EVENTS), max_size=10))
def test_letters_replay_and_take_in_anything(
    commands: list[Command], strange: list[LetterEvent]
) -> None:
    assert survives_storage(LETTERS, written(LETTERS, commands))
    assert decider.fold(strange) == decider.fold(strange)
    assert isinstance(decider.fold([told]), NoLetters)
    assert letter("erase", SECOND).answer_by is None
    assert decider.fold([*TO_LET_IN, letter("erase", SECOND)]) != decider.initial
