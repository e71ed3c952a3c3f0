"""The doors out: rows, boards and journeys, each from this service's own views."""

import asyncio
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import AwareDatetime, BeforeValidator
from starlette.responses import Response

from shared.casework.alerts import standing as alerts_standing
from shared.casework.striking import standing, struck_entries, struck_steps
from shared.contracts.journey import Entry, draw
from shared.kernel.actors import Actor
from shared.kernel.ids import JourneyId
from shared.kernel.views import Row
from shared.runtime.house import House
from shared.runtime.http.admitting import admit_to, admit_to_row, theirs
from shared.runtime.http.answering import After, Limit, WaitFor, hang, ids_in, shown, words
from shared.runtime.http.paging import Page, beyond, bookmark, only, wanted, written_out
from shared.runtime.http.problems import MATCH, NOT_FOUND, NOT_YET, Problem
from shared.runtime.http.routes import BoardRoute, RowRoute
from shared.runtime.relating import Look
from shared.runtime.views.painting import rows_of, visible
from shared.runtime.views.projecting import Projector
from shared.runtime.views.strokes import JOURNEY_STEPS, JOURNEYS

LONGEST_WAIT = 10.0
_WAIT_FOR = re.compile(r"([A-Z_]{1,40})@(\d{1,18})")
_PREFER_WAIT = re.compile(r"(?:^|[\s,;])wait=(\d{1,3})(?:$|[\s,;])")


class Reading:
    """Reads one service's views."""

    def __init__(self, house: House) -> None:
        self._house = house

    def projector(self, name: str) -> Projector:
        """Return who draws a projection."""
        return self._house.inside.projectors[name]

    async def wait(self, wait_for: str | None) -> None:
        """Wait until the named position is shown; raises a 400 or 504 problem."""
        if wait_for is None:
            return
        position = _WAIT_FOR.fullmatch(wait_for.strip())
        drawn = {p.drawing.stream: p for p in self._house.inside.projectors.values()}
        if position is None or position.group(1) not in drawn:
            raise Problem(MATCH)
        projector = drawn[position.group(1)]
        if not await projector.wait_for(int(position.group(2)), LONGEST_WAIT):
            raise Problem(NOT_YET)

    async def row(self, view: str, row_id: str) -> dict[str, Any] | None:
        """Return one row, or `None`."""
        generation = self.projector("own").position.generation
        found = await self._house.inside.database[rows_of(view, generation)].find_one(
            {"_id": row_id, "_gone": {"$ne": True}}
        )
        return None if found is None else visible(found)

    async def board(
        self,
        route: BoardRoute,
        filters: Mapping[str, str],
        page: Page,
        actor: Actor,
    ) -> dict[str, Any]:
        """Return a page of what is the actor's on a board, with `next` when there is more."""
        name, direction = route.sort.lstrip("-"), -1 if route.sort.startswith("-") else 1
        query: dict[str, Any] = {**route.where, **filters, "_gone": {"$ne": True}}
        if page.after is not None:
            query["$or"] = beyond(name, direction, page.after)
        projector = self.projector("own")
        # Read before the rows: these may be newer than the position told, never older.
        shown = projector.position
        rows = self._house.inside.database[rows_of(route.view, shown.generation)]
        asked = Look(rows, query, [(name, direction), ("_id", direction)])
        drawn = await theirs(self._house, actor, asked, page.limit + 1)
        found = [visible(row) for row in drawn]
        items, more = found[: page.limit], len(found) > page.limit
        return {
            "items": items,
            "next": bookmark(items[-1], name) if more else None,
            "position": f"{projector.drawing.stream}@{shown.sequence}",
        }

    async def journey(self, journey: JourneyId, as_of: datetime | None) -> dict[str, Any]:
        """Return this service's view of the whole journey, as it is or was."""
        projectors = self._house.inside.projectors.values()
        positions = {p.drawing.stream: p.position.sequence for p in projectors}
        entries = struck_entries(await self._of_journey(JOURNEYS, JOURNEYS, journey, as_of))
        own = struck_steps(await self._of_journey("own", JOURNEY_STEPS, journey, as_of))
        if not entries and not own:
            raise Problem(NOT_FOUND)
        return {**pictured(journey, as_of, entries, own), "positions": positions}

    async def moved(self, positions: Mapping[str, int], seconds: float) -> bool:
        """Wait until any view has moved on from these positions; tell whether one has."""
        waits = [
            asyncio.ensure_future(p.moved_beyond(positions[p.drawing.stream], seconds))
            for p in self._house.inside.projectors.values()
        ]
        try:
            done, _ = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            return any(wait.result() for wait in done)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)

    async def _of_journey(
        self, projection: str, view: str, journey: JourneyId, as_of: datetime | None
    ) -> list[dict[str, Any]]:
        """Return what one view holds of a journey, in the order it was recorded."""
        projector = self._house.inside.projectors.get(projection)
        if projector is None:
            return []
        rows = self._house.inside.database[rows_of(view, projector.position.generation)]
        found = await rows.find_one({"_id": str(journey)})
        entries: list[dict[str, Any]] = found["entries"] if found else []
        return [e for e in entries if as_of is None or e["recorded_at"] <= as_of]


