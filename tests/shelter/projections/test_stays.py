"""The stays board shows who waits, who lives here, and what is due for them."""

import pytest

from services.shelter.domain.stay_events import StayEvent
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
