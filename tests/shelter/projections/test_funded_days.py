"""The funded days board shows for whom the state pays, and until when."""

import pytest

from services.shelter.domain.residence.messages import (
    FundedDaysOver,
    FundingProlonged,
    OtherFundsFound,
    ResidenceEvent,
)
from services.shelter.projections.funded_days import project
from shared.kernel.views import Row
from tests.shelter.made_up import (
    DAY,
    DAY_120,
    JOURNEY,
    NOON,
    STAY,
    began,
    ended,
    funded_began,
    requested,
    seen,
)

FUNDED: Row = {
    "stay_id": str(STAY),
    "funding": "state",
    "days_used": 0,
    "funded_until": DAY_120,
    "over": False,
}
over = FundedDaysOver(stay_id=STAY, occurred_at=DAY_120)
prolonged = FundingProlonged(stay_id=STAY, funded_until=DAY_120 + DAY, occurred_at=NOON)
other_funds = OtherFundsFound(stay_id=STAY, funded_days=10, occurred_at=NOON + 10 * DAY)


def drawn(*events: ResidenceEvent) -> Row | None:
    row: Row | None = None
    for event in events:
        row = project(row, event, seen("residence", JOURNEY))
    return row


def test_the_board_shows_until_when_the_state_pays() -> None:
    assert drawn(funded_began) == FUNDED


def test_days_that_are_over_are_seen() -> None:
    assert drawn(funded_began, over) == {**FUNDED, "over": True}
    assert drawn(funded_began, over, prolonged) == {**FUNDED, "funded_until": DAY_120 + DAY}


def test_others_may_pay() -> None:
    by_others = {"stay_id": str(STAY), "funding": "other"}
    assert drawn(began) == {**by_others, "days_used": 0}
    assert drawn(funded_began, other_funds) == {**by_others, "days_used": 10}
    assert drawn(funded_began, ended, began) == {**by_others, "days_used": 30}


def test_who_moved_out_keeps_their_count() -> None:
    assert drawn(funded_began, ended) == {"funding": "none", "days_used": 30}


@pytest.mark.parametrize("event", [over, prolonged, other_funds, ended])
def test_who_never_moved_in_has_no_line(event: ResidenceEvent) -> None:
    assert drawn(event) is None


def test_what_is_not_about_days_changes_nothing() -> None:
    assert project(FUNDED, requested, seen("residence", JOURNEY)) == FUNDED
