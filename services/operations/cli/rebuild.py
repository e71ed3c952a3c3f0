"""`journey rebuild`: draws projections anew beside the live ones, compares, and switches."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from services.operations.cli.answers import Lag, Rebuild, Started
from services.operations.cli.failing import CannotGoOn
from services.operations.cli.looks import console, count
from services.operations.cli.options import Data
from services.operations.cli.patience import until_done
from services.operations.cli.rooms import Rooms, in_the_house

ENDS = {
    "done": "[green]✓[/] switched",
    "differs": "[red]✗[/] differs from the live one, nothing was switched",
    "failed": "[red]✗[/] failed, nothing was switched; the service's log says why",
}
DIFFERS = "If its code changed on purpose, rebuild with --changed."
_PROJECTION = "projection "


def rebuild(
    service: Annotated[str | None, typer.Argument(help="One service; all when left out.")] = None,
    projection: Annotated[
        str | None, typer.Argument(help="`own` or `journeys`; both when left out.")
    ] = None,
    *,
    changed: Annotated[
        bool, typer.Option("--changed", help="Its code changed: only the rows' number must agree.")
    ] = False,
    data: Data = Path(".journey"),
) -> None:
    """Draw projections anew beside the live ones, compare both, and switch."""
    ended = in_the_house(_rebuild_all(data, service, projection, changed=changed))
    for where, rebuilt in ended:
        console.print(f"{where:<24} {ENDS[rebuilt.stage]} ({count(rebuilt.rows, 'row')})")
    stages = {rebuilt.stage for _, rebuilt in ended}
    if "differs" in stages and not changed:
        console.print(DIFFERS)
    if stages - {"done"}:
        raise typer.Exit(1)


async def _rebuild_all(
    data: Path, service: str | None, projection: str | None, *, changed: bool
) -> list[tuple[str, Rebuild]]:
    async with Rooms(data) as rooms:
        wanted = await _wanted(rooms, service, projection)
        with _progress() as progress:
            return [
                (f"{of} {name}", await _rebuild(rooms, of, name, progress, changed=changed))
                for of, name in wanted
            ]


async def _wanted(
    rooms: Rooms, service: str | None, projection: str | None
) -> Sequence[tuple[str, str]]:
    """Ask the services which projections they draw, and choose; raises `CannotGoOn`."""
    drawn = [
        (of, reader.reader.removeprefix(_PROJECTION))
        for of in rooms.chosen(service)
        for reader in (await rooms.ask(Lag, of, "GET /admin/lag")).readers
        if reader.reader.startswith(_PROJECTION)
    ]
    wanted = [(of, name) for of, name in drawn if projection in (None, name)]
    if not wanted:
        names = ", ".join(dict.fromkeys(name for _, name in drawn))
        raise CannotGoOn(f"There is no projection {projection} here, but: {names}.")
    return wanted


async def _rebuild(
    rooms: Rooms, service: str, projection: str, progress: Progress, *, changed: bool
) -> Rebuild:
    line = f"POST /admin/rebuilds/{projection}{'?changed=true' if changed else ''}"
    started = await rooms.ask(Started, service, line)
    task = progress.add_task(f"{service} {projection}", total=None, stage="begins")

    async def look() -> Rebuild:
        return await rooms.ask(Rebuild, service, f"GET /admin/rebuilds/{started.run}")

    ended = await until_done(service, look, _is_done, lambda seen: _show(progress, task, seen))
    progress.remove_task(task)
    return ended


def _is_done(seen: Rebuild) -> bool:
    return seen.stage in ENDS


def _show(progress: Progress, task: TaskID, seen: Rebuild) -> None:
    progress.update(task, total=seen.target or None, completed=seen.sequence, stage=seen.stage)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description:<24}"),
        BarColumn(bar_width=24),
        TextColumn("{task.completed:>9,.0f}"),
        TextColumn("[dim]{task.fields[stage]}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
