"""`journey demo`: made-up people walk through all rooms; ends with who is where, and a trace."""

import asyncio
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

from rich.status import Status

from services.operations.cli.failing import CannotGoOn, here
from services.operations.cli.looks import console, count
from services.operations.cli.options import Data
from services.operations.cli.rooms import Rooms, in_the_house
from services.operations.cli.trace import drawn
from services.operations.demo import boards, table
from services.operations.demo.people import YEARS, Way
from services.operations.demo.steps.places import House, Places
from services.operations.demo.steps.reports import CALLS, is_taken
from services.operations.demo.table import Someone
from services.operations.demo.walk import Walk

LABEL = "Người Thử Nghiệm"
"""Vietnamese for "test person": nobody is called so."""

UNIT = "demonstration"
"""Each run's workers are of units of their own: they do not see another run's people."""


@dataclass(frozen=True)
class Told:
    """What came of it, in which unit, and how many commands it took."""

    unit: str
    commands: int
    people: Sequence[Someone]
    houses: Sequence[tuple[House, Mapping[str, Any]]]
    worklists: Sequence[boards.Worklist]
    figures: Sequence[boards.Seen]


def demo(data: Data = Path(".journey")) -> None:
    """Walk made-up people through the public HTTP doors of all services."""
    began = time.monotonic()
    told = in_the_house(_walk(data))
    console.print(f"[dim]{count(told.commands, 'command')} in {time.monotonic() - began:.1f} s[/]")
    _say("Who is where · Ai đang ở đâu")
    console.print(table.people_table(told.people))
    _say("What is to be done · Việc cần làm", "who is most at risk first")
    whose = {one.view.journey_id: f"{one.number}, {one.who}" for one in told.people}
    for worklist in told.worklists:
        console.print(table.to_do(worklist, whose))
        console.print()
    _say("What was counted · Số liệu", "fewer than five people are not told to everyone")
    console.print(table.figures_table(told.figures))
    _say("The bed board · Chỗ ở")
    console.print(table.bed_board(told.houses))
    first, *others = told.people
    _say(f"{first.person.label}, traced · Hành trình")
    console.print(f"[dim]{first.story}[/]")
    console.print(drawn(first.view))
    console.print(f"\nTrace another with `journey trace ID{here(data)}`:", soft_wrap=True)
    for one in others:
        line = f"  {one.view.journey_id}  [dim]{one.number:>2} {one.story}[/]"
        console.print(line, soft_wrap=True)
    console.print("\nLook at their lists yourself, as a worker of their unit:")
    console.print(
        f"  journey token --role shelter-manager --unit {told.unit}{here(data)}", soft_wrap=True
    )


def _say(title: str, more: str = "") -> None:
    console.print(f"\n[bold]{title}[/]" + (f"  [dim]{more}[/]" if more else ""))


async def _walk(data: Path) -> Told:
    unit = f"{UNIT}-{token_hex(3)}"
    async with Rooms(data, unit=unit) as rooms, Rooms(data, unit=f"{unit}-south") as south:
        console.print("Everyone here is made up. Each step is a command over HTTP.")
        with console.status("") as status:
            walk = Walk(rooms, lambda step: status.update(f"[dim]{walk.commands} · {step}[/]"))
            southern_unit = Walk(south, walk.note)
            places = await Places.opened(walk, southern_unit)
            await asyncio.gather(*(is_taken(walk, call) for call in CALLS))
            people: list[Someone] = []
            for title, ways in YEARS:
                console.print(f"\n[bold]{title}[/]")
                going = enumerate(ways, start=len(people) + 1)
                people += await _side_by_side(walk, going, places, status)
            return Told(
                unit,
                walk.commands + southern_unit.commands,
                people,
                await boards.beds(walk, places),
                await boards.worklists(walk),
                await boards.figures(walk),
            )


async def _side_by_side(
    walk: Walk, ways: Iterable[tuple[int, Way]], places: Places, status: Status
) -> Sequence[Someone]:
    """Go several people's ways at once; when one cannot go on, nobody does."""
    try:
        async with asyncio.TaskGroup() as group:
            going = [
                group.create_task(_accompany(walk, number, way, places, status))
                for number, way in ways
            ]
    except* CannotGoOn as errors:
        raise errors.exceptions[0] from None
    return [one.result() for one in going]


async def _accompany(walk: Walk, number: int, way: Way, places: Places, status: Status) -> Someone:
    """Go one person's way to its end and say so; whoever is refused is named."""
    label = f"{LABEL} {number}"
    try:
        person = await way.go(walk, label, places)
        view = await person.stands(way.ends)
    except CannotGoOn as error:
        raise CannotGoOn(f"{label}, {way.story}: {error}") from None
    status.console.print(f"[green]✓[/] {number:>2}  {way.who:<9} [dim]{way.story}[/]")
    return Someone(number, way.who, way.story, person, view)
