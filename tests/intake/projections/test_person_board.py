"""What reviewers see hanging, and what they have to do."""

from uuid import UUID

from services.intake.domain.linking.messages import LinkingEvent
from services.intake.projections.person_board import project
from services.intake.projections.person_duties import JUDGE, LINK, PERSON_DUTIES, duties
from shared.kernel.actors import Actor
from shared.kernel.ids import StaffId
from shared.kernel.ledgers import Amend, Mark, Put, Strike
from shared.kernel.views import Row, Seen
from tests.intake.domain.linking.pairs import (
    JUDGE_BY,
    ONE,
    OTHER,
    PAIR,
    judged,
    late,
    linked,
    noted,
    unlinked,
)
from tests.intake.made_up import NOON, opened, ref

SEEN = Seen(
    "sameness",
    PAIR,
    None,
    1,
    NOON,
    Actor(staff=StaffId(UUID(int=51)), role="policy", unit="house"),
)


def board(*history: LinkingEvent) -> Row:
    row: Row | None = None
    for event in history:
        row = project(row, event, SEEN)
    assert row is not None
    return row


def marks(event: object) -> list[Mark]:
    return duties(event, SEEN)


def test_the_board_tells_that_there_are_two_but_not_which() -> None:
    row = board(noted(), noted("document"))
    assert row == {
        "standing": "suspected",
        "likenesses": ["same-name", "document"],
        "noted_at": NOON,
        "due_at": JUDGE_BY,
        "overdue": False,
        "basis": None,
    }
    for history in ((noted(),), (noted(), judged(same=True), linked, unlinked)):
        assert not {str(ONE), str(OTHER)} & set(map(str, board(*history).values()))


def test_the_board_tells_what_became_of_a_pair() -> None:
    assert board(noted(), late)["overdue"] is True
    same = board(noted(), late, judged(same=True))
    assert (same["standing"], same["overdue"], same["due_at"]) == ("judged-same", False, None)
    assert same["basis"] == str(ref(1).record_id)
    assert board(noted(), judged(same=False))["standing"] == "judged-different"
    assert board(noted(), judged(same=True), linked)["standing"] == "linked"
    assert board(noted(), judged(same=True), linked, unlinked)["standing"] == "judged-different"


def test_a_likeness_is_for_a_reviewer_to_judge_in_time() -> None:
    (line,) = marks(noted())
    assert isinstance(line, Put)
    assert line.line["duty"] == JUDGE
    assert line.line["roles"] == ["case-reviewer"]
    assert (line.line["due_at"], line.line["risk"]) == (JUDGE_BY, 1)
    (weak,) = marks(noted("near-year"))
    assert isinstance(weak, Put)
    assert weak.line["risk"] == 0


def test_a_review_that_is_late_is_sorted_first() -> None:
    assert marks(late) == [Amend(f"{JUDGE}:", {"risk": 2})]


def test_who_is_judged_to_be_one_person_has_to_be_linked() -> None:
    settled, open_ = marks(judged(same=True))
    assert settled == Strike(f"{JUDGE}:")
    assert isinstance(open_, Put)
    assert open_.line["duty"] == LINK
    assert marks(linked) == [Strike(f"{LINK}:")]


def test_who_is_judged_to_be_two_leaves_nothing_to_do() -> None:
    assert marks(judged(same=False)) == [Strike(f"{JUDGE}:"), Strike(f"{LINK}:")]
    assert marks(unlinked) == marks(opened) == []


def test_every_duty_has_a_name_in_both_languages() -> None:
    assert PERSON_DUTIES.keys() == {JUDGE, LINK}
    assert all(vietnamese and english for vietnamese, english in PERSON_DUTIES.values())
