"""The rights board shows a person's category and what was decided."""

from services.shelter.domain.rights.messages import RightsEvent
from services.shelter.projections.rights import project
from shared.kernel.views import Row
from tests.shelter.made_up import JOURNEY, NOON, seen
from tests.shelter.made_up_rights import (
    A,
    H,
    a_child,
    category,
    claimed,
    consent_withdrawn,
    decided,
    died,
    of_age,
    reinstated,
    rejected,
)


def drawn(*events: RightsEvent) -> Row:
    row: Row | None = None
    for event in events:
        row = project(row, event, seen("rights", JOURNEY))
    assert row is not None
    return row


def test_the_board_shows_the_category_and_from_when_it_counts() -> None:
    row = drawn(category("victim"))
    assert (row["category"], row["effective_from"]) == ("victim", NOON)
    assert (row["standing"], row["claimed"]) == ("open", [])


def test_the_board_shows_what_was_decided_and_what_is_drawn_on() -> None:
    row = drawn(decided(H, granted=True), claimed(A), claimed(A), claimed(H))
    assert row["decided"] == {H: True}
    assert row["claimed"] == [A, H]


def test_the_board_follows_rejection_appeal_and_death() -> None:
    assert drawn(rejected)["standing"] == "rejected"
    assert drawn(rejected, reinstated)["standing"] == "open"
    assert drawn(died)["standing"] == "died"
    assert drawn(of_age)["of_age"]
    assert not drawn(of_age, a_child)["of_age"]
    assert drawn(of_age, a_child)["under_18"]


def test_a_consent_leaves_no_trace_here() -> None:
    assert drawn(claimed(A), consent_withdrawn) == drawn(claimed(A))
