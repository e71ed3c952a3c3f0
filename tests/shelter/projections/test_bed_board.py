"""The bed board shows which house has room tonight."""

from datetime import date

from services.shelter.domain.house_messages import CapacityChanged, HouseEvent, LicenceRenewed
from services.shelter.projections.bed_board import VIEW, project
from shared.kernel.views import Row
from tests.shelter.made_up import (
    HOUSE,
    NOON,
    bed_freed,
    bed_taken,
    house_closed,
    place_offered,
    registered,
    seen,
)

EMPTY: Row = {
    "region": "ha-noi",
    "accepted_groups": ["girls", "women"],
    "licence_to": "2027-12-31",
    "standing": "open",
    "capacity": 3,
    "occupied": 0,
    "free": 3,
}


def drawn(*events: HouseEvent) -> Row | None:
    row: Row | None = None
    for event in events:
        row = project(row, event, seen("house", HOUSE))
    return row


def test_a_new_house_is_empty() -> None:
    assert drawn(registered) == EMPTY


def test_a_taken_bed_is_not_free() -> None:
    assert drawn(registered, bed_taken) == {**EMPTY, "occupied": 2, "free": 1}
    assert drawn(registered, bed_taken, bed_freed) == EMPTY


def test_an_offer_leaves_the_bed_free() -> None:
    assert drawn(registered, place_offered) == EMPTY


def test_the_board_follows_capacity_licence_and_closing() -> None:
    smaller = CapacityChanged(house_id=HOUSE, capacity=2, occurred_at=NOON)
    assert drawn(registered, bed_taken, smaller) == {
        **EMPTY,
        "capacity": 2,
        "occupied": 2,
        "free": 0,
    }
    renewed = LicenceRenewed(
        house_id=HOUSE, licence_no="made-up-002", licence_to=date(2029, 1, 1), occurred_at=NOON
    )
    assert drawn(registered, renewed) == {**EMPTY, "licence_to": "2029-01-01"}
    assert drawn(registered, house_closed) == {**EMPTY, "standing": "closed"}


def test_the_board_never_shows_the_licence_number() -> None:
    assert "made-up-001" not in str(drawn(registered))


def test_a_house_nobody_registered_has_no_line() -> None:
    assert drawn(bed_taken) is None


def test_redrawing_changes_nothing_behind_our_back() -> None:
    row = dict(EMPTY)
    project(row, bed_taken, seen("house", HOUSE))
    assert row == EMPTY


def test_boards_are_found_by_what_workers_ask_for() -> None:
    assert VIEW.of == ("house",)
    assert {"region", "standing"} <= set(VIEW.index)
