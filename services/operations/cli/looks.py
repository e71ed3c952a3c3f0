"""How the command looks in a terminal; without one, the same words without colours."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from shared.kernel.terms import VIET_NAM

console = Console(highlight=False)
warnings = Console(stderr=True, highlight=False)

COLOURS = {
    "intake": "cyan",
    "shelter": "green",
    "legal_aid": "magenta",
    "reintegration": "yellow",
    "operations": "blue",
}


def plain_table(gap: int = 2) -> Table:
    """Return a table of columns under a line, with no frame around them."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.padding = (0, gap - 1, 0, 0)  # the box puts one space between columns itself
    return table


def service_name(service: str) -> Text:
    """Return a service's name in its colour."""
    return Text(service.replace("_", " "), style=COLOURS.get(service, ""))


def local_time(moment: datetime) -> str:
    """Return a moment by Viet Nam's clock, to the minute."""
    return moment.astimezone(VIET_NAM).strftime("%Y-%m-%d %H:%M")


def how_long(span: timedelta) -> str:
    """Return a length of time in the unit that suits it."""
    seconds = span.total_seconds()
    size = abs(seconds)
    if size < 1:
        return f"{seconds * 1000:.0f} ms"
    if size < 120:
        return f"{seconds:.1f} s"
    if size < 7_200:
        return f"{seconds / 60:.0f} min"
    if size < 172_800:
        return f"{seconds / 3_600:.0f} h"
    return f"{seconds / 86_400:.0f} days"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its word: `1 fact`, `2 facts`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_a_row(parts: Iterable[Text | str]) -> Text:
    """Return parts in one line, with dots between them."""
    return Text(" · ").join(
        part if isinstance(part, Text) else Text(part) for part in parts if part
    )
