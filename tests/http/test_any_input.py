"""Whatever is sent, no service breaks: bodies made by chance, and dates at the edges of time."""

import asyncio
import json
import re
from typing import Any
from uuid import uuid4

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.kernel.messages import Command
from tests.http.refusing import key, opening
from tests.kit.house import RunningHouse
from tests.kit.staff import DOORS, Staff

SERVER_ERROR = 500
EXTREMES = (
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "1899-12-31T23:59:59Z",
    "1900-01-01T00:00:00Z",
    "2199-12-31T23:59:59Z",
    "9999-12-31T23:59:59.999999Z",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01",
    "1900-01-01",
    "2199-12-31",
    "9999-12-31",
    "1767225600",
    "5",
    "",
)

scalars = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(EXTREMES)
)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from(["occurred_at", "channel", "group", "age_class", "case_id", "journey_id"])
bodies = (
    st.dictionaries(names, anything).map(lambda changes: json.dumps(opening(**changes)))
    | anything.map(json.dumps)
    | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1"))
)


async def opened(house: RunningHouse, body: str) -> httpx.Response:
    """Have an intake worker send something to where cases are opened."""
    async with house.client("intake-worker", "intake") as client:
        return await client.post("/cases", content=body.encode(), headers=key(uuid4().hex))


@settings(
    max_examples=200,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(body=bodies)
def test_no_body_breaks_the_opening_of_a_case(house: RunningHouse, body: str) -> None:
    response = asyncio.run(opened(house, body))
    assert response.status_code < SERVER_ERROR, body
    if not response.is_success:
        assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("command", DOORS, ids=lambda command: command.__name__)
async def test_no_date_breaks_a_door(house: RunningHouse, command: type[Command]) -> None:
    _, door = DOORS[command]
    ids = {name: str(uuid4()) for name in re.findall(r"{(\w+)}", door.path)}
    async with Staff(house) as staff:
        for place in _dates_in(door.example):
            for extreme in EXTREMES:
                body = _with(dict(door.example), place, extreme)
                response = await staff.ask(command, ids, body)
                assert response.status_code < SERVER_ERROR, (place, extreme, response.text)


def _dates_in(example: Any, at: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return where an example holds a date, also inside of what it holds."""
    if isinstance(example, str):
        return [at] if example[4:5] == "-" and example[:4].isdigit() and "T" in example else []
    if not hasattr(example, "items"):
        return []
    return [place for name, part in example.items() for place in _dates_in(part, (*at, name))]


def _with(example: dict[str, Any], place: tuple[str, ...], value: str) -> dict[str, Any]:
    name, *rest = place
    inner = _with(dict(example[name]), tuple(rest), value) if rest else value
    return {**example, name: inner}
