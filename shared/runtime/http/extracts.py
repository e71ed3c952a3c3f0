"""The door of an extract: all that this room holds about a person, for them, and written down.

Only the data-protection officer hands it out. Texts are opened whatever their kind: they are
about the person who asks.
"""

from datetime import UTC, datetime
from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Query, Request
from opentelemetry.trace import SpanKind
from starlette.responses import Response

from shared.casework.extract import Extract, Written, as_data, lay_out
from shared.casework.files import FILES
from shared.kernel.actors import Actor, Role
from shared.kernel.ids import JourneyId
from shared.runtime import telemetry
from shared.runtime.house import House
from shared.runtime.http.access_history import history_of
from shared.runtime.http.admitting import admit_to
from shared.runtime.http.answering import ids_in
from shared.runtime.http.downloads import SAFELY, download
from shared.runtime.http.paging import only
from shared.runtime.http.problems import NOT_FOUND, Problem
from shared.runtime.http.records import Reader, note_reading
from shared.runtime.painting import rows_of, visible
from shared.runtime.printing import on_paper
from shared.runtime.strokes import JOURNEY_STEPS

PATH = "/journeys/{journey_id}/extract"
MAY: tuple[Role, ...] = ("data-protection-officer",)

_AS = "As JSON, or as a paper (PDF)."


def routes(house: House) -> APIRouter:
    """Return the door at which extracts are made; a room that only listens holds nothing."""
    router = APIRouter()
    if not house.service.log.aggregates:
        return router

    async def extract(
        request: Request,
        form: Annotated[Literal["json", "pdf"], Query(alias="as", description=_AS)] = "json",
    ) -> Response:
        actor = house.gate.admit(request, frozenset(MAY))
        only(request, frozenset({"as"}))
        house.must_take_commands()
        parent = request.headers.get("traceparent")
        with telemetry.span(f"POST {PATH}", parent, SpanKind.SERVER) as traceparent:
            made = await _made(house, actor, JourneyId(ids_in(request)["journey_id"]), traceparent)
        if form == "json":
            body = orjson.dumps(as_data(made), option=orjson.OPT_UTC_Z)
            return Response(body, 200, dict(SAFELY), "application/json")
        paper = await on_paper(lay_out(made), made.made_at)
        return download(paper, "application/pdf", "extract", made.journey_id, "pdf")

    router.add_api_route(
        PATH,
        extract,
        methods=["POST"],
        response_model=None,
        summary="Extract all that is held about a person; the reading is written down.",
        description=f"For: {', '.join(MAY)}.",
        openapi_extra={
            "parameters": [
                {"name": "journey_id", "in": "path", "required": True, "schema": {"type": "string"}}
            ]
        },
    )
    return router


async def _made(house: House, actor: Actor, journey: JourneyId, traceparent: str) -> Extract:
    relation = await admit_to(house, actor, journey, "read")
    inside = house.inside
    await inside.registry.caught_up()
    generation = inside.projectors["own"].position.generation
    steps = await inside.database[rows_of(JOURNEY_STEPS, generation)].find_one(
        {"_id": str(journey)}
    )
    if steps is None:
        raise Problem(NOT_FOUND)
    kinds = [kind.kind for kind in house.service.records]
    found = await inside.records.read_many(journey, kinds)
    reader = Reader(actor, relation, "person-asked", traceparent)
    read_now = {record_id: record.kind for record_id, record in found.items()}
    await note_reading(house, reader, journey, read_now)
    files = inside.database[rows_of(FILES.name, generation)].find({"journey_id": str(journey)})
    return Extract(
        service=house.service.room.name,
        journey_id=journey,
        made_at=datetime.now(UTC),
        steps=steps["entries"],
        records=[
            Written(record_id, record.kind, record.text, record.written_at)
            for record_id, record in found.items()
        ],
        files=[visible(row) async for row in files],
        known_by=await history_of(house, journey),
    )
