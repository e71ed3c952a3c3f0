"""Which news reaches a centre, which letters leave, and what a centre may answer."""

from typing import Any
from uuid import UUID

import pytest

from services.legal_aid.domain.centre import Closed, NoCentre, Working
from services.legal_aid.domain.letters.decider import NoLetters, decider
from services.legal_aid.domain.letters.messages import News
from services.legal_aid.policies import centres
from services.legal_aid.policies.clocks import CLOCKS
from services.legal_aid.policies.mail import MAIL
from shared.contracts import legal_aid as facts
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.mail import Letter, NoSuchReply, Recall, Reply
from tests.legal_aid.made_up import JOURNEY, MATTER, NOON
from tests.legal_aid.made_up_letters import (
    FIRST,
    POST_ID,
    SECOND,
    STOP_BY,
    TO_LET_IN,
    TO_STOPPED,
    TUESDAY,
    centre_late,
    centre_stopped,
    letters_opened,
    note_late,
    note_receipt,
    note_stopped,
    recalled,
    stop_letter,
    tell,
    told,
)
from tests.legal_aid.made_up_providers import CENTRE


@pytest.mark.parametrize(
    ("fact", "news"),
    [
        (facts.ProviderAppointed, "provider-appointed"),
        (facts.ProviderReplaced, "provider-replaced"),
        (facts.DocumentsSupplied, "documents-supplied"),
        (facts.ProceedingNoticeReceived, "notice-received"),
        (facts.DeadlineMissed, "deadline-missed"),
        (facts.MatterReviewNeeded, "review-needed"),
        (facts.MatterCompleted, "matter-completed"),
        (facts.MatterDiscontinued, "matter-discontinued"),
    ],
)
def test_a_centre_hears_that_its_matter_moved(fact: Any, news: News) -> None:
    moved = fact(journey_id=JOURNEY, matter_id=MATTER, occurred_at=TUESDAY)
    assert centres.react(moved) == [tell.model_copy(update={"news": news})]
    assert fact in centres.HEARS


news_letter = Letter(told.letter_id, "deadline-missed", MATTER, CENTRE, TUESDAY, None)
notice = Letter(SECOND, "stop-using", MATTER, CENTRE, TUESDAY, STOP_BY)


def test_a_letter_names_the_matter_and_nobody() -> None:
    assert MAIL.write(told) == news_letter
    assert MAIL.write(stop_letter) == notice
    assert MAIL.write(recalled) == Recall(MATTER, CENTRE)
    assert MAIL.write(letters_opened) is None


def test_news_leave_only_while_the_centre_may_know_and_notices_always() -> None:
    let_in, stopped = decider.fold(TO_LET_IN), decider.fold(TO_STOPPED)
    assert MAIL.leaves(let_in, news_letter)
    assert not MAIL.leaves(stopped, news_letter)
    assert not MAIL.leaves(NoLetters(), news_letter)
    assert MAIL.leaves(stopped, notice)


def test_a_matters_letters_go_to_its_centre() -> None:
    assert MAIL.to(decider.fold(TO_LET_IN)) == CENTRE
    assert MAIL.to(NoLetters()) is None


def test_a_centre_that_is_closed_still_has_its_post() -> None:
    working = Working("centre", "01", post_id=POST_ID)
    assert MAIL.post(working) == MAIL.post(Closed(working)) == POST_ID
    assert MAIL.post(NoCentre()) is None


@pytest.mark.parametrize(
    ("kind", "letter_id", "command"),
    [
        ("received", FIRST, note_receipt.model_copy(update={"occurred_at": NOON})),
        ("stopped", SECOND, note_stopped.model_copy(update={"occurred_at": NOON})),
        (
            "erased",
            SECOND,
            note_stopped.model_copy(update={"occurred_at": NOON, "notice": "erase"}),
        ),
    ],
)
def test_a_centre_answers_in_one_word(kind: str, letter_id: UUID, command: Any) -> None:
    assert MAIL.hear(Reply(kind, MATTER, letter_id, NOON)) == command


def test_any_other_word_is_no_answer() -> None:
    with pytest.raises(NoSuchReply):
        MAIL.hear(Reply("forwarded", MATTER, FIRST, NOON))


def test_a_clock_minds_the_next_answer_of_a_centre() -> None:
    assert CLOCKS.watch(stop_letter) == [SetClock("centre-answer", MATTER, STOP_BY)]
    assert CLOCKS.watch(told) == []
    assert CLOCKS.watch(centre_stopped) == [SettleClock("centre-answer", MATTER)]
    assert CLOCKS.watch(centre_late) == [SettleClock("centre-answer", MATTER)]
    assert CLOCKS.ring("centre-answer", MATTER, note_late.occurred_at) == note_late
