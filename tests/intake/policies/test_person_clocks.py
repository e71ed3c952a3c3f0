"""The limit within which a possible duplicate is judged."""

from services.intake.domain.linking.messages import NoteReviewOverdue
from services.intake.policies.clocks import CLOCKS
from shared.kernel.clocks import SetClock, SettleClock
from tests.intake.domain.linking.pairs import JUDGE_BY, PAIR, judged, late, linked, noted, unlinked


def test_a_likeness_starts_the_clock_of_its_review() -> None:
    assert CLOCKS.watch(noted()) == [SetClock("duplicate-review", PAIR, JUDGE_BY)]


def test_a_judgement_ends_it_and_so_does_the_limit_itself() -> None:
    for event in (judged(same=True), judged(same=False), late):
        assert CLOCKS.watch(event) == [SettleClock("duplicate-review", PAIR)]


def test_a_link_has_no_limit() -> None:
    assert CLOCKS.watch(linked) == CLOCKS.watch(unlinked) == []


def test_when_it_rings_the_pair_is_asked_whether_the_review_is_late() -> None:
    asked = NoteReviewOverdue(pair_id=PAIR, occurred_at=JUDGE_BY)
    assert CLOCKS.ring("duplicate-review", PAIR, JUDGE_BY) == asked
