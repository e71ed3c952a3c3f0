"""Has the services walk their logs, and waits until they are through."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from services.operations.checkpoints import Stood
from services.operations.cli.answers import Started, Verification
from services.operations.cli.failing import CannotGoOn
from services.operations.cli.looks import console
from services.operations.cli.patience import until_done
from services.operations.cli.rooms import Rooms

KEEPS_NO_HISTORY = "operations"
"""The room that only listens has no log of its own to verify."""


class Walked(NamedTuple):
    """What a walk along a service's log found, and where the log stood."""

    service: str
    report: Verification
    stood: Stood


async def walk_all(
    data: Path, service: str | None = None, note_at: Mapping[str, int] | None = None
) -> list[Walked]:
    """Walk the log of one service, or of all, each noting where it stood at a position."""
    async with Rooms(data) as rooms:
        wanted = [of for of in rooms.chosen(service) if of != KEEPS_NO_HISTORY]
        if not wanted:
            raise CannotGoOn(f"{KEEPS_NO_HISTORY} has no histories of its own.")
        with _progress() as progress:
            return [await _walk(rooms, of, (note_at or {}).get(of), progress) for of in wanted]


async def _walk(rooms: Rooms, service: str, note_at: int | None, progress: Progress) -> Walked:
    at = "" if note_at is None else f"?note_at={note_at}"
    started = await rooms.ask(Started, service, f"POST /admin/verifications{at}")
    run = f"/admin/verifications/{started.run}"
    task = progress.add_task(service, total=None)

    async def look() -> Verification:
        return await rooms.ask(Verification, service, f"GET {run}")

    def show(seen: Verification) -> None:
        progress.update(task, total=seen.last or None, completed=seen.messages)

    report = await until_done(service, look, lambda seen: seen.done, show)
    progress.remove_task(task)
    if report.failed:
        raise CannotGoOn(f"{service}: the verification was interrupted; ask again.")
    return Walked(service, report, await rooms.ask(Stood, service, f"GET {run}/standing"))


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description:<14}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
