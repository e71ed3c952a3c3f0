"""What the demonstration ends with: who is where, what is to be done, and what was counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from services.operations.cli.answers import Journey
from services.operations.cli.looks import COLOURS, in_a_row, plain_table, service_name
from services.operations.demo.boards import Duty, Seen, Worklist
from services.operations.demo.steps.places import House
from services.operations.demo.walk import Person
from services.operations.tracing import in_words
from shared.kernel.terms import VIET_NAM, local_date

MOST_LINES = 6
"""How much of a worklist is shown."""

HEADINGS = {
    "intake": ("intake\ntiếp nhận", 14),
    "shelter": ("shelter\nlưu trú", 10),
    "legal_aid": ("legal aid\npháp lý", 9),
    "reintegration": ("reinte-\ngration\nhòa nhập", 11),
}
"""Headings, and room for the longest word below each: all fits in 80 columns."""

NONE_YET = "none yet"

WHEN = {"overdue": "red", "today": "yellow", "later": "", "waiting": "dim"}
"""The times of a worklist's lines, and their looks."""


@dataclass(frozen=True)
class Someone:
    """A person at the end of their way."""

    number: int
    who: str
    story: str
    person: Person
    view: Journey


def people_table(people: Sequence[Someone]) -> Table:
    """Return where each person stands in law and in every service."""
    table = plain_table(gap=1)
    table.add_column("", justify="right", style="dim", width=2)
    table.add_column("who\nai", width=8)
    table.add_column("came\nđến", width=5, style="dim")
    table.add_column("in law\ntheo luật", width=14)
    for service, (heading, width) in HEADINGS.items():
        table.add_column(heading, width=width, header_style=COLOURS[service])
    for one in people:
        came = f"{one.person.came:%y-%m}"
        places = (_place(one.view, service) for service in HEADINGS)
        law = in_words(one.view.legal_status)
        table.add_row(str(one.number), one.who, came, law, *places)
    return table


def _place(view: Journey, service: str) -> Text:
    standing = view.standing.get(service)
    if standing is None:
        return Text("–", style="dim")
    words = in_words(standing).replace("re-trafficked", "re-\ntrafficked")
    ended = view.told("plan-closed") if standing == "closed" and service != "intake" else None
    return Text(f"{words}, {in_words(str(ended.details['outcome']))}" if ended else words)


def to_do(worklist: Worklist, whose: Mapping[str, str]) -> RenderableType:
    """Return the top of a worklist, what reads alike once; `whose` names journeys."""
    table = plain_table()
    table.show_header = False
    table.add_column("due", width=11)
    table.add_column("duty")
    table.add_column("whose", style="dim")
    alike = (list(same) for _, same in groupby(worklist.duties, key=_as_it_reads))
    for same in islice(alike, MOST_LINES):
        duty = same[0]
        times = f"  ×{len(same)}" if len(same) > 1 else ""
        said = Text.assemble(duty.label, (times, "dim"), "\n")
        said.append(worklist.vietnamese.get(duty.id, ""), "dim")
        table.add_row(_due(duty), said, whose.get(duty.journey_id or "", "–"))
    return Group(_how_much(worklist), table)


def _as_it_reads(duty: Duty) -> tuple[str, str | None, datetime | None]:
    return duty.label, duty.journey_id, duty.due_at


def _how_much(worklist: Worklist) -> Text:
    role = Text.assemble(service_name(worklist.service), "  ", (in_words(worklist.role), "bold"))
    counts = (Text(f"{worklist.number(when)} {when}", style=WHEN[when]) for when in WHEN)
    return Text.assemble(role, "  ", in_a_row(counts))


def _due(duty: Duty) -> Text:
    if duty.due_at is None:
        return Text("no limit", style=WHEN[duty.when])
    if duty.when == "today":
        return Text(f"{duty.due_at.astimezone(VIET_NAM):%H:%M} today", style=WHEN["today"])
    return Text(local_date(duty.due_at).isoformat(), style=WHEN[duty.when])


def figures_table(figures: Sequence[Seen]) -> Table:
    """Return each figure as the department sees it, and as everyone else does."""
    table = plain_table()
    table.add_column("figure")
    table.add_column("what it counts", overflow="fold")
    table.add_column("the\ndepartment", justify="right")
    table.add_column("share", justify="right")
    table.add_column("everyone\nelse", justify="right", style="dim")
    for seen in figures:
        code = Text(seen.exact.code.upper(), style=COLOURS[seen.service])
        meaning = seen.exact.meaning.removesuffix(".")
        others = seen.others.counted if seen.exact.counts_something else NONE_YET
        exact = seen.exact.counted if seen.exact.counts_something else NONE_YET
        table.add_row(code, meaning, exact, _share(seen), others)
    return table


def _share(seen: Seen) -> Text:
    share, target = seen.exact.share, seen.exact.target
    if share is None:
        return Text("–", style="dim")
    if target is None:
        return Text(f"{share:.0%}")
    kept = share <= target if target == 0 else share >= target
    return Text(f"{share:.0%}", style="green" if kept else "red")


def bed_board(houses: Sequence[tuple[House, Mapping[str, Any]]]) -> Table:
    """Return which house has room, and for whom."""
    table = plain_table()
    table.add_column("house")
    table.add_column("for")
    for heading in ("beds", "taken", "held", "free"):
        table.add_column(heading, justify="right")
    for house, row in houses:
        free = Text(str(row["free"]), style="green" if row["free"] else "red")
        groups = ", ".join(row["accepted_groups"])
        filled = (str(row[beds]) for beds in ("capacity", "occupied", "held"))
        table.add_row(house.name, groups, *filled, free)
    return table
