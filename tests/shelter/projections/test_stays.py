"""The stays board shows who waits, who lives here, and what is due for them."""

import pytest

from services.shelter.domain.stay.events import HouseCeilingNoted, StayEvent
from services.shelter.domain.stay.standing_messages import LimitPassed
from services.shelter.projections.stays import project
from shared.kernel.views import Row
from tests.shelter.made_up import (
    A_WEEK_ON,
    AFTER_18_MONTHS,
    DAY,
    DAY_120,
    HOUSE,
    NOON,
    STAY,
    admitted,
    agreed,
    approved,
    assessed,
    care_plan_overdue,
    declined,
    denied,
    discharged,
    expired,
    extended,
    limit_reached,
    note_recorded,
    plan_withdrawn,
    planned,
    requested,
    revised,
    seen,
    waitlisted,
    withdrawn,
)
from tests.shelter.made_up_lives import (
    AFTER_72_HOURS,
    CHILD,
    IN_TWO_WEEKS,
    basis_renewed,
    came,
    came_back,
    checked,
    child_extended,
    consent_lost,
    died,
    doubt_heard,
    enrolled,
    extension_asked,
    found_child,
    gone,
    grew_up,
    missed,
    moved_in,
    received,
    regularised,
    reported,
    taken_in,
    training,
    transfer_accepted,
    transfer_asked,
    transferred,
    wind_down_began,
    wind_down_lifted,
)


def drawn(*events: StayEvent) -> Row:
    row: Row | None = None
    for event in events:
        row = project(row, event, seen("stay", STAY))
    assert row is not None
    return row


def test_a_request_shows_what_the_person_needs() -> None:
    assert drawn(requested) == {
        "standing": "requested",
        "group": "women",
        "urgency": "urgent",
        "needs": ["shelter", "safety"],
        "legal_status": "under-identification",
        "requested_at": NOON,
    }


@pytest.mark.parametrize(
    ("history", "standing"),
    [
        ((waitlisted,), "waitlisted"),
        ((approved,), "approved"),
        ((declined,), "declined"),
        ((withdrawn,), "withdrawn"),
        ((approved, expired), "expired"),
        ((approved, admitted), "resident"),
        ((approved, admitted, planned), "discharge-planned"),
        ((approved, admitted, planned, plan_withdrawn), "resident"),
        ((approved, admitted, planned, discharged), "left"),
        ((approved, admitted, missed), "absent"),
        ((approved, admitted, missed, came_back), "resident"),
        ((approved, admitted, died), "deceased"),
        ((approved, admitted, transferred), "transferred"),
    ],
)
def test_the_board_shows_where_a_stay_stands(history: tuple[StayEvent, ...], standing: str) -> None:
    assert drawn(requested, *history)["standing"] == standing


def test_an_approval_shows_until_when_it_waits() -> None:
    row = drawn(requested, approved)
    assert row["house_id"] == str(HOUSE)
    assert row["take_up_by"] == A_WEEK_ON


def test_a_resident_shows_what_is_due() -> None:
    row = drawn(requested, approved, admitted)
    assert row["admitted_at"] == NOON
    assert row["ceiling_at"] == AFTER_18_MONTHS
    assert (row["care_plan"], row["care_plan_due_at"]) == ("due", A_WEEK_ON)
    assert (row["funding"], row["limit_reached"]) == ("state", False)


def test_the_plan_of_care_is_due_late_or_agreed() -> None:
    home = (requested, approved, admitted)
    assert drawn(*home, care_plan_overdue)["care_plan"] == "overdue"
    assert drawn(*home, care_plan_overdue, agreed)["care_plan"] == "agreed"
    assert drawn(*home, agreed, revised) == drawn(*home, agreed)


def test_a_reached_limit_shows_until_someone_decides() -> None:
    home = (requested, approved, admitted, limit_reached)
    assert drawn(*home)["limit_reached"]
    assert drawn(*home, denied)["limit_reached"]
    row = drawn(*home, extended)
    assert not row["limit_reached"]
    assert row["extended_until"] == DAY_120 + 60 * DAY


def test_a_planned_discharge_shows_its_day_and_its_risk() -> None:
    home = (requested, approved, admitted, assessed)
    row = drawn(*home, planned)
    assert (row["planned_for"], row["destination"]) == (NOON + 14 * DAY, "family")
    assert row["discharge_risk"] == "medium"
    assert drawn(*home, planned, plan_withdrawn) == drawn(*home)
    assert drawn(*home, planned, discharged)["ended_at"] == NOON + DAY


def test_a_note_leaves_no_trace_on_the_board() -> None:
    assert drawn(requested, note_recorded) == drawn(requested)


def test_a_stay_nobody_asked_for_has_no_line() -> None:
    assert project(None, approved, seen("stay", STAY)) is None


