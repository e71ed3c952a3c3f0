"""A calendar as a file that calendar programs read: a date, its kind, a code; nothing else."""

from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from shared.kernel.actors import Actor
from shared.kernel.views import Row
from shared.runtime.house import House
from shared.runtime.http.admitting import theirs
from shared.runtime.http.answering import WaitFor, hang, words
from shared.runtime.http.downloads import SAFELY
from shared.runtime.http.paging import only
from shared.runtime.http.problems import speaks_vietnamese
from shared.runtime.http.reading import Reading
from shared.runtime.http.routes import CalendarRoute
from shared.runtime.relating import Look
from shared.runtime.views.painting import rows_of

MOST = 2_000
"""Dates in one file; the oldest are left out first."""


def add_calendar(router: APIRouter, house: House, door: CalendarRoute) -> None:
    """Hang a room's calendar."""
    reading = Reading(house)

    async def calendar(request: Request, wait_for: WaitFor = None) -> Response:
        actor = house.gate.admit(request, frozenset(door.may))
        only(request)
        await reading.wait(wait_for)
        generation = reading.projector("own").position.generation
        lines = await _lines(house, door, generation, actor)
        codes = await _codes(house, door, generation, lines)
        written = _written(door, lines, codes, vietnamese=speaks_vietnamese(request))
        return Response(written, 200, SAFELY, "text/calendar; charset=utf-8")

    hang(router, door.path, calendar, words(door.summary, door.may))


async def _lines(house: House, door: CalendarRoute, generation: int, actor: Actor) -> list[Row]:
    rows = house.inside.database[rows_of(door.lines, generation)]
    return await theirs(house, actor, Look(rows, door.where, [(door.at, -1)]), MOST)


async def _codes(
    house: House, door: CalendarRoute, generation: int, lines: list[Row]
) -> dict[str, str]:
    """Return the code of each thing that has a date, where it has one already."""
    rows = house.inside.database[rows_of(door.codes, generation)]
    wanted = {door.of: {"$in": sorted({line[door.of] for line in lines})}}
    return {row[door.of]: row["code"] async for row in rows.find(wanted)}


def _written(
    door: CalendarRoute, lines: list[Row], codes: dict[str, str], *, vietnamese: bool
) -> bytes:
    # Fetched when the first calendar is asked for: it takes long, and most rooms have none.
    from icalendar import Calendar  # noqa: PLC0415

    calendar = Calendar.new(prodid=f"-//journey-platform//{door.lines}//EN")
    for line in lines:
        label = door.labels[line[door.label]][0 if vietnamese else 1]
        calendar.add_component(_event(door, line, f"{label}: {codes.get(line[door.of], '…')}"))
    file: bytes = calendar.to_ical()
    return file


def _event(door: CalendarRoute, line: Row, summary: str) -> Any:
    from icalendar import CLASS, Event  # noqa: PLC0415

    at: datetime = line[door.at]
    return Event.new(
        uid=UUID(line[door.uid]),
        stamp=line["told_at"],
        start=at,
        summary=summary,
        classification=CLASS.CONFIDENTIAL,
    )
