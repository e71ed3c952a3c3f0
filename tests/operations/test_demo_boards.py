"""What the demonstration ends with: readable lists, figures that tell of nobody, all in a row."""

from collections import Counter
from collections.abc import AsyncGenerator, Generator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console, RenderableType

from services.operations.cli.answers import Journey
from services.operations.cli.rooms import Rooms
from services.operations.demo import boards, table
from services.operations.demo.people import MAN, YEARS
from services.operations.demo.steps.places import House
from services.operations.demo.steps.reports import CALLS
from services.operations.demo.walk import Done, Person, Walk, midnight
from tests.operations.made_up_rooms import MadeUpRooms, made_up_rooms
from tests.operations.told import JOURNEY, NOON, told, view

WORKLIST = "/worklist?limit=500"
DONE = Done.model_validate(
    {"journey_id": JOURNEY, "house_id": JOURNEY, "position": "LOG_SHELTER@1"}
)


@pytest.fixture
def rooms(tmp_path: Path) -> Generator[MadeUpRooms]:
    """Rooms that answer what a test wrote down."""
    with made_up_rooms(tmp_path) as made_up:
        yield made_up


@pytest.fixture
async def walk(rooms: MadeUpRooms) -> AsyncGenerator[Walk]:
    """A walk through those rooms."""
    async with Rooms(rooms.data) as reached:
        yield Walk(reached, lambda _: None)


def duty(label: str, due_at: datetime | None, *, overdue: bool = False) -> dict[str, Any]:
    due = None if due_at is None else due_at.isoformat()
    return {
        "id": "1",
        "label": label,
        "journey_id": JOURNEY,
        "due_at": due,
        "overdue": overdue,
        "risk": 1,
    }


def counted(numerator: int | str, denominator: int | str, share: float | None) -> dict[str, Any]:
    return {
        "code": "k1",
        "meaning": "Reports that were classified.",
        "target": 0.9,
        "numerator": {"number": numerator},
        "denominator": {"number": denominator},
        "share": share,
    }


def printed(shown: RenderableType) -> str:
    paper = StringIO()
    Console(file=paper, width=80).print(shown)
    return paper.getvalue()


@pytest.mark.parametrize(
    ("due_at", "overdue", "when"),
    [
        (None, False, "waiting"),
        (NOON, True, "overdue"),
        (midnight(0) + timedelta(hours=23), False, "today"),
        (datetime.now(UTC) + timedelta(days=3), False, "later"),
    ],
)
def test_a_duty_is_overdue_due_today_later_or_waits(
    *, due_at: datetime | None, overdue: bool, when: str
) -> None:
    assert boards.Duty.model_validate(duty("Do it", due_at, overdue=overdue)).when == when


async def test_a_worklist_is_read_in_both_languages(rooms: MadeUpRooms, walk: Walk) -> None:
    for service, _ in boards.LISTS:
        said = [{"items": [duty(label, None)]} for label in ("Do it", "Làm đi")]
        rooms.answer(f"GET /{service}{WORKLIST}", *said, *said)
    first, *_ = await boards.worklists(walk)
    shown = printed(table.to_do(first, {JOURNEY: "7, phụ nữ"}))
    for words in ("Do it", "Làm đi", "7, phụ nữ", "no limit", "0 overdue", "1 waiting"):
        assert words in shown


def test_what_reads_alike_is_told_once_with_its_number() -> None:
    one = boards.Duty.model_validate(duty("Offer it", NOON, overdue=True))
    worklist = boards.Worklist("intake", "health-department", [one] * 3, {one.id: "Giới thiệu"})
    shown = printed(table.to_do(worklist, {}))
    assert shown.count("Offer it  ×3") == 1
    assert "3 overdue" in shown


async def test_small_figures_are_shown_to_others_as_they_may_see_them(
    rooms: MadeUpRooms, walk: Walk
) -> None:
    path = f"/figures?from={midnight(boards.YEARS_BACK).date()}"
    for service in boards.SERVICES:
        exact, hidden = counted(3, 4, 0.75), counted("<5", "<5", None)
        rooms.answer(f"GET /{service}{path}", {"figures": [exact]}, {"figures": [hidden]})
    shown = printed(table.figures_table(await boards.figures(walk)))
    for words in ("K1", "3 of 4", "75%", "<5 of <5"):
        assert words in shown


def test_where_nothing_was_counted_no_share_is_made_up() -> None:
    nothing = boards.Figure.model_validate(counted(0, 0, None))
    shown = printed(table.figures_table([boards.Seen("intake", nothing, nothing)]))
    assert shown.count("none yet") == 2
    assert "%" not in shown


def test_a_share_that_should_be_nought_is_good_when_it_is() -> None:
    nought = boards.Figure.model_validate({**counted(0, 9, 0.0), "target": 0.0})
    assert "0%" in printed(table.figures_table([boards.Seen("shelter", nought, nought)]))


def test_everyone_is_seen_on_one_page(walk: Walk) -> None:
    ended = told(2, "plan-closed", service="reintegration", outcome="lost-to-follow-up")
    places = {"intake": "under-identification", "shelter": "waitlisted"}
    more = {"legal_aid": "in-progress", "reintegration": "closed"}
    seen = Journey.model_validate(view(told(1), ended, **places, **more))
    person = Person(walk, "Người Thử Nghiệm 12", NOON, DONE)
    someone = table.Someone(12, MAN, "a story", person, seen)
    shown = printed(table.people_table([someone]))
    assert "…" not in shown
    for words in ("nam giới", "26-03", "waitlisted", "lost to", "follow-up"):
        assert words in shown


def test_the_longest_standing_is_told_whole(walk: Walk) -> None:
    seen = Journey.model_validate(view(told(1), reintegration="re-trafficked"))
    person = Person(walk, "Người Thử Nghiệm 6", NOON, DONE)
    shown = printed(table.people_table([table.Someone(6, MAN, "a story", person, seen)]))
    assert "trafficked" in shown
    assert "…" not in shown


def test_the_bed_board_says_who_has_room(walk: Walk) -> None:
    beds = {"free": 1, "capacity": 5, "occupied": 3, "held": 1}
    row = {**beds, "accepted_groups": ["women", "girls"]}
    shown = printed(table.bed_board([(House("Ngôi nhà Bình yên", DONE, walk), row)]))
    assert "Ngôi nhà Bình yên  women, girls     5      3     1     1" in shown


def test_the_people_are_as_many_and_as_mixed_as_those_who_are_helped() -> None:
    who = Counter(way.who for _, ways in YEARS for way in ways)
    assert who.total() == 26
    assert all(who[group] >= 2 for group in ("phụ nữ", "nam giới", "bé gái", "bé trai"))


def test_each_story_is_told_once_and_ends_somewhere() -> None:
    ways = [way for _, group in YEARS for way in group]
    assert len({way.story for way in ways}) == len({way.go for way in ways}) == len(ways)
    assert all(way.ends for way in ways)


def test_not_every_report_has_been_dealt_with() -> None:
    assert [len(call.steps) for call in CALLS][-2:] == [2, 0]
    assert all(call.at(59) <= datetime.now(UTC) for call in CALLS)
