"""`journey lag`: who is ready, how far behind every reader is, and what is parked."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from rich.table import Table
from rich.text import Text

from services.operations.cli.answers import Lag, Parked, Reader, Readiness
from services.operations.cli.failing import AnswersStrangely, DoesNotAnswer, Refusal
from services.operations.cli.looks import console, count, how_long, plain_table, service_name
from services.operations.cli.options import Data
from services.operations.cli.rooms import Rooms, in_the_house, read

T = TypeVar("T")


@dataclass(frozen=True)
class Look:
    """What one service says of itself; what it cannot say is left out."""

    service: str
    readiness: Readiness | None = None
    lag: Lag | None = None
    parked: tuple[Parked, ...] = ()


def lag(data: Data = Path(".journey")) -> None:
    """Show how far behind every reader is, who is ready, and what is parked."""
    looks = in_the_house(_look_around(data))
    console.print(_table(looks))
    parked = sum(len(look.parked) for look in looks)
    if parked:
        console.print(f"{count(parked, 'message')} parked; see `journey parked list`.")


async def _look_around(data: Path) -> list[Look]:
    async with Rooms(data) as rooms:
        return list(await asyncio.gather(*(_look(rooms, service) for service in rooms.services)))


async def _look(rooms: Rooms, service: str) -> Look:
    try:
        readiness = await _readiness(rooms, service)
    except (DoesNotAnswer, AnswersStrangely):
        return Look(service)
    readers = await _asked(rooms, Lag, service, "GET /admin/lag")
    parked = await _asked(rooms, tuple[Parked, ...], service, "GET /admin/parked")
    return Look(service, readiness, readers, parked or ())


async def _asked(rooms: Rooms, kind: type[T], service: str, line: str) -> T | None:
    """Return an answer; `None` where there is none: what is parked, only NATS knows."""
    try:
        return await rooms.ask(kind, service, line)
    except (DoesNotAnswer, AnswersStrangely, Refusal):
        return None


async def _readiness(rooms: Rooms, service: str) -> Readiness:
    """Ask whether a service is ready; a 503 is an answer here, not a refusal."""
    answer = await rooms.send(service, "GET /readyz")
    answer.status_code = 200
    return read(Readiness, service, answer)


def _table(looks: list[Look]) -> Table:
    table = plain_table()
    for heading in ("service", "state", "reader"):
        table.add_column(heading, no_wrap=heading != "reader", overflow="fold")
    table.add_column("position", justify="right", no_wrap=True)
    table.add_column("behind", justify="right", no_wrap=True)
    for look in looks:
        rows = _rows(look)
        for number, row in enumerate(rows, start=1):
            table.add_row(*row, end_section=number == len(rows))
    return table


def _rows(look: Look) -> list[tuple[Text, ...]]:
    states = [_state(look)]
    if look.lag and look.lag.age:
        states.append(Text(f"as of {how_long(timedelta(seconds=look.lag.age))} ago", "yellow"))
    if look.parked:
        states.append(Text(f"{len(look.parked)} parked", style="red"))
    readers = _readers(look)
    height = max(len(states), len(readers), 1)
    states += [Text()] * (height - len(states))
    readers += [(Text(), Text(), Text())] * (height - len(readers))
    names = [service_name(look.service), *[Text()] * (height - 1)]
    return [
        (name, state, *reader) for name, state, reader in zip(names, states, readers, strict=True)
    ]


def _state(look: Look) -> Text:
    if look.readiness is None:
        return Text("does not answer", style="red")
    if look.readiness.ready:
        return Text("ready", style="green")
    return Text(f"waits for {', '.join(look.readiness.missing)}", style="red")


def _readers(look: Look) -> list[tuple[Text, Text, Text]]:
    if look.lag is None:
        return []
    return [
        (_name(reader), _number(reader.position), _behind(reader.behind))
        for reader in look.lag.readers
    ]


def _name(reader: Reader) -> Text:
    """Return its name; if anything waits for it, or nobody knows, with what it does."""
    name = Text(reader.reader)
    keeps_up = reader.behind == 0 and reader.position is not None
    return name if keeps_up else name.append(f"\n{reader.does}", style="dim")


def _number(number: int | None) -> Text:
    return Text("?" if number is None else f"{number:,}")


def _behind(number: int | None) -> Text:
    told = _number(number)
    told.stylize("dim" if number == 0 else "yellow")
    return told
