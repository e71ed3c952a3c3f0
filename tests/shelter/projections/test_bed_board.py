"""The bed board shows which house has room tonight."""

from datetime import date

from services.shelter.domain.house.messages import (
    CapacityChanged,
    CeilingSet,
    HouseEvent,
    LicenceEnding,
    LicenceRenewed,
    PartiesNoted,
    PlaceFreed,
)
from services.shelter.domain.words import Parties
from services.shelter.projections.bed_board import VIEW, project
from shared.kernel.views import Row
from tests.shelter.made_up import (
    ADDRESS,
    HOUSE,
    LICENCE,
    LICENCE_TO,
    NOON,
    OTHER_STAY,
    STAY,
    UNIT,
    bed_freed,
    bed_held,
    bed_taken,
    hold_released,
    house_closed,
    place_offered,
    registered,
    seen,
)

EMPTY: Row = {
    "region": "ha-noi",
    "unit": UNIT,
    "accepted_groups": ["girls", "women"],
    "licence_to": "2027-12-31",
    "licence_ending": False,
    "licence": str(LICENCE.record_id),
    "address": str(ADDRESS.record_id),
    "conflicts": [],
    "standing": "open",
    "capacity": 3,
    "occupied": 0,
    "held": 0,
    "free": 3,
}


def drawn(*events: HouseEvent) -> Row | None:
    row: Row | None = None
    for event in events:
        row = project(row, event, seen("house", HOUSE))
    return row


def test_a_new_house_is_empty() -> None:
    assert drawn(registered) == EMPTY


def test_a_house_of_old_is_of_the_unit_that_registered_it() -> None:
    assert drawn(registered.model_copy(update={"unit": None})) == EMPTY


def test_a_taken_bed_is_not_free() -> None:
    assert drawn(registered, bed_taken) == {**EMPTY, "occupied": 2, "free": 1}
    assert drawn(registered, bed_taken, bed_freed) == EMPTY


def test_a_held_bed_is_neither_taken_nor_free() -> None:
    held = {**EMPTY, "held": 2, "free": 1}
    assert drawn(registered, bed_held) == held
    assert drawn(registered, bed_held, hold_released) == EMPTY
    alone = bed_held.model_copy(update={"places": 1, "before": 2})
    assert drawn(registered, bed_held, alone) == {**EMPTY, "held": 1, "free": 2}
    taken = bed_taken.model_copy(update={"held": 2})
    assert drawn(registered, bed_held, taken) == {**EMPTY, "occupied": 2, "free": 1}


def test_an_offer_of_old_leaves_the_bed_free() -> None:
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
        house_id=HOUSE, licence_no=LICENCE, licence_to=date(2029, 1, 1), occurred_at=NOON
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


def test_a_licence_that_ends_soon_is_seen() -> None:
    ending = LicenceEnding(house_id=HOUSE, licence_to=LICENCE_TO, occurred_at=NOON)
    assert drawn(registered, ending) == {**EMPTY, "licence_ending": True}


def test_a_number_once_kept_as_a_code_is_not_shown() -> None:
    old = registered.model_copy(update={"licence_no": "made-up-001", "address": None})
    assert drawn(old) == {**EMPTY, "licence": None, "address": None}


def test_residents_who_should_not_meet_are_seen_until_one_has_moved() -> None:
    clash = PartiesNoted(
        house_id=HOUSE,
        stay_id=STAY,
        parties=Parties(),
        clashes=(OTHER_STAY,),
        occurred_at=NOON,
    )
    shown = drawn(registered, bed_taken, clash)
    assert shown is not None
    assert shown["conflicts"] == [str(STAY)]
    assert drawn(registered, bed_taken, clash, bed_freed) == EMPTY
    peace = clash.model_copy(update={"clashes": ()})
    assert drawn(registered, clash, peace) == EMPTY
    other_left = bed_freed.model_copy(update={"stay_id": OTHER_STAY, "parted_from": (STAY,)})
    parted = drawn(registered, bed_taken, clash, other_left)
    assert parted is not None
    assert parted["conflicts"] == []


def test_the_place_of_a_child_who_left_is_free() -> None:
    freed = PlaceFreed(house_id=HOUSE, stay_id=STAY, left=1, occurred_at=NOON)
    assert drawn(registered, bed_taken, freed) == {**EMPTY, "occupied": 1, "free": 2}
    bed = bed_freed.model_copy(update={"places": 1})
    assert drawn(registered, bed_taken, freed, bed) == EMPTY


def test_the_board_shows_the_ceiling_that_a_house_set() -> None:
    ceiling = CeilingSet(house_id=HOUSE, days=365, occurred_at=NOON)
    assert drawn(registered, ceiling) == {**EMPTY, "ceiling_days": 365}
