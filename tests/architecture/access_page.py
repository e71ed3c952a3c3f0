"""The page docs/access.md, written from the code: `make docs` writes it, a test compares it."""

from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import get_args

from shared.casework.access_tables import MOST_MINUTES
from shared.kernel.actors import Relation, Role
from shared.runtime.http import access_history, extracts, records
from shared.runtime.http.access import TABLE, may
from shared.runtime.http.figures import BEHIND
from shared.runtime.http.routes import (
    BoardRoute,
    CalendarRoute,
    CommandRoute,
    Door,
    FileRights,
    FilesRoute,
    FormRoute,
    RowRoute,
    SearchRoute,
)
from shared.runtime.service import Service
from tests.architecture.house import ROOMS, ROOT
from tests.architecture.problems_page import ROOM_TITLES

PAGE = ROOT / "docs" / "access.md"

LETTERS: Mapping[Relation, str] = {
    "assigned": "A",
    "unit": "U",
    "incoming": "I",
    "broken-glass": "B",
    "oversight": "O",
    "shared": "S",
}
MEANINGS: Mapping[Relation, str] = {
    "assigned": "on the journey's team in this room, today",
    "unit": "of a unit that has taken the journey up here, or that it was sent to",
    "incoming": "of those who may take it up: nobody has yet",
    "broken-glass": "broke the glass for it, not long ago and far enough",
    "oversight": "oversees every journey, as far as the role's doors go",
    "shared": "of a unit with which it is shared: reads where it stands, and what was agreed",
}
ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if role != "policy")

OPENING = f"""\
# Who may what

A role opens doors; a *relation* to the journey opens that journey behind them. Both are needed.
Whoever is nothing to a journey hears that nothing is there (404), in the same words as where
nothing is. A door of another role is closed (403) before anything is looked at.

The relation is found in the room itself: what the token says is who asks, their role and their
unit. Acting on a journey, a worker takes it up for their unit; who was let in for a time (assigned,
broken glass) or oversees it does not. What begins a journey in a room asks for the role alone, and
so does what is nobody's journey: houses, units, providers. A board and a worklist show only what is
the asker's; a search is written down, and shows journeys only of the asker's own.

Glass is broken with a reason, for {MOST_MINUTES.editions[-1].value} minutes at most, as far as
needed: to look, to read records too, or to work. It opens no door that lets others in, or whoever
broke it for longer: assigning, handing over, sharing, asking for a transfer, naming the police unit
that identifies. The data-protection officer has it on the worklist at once, and reviews it beside
how often the worker did so lately.
Every record that is read, by whoever, is an event with its purpose and relation;
`GET {access_history.PATH}` shows them all, with each search and look that showed the
journey: in a room those of that room, in operations those of every room that answers.

This page is written from the code by `make docs`.
"""


def page() -> str:
    """Return the whole page."""
    parts = [OPENING, *_relations(), *_everywhere()]
    for service in ROOMS:
        parts += _room(service)
    return "\n".join((*parts, ""))


def _relations() -> Iterator[str]:
    yield "## What a role must be to the journey\n"
    yield "| | relation | who that is |\n| --- | --- | --- |"
    for relation, letter in LETTERS.items():
        yield f"| {letter} | {relation} | {MEANINGS[relation]} |"
    yield "\n| role | " + " | ".join(LETTERS.values()) + " |"
    yield "| --- " * (len(LETTERS) + 1) + "|"
    for role in ROLES:
        marks = ("yes" if may(role, relation) else "" for relation in LETTERS)
        yield f"| {role} | " + " | ".join(marks) + " |"
    yield ""


def _everywhere() -> Iterator[str]:
    every = ", ".join(_who(role) for role in ROLES)
    yield "## In every room\n"
    yield "| door | what | who |\n| --- | --- | --- |"
    yield f"| `GET /journeys/{{journey_id}}` | see where the journey stands | {every} |"
    yield f"| `GET {records.RECORD}` | read one record of a kind below | {every} |"
    yield f"| `POST {records.READING}` | read records of the kinds below | {every} |"
    officers = ", ".join(_who(role) for role in access_history.MAY)
    yield f"| `GET {access_history.PATH}` | see who came to know what | {officers} |"
    makers = ", ".join(_who(role) for role in extracts.MAY)
    yield f"| `POST {extracts.PATH}` | extract all that is held, for a cause | {makers} |"
    yield "| `GET /worklist` | see one's own duties | every role |"
    yield "| `GET /figures` | see counts, small ones hidden | every role |"
    behind = ", ".join(BEHIND)
    yield f"| `GET /figures/{{code}}/journeys` | see the journeys behind a figure | {behind} |"
    yield "| `GET /on-call` | see who is on call | every role |"
    yield "| `/admin/…` | run the service | operations |"
    yield ""


def _room(service: Service) -> Iterator[str]:
    yield f"## {ROOM_TITLES[service.room.name]}\n"
    yield "| door | what | who |\n| --- | --- | --- |"
    for door in service.doors:
        yield from _door(service, door)
    yield "\n| record | read by | only these fields |\n| --- | --- | --- |"
    for kind in service.records:
        cut = "; ".join(f"{role}: {', '.join(sorted(seen))}" for role, seen in kind.cut.items())
        who = ", ".join(kind.may_read) + (" of its own unit" if kind.of_unit_in else "")
        yield f"| {kind.kind} | {who} | {cut} |"
    yield ""


def _door(service: Service, door: Door) -> Iterator[str]:
    match door:
        case CommandRoute():
            related = service.log.of(door.command).is_of_a_journey and not door.for_strangers
            yield _line("POST", door, related=related)
        case RowRoute():
            drawn = next(view for view in service.views if view.name == door.view)
            related = service.log.named(drawn.of[0]).is_of_a_journey
            yield _line("GET", door, related=related)
        case BoardRoute() | CalendarRoute():
            yield _line("GET", door, related=True)
        case FormRoute():
            yield _line("POST", door, related=True)
        case SearchRoute():
            yield _line("POST", door, related=False)
        case FilesRoute():
            yield from (_file(door, right) for right in door.rights)


def _line(
    method: str,
    door: CommandRoute | RowRoute | BoardRoute | CalendarRoute | FormRoute | SearchRoute,
    *,
    related: bool,
) -> str:
    shut = {"broken-glass"} if isinstance(door, CommandRoute) and door.lets_in else set[str]()
    who = ", ".join(_who(role, shut) if related else role for role in door.may)
    return f"| `{method} {door.path}` | {door.summary.removesuffix('.')} | {who} |"


def _file(door: FilesRoute, right: FileRights) -> str:
    who = f"keep: {', '.join(map(_who, right.may_keep))}"
    read = f"read: {', '.join(map(_who, right.may_read))}"
    return f"| `POST, GET {door.path}` | Keep or read a file: {right.kind} | {who}; {read} |"


def _who(role: Role, shut: Set[str] = frozenset()) -> str:
    enough = TABLE[role] - shut
    letters = "".join(letter for relation, letter in LETTERS.items() if relation in enough)
    return f"{role} ({letters})"


def write(path: Path = PAGE) -> None:
    """Write the page anew."""
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
