"""`journey verify`: walks every history's hash chain and names what is not as it was written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from services.operations.cli.answers import Started, Verification
from services.operations.cli.failing import CannotGoOn
from services.operations.cli.looks import console, count, plain_table, service_name
from services.operations.cli.options import Data
from services.operations.cli.patience import until_done
from services.operations.cli.rooms import Rooms, in_the_house

KEEPS_NO_HISTORY = "operations"
"""The room that only listens has no log of its own to verify."""


def verify(
    service: Annotated[str | None, typer.Argument(help="One service; all when left out.")] = None,
    data: Data = Path(".journey"),
) -> None:
    """Check every history's hash chain: nothing changed, nothing missing."""
    found = in_the_house(_verify_all(data, service))
    console.print(_table(found))
    faulty = [(of, report) for of, report in found if report.faults]
    if not faulty:
        console.print("[green]✓[/] Every history is as it was written.")
        return
    for of, report in faulty:
        _tell_faults(of, report)
    raise typer.Exit(1)


async def _verify_all(data: Path, service: str | None) -> list[tuple[str, Verification]]:
    async with Rooms(data) as rooms:
        wanted = [of for of in rooms.chosen(service) if of != KEEPS_NO_HISTORY]
        if not wanted:
            raise CannotGoOn(f"{KEEPS_NO_HISTORY} has no histories of its own.")
        with _progress() as progress:
            return [(of, await _verify(rooms, of, progress)) for of in wanted]


async def _verify(rooms: Rooms, service: str, progress: Progress) -> Verification:
    started = await rooms.ask(Started, service, "POST /admin/verifications")
    task = progress.add_task(service, total=None)

    async def look() -> Verification:
        return await rooms.ask(Verification, service, f"GET /admin/verifications/{started.run}")

    def show(seen: Verification) -> None:
        progress.update(task, total=seen.last or None, completed=seen.messages)

    report = await until_done(service, look, lambda seen: seen.done, show)
    progress.remove_task(task)
    if report.failed:
        raise CannotGoOn(f"{service}: the verification was interrupted; ask again.")
    return report


def _table(found: Sequence[tuple[str, Verification]]) -> Table:
    table = plain_table()
    table.add_column("service")
    for heading in ("messages", "histories", "faults"):
        table.add_column(heading, justify="right")
    for of, report in found:
        faults = Text(f"{len(report.faults):,}", style="red" if report.faults else "green")
        numbers = (f"{report.messages:,}", f"{report.histories:,}")
        table.add_row(service_name(of), *numbers, faults)
    return table


def _tell_faults(service: str, report: Verification) -> None:
    console.print(f"[red]✗[/] {service}: {count(len(report.faults), 'fault')}")
    for fault in report.faults:
        history = fault.history or "no history"
        console.print(f"  position {fault.sequence}  {fault.fault}  {history}", soft_wrap=True)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description:<14}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
