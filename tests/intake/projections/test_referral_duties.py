"""What the sender has to do about a referral."""

import pytest

from services.intake.domain.referral.messages import ReferralEvent
from services.intake.projections.referral_duties import REFERRAL_DUTIES, duties
from tests.intake.lines import lines_after
from tests.intake.made_up import opened
from tests.intake.referred import (
    ANSWER_BY,
    IN_THREE_DAYS,
    RECEIPT_BY,
    answered,
    finished,
    found,
    overdue,
    sent,
    withdrawn,
)

AWAITED, PRESS, OTHER_PLACE = (
    "referral-awaited:",
    "referral-overdue:",
    "find-another-place:",
)


def test_whoever_was_asked_is_awaited_step_by_step() -> None:
    line = lines_after(duties, sent)[AWAITED]
    assert (line["roles"], line["due_at"], line["risk"]) == (["intake-worker"], RECEIPT_BY, 1)
    lines = lines_after(duties, sent, answered("accepted"))
    assert [*lines] == [AWAITED]
    assert lines[AWAITED]["due_at"] == IN_THREE_DAYS


def test_what_is_late_goes_to_the_manager_too_and_is_sorted_higher() -> None:
    lines = lines_after(duties, sent, overdue("receipt", RECEIPT_BY))
    assert [*lines] == [PRESS]
    assert lines[PRESS]["roles"] == ["intake-worker", "health-department"]
    assert lines[PRESS]["risk"] == 2


def test_a_late_answer_settles_it() -> None:
    lines = lines_after(duties, sent, overdue("receipt", RECEIPT_BY), answered("received"))
    assert [*lines] == [AWAITED]


def test_a_no_makes_it_a_duty_to_find_another_place() -> None:
    lines = lines_after(duties, sent, answered("declined"))
    assert [*lines] == [OTHER_PLACE]
    assert lines[OTHER_PLACE]["due_at"] == ANSWER_BY
    late = lines_after(duties, sent, answered("declined"), overdue("other-place", ANSWER_BY))
    assert [*late] == [OTHER_PLACE]
    assert late[OTHER_PLACE]["risk"] == 2


@pytest.mark.parametrize("why", ["person-died", "status-rejected", "person-changed-mind"])
def test_nobody_looks_for_a_place_for_who_died_was_rejected_or_changed_their_mind(
    why: str,
) -> None:
    late = overdue("answer", ANSWER_BY)
    assert lines_after(duties, sent, late, answered("declined", why)) == {}


@pytest.mark.parametrize(
    "history",
    [
        [answered("started")],
        [overdue("receipt", RECEIPT_BY), finished()],
        [withdrawn],
        [answered("declined"), found],
    ],
)
def test_nothing_is_left_to_do_where_nobody_is_awaited(history: list[ReferralEvent]) -> None:
    assert lines_after(duties, sent, *history) == {}


def test_what_is_no_referral_is_no_duty_here() -> None:
    assert lines_after(duties, opened) == {}


def test_every_duty_has_its_words() -> None:
    assert {f"{duty}:" for duty in REFERRAL_DUTIES} == {AWAITED, PRESS, OTHER_PLACE}
