"""Figures count by the day in Viet Nam; small numbers are shown to those who may see people."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from shared.kernel.actors import Role
from shared.runtime.views.painting import rows_of
from tests.kit.blanket_room import a_cupboard, a_journey, a_loan, give_back, lend, stock
from tests.kit.casework_room import casework_room
from tests.kit.open_room import OpenRoom, items, open_room
from tests.kit.servers import Servers

YEAR = {"from": "2026-01-01", "to": "2026-12-31"}
MARCH = datetime(2026, 3, 2, 5, tzinfo=UTC)


@pytest.fixture
async def room(servers: Servers, tmp_path: Path) -> AsyncIterator[OpenRoom]:
    """Open a made-up room that counts."""
    async with open_room(casework_room(), servers, tmp_path) as opened:
        yield opened


async def told(room: OpenRoom, role: Role, **asked: str) -> dict[str, Any]:
    """Return the room's one figure as this role sees it."""
    async with room.client(role) as client:
        headers = {"Wait-For": await room.shown()}
        response = await client.get("/figures", params=asked or YEAR, headers=headers)
    assert response.status_code == 200, response.text
    (figure,) = response.json()["figures"]
    return {
        "numerator": figure["numerator"]["number"],
        "denominator": figure["denominator"]["number"],
        "share": figure["share"],
    }


async def counted(room: OpenRoom, back: int, out: int, at: datetime = MARCH) -> None:
    """Write so many lines: what came back, and what is still out."""
    await room.shown()
    lines = room.house.inside.database[rows_of("figures", 1)]
    await lines.insert_many(
        [
            {"_id": uuid4().hex, "figure": "back", "at": at, "met": number < back}
            | {"journey_id": str(uuid4()), "aggregate": "loan", "aggregate_id": str(uuid4())}
            for number in range(back + out)
        ]
    )


async def test_a_figure_says_what_it_counts_and_where_it_comes_from(room: OpenRoom) -> None:
    async with room.client("operations") as client:
        body = (await client.get("/figures", params=YEAR)).json()
    assert (body["from"], body["to"]) == (YEAR["from"], YEAR["to"])
    assert body["figures"] == [
        {
            "code": "back",
            "meaning": "Blankets that came back",
            "source": "practice",
            "target": 0.9,
            "numerator": {"counts": "blankets back", "number": 0},
            "denominator": {"counts": "blankets lent", "number": 0},
            "share": None,
        }
    ]


async def test_what_happened_is_counted_and_what_was_fulfilled(room: OpenRoom) -> None:
    cupboard, back, out = a_cupboard(), a_loan(), a_loan()
    await room.ask(stock(cupboard, 2))
    for loan in (back, out):
        await room.ask(lend(cupboard, loan))
    assert (await told(room, "operations"))["numerator"] == 0
    await room.ask(give_back(back))
    assert await told(room, "operations") == {"numerator": 1, "denominator": 2, "share": 0.5}


async def test_small_numbers_are_not_shown_to_those_who_may_not_see_people(
    room: OpenRoom,
) -> None:
    await counted(room, back=3, out=20)
    hidden = {"numerator": "<5", "denominator": 23, "share": None}
    assert await told(room, "shelter-worker") == hidden
    shown = {"numerator": 3, "denominator": 23, "share": 3 / 23}
    for role in ("operations", "data-protection-officer", "health-department"):
        assert await told(room, role) == shown


async def test_nor_are_the_few_who_are_missing_from_nearly_all(room: OpenRoom) -> None:
    await counted(room, back=20, out=2)
    hidden = {"numerator": ">17", "denominator": 22, "share": None}
    assert await told(room, "shelter-manager") == hidden


async def test_nor_how_few_there_are_at_all(room: OpenRoom) -> None:
    await counted(room, back=1, out=1)
    hidden = {"numerator": "<5", "denominator": "<5", "share": None}
    assert await told(room, "shelter-manager") == hidden


async def test_large_numbers_are_shown_to_everyone(room: OpenRoom) -> None:
    await counted(room, back=15, out=5)
    shown = {"numerator": 15, "denominator": 20, "share": 0.75}
    assert await told(room, "shelter-worker") == shown


async def test_a_day_begins_and_ends_in_viet_nam(room: OpenRoom) -> None:
    begins = datetime(2026, 3, 1, 17, tzinfo=UTC)
    for at in (begins - timedelta(seconds=1), begins, begins + timedelta(hours=24)):
        await counted(room, back=1, out=0, at=at)
    one_day = {"from": "2026-03-02", "to": "2026-03-02"}
    assert (await told(room, "operations", **one_day))["denominator"] == 1


async def test_without_a_period_it_is_this_year_so_far(room: OpenRoom) -> None:
    await counted(room, back=1, out=0, at=datetime.now(UTC))
    await counted(room, back=1, out=0, at=datetime.now(UTC) - timedelta(days=400))
    async with room.client("operations") as client:
        (figure,) = (await client.get("/figures")).json()["figures"]
    assert figure["denominator"]["number"] == 1


async def test_who_may_see_people_sees_the_journeys_behind_a_figure(room: OpenRoom) -> None:
    cupboard, loan, journey = a_cupboard(), a_loan(), a_journey()
    await room.ask(stock(cupboard, 1))
    await room.ask(lend(cupboard, loan, journey=journey))
    await counted(room, back=4, out=3, at=MARCH + timedelta(days=1))
    async with room.client("health-department") as client:
        headers = {"Wait-For": await room.shown()}
        path = "/figures/back/journeys"
        first = await client.get(path, params={**YEAR, "limit": 3}, headers=headers)
        assert items(first)[0]["journey_id"] == str(journey)
        found = [line["id"] for line in items(first)]
        while (after := first.json()["next"]) is not None:
            first = await client.get(path, params={**YEAR, "limit": 3, "after": after})
            found += [line["id"] for line in items(first)]
        assert len(found) == len(set(found)) == 8
        met = await client.get(path, params={**YEAR, "met": "true"})
        assert len(items(met)) == 4
        assert (await client.get("/figures/none/journeys", params=YEAR)).status_code == 404
    async with room.client("shelter-manager") as client:
        assert (await client.get(path, params=YEAR)).status_code == 403


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "2026-03-02", "to": "2026-03-01"},
        {"from": "yesterday"},
        {"to": "5"},
        {"from": "0001-01-01"},
        {"to": "9999-12-31"},
        {"until": "2026-03-01"},
    ],
    ids=str,
)
async def test_a_period_that_is_none_is_told_so(room: OpenRoom, asked: dict[str, str]) -> None:
    async with room.client("health-department") as client:
        for path in ("/figures", "/figures/back/journeys"):
            response = await client.get(path, params=asked)
            assert response.status_code == 422, path
            assert response.json()["type"] == "/problems/invalid-request"


async def test_the_document_names_the_parameters(room: OpenRoom) -> None:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(room.app), base_url="http://room"
    ) as client:
        document = (await client.get("/openapi.json")).json()
    asked = {
        one["name"] for one in document["paths"]["/figures/{code}/journeys"]["get"]["parameters"]
    }
    assert {"code", "from", "to", "met", "limit", "after", "Wait-For"} <= asked
