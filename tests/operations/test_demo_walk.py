"""How the demonstration's workers reach the rooms: one command, one key, and patience."""

from collections.abc import AsyncGenerator, Generator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from services.operations.cli.failing import NothingRuns, Refusal
from services.operations.cli.rooms import Rooms
from services.operations.demo import walk as walking
from services.operations.demo.walk import Done, NeverHappened, Person, Walk, midnight
from tests.operations.made_up_rooms import MadeUpRooms, made_up_rooms
from tests.operations.told import JOURNEY, NOON, told, view

AWAY = (503, {"type": "/problems/away", "title": "Something we need is away."})
FULL = (409, {"type": "/problems/house-is-full", "title": "The house is full."})
NOT_HEARD = (409, {"type": "/problems/category-not-known", "title": "No category yet."})
DONE = {"journey_id": JOURNEY, "case_id": JOURNEY, "position": "LOG_INTAKE@1"}
OPENED = Done.model_validate(DONE)
LOOK = f"GET /intake/journeys/{JOURNEY}"


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


def person(walk: Walk) -> Person:
    return Person(walk, "Người Thử Nghiệm 0", NOON, OPENED)


async def test_each_command_has_a_key_of_its_own(rooms: MadeUpRooms, walk: Walk) -> None:
    rooms.answer("POST /intake/cases", DONE)
    for _ in range(2):
        await walk.ask("intake", "/cases", NOON, "intake-worker", {})
    assert len({asked.headers["idempotency-key"] for asked in rooms.asked}) == 2
    assert rooms.asked[0].body == {"occurred_at": NOON.isoformat()}


async def test_when_a_room_is_away_the_same_key_is_sent_again(
    rooms: MadeUpRooms, walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "PAUSE", 0.0)
    rooms.answer_with("POST /intake/cases", AWAY, AWAY, (200, DONE))
    done = await walk.ask("intake", "/cases", NOON, "intake-worker", {})
    assert str(done.made("case_id")) == JOURNEY
    assert len(rooms.asked) == 3
    assert len({asked.headers["idempotency-key"] for asked in rooms.asked}) == 1


async def test_a_room_that_stays_away_refuses_in_the_end(
    rooms: MadeUpRooms, walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "PAUSE", 0.0)
    rooms.answer_with("POST /intake/cases", AWAY)
    with pytest.raises(Refusal, match="away"):
        await walk.ask("intake", "/cases", NOON, "intake-worker", {})
    assert len(rooms.asked) == walking.TRIES


async def test_a_refusal_is_final_and_keeps_its_slug(rooms: MadeUpRooms, walk: Walk) -> None:
    rooms.answer_with("POST /shelter/stays", FULL)
    with pytest.raises(Refusal) as no:
        await walk.ask("shelter", "/stays", NOON, "shelter-worker", {})
    assert no.value.slug == "house-is-full"
    assert len(rooms.asked) == 1


async def test_what_happens_by_itself_is_waited_for_without_asking_in_vain(
    rooms: MadeUpRooms, walk: Walk
) -> None:
    opened = told(1)
    requested = told(2, "placement-requested", service="shelter", cause=1, stay_id=JOURNEY)
    rooms.answer_with(LOOK, (200, view(opened)), (304, None), (200, view(opened, requested)))
    stay = await person(walk).waits_for("placement-requested", "stay_id")
    assert str(stay) == JOURNEY
    first, second, _ = rooms.asked
    assert first.headers["wait-for"] == "LOG_INTAKE@1"
    assert "prefer" not in first.headers
    assert (second.headers["if-none-match"], second.headers["prefer"]) == ('"1"', "wait=10")


async def test_what_never_happens_is_said(rooms: MadeUpRooms, walk: Walk) -> None:
    rooms.answer_with(LOOK, (200, view(told(1))), (304, None))
    with pytest.raises(NeverHappened, match="plan-opened"):
        await person(walk).waits_for("plan-opened", "plan_id")


async def test_where_a_person_stands_is_read_from_operations_once_it_has_heard(
    rooms: MadeUpRooms, walk: Walk
) -> None:
    there = view(told(1), told(2), intake="closed")
    rooms.answer(LOOK, view(told(1), intake="opened"), there)
    rooms.answer(f"GET /operations/journeys/{JOURNEY}", there)
    seen = await person(walk).stands({"intake": "closed"})
    assert seen.standing == {"intake": "closed"}
    assert rooms.asked[-1].headers["wait-for"] == "FACTS@2"


async def test_a_room_that_has_not_heard_yet_is_asked_again_anew(
    rooms: MadeUpRooms, walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "PAUSE", 0.0)
    rooms.answer_with("POST /reintegration/grants", NOT_HEARD, NOT_HEARD, (200, DONE))
    await walk.ask("reintegration", "/grants", NOON, "reintegration-worker", {})
    assert len({asked.headers["idempotency-key"] for asked in rooms.asked}) == 3


async def test_a_room_that_never_hears_refuses_in_the_end(
    rooms: MadeUpRooms, walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "PAUSE", 0.0)
    rooms.answer_with("POST /reintegration/grants", NOT_HEARD)
    with pytest.raises(Refusal, match="category"):
        await walk.ask("reintegration", "/grants", NOON, "reintegration-worker", {})
    assert len(rooms.asked) == walking.TRIES


async def test_a_case_that_an_alert_opens_is_found_beside_the_first(
    rooms: MadeUpRooms, walk: Walk
) -> None:
    first, second = (
        {"what": "intake-case-opened.v1", "of_id": str(UUID(int=number))} for number in (1, 2)
    )
    other = {"what": "person-received.v1", "of_id": str(UUID(int=1))}
    before = {**view(told(1)), "own_steps": [first, other]}
    rooms.answer(LOOK, before, {**before, "own_steps": [first, other, second]})
    assert await person(walk).waits_for_another_case() == UUID(int=2)


async def test_a_case_that_never_opens_is_said(rooms: MadeUpRooms, walk: Walk) -> None:
    rooms.answer_with(LOOK, (200, view(told(1))), (304, None))
    with pytest.raises(NeverHappened, match="No other case"):
        await person(walk).waits_for_another_case()


async def test_who_ends_elsewhere_is_said_to_stand_there(rooms: MadeUpRooms, walk: Walk) -> None:
    rooms.answer_with(LOOK, (200, view(told(1), intake="opened")), (304, None))
    with pytest.raises(NeverHappened, match=r"stands at .*opened.*, and never came to .*closed"):
        await person(walk).stands({"intake": "closed"})


async def test_a_platform_that_is_gone_ends_the_walk(tmp_path: Path) -> None:
    with made_up_rooms(tmp_path):
        reached = Rooms(tmp_path)
    async with reached:
        with pytest.raises(NothingRuns):
            await Walk(reached, lambda _: None).ask("intake", "/cases", NOON, "operations", {})


def test_days_are_counted_in_viet_nam() -> None:
    today = midnight(0)
    assert today.utcoffset() == midnight(400).utcoffset()
    assert today <= datetime.now(UTC)
    assert (today.hour, today.minute) == (0, 0)
