"""The one table of the bench: ours, the bare engine's in the same run, the target."""

import platform
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

NO_TARGET = "–"


@dataclass(frozen=True)
class Line:
    """One measured thing. `met` tells whether the target was reached in this run."""

    what: str
    ours: str
    bare: str
    target: str
    met: bool

    @property
    def mark(self) -> str:
        """Return whether the target was reached, where there is one."""
        if self.target == NO_TARGET:
            return ""
        return "met" if self.met else "missed"


def show(lines: list[Line], console: Console) -> None:
    """Print the table."""
    table = Table(title="Journey platform, measured", title_justify="left", pad_edge=False)
    for heading in ("what", "ours", "bare engine, same run", "target", ""):
        table.add_column(heading, overflow="fold")
    for line in lines:
        mark = f"[{'green' if line.met else 'red'}]{line.mark}[/]"
        table.add_row(line.what, line.ours, line.bare, line.target, mark)
    console.print(table)
    console.print(machine())


def machine() -> str:
    """Name the machine: figures mean nothing without it."""
    model = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = f"{len(names)} x {names[0].partition(': ')[2]}" if names else model
    return f"{model}, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def markdown(lines: list[Line]) -> str:
    """Return the table for docs/performance.md."""
    rows = [
        f"| {line.what} | {line.ours} | {line.bare} | {line.target} | {line.mark} |"
        for line in lines
    ]
    head = "| what | ours | bare engine, same run | target | |\n|---|---|---|---|---|"
    return "\n".join([head, *rows])
