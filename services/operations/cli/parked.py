"""`journey parked`: what a consumer could not handle; worked again, or dropped for good."""

from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from services.operations.cli.answers import Parked, Retried
from services.operations.cli.failing import CannotGoOn, Refusal
from services.operations.cli.looks import console, count, local_time, service_name
from services.operations.cli.options import Data
from services.operations.cli.rooms import Rooms, in_the_house

Waiting = list[tuple[str, Parked]]
"""Who parked it, and what."""

HINT = """
`journey parked retry CONSUMER LANE` works a policy's or a clock's lane again, in order.
What `own` or `journeys` could not draw, `journey rebuild` draws anew."""

app = typer.Typer(
    name="parked",
    no_args_is_help=True,
    add_completion=False,
    help="List, retry or drop what could not be handled.",
)


@app.command("list")
def list_parked(data: Data = Path(".journey")) -> None:
    """List everything that is parked, without content."""
    waiting = in_the_house(_everything(data))
    if not waiting:
        console.print("[green]✓[/] Nothing is parked.")
        return
    _show(waiting)
    console.print(HINT)


@app.command()
def retry(
    consumer: Annotated[str, typer.Argument(help="Whose lane, as the list shows it.")],
    lane: Annotated[str, typer.Argument(help="The lane: a journey's id, or `unknown`.")],
    data: Data = Path(".journey"),
) -> None:
    """Work a parked lane again, in order; stop at the first that still cannot be handled."""
    retried = in_the_house(_retry(data, consumer, lane))
    console.print(f"{count(retried.done, 'message')} handled.")
    if retried.stopped_by is not None:
        console.print(f"[red]✗[/] The next one still cannot be: {retried.stopped_by}")
        raise typer.Exit(1)


@app.command()
def drop(
    sequence: Annotated[int, typer.Argument(help="Which message, as the list shows it.", min=1)],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    data: Data = Path(".journey"),
) -> None:
    """Drop one parked message for good; what it asked for will never be done."""
    service, found = in_the_house(_find(data, sequence))
    _show([(service, found)])
    if not yes:
        typer.confirm("Drop it for good?", abort=True)
    in_the_house(_drop(data, service, sequence))
    console.print("Dropped.")


async def _everything(data: Path) -> Waiting:
    async with Rooms(data) as rooms:
        return await _all_parked(rooms)


async def _all_parked(rooms: Rooms) -> Waiting:
    return [
        (service, parked)
        for service in rooms.services
        for parked in await rooms.ask(tuple[Parked, ...], service, "GET /admin/parked")
    ]


async def _retry(data: Path, consumer: str, lane: str) -> Retried:
    async with Rooms(data) as rooms:
        for service, parked in await _all_parked(rooms):
            if (parked.consumer, parked.lane) == (consumer, lane):
                return await _work_again(rooms, service, consumer, lane)
    raise CannotGoOn("Nothing is parked there; `journey parked list` shows what is.")


async def _work_again(rooms: Rooms, service: str, consumer: str, lane: str) -> Retried:
    try:
        return await rooms.ask(Retried, service, f"POST /admin/parked/{consumer}/{lane}/retry")
    except Refusal as no:
        if no.slug != "invalid-request":
            raise
        raise CannotGoOn(
            f"{consumer} has no lanes to work again; see `journey rebuild {service}`."
        ) from None


async def _find(data: Path, sequence: int) -> tuple[str, Parked]:
    async with Rooms(data) as rooms:
        for service, parked in await _all_parked(rooms):
            if parked.sequence == sequence:
                return service, parked
    raise CannotGoOn(f"Nothing is parked as {sequence}; `journey parked list` shows what is.")


async def _drop(data: Path, service: str, sequence: int) -> None:
    async with Rooms(data) as rooms:
        await rooms.ask(dict[str, int], service, f"DELETE /admin/parked/{sequence}")


def _show(waiting: Waiting) -> None:
    """Print lane by lane, in order, for that is how they are worked."""
    for (service, consumer, lane), messages in groupby(sorted(waiting, key=_lane), key=_lane):
        console.print(service_name(service), f"  {consumer}  {lane}", sep="", soft_wrap=True)
        for _, parked in messages:
            origin = f"{parked.stream}@{parked.origin}"
            told = f"  {parked.sequence:>6}  {local_time(parked.parked_at)}  {origin}"
            console.print(f"{told}  [red]{escape(parked.reason)}[/]", soft_wrap=True)


def _lane(one: tuple[str, Parked]) -> tuple[str, str, str]:
    service, parked = one
    return service, parked.consumer, parked.lane
