"""The doors out: rows, boards, journeys and records, each from this service's own views."""

import asyncio
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Header, Query, Request
from pydantic import AwareDatetime, BeforeValidator
from starlette.responses import Response

from shared.contracts.journey import Entry, draw
from shared.kernel.actors import Actor, Role
from shared.kernel.ids import JourneyId, RecordId
from shared.runtime.house import House
from shared.runtime.http.paging import beyond, bookmark, only, wanted, written_out
from shared.runtime.http.problems import AWAY, MATCH, NOT_FOUND, NOT_YET, Problem
from shared.runtime.http.routes import BoardRoute, RowRoute
from shared.runtime.painting import rows_of, visible
from shared.runtime.projecting import Projector
from shared.runtime.strokes import JOURNEY_STEPS, JOURNEYS

LONGEST_WAIT = 10.0
_WAIT_FOR = re.compile(r"([A-Z_]{1,40})@(\d{1,18})")
_PREFER_WAIT = re.compile(r"(?:^|[\s,;])wait=(\d{1,3})(?:$|[\s,;])")

WaitFor = Annotated[
    str | None, Header(alias="Wait-For", description="A position to be reached first.")
]
Limit = Annotated[int, Query(ge=1, le=500, description="Rows a page, 500 at most.")]
After = Annotated[str | None, Query(max_length=200, description="`next` of the page before.")]


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
        self, route: BoardRoute, filters: Mapping[str, str], limit: int, after: str | None
    ) -> dict[str, Any]:
        """Return a page of a board, sorted, with `next` when there is more."""
        name, direction = route.sort.lstrip("-"), -1 if route.sort.startswith("-") else 1
        query: dict[str, Any] = {**route.where, **filters, "_gone": {"$ne": True}}
        if after is not None:
            query["$or"] = beyond(name, direction, after)
        projector = self.projector("own")
        # Read before the rows: these may be newer than the position told, never older.
        shown = projector.position
        rows = self._house.inside.database[rows_of(route.view, shown.generation)]
        cursor = rows.find(query).sort([(name, direction), ("_id", direction)]).limit(limit + 1)
        found = [visible(row) async for row in cursor]
        page, more = found[:limit], len(found) > limit
        return {
            "items": page,
            "next": bookmark(page[-1], name) if more else None,
            "position": f"{projector.drawing.stream}@{shown.sequence}",
        }

    async def journey(self, journey: JourneyId, as_of: datetime | None) -> dict[str, Any]:
        """Return this service's view of the whole journey, as it is or was."""
        projectors = self._house.inside.projectors.values()
        positions = {p.drawing.stream: p.position.sequence for p in projectors}
        entries = await self._of_journey(JOURNEYS, JOURNEYS, journey, as_of)
        own = await self._of_journey("own", JOURNEY_STEPS, journey, as_of)
        if not entries and not own:
            raise Problem(NOT_FOUND)
        picture = draw(
            Entry(e["at"], e["recorded_at"], e["service"], e["what"], e["details"]) for e in entries
        )
        return {
            "journey_id": str(journey),
            "as_of": as_of,
            "legal_status": picture.legal_status,
            "standing": picture.standing,
            "consents": picture.consents,
            "entries": entries,
            "own_steps": own,
            "positions": positions,
        }

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
    _add_record(router, house)
    return router


def _add_row(router: APIRouter, house: House, reading: Reading, door: RowRoute) -> None:
    async def row(request: Request, wait_for: WaitFor = None) -> Response:
        house.gate.admit(request, frozenset(door.may))
        only(request)
        (row_id,) = _ids(request).values()
        await reading.wait(wait_for)
        found = await reading.row(door.view, str(row_id))
        if found is None:
            raise Problem(NOT_FOUND)
        return _json(house, found, f'"{found["version"]}"')

    _route(router, door.path, row, _words(door.summary, door.may))


def _add_board(router: APIRouter, house: House, reading: Reading, door: BoardRoute) -> None:
    async def board(
        request: Request, wait_for: WaitFor = None, limit: Limit = 50, after: After = None
    ) -> Response:
        house.gate.admit(request, frozenset(door.may))
        filters = wanted(request, door)
        await reading.wait(wait_for)
        return _json(house, await reading.board(door, filters, limit, after))

    _route(router, door.path, board, _words(door.summary, door.may), door.filters)


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
        house.gate.recognise(request)
        only(request, frozenset({"as_of"}))
        journey_id = JourneyId(_ids(request)["journey_id"])
        await reading.wait(wait_for)
        found, tag = await _journey(reading, journey_id, as_of)
        if tag == request.headers.get("if-none-match"):
            if as_of is None:
                found, tag = await _changed(request, reading, journey_id, found, tag)
            if tag == request.headers.get("if-none-match"):
                return Response(status_code=304, headers={"ETag": tag})
        return _json(house, found, tag)

    words = _words("Show this service's view of the whole journey, now or as of a moment.", ())
    _route(router, "/journeys/{journey_id}", journey, words)


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


def _add_record(router: APIRouter, house: House) -> None:
    may_read: dict[str, frozenset[Role]] = {
        kind.kind: frozenset(kind.may_read) for kind in house.service.records
    }

    async def record(request: Request) -> Response:
        actor: Actor = house.gate.recognise(request)
        only(request)
        if not house.vitals.nats:
            raise Problem(AWAY)
        ids = _ids(request)
        found = await house.inside.records.read(
            RecordId(ids["record_id"]), JourneyId(ids["journey_id"])
        )
        if actor.role not in may_read.get(found.kind, frozenset()):
            raise Problem(NOT_FOUND)
        body = {"kind": found.kind, "text": found.text, "written_at": found.written_at}
        return _json(house, body, extra={"Cache-Control": "no-store"})

    words = _words("Read one record: a statement, a note, a name. Only for those who may.", ())
    _route(router, "/journeys/{journey_id}/records/{record_id}", record, words)


def _words(summary: str, may: tuple[Role, ...]) -> dict[str, str]:
    return {"summary": summary, "description": f"For: {', '.join(may) or 'every role'}."}


def _route(
    router: APIRouter,
    path: str,
    endpoint: Callable[..., Any],
    words: Mapping[str, str],
    filters: tuple[str, ...] = (),
) -> None:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", path)
    ]
    asked = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in filters]
    router.add_api_route(
        path,
        endpoint,
        methods=["GET"],
        openapi_extra={"parameters": in_path + asked},
        response_model=None,
        summary=words["summary"],
        description=words["description"],
    )


def _ids(request: Request) -> dict[str, UUID]:
    try:
        return {name: UUID(text) for name, text in request.path_params.items()}
    except ValueError:
        raise Problem(NOT_FOUND) from None


def _json(
    house: House, body: Any, etag: str | None = None, extra: Mapping[str, str] | None = None
) -> Response:
    headers = {"Age": str(house.vitals.age()), **(extra or {})}
    if etag is not None:
        headers["ETag"] = etag
    return Response(orjson.dumps(body, option=orjson.OPT_UTC_Z), 200, headers, "application/json")
