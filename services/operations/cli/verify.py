"""`journey verify`: walks every history's hash chain and names what is not as it was written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from services.operations.checkpoints import Checkpoint, NoCheckpoint, public_key
from services.operations.cli.failing import CannotGoOn, told_in_one_line
from services.operations.cli.looks import console, count, local_time, plain_table, service_name
from services.operations.cli.options import Data
from services.operations.cli.rooms import in_the_house
from services.operations.cli.walking import Walked, walk_all
from services.operations.embedded.keys import checkpoint_key
from shared.kernel.chains import Fault, since


def verify(
    service: Annotated[str | None, typer.Argument(help="One service; all when left out.")] = None,
    data: Data = Path(".journey"),
    against: Annotated[
        Path | None, typer.Option(help="A checkpoint that was kept; its signature is checked.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option(help="The key that checks it; this folder's own if left out.")
    ] = None,
) -> None:
    """Check every history's hash chain: nothing changed, nothing missing."""
    with told_in_one_line():
        kept = _opened(against, key or checkpoint_key(data / "keys")) if against else None
    note_at = {of: stood.at for of, stood in kept.logs.items()} if kept else {}
    found = in_the_house(walk_all(data, service, note_at))
    faults = {walked.service: _faults(walked, kept) for walked in found}
    console.print(_table(found, faults))
    _tell(faults, kept)


def _opened(file: Path, key: Path) -> Checkpoint:
    try:
        return Checkpoint.opened(file.read_bytes(), public_key(key))
    except NoCheckpoint:
        raise CannotGoOn(f"{file} is no checkpoint that the key {key} signed.") from None
    except (OSError, ValueError, TypeError) as error:
        raise CannotGoOn(f"{file} or {key} cannot be read ({type(error).__name__}).") from None


def _faults(walked: Walked, kept: Checkpoint | None) -> list[Fault]:
    """Return what is wrong in a log by itself, and compared with what was kept of it."""
    faults = [*walked.report.faults]
    if kept and walked.service in kept.logs:
        faults += since(kept.logs[walked.service].standing, walked.stood.standing)
    return sorted(set(faults))


def _tell(faults: dict[str, list[Fault]], kept: Checkpoint | None) -> None:
    """Name every fault and end with 1, or say that there is none."""
    faulty = {of: wrong for of, wrong in faults.items() if wrong}
    if not faulty:
        as_kept = f", and as it stood {local_time(kept.made_at)}" if kept else ""
        console.print(f"[green]✓[/] Every history is as it was written{as_kept}.", soft_wrap=True)
        return
    for of, wrong in faulty.items():
        console.print(f"[red]✗[/] {of}: {count(len(wrong), 'fault')}")
        for fault in wrong:
            where = f"position {fault.sequence}  {fault.fault}  {fault.history or 'no history'}"
            console.print(f"  {where}", soft_wrap=True)
    raise typer.Exit(1)


def _table(found: Sequence[Walked], faults: dict[str, list[Fault]]) -> Table:
    table = plain_table()
    table.add_column("service")
    for heading in ("messages", "histories", "faults"):
        table.add_column(heading, justify="right")
    for walked in found:
        wrong = len(faults[walked.service])
        numbers = (f"{walked.report.messages:,}", f"{walked.report.histories:,}")
        shown = Text(f"{wrong:,}", style="red" if wrong else "green")
        table.add_row(service_name(walked.service), *numbers, shown)
    return table
