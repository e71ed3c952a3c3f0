"""At every door, in every field and parameter: what would act on a reader or a database.

The doors are walked as they are declared, so that a new one is tried before anyone thinks of it.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from pydantic import BaseModel

from shared.casework.correction import FOUND, CorrectEntry
from shared.kernel.actors import Role
from shared.kernel.messages import Command
from shared.runtime.http.bodies import LARGEST, Body, read_as
from shared.runtime.http.problems import Problem
from shared.runtime.http.routes import CommandRoute, FormRoute, SearchRoute
from tests.http.refusing import MARKER, check_refused, nothing_stored
from tests.kit.house import ALL_ROOMS, RoomName, RunningHouse
from tests.kit.staff import DOORS, ROOMS, Staff
from tests.kit.walk import READERS

Read = Callable[[bytes], BaseModel]
Value = Any

HOSTILE: Mapping[str, Value] = {
    "not equal": {"$ne": None},
    "a where": {"$where": MARKER},
    "an operator in a list": [{"$gt": ""}],
    "a dotted key": {"a.b": MARKER},
    "a zero byte": f"{MARKER}\x00",
    "an escape": f"{MARKER}\x1b[2J",
    "a right-to-left override": f"\u202e{MARKER}",
    "a right-to-left mark": f"{MARKER}\u200f",
    "an isolate": f"\u2067{MARKER}\u2069",
    "a byte order mark": f"\ufeff{MARKER}",
    "half a character": f"{MARKER}\ud800",
    "nearly 64 KiB": MARKER + "x" * (LARGEST - 4_096),
    "64 KiB of letters": "ẩ" * LARGEST,
}

OVER_HTTP = ("not equal", "a zero byte", "a right-to-left override", "64 KiB of letters")
"""What is sent to real doors; all of it is tried on how they read."""

PARAMETERS: Mapping[str, str] = {
    "an operator": '{"$ne": null}',
    "a bare operator": "$where",
    "a zero byte": "\x00",
    "an override": f"\u202e{MARKER}",
    "a mark": f"{MARKER}\u200f",
}
NAMES = ("$where", "$ne", "a.b", "_id", f"{MARKER}[$gt]")
NOBODY = "00000000-0000-4000-8000-0000000000aa"
TAKES_NOTHING = {"/healthz", "/readyz", "/policies"}


def readers() -> Iterator[tuple[str, Read, Mapping[str, Any]]]:
    """Return every door that reads a body: its name, how it reads, and an example."""
    for room, doors in ROOMS.items():
        for door in doors:
            match door:
                case CommandRoute():
                    in_path = frozenset(re.findall(r"{(\w+)}", door.path))
                    found = FOUND if door.command is CorrectEntry else frozenset()
                    read = Body(door, in_path | found).read
                    yield f"{room}-{door.command.__name__}", read, door.example
                case SearchRoute():
                    yield f"{room}{door.path}", partial(read_as, door.question), door.example
                case FormRoute():
                    yield f"{room}{door.path}", partial(read_as, door.form.by_hand), door.example
                case _:
                    continue


READERS_OF_BODIES = list(readers())


def places(example: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Return every place of an example, also inside of what it holds."""
    if isinstance(example, Mapping):
        for name, part in example.items():
            yield (*at, name)
            yield from places(part, (*at, name))
    elif isinstance(example, list | tuple):
        for number, part in enumerate(example):
            yield (*at, number)
            yield from places(part, (*at, number))


def with_value(example: Any, place: tuple[str | int, ...], value: Value) -> Any:
    """Return an example with another value at a place."""
    if not place:
        return value
    name, *rest = place
    if isinstance(example, Mapping):
        return {**example, name: with_value(example[name], tuple(rest), value)}
    return [
        with_value(part, tuple(rest), value) if number == name else part
        for number, part in enumerate(example)
    ]