def pictured(
    journey: JourneyId, as_of: datetime | None, entries: list[Row], own: list[Row]
) -> dict[str, Any]:
    """Return the whole journey as a service shows it, from what was told and its own steps."""
    picture = draw(
        Entry(e["at"], e["recorded_at"], e["service"], e["what"], e["details"])
        for e in standing(entries)
    )
    return {
        "alerts": alerts_standing(standing(own)),
        "restricted": picture.restricted,
        "erasure": picture.erasure,
        "journey_id": str(journey),
        "as_of": as_of,
        "legal_status": picture.legal_status,
        "standing": picture.standing,
        "consents": picture.consents,
        "linked_with": sorted(picture.linked_with),
        "entries": entries,
        "own_steps": own,
    }


def routes(house: House) -> APIRouter:
    """Return the reading routes of a service."""
    router = APIRouter()
    reading = Reading(house)
    for door in house.service.doors:
        if isinstance(door, RowRoute):
            _add_row(router, house, reading, door)
        elif isinstance(door, BoardRoute):
            _add_board(router, house, reading, door)
    _add_journey(router, house, reading)
    return router


def _add_row(router: APIRouter, house: House, reading: Reading, door: RowRoute) -> None:
    async def row(request: Request, wait_for: WaitFor = None) -> Response:
        actor = house.gate.admit(request, frozenset(door.may))
        only(request)
        (row_id,) = ids_in(request).values()
        await reading.wait(wait_for)
        found = await reading.row(door.view, str(row_id))
        await admit_to_row(house, actor, found)
        assert found is not None
        return shown(house, found, f'"{found["version"]}"')

    hang(router, door.path, row, words(door.summary, door.may))


def _add_board(router: APIRouter, house: House, reading: Reading, door: BoardRoute) -> None:
    async def board(
        request: Request, wait_for: WaitFor = None, limit: Limit = 50, after: After = None
    ) -> Response:
        actor = house.gate.admit(request, frozenset(door.may))
        filters = wanted(request, door)
        await reading.wait(wait_for)
        page = Page(limit, after)
        return shown(house, await reading.board(door, filters, page, actor))

    hang(router, door.path, board, words(door.summary, door.may), door.filters)


def _add_journey(router: APIRouter, house: House, reading: Reading) -> None:
    async def journey(
        request: Request,
        wait_for: WaitFor = None,
        as_of: Annotated[
            AwareDatetime | None,
            BeforeValidator(written_out),
            Query(description="What was recorded up to then."),
        ] = None,
    ) -> Response:
        actor = house.gate.recognise(request)
        only(request, frozenset({"as_of"}))
        journey_id = JourneyId(ids_in(request)["journey_id"])
        await reading.wait(wait_for)
        await admit_to(house, actor, journey_id)
        found, tag = await _journey(reading, journey_id, as_of)
        if tag == request.headers.get("if-none-match"):
            if as_of is None:
                found, tag = await _changed(request, reading, journey_id, found, tag)
            if tag == request.headers.get("if-none-match"):
                return Response(status_code=304, headers={"ETag": tag})
        return shown(house, found, tag)

    said = words("Show this service's view of the whole journey, now or as of a moment.", ())
    hang(router, "/journeys/{journey_id}", journey, said)


async def _journey(
    reading: Reading, journey: JourneyId, as_of: datetime | None
) -> tuple[dict[str, Any], str]:
    found = await reading.journey(journey, as_of)
    return found, f'"{len(found["entries"])}-{len(found["own_steps"])}"'


async def _changed(
    request: Request, reading: Reading, journey: JourneyId, found: dict[str, Any], tag: str
) -> tuple[dict[str, Any], str]:
    """Wait, as long as `Prefer: wait=…` allows, until the journey is another."""
    preferred = _PREFER_WAIT.search(request.headers.get("prefer", ""))
    clock = asyncio.get_running_loop().time
    deadline = clock() + min(float(preferred.group(1)), 60) if preferred else 0.0
    while (left := deadline - clock()) > 0:
        if not await reading.moved(found["positions"], left):
            break
        found, new = await _journey(reading, journey, None)
        if new != tag:
            return found, new
    return found, tag
