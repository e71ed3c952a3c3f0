"""What the demonstration ends with: who is where, and which house has room."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from services.operations.cli.answers import Journey
from services.operations.cli.looks import COLOURS, plain_table
from services.operations.demo.walk import Person
from services.operations.tracing import in_words

SHORT = 8
HEADINGS = {
    "intake": ("intake", 14),
    "shelter": ("shelter", 10),
    "legal_aid": ("legal aid", 9),
    "reintegration": ("reinte-\ngration", 10),
}
"""Headings, and room for the longest word below each: all fits in 80 columns."""


def people_table(people: Sequence[tuple[Person, Journey]]) -> Table:
    """Return where each person stands in law and in every service."""
    table = plain_table(gap=1)
    table.add_column("person", width=9)
    table.add_column("journey", width=SHORT, style="dim")
    table.add_column("in law", width=14)
    for service, (heading, width) in HEADINGS.items():
        table.add_column(heading, width=width, header_style=COLOURS[service])
    for person, view in people:
        places = (_place(view, service) for service in HEADINGS)
        law = in_words(view.legal_status)
        table.add_row(person.label, view.journey_id[:SHORT], law, *places)
    return table


def _place(view: Journey, service: str) -> Text:
    standing = view.standing.get(service)
    if standing is None:
        return Text("–", style="dim")
    words = in_words(standing)
    ended = view.told("plan-closed") if service == "reintegration" else None
    return Text(f"{words}, {ended.details['outcome']}" if ended else words)


def bed_board(houses: Sequence[tuple[str, Mapping[str, Any]]]) -> Table:
    """Return which house has room, and for whom."""
    table = plain_table()
    table.add_column("house")
    table.add_column("for")
    for heading in ("beds", "taken", "free"):
        table.add_column(heading, justify="right")
    for name, row in houses:
        free = Text(str(row["free"]), style="green" if row["free"] else "red")
        groups = ", ".join(row["accepted_groups"])
        table.add_row(name, groups, str(row["capacity"]), str(row["occupied"]), free)
    return table
