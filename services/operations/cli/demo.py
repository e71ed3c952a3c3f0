"""`journey demo`: made-up people walk through all rooms; ends with who is where, and a trace."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.status import Status

from services.operations.cli.answers import Journey
from services.operations.cli.failing import CannotGoOn
from services.operations.cli.looks import console, count
from services.operations.cli.options import Data
from services.operations.cli.rooms import Rooms, in_the_house
from services.operations.cli.trace import drawn
from services.operations.demo.people import HOUSES_OPENED, WAYS, Way
from services.operations.demo.steps.shelter import WORKER, Houses
from services.operations.demo.table import bed_board, people_table
from services.operations.demo.walk import Person, Walk

LABEL = "Người Thử Nghiệm"
"""Vietnamese for "test person": nobody is called so."""

UNIT = "demonstration"


@dataclass(frozen=True)
class Told:
    """What came of it, and how many commands it took."""

    commands: int
    people: Sequence[tuple[Person, Journey]]
    houses: Sequence[tuple[str, Mapping[str, Any]]]


def demo(data: Data = Path(".journey")) -> None:
    """Walk made-up people through the public HTTP doors of all services."""
    began = time.monotonic()
    told = in_the_house(_walk(data))
    console.print(f"[dim]{count(told.commands, 'command')} in {time.monotonic() - began:.1f} s[/]")
    console.print("\n[bold]Who is where[/]")
    console.print(people_table(told.people))
    console.print("\n[bold]The bed board[/]")
    console.print(bed_board(told.houses))
    (first, view), *others = told.people
    console.print(f"\n[bold]{first.label}, traced[/]")
    console.print(drawn(view))
    console.print("\nTrace another with `journey trace ID`:")
    for person, view in others:
        console.print(f"  {view.journey_id}  [dim]{person.label}[/]", soft_wrap=True)


async def _walk(data: Path) -> Told:
    async with Rooms(data, unit=UNIT) as rooms:
        console.print("Everyone here is made up. Each step is a command over HTTP.\n")
        with console.status("") as status:
            walk = Walk(rooms, lambda step: status.update(f"[dim]{step}[/]"))
            houses = await Houses.opened(walk, HOUSES_OPENED)
            people = [
                await _accompany(walk, way, f"{LABEL} {number}", houses, status)
                for number, way in enumerate(WAYS, start=1)
            ]
            return Told(walk.commands, people, await _beds(walk, houses))


async def _accompany(
    walk: Walk, way: Way, label: str, houses: Houses, status: Status
) -> tuple[Person, Journey]:
    """Go one person's way to its end and say so; whoever is refused is named."""
    before = walk.commands
    try:
        person = await way.go(walk, label, houses)
        view = await person.stands(way.ends)
    except CannotGoOn as error:
        raise CannotGoOn(f"{label}, {way.story}: {error}") from None
    steps = count(walk.commands - before, "step")
    status.console.print(f"[green]✓[/] {label}  {way.story}  [dim]{steps}[/]")
    return person, view


async def _beds(walk: Walk, houses: Houses) -> Sequence[tuple[str, Mapping[str, Any]]]:
    return [
        (house.name, await walk.row("shelter", f"/houses/{house.id}", WORKER, house.registered))
        for house in houses
    ]
