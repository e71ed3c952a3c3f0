"""What the follow-up calendar shows."""

from services.reintegration.domain.plan.commands import NoteFollowUpsMissed
from services.reintegration.projections.follow_up_calendar import CALENDAR
from tests.reintegration.drawing import SEEN, draw
from tests.reintegration.participant import (
    BY_HAND,
    DAY,
    DUE,
    LAPSES,
    NOON,
    PLAN,
    active,
    after,
    agreed,
    closed,
    draft,
    follow_up,
    look_in,
    resume,
    schedule,
    seen_until_the_end,
    suspended,
    take_note,
)

missed = after(NoteFollowUpsMissed(plan_id=PLAN, occurred_at=LAPSES["day-7"]), since=active)


def test_a_new_plan_has_an_empty_page() -> None:
    assert draw(CALENDAR, draft) == {
        "standing": "open",
        "waiting": False,
        "next_due_at": None,
        "follow_up_point": None,
        "follow_ups": [],
    }


def test_an_agreed_plan_fills_the_page() -> None:
    row = draw(CALENDAR, agreed)
    assert (row["waiting"], row["next_due_at"]) == (True, DUE["day-7"])
    assert row["follow_ups"][0] == {
        "follow_up_id": str(follow_up(1)),
        "visit": "day-7",
        "safe_channel": "meeting-place",
        "due_at": DUE["day-7"],
        "lapses_at": LAPSES["day-7"],
        "standing": "open",
    }
    assert [entry["due_at"] for entry in row["follow_ups"]] == sorted(DUE.values())


def test_a_follow_up_added_by_hand_stands_on_its_day() -> None:
    row = draw(CALENDAR, after(schedule(NOON + 20 * DAY), since=active))
    assert row["follow_ups"][1]["follow_up_id"] == str(BY_HAND)
    assert row["next_due_at"] == DUE["day-7"]


def test_a_visit_is_ticked_off() -> None:
    row = draw(CALENDAR, after(look_in(follow_up(1), DUE["day-7"]), since=active))
    assert row["follow_ups"][0]["standing"] == "done"
    assert row["follow_ups"][0]["done_at"] == DUE["day-7"]
    assert row["next_due_at"] == DUE["month-1"]


def test_a_missed_follow_up_shows_why() -> None:
    first = draw(CALENDAR, missed)["follow_ups"][0]
    assert (first["standing"], first["reason"]) == ("missed", "grace-passed")


def test_nobody_waits_in_a_resting_plan() -> None:
    assert draw(CALENDAR, suspended)["waiting"] is False
    resumed = draw(CALENDAR, after(resume, since=suspended))
    assert (resumed["waiting"], resumed["next_due_at"]) == (True, DUE["day-7"])


def test_nobody_waits_when_all_were_seen() -> None:
    row = draw(CALENDAR, seen_until_the_end())
    assert (row["waiting"], row["next_due_at"]) == (False, None)


def test_a_closed_plan_drops_what_was_still_open() -> None:
    seen = after(look_in(follow_up(1), DUE["day-7"]), since=active)
    row = draw(CALENDAR, (*seen, closed[-1]))
    assert (row["standing"], row["waiting"], row["next_due_at"]) == ("closed", False, None)
    assert [entry["standing"] for entry in row["follow_ups"]] == ["done", *["dropped"] * 6]


def test_a_note_changes_nothing_on_the_calendar() -> None:
    assert draw(CALENDAR, after(take_note, since=agreed)) == draw(CALENDAR, agreed)


def test_an_event_without_its_plan_draws_nothing() -> None:
    assert CALENDAR.project(None, agreed[-1], SEEN) is None
