"""`journey keys`: replaces the services' master keys, and tells how they stand."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from services.operations.cli.answers import Keys, KeysAwaited, Started, Turning
from services.operations.cli.looks import console, count, local_time, plain_table, service_name
from services.operations.cli.options import Data
from services.operations.cli.patience import until_done
from services.operations.cli.rooms import Rooms, in_the_house, read

ENDS = ("done", "failed")
INTAKE = "intake"
"""Who keeps the erasures, and waits for the new keys that seal them."""

Service = Annotated[str | None, typer.Option(help="One service; all when left out.")]

app = typer.Typer(
    name="keys",
    no_args_is_help=True,
    add_completion=False,
    help="Show or replace the master keys.",
)


@app.command()
def show(service: Service = None, data: Data = Path(".journey")) -> None:
    """Show which master keys wrap, and which erasures an old copy still undoes."""
    stand = in_the_house(_stand(data, service))
    table = plain_table()
    for heading in ("service", "master key", "replaced"):
        table.add_column(heading)
    for heading in ("data keys", "older", "not sealed"):
        table.add_column(heading, justify="right")
    for keys in stand:
        under = sum(lying.count for lying in keys.keys if lying.master == keys.master)
        older = sum(lying.count for lying in keys.keys) - under
        replaced = local_time(keys.last_rotation.began_at) if keys.last_rotation else "never"
        numbers = (f"{under:,}", f"{older:,}", f"{keys.unsealed_erasures:,}")
        table.add_row(service_name(keys.service), keys.master, replaced, *numbers)
    console.print(table)


@app.command()
def rotate(service: Service = None, data: Data = Path(".journey")) -> None:
    """Make a new master key, wrap every data key under it, and destroy the old one."""
    turned = in_the_house(_rotate_all(data, service))
    for of, turning in turned:
        if turning.step == "done":
            told = f"[green]✓[/] {of}: {count(turning.wrapped, 'key')} under a new master key."
        else:
            told = f"[red]✗[/] {of}: {turning.reason}"
        console.print(told, soft_wrap=True)
    if any(turning.step != "done" for _, turning in turned):
        raise typer.Exit(1)


async def _stand(data: Path, service: str | None) -> list[Keys]:
    async with Rooms(data) as rooms:
        return [await rooms.ask(Keys, of, "GET /admin/keys") for of in rooms.chosen(service)]


async def _rotate_all(data: Path, service: str | None) -> list[tuple[str, Turning]]:
    async with Rooms(data) as rooms:
        with _progress() as progress:
            return [(of, await _rotate(rooms, of, progress)) for of in rooms.chosen(service)]


async def _rotate(rooms: Rooms, service: str, progress: Progress) -> Turning:
    began_at = datetime.now(UTC)
    started = await rooms.ask(Started, service, "POST /admin/key-rotations")
    task = progress.add_task(service, total=None)

    async def look() -> Turning:
        return await rooms.ask(Turning, service, f"GET /admin/key-rotations/{started.run}")

    ended = await until_done(service, look, _is_done, lambda seen: _show(progress, task, seen))
    progress.remove_task(task)
    if ended.step == "done":
        await _tell_intake(rooms, service, began_at)
    return ended


async def _tell_intake(rooms: Rooms, service: str, began_at: datetime) -> None:
    """Tell intake, if its erasures wait for this service's new key."""
    waiting = await rooms.ask(KeysAwaited, INTAKE, "GET /key-rotations")
    for one in waiting.items:
        if service in one.awaited:
            said = {
                "service": service,
                "began_at": began_at.isoformat(),
                "occurred_at": datetime.now(UTC).isoformat(),
            }
            key = {"Idempotency-Key": f"{service}-{began_at.timestamp()}"}
            line = f"POST /key-rotations/{one.id}/services"
            answer = await rooms.send(INTAKE, line, headers=key, body=said)
            read(dict[str, object], INTAKE, answer)


def _is_done(seen: Turning) -> bool:
    return seen.step in ENDS


def _show(progress: Progress, task: TaskID, seen: Turning) -> None:
    progress.update(task, total=seen.total or None, completed=seen.wrapped)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description:<14}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