@pytest.mark.parametrize(
    ("read", "example"),
    [(read, example) for _, read, example in READERS_OF_BODIES],
    ids=[name for name, _, _ in READERS_OF_BODIES],
)
def test_no_field_of_a_body_takes_it(read: Read, example: Mapping[str, Any]) -> None:
    assert read(json.dumps(example).encode())
    for place in places(example):
        for name, value in HOSTILE.items():
            with pytest.raises(Problem) as refused:
                read(json.dumps(with_value(example, place, value)).encode())
            assert 400 <= refused.value.kind.status < 500, (place, name)
            assert MARKER not in json.dumps(list(map(dict, refused.value.errors)))


@pytest.mark.parametrize("room", ROOMS)
async def test_every_command_says_so_and_stores_nothing(
    house: RunningHouse, room: RoomName
) -> None:
    async with nothing_stored(house), Staff(house) as staff:
        for command, (of, door) in DOORS.items():
            if of == room:
                await _ask_badly(staff, command, door)


async def _ask_badly(staff: Staff, command: type[Command], door: CommandRoute) -> None:
    nobody = {name: str(uuid4()) for name in re.findall(r"{(\w+)}", door.path)}
    last = [*door.example][-1]
    client = await staff.client(door.may[0], DOORS[command][0])
    for name in OVER_HTTP:
        value = HOSTILE[name]
        response = await client.post(
            door.path.format(**nobody),
            content=json.dumps({**door.example, last: value}).encode(),
            headers=_key(),
        )
        assert 400 <= response.status_code < 500, (door.path, name, response.text)
        check_refused(response, response.status_code)
    for name in nobody:
        path = door.path.format(**{**nobody, name: '{"$ne": null}'})
        response = await client.post(path, json=dict(door.example), headers=_key())
        check_refused(response, 404)
    path = door.path.format(**nobody)
    response = await client.post(
        path, json=dict(door.example), params={"$where": "1"}, headers=_key()
    )
    check_refused(response, response.status_code)
    assert 400 <= response.status_code < 500, (path, response.text)


def _key() -> dict[str, str]:
    return {"Idempotency-Key": uuid4().hex}


@pytest.mark.parametrize("room", ALL_ROOMS)
async def test_every_question_says_so(house: RunningHouse, room: RoomName) -> None:
    async with nothing_stored(house), Staff(house) as staff:
        for role in _readers(room):
            client = await staff.client(role, room)
            document = (await client.get("/openapi.json")).json()
            for path, operations in document["paths"].items():
                if "get" in operations and path not in TAKES_NOTHING:
                    for params in _questions(operations["get"]):
                        asked = re.sub(r"{\w+}", NOBODY, path)
                        response = await client.get(asked, params=params)
                        assert 400 <= response.status_code < 500, (path, params, response.text)
                        check_refused(response, response.status_code)


def _readers(room: RoomName) -> tuple[Role, ...]:
    return (READERS[room], "operations")


def _questions(operation: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Return bad parameters: what the operation knows with bad values, and what it does not."""
    known = [p["name"] for p in operation.get("parameters", ()) if p["in"] == "query"]
    for name in known:
        yield from ({name: value} for value in PARAMETERS.values())
        yield from ({f"{name}[$ne]": "x"}, {f"{name}.$gt": "x"})
    yield from ({name: "1"} for name in NAMES)


@pytest.mark.parametrize("room", ALL_ROOMS)
async def test_every_address_says_so(house: RunningHouse, room: RoomName) -> None:
    async with nothing_stored(house), Staff(house) as staff:
        for role in _readers(room):
            client = await staff.client(role, room)
            document = (await client.get("/openapi.json")).json()
            for path, operations in document["paths"].items():
                for method in operations if "{" in path else ():
                    for value in ('{"$ne":null}', "\u202e", "*.>", "a.b", "x" * 4_096):
                        asked = re.sub(r"{\w+}", value.replace("\\", ""), path)
                        response = await client.request(method.upper(), asked)
                        assert 400 <= response.status_code < 500, (method, asked, response.text)
