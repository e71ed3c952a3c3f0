"""The page docs/domain-coverage.md, written from the rooms: `make docs` writes it, a test compares.

It says of every command, event and policy of the specification where it lives, behind
which door, and which tests speak of it.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from shared.kernel.messages import Command, Event
from shared.runtime.http.routes import CommandRoute
from shared.runtime.service import Service
from tests.architecture.domain_rows import (
    DUTIES,
    INTAKE,
    LEGAL_AID,
    REINTEGRATION,
    SHELTER,
    Duty,
    Row,
)
from tests.architecture.house import ROOMS, ROOT
from tests.architecture.problems_page import ROOM_TITLES

PAGE = ROOT / "docs" / "domain-coverage.md"
ROWS = {
    "intake": INTAKE,
    "shelter": SHELTER,
    "legal_aid": LEGAL_AID,
    "reintegration": REINTEGRATION,
}

OPENING = """\
# What the domain asks, and where it is

Every command and event that the law and good practice ask of a room, every policy across
rooms, where each is decided, its door, and the tests that speak of it. Where something is
done in another way, the last column says why. Written from the code by `make docs`.
"""


def page() -> str:
    """Return the whole page."""
    parts = [OPENING]
    for service in ROOMS:
        name = service.room.name
        lines = [_command(service, row) for row in ROWS[name]]
        head = ("command", "events", "decided in", "door", "tests", "why otherwise")
        parts.append(_table(ROOM_TITLES[name], head, lines))
    across = ("policy", "heard by", "tests", "why otherwise")
    parts.append(_table("Across rooms", across, [_duty(duty) for duty in DUTIES]))
    return "\n".join(parts)


def missing() -> list[str]:
    """Return what the specification asks and nobody has, or no test speaks of."""
    found: list[str] = []
    for service in ROOMS:
        commands, events = _commands(service), _events(service)
        for row in ROWS[service.room.name]:
            found += [] if row.command in commands else [row.command]
            found += [event for event in row.events if event not in events]
            if row.command in commands and not _tests(commands[row.command], service.room.name):
                found.append(f"{row.command} is tested nowhere")
    policies = {policy.name for service in ROOMS for policy in service.policies}
    return found + [name for duty in DUTIES for name in duty.policies if name not in policies]


def _command(service: Service, row: Row) -> tuple[str, ...]:
    name = service.room.name
    command = _commands(service)[row.command]
    events = ", ".join(f"`{event}`" for event in row.events)
    where = command.__module__.removeprefix("services.")
    return (
        f"`{row.command}`",
        events,
        where,
        _door(service, command),
        _tests(command, name),
        row.why,
    )


def _door(service: Service, command: type[Command]) -> str:
    paths = [
        door.path
        for door in service.doors
        if isinstance(door, CommandRoute) and door.command is command
    ]
    return ", ".join(f"`POST {path}`" for path in paths) or "asked by the house itself"


def _duty(duty: Duty) -> tuple[str, ...]:
    names = ", ".join(f"`{name}`" for name in duty.policies)
    tests = sorted({test for name in duty.policies for test in _tests_of_policy(name)})
    return (duty.meaning, names, ", ".join(tests), duty.why)


@cache
def _tests(command: type[Command], room: str) -> str:
    """Return the first tests in which a command's name stands, or else what is made up of it."""
    said = _word((command.__name__,))
    own = command.__module__.startswith(f"services.{room}.")
    places = (room,) if own else (room, "casework")
    tests = [path for place in places for path in _python(ROOT / "tests" / place)]
    found = [path for path in tests if said.search(path.read_text())]
    names = () if found else tuple(_made_up(said, room))
    if names:
        found = [path for path in tests if _word(names).search(path.read_text())]
    return ", ".join(str(path.relative_to(ROOT / "tests")) for path in found[:3])


def _made_up(said: re.Pattern[str], room: str) -> Iterator[str]:
    """Yield what the room's tests call the commands that they make up of a kind."""
    everything = sorted((ROOT / "tests" / room).glob("*.py"))
    for path in (one for one in everything if not one.name.startswith("test_")):
        for node, text in _statements(path):
            if not said.search(text):
                continue
            if isinstance(node, ast.FunctionDef):
                yield node.name
            elif isinstance(node, ast.Assign):
                yield from (name.id for name in node.targets if isinstance(name, ast.Name))


@cache
def _statements(path: Path) -> list[tuple[ast.stmt, str]]:
    """Return a module's statements, each with its text."""
    source = path.read_text()
    lines = source.splitlines()
    body = ast.parse(source).body
    return [(node, "\n".join(lines[node.lineno - 1 : node.end_lineno])) for node in body]


def _word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


def _tests_of_policy(name: str) -> Iterator[str]:
    """Yield the tests of the module in which a policy reacts."""
    for service in ROOMS:
        for policy in service.policies:
            if policy.name == name:
                module = policy.react.__module__.rpartition(".")[2]
                for path in _python(ROOT / "tests" / service.room.name):
                    if re.search(rf"\b{module}\b", path.read_text()):
                        yield str(path.relative_to(ROOT / "tests"))
                        break


@cache
def _python(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.rglob("test_*.py")))


def _commands(service: Service) -> dict[str, type[Command]]:
    """Return a room's commands by name; its own stands before one that every room has alike."""
    found = [one for a in service.log.aggregates for one in _members(a.commands)]
    own = f"services.{service.room.name}."
    alike_first = sorted(found, key=lambda one: one.__module__.startswith(own))
    return {one.__name__: one for one in alike_first}


def _events(service: Service) -> dict[str, type[Event]]:
    return {one.__name__: one for a in service.log.aggregates for one in _members(a.events)}


def _members(union: Any) -> Iterator[Any]:
    if get_origin(union) is Annotated:
        yield from _members(get_args(union)[0])
    elif get_args(union):
        for member in get_args(union):
            yield from _members(member)
    else:
        yield union


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join((f"## {title}", "", *(f"| {' | '.join(line)} |" for line in lines), ""))


def write(path: Path = PAGE) -> None:
    """Write the page anew."""
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
