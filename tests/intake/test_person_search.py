"""Whoever searches for a person learns no more than they may, and it is written down."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest

from shared.kernel.ids import JourneyId
from shared.runtime.keys.masters import FileMasters
from shared.runtime.mongo import UNAVAILABLE, Client, open_client, within
from shared.runtime.records.store import RecordStore
from tests.http.refusing import MARKER, check_refused
from tests.intake.arrivals import LIMITS, NAME, a_name, pair, until_compared, written
from tests.intake.front_desk import FrontDesk
from tests.kit.at_work import PATIENCE, eventually
from tests.kit.house import RunningHouse

pytestmark = pytest.mark.slow


@pytest.fixture
async def client(intake: RunningHouse) -> AsyncIterator[Client]:
    """What intake keeps, looked at from outside."""
    opened = open_client(intake.servers.mongo.url)
    yield opened
    opened.close()


async def until_opened(desk: FrontDesk, journey: str) -> None:
    """Wait until intake has heard from itself where a journey stands."""

    async def shown() -> bool:
        return (await desk.journey(journey)).get("standing") == {"intake": "opened"}

    await eventually(shown)


async def test_a_search_finds_a_person_in_another_spelling_and_says_where_they_stand(
    desk: FrontDesk,
) -> None:
    name = a_name()
    journey = await desk.arrives(full_name=name, birth_year=1995, other_names=["Trần Thị Na Ná"])
    assert await desk.finds(full_name=name.lower(), birth_year=1995) == {journey: "same-name"}
    assert await desk.finds(full_name=name, birth_year=1996) == {journey: "near-year"}
    await until_opened(desk, journey)
    answer = await desk.searches("intake-worker", full_name=name, birth_year=1995)
    assert answer.headers["cache-control"] == "no-store"
    (found,) = answer.json()["found"]
    assert found["journey_id"] == journey
    assert found["legal_status"] == "unverified"
    assert found["standing"] == {"intake": "opened"}


async def test_of_a_journey_that_is_not_theirs_a_worker_hears_that_a_reviewer_is_to_be_asked(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    name = a_name()
    journey = await desk.arrives(full_name=name, birth_year=1995)
    await until_opened(desk, journey)
    sought = {"full_name": name, "birth_year": 1995}
    elsewhere = FrontDesk.new(intake)
    answer = await elsewhere.searches("intake-worker", **sought)
    nothing: dict[str, Any] = {"journey_id": None, "legal_status": "unknown", "standing": {}}
    assert answer.json()["found"] == [{**nothing, "likeness": "same-name", "ask": "case-reviewer"}]
    (found,) = (await elsewhere.searches("case-reviewer", **sought)).json()["found"]
    assert (found["journey_id"], found["legal_status"]) == (journey, "unverified")
    assert found["ask"] is None


async def test_look_alikes_are_neither_noticed_nor_found(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    name, before = a_name(), len(await written(intake, "nothing-alike-noted.v1"))
    await desk.arrives(full_name=name, birth_year=1995)
    await desk.arrives(full_name=f"{name}n", birth_year=1995)
    await desk.arrives(full_name=name, birth_year=1999)
    await desk.arrives(full_name=name)
    await desk.arrives(note=f"{name}, 1995")
    await until_compared(intake, before + 5)
    assert await desk.finds(full_name=f"{name} Hai", birth_year=1995) == {}


async def test_a_search_that_finds_nothing_answers_like_any_other(desk: FrontDesk) -> None:
    answer = await desk.searches(full_name=a_name(), birth_year=1995)
    assert (answer.status_code, answer.json()) == (200, {"found": []})
    assert await desk.looks_at(str(UUID(int=5))) == {}


async def test_every_search_and_every_look_is_written_down_before_it_is_answered(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    name = a_name()
    journey = await desk.arrives(full_name=name, birth_year=1995)
    await desk.finds("intake-worker", full_name=name, birth_year=1995)
    await desk.looks_at(str(UUID(int=6)))
    searcher = str(intake.actor("intake-worker", desk.unit).staff)
    (search,) = [m for m in await written(intake, "search-made.v1") if searcher in m]
    assert json.loads(search)["events"][0]["found"] == [journey]
    assert json.loads(search)["journey"] is None
    looker = str(intake.actor("case-reviewer", desk.unit).staff)
    assert [m for m in await written(intake, "duplicate-looked-at.v1") if looker in m]


@pytest.mark.parametrize(
    "sought",
    [
        {"full_name": MARKER},
        {"birth_year": 1995},
        {"full_name": "Na", "birth_year": 1995},
        {"full_name": {"$gt": MARKER}, "birth_year": 1995},
        {"document_number": MARKER * 9},
        {"full_name": f"{MARKER}\u202e {MARKER}", "birth_year": 1995},
        {"full_name": f"{MARKER} x" * 10_000, "birth_year": 1995},
        {"phone": MARKER},
        {"document_number": "B1234567", "purpose": MARKER},
    ],
)
async def test_a_search_for_less_than_a_person_is_refused_and_repeats_nothing(
    desk: FrontDesk, sought: dict[str, Any]
) -> None:
    answer = await desk.searches(**sought)
    assert answer.status_code in {413, 422}
    check_refused(answer, answer.status_code)


async def test_nobody_is_searched_for_in_an_address(desk: FrontDesk, intake: RunningHouse) -> None:
    async with intake.client("case-reviewer", "intake", desk.unit) as client:
        asked = {"full_name": NAME, "birth_year": "1995", "purpose": "reception"}
        check_refused(await client.get("/persons/search", params=asked), 405)
        body = {**asked, "birth_year": 1995}
        answer = await client.post("/persons/search", params={"full_name": NAME}, json=body)
        check_refused(answer, 422)


async def test_who_is_erased_is_found_no_more(
    desk: FrontDesk, intake: RunningHouse, client: Client
) -> None:
    name = a_name()
    gone = await desk.arrives(full_name=name, birth_year=1995)
    other = await desk.arrives(full_name=name, birth_year=1995)
    await desk.until_noticed(pair(gone, other))
    master = FileMasters(intake.keys / "master-intake.key")
    records = RecordStore(client, "intake", master)

    async def erased() -> bool:
        try:
            await records.erase(JourneyId(UUID(gone)))
        except UNAVAILABLE:
            return False
        return True

    await eventually(erased)
    assert await desk.finds(full_name=name, birth_year=1995) == {other: "same-name"}
    index = client["intake"]["blind_index"]
    with within(PATIENCE):
        assert await index.count_documents({"journey_id": UUID(gone)}) == 0


async def test_nobody_searches_without_end_not_even_after_a_restart(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    for _ in range(LIMITS.others.an_hour):
        await desk.finds("intake-worker", full_name=NAME, birth_year=1995)
    answer = await desk.searches("intake-worker", full_name=NAME, birth_year=1995)
    check_refused(answer, 409, "too-many-searches")
    await intake.kill("intake")
    await intake.start_room("intake")
    answer = await desk.searches("intake-worker", full_name=NAME, birth_year=1995)
    check_refused(answer, 409, "too-many-searches")
    assert await desk.finds("case-reviewer", full_name=NAME, birth_year=1995) is not None
    elsewhere = FrontDesk.new(intake)
    await elsewhere.finds("intake-worker", full_name=NAME, birth_year=1995)


async def test_searches_at_the_same_moment_are_counted_one_by_one(desk: FrontDesk) -> None:
    asked = [
        desk.searches("intake-worker", full_name=NAME, birth_year=1995)
        for _ in range(LIMITS.others.an_hour + 4)
    ]
    statuses = [answer.status_code for answer in await asyncio.gather(*asked)]
    assert statuses.count(200) == LIMITS.others.an_hour
    assert statuses.count(409) == 4
