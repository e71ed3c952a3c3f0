"""`journey trace`: a journey as a tree in the terminal, causes above their consequences."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import orjson
import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from services.operations.cli.answers import Journey
from services.operations.cli.failing import CannotGoOn, Refusal
from services.operations.cli.looks import (
    console,
    count,
    how_long,
    in_a_row,
    local_time,
    service_name,
)
from services.operations.cli.options import Data
from services.operations.cli.rooms import Rooms, in_the_house
from services.operations.tracing import Step, Told, Trace, in_words
from services.operations.tracing import trace as traced

WHEN_WIDTH = 16


def trace(
    journey: Annotated[UUID, typer.Argument(help="The journey's id.", metavar="JOURNEY")],
    *,
    data: Data = Path(".journey"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the tree as JSON.")] = False,
) -> None:
    """Show what happened on a journey, who caused what, and how long each hop took."""
    view = in_the_house(_view(data, journey))
    if as_json:
        typer.echo(orjson.dumps(as_plain(view), option=orjson.OPT_UTC_Z | orjson.OPT_INDENT_2))
    else:
        console.print(drawn(view))


async def _view(data: Path, journey: UUID) -> Journey:
    async with Rooms(data) as rooms:
        try:
            return await rooms.ask(Journey, "operations", f"GET /journeys/{journey}")
        except Refusal as no:
            if no.status != 404:
                raise
            raise CannotGoOn(f"Nothing is known of a journey {journey}.") from None


def drawn(view: Journey) -> RenderableType:
    """Return the whole picture: where the person stands, the tree, and its figures."""
    tree = traced(view.entries)
    return Group(_header(view), "", _tree(tree), "", _footer(tree))


def _header(view: Journey) -> RenderableType:
    law = Text.assemble("in law ", (in_words(view.legal_status), "bold"))
    standing = (
        Text.assemble(service_name(service), " ", (in_words(where), "bold"))
        for service, where in view.standing.items()
    )
    return Group(in_a_row([f"Journey {view.journey_id}", law]), in_a_row(standing))


def _tree(tree: Trace) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=WHEN_WIDTH, no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for root in tree.roots:
        for step, guide in _lines(root):
            where = Text.assemble((guide, "dim"), service_name(step.facts[0].service))
            grid.add_row(_when(step), where, _what(step.facts))
    return grid


def _lines(step: Step, own: str = "", below: str = "") -> Iterator[tuple[Step, str]]:
    """Go through a step and all that followed, each with the branch it hangs on."""
    yield step, own
    for number, consequence in enumerate(step.consequences, start=1):
        is_last = number == len(step.consequences)
        branch, trunk = ("└─ ", "   ") if is_last else ("├─ ", "│  ")
        yield from _lines(consequence, below + branch, below + trunk)


def _when(step: Step) -> Text:
    if step.hop is None:
        return Text(local_time(step.facts[0].at))
    return Text(f"+{how_long(step.hop)}", style="dim", justify="right")


def _what(facts: Sequence[Told]) -> Text:
    """Return what one decision told; the same fact several times is told once, with its number."""
    alike = [list(same) for _, same in groupby(facts, key=lambda fact: fact.words)]
    return in_a_row(_told(same[0], len(same)) for same in alike)


def _told(fact: Told, times: int) -> Text:
    detail = f"×{times}" if times > 1 else fact.codes
    return Text.assemble(fact.words, (f"  {detail}" if detail else "", "dim"))


def _footer(tree: Trace) -> Text:
    facts, services = count(tree.facts, "fact"), count(len(tree.services), "service")
    hops = count(len(tree.hops), "hop")
    lines = [in_a_row([facts, services, hops, "times as in Viet Nam"])]
    if tree.hops:
        slowest, step = tree.hops[0]
        lines.append(Text(f"slowest hop: {how_long(slowest)}, to {step.facts[0].words}"))
    unseen = sum(step.cause_unseen for step in tree.steps())
    if unseen:
        lines.append(Text(f"{count(unseen, 'cause')} not seen here: more facts may follow"))
    return Text("\n", style="dim").join(lines)


def as_plain(view: Journey) -> dict[str, Any]:
    """Return the picture as plain data, for programs."""
    tree = traced(view.entries)
    return {
        "journey_id": view.journey_id,
        "legal_status": view.legal_status,
        "standing": dict(view.standing),
        "facts": tree.facts,
        "services": tree.services,
        "slowest_hop_ms": _milliseconds(tree.hops[0][1]) if tree.hops else None,
        "steps": [_plain_step(root) for root in tree.roots],
    }


def _plain_step(step: Step) -> dict[str, Any]:
    return {
        "command": step.facts[0].command,
        "service": step.facts[0].service,
        "cause": step.facts[0].cause,
        "hop_ms": _milliseconds(step),
        "facts": [_plain_fact(fact) for fact in step.facts],
        "consequences": [_plain_step(consequence) for consequence in step.consequences],
    }


def _plain_fact(fact: Told) -> dict[str, Any]:
    return fact.model_dump(include={"id", "what", "at", "recorded_at", "position", "details"})


def _milliseconds(step: Step) -> float | None:
    return None if step.hop is None else step.hop.total_seconds() * 1_000