def test_an_emergency_shows_by_when_it_is_regularised() -> None:
    row = drawn(taken_in)
    assert (row["standing"], row["regularise_by"]) == ("emergency", AFTER_72_HOURS)
    assert row["health_check"] == "due"
    assert drawn(taken_in, checked)["health_check"] == "done"
    no_more = regularised.model_copy(update={"health_check_due_at": None})
    assert drawn(taken_in, checked, no_more)["health_check"] == "done"
    assert drawn(taken_in, regularised)["standing"] == "resident"


def test_the_waiting_list_is_ordered_by_urgency_then_by_the_first_to_ask() -> None:
    def place(urgency: str, days: int) -> str:
        asked = {"urgency": urgency, "occurred_at": NOON + days * DAY}
        shown: str = drawn(requested.model_copy(update=asked), waitlisted)["place_in_line"]
        return shown

    line = [place("immediate", 2), place("urgent", 0), place("urgent", 1), place("routine", 0)]
    assert line == sorted(line)


def test_a_stay_after_a_transfer_shows_where_it_came_from() -> None:
    row = drawn(received, moved_in)
    assert row["standing"] == "resident"
    assert row["from_stay_id"] != str(STAY)


def test_a_transfer_shows_who_was_asked_and_what_they_said() -> None:
    home = (requested, approved, admitted, transfer_asked)
    assert drawn(*home)["transfer"] == "asked"
    assert drawn(*home, transfer_accepted)["transfer"] == "accepted"


def test_the_board_shows_what_reached_the_stay_from_outside() -> None:
    home = (requested, approved, admitted)
    winding = drawn(*home, wind_down_began)
    assert (winding["wind_down"], winding["wind_down_until"]) == ("status-rejected", IN_TWO_WEEKS)
    assert drawn(*home, wind_down_began, wind_down_lifted)["wind_down"] is None
    assert drawn(*home, consent_lost)["consent"] == "withdrawn"
    assert drawn(*home, consent_lost, basis_renewed)["consent"] == "renewed"
    assert drawn(*home, doubt_heard)["consent"] == "in-doubt"
    not_yet = doubt_heard.model_copy(update={"rests_on_it": False})
    assert drawn(*home, not_yet) == drawn(*home)
    late = LimitPassed(stay_id=STAY, limit="health-check", due_at=NOON, occurred_at=NOON)
    assert drawn(*home, late)["health_check"] == "overdue"


def test_a_girl_who_came_of_age_is_shown_among_the_women() -> None:
    girl = requested.model_copy(update={"group": "girls"})
    row = drawn(girl, approved, admitted, grew_up)
    assert (row["group"], row["of_age"]) == ("women", True)


def test_whose_age_was_corrected_is_shown_in_the_group_of_that_age() -> None:
    row = drawn(requested, found_child)
    assert row["group"] == "girls"
    grown = found_child.model_copy(update={"under_18": False})
    assert drawn(requested, found_child, grown)["group"] == "women"


def test_the_board_shows_school_trade_and_the_last_incident() -> None:
    row = drawn(requested, approved, admitted, enrolled, training, reported, extension_asked)
    assert (row["school"], row["training"]) == ("primary", "tailoring")
    assert row["last_incident_at"] == NOON + DAY
    assert row["extension"] == "requested"


def test_each_child_who_came_along_has_a_line_of_its_own() -> None:
    home = requested, approved, admitted, came
    assert drawn(*home)["children"] == [{"journey_id": str(CHILD), "came_at": came.occurred_at}]
    left = {"left_at": gone.occurred_at, "reason": "to-relatives"}
    (line,) = drawn(*home, gone)["children"]
    assert line == {"journey_id": str(CHILD), "came_at": came.occurred_at, **left}


def test_until_when_a_child_stays_on_stands_in_its_line() -> None:
    (line,) = drawn(requested, approved, admitted, came, child_extended)["children"]
    assert (line["extended_until"], line["funding"]) == (child_extended.until, "state")


def test_the_care_of_a_child_is_not_shown_as_the_residents() -> None:
    for_child = {"for_child": CHILD}
    home = requested, approved, admitted, came
    row = drawn(*home, checked.model_copy(update=for_child), enrolled.model_copy(update=for_child))
    assert row["health_check"] == "due"
    assert "school" not in row


def test_the_board_shows_how_long_the_house_lets_somebody_stay() -> None:
    noted = HouseCeilingNoted(stay_id=STAY, ceiling_at=DAY_120, occurred_at=NOON)
    home = requested, approved, admitted, noted
    assert drawn(*home)["ceiling_at"] == DAY_120
    moved = extended.model_copy(update={"house_ceiling": True})
    assert drawn(*home, moved)["ceiling_at"] == moved.until
