"""The door of an extract: all that this room holds about a person, for them, and written down.

Only the data-protection officer hands it out, for a request of the person or on a ground of the
law; that it was made is an event, also where there are no texts. Texts are opened whatever their
kind: they are about the person who asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Final
from uuid import UUID, uuid4

import orjson
from fastapi import APIRouter, Query, Request
from opentelemetry.trace import SpanKind
from starlette.responses import Response

from shared.casework.access_messages import (
    ExtractForm,
    ExtractGround,
    NoteExtract,
    ReadingId,
    ReadingPurpose,
)
from shared.casework.extract import Extract, Written, as_data, lay_out
from shared.casework.files import FILES
from shared.kernel.actors import Actor, Role
from shared.kernel.ids import CommandId, JourneyId
from shared.kernel.messages import in_milliseconds
from shared.runtime import telemetry
from shared.runtime.house import House
from shared.runtime.http.access_history import history_of
from shared.runtime.http.admitting import admit_to
from shared.runtime.http.answering import ids_in
from shared.runtime.http.downloads import SAFELY, download
from shared.runtime.http.paging import only
from shared.runtime.http.problems import NOT_FOUND, Problem
from shared.runtime.http.records import Reader, note_reading
from shared.runtime.printing import on_paper
from shared.runtime.views.painting import rows_of, visible
from shared.runtime.views.strokes import JOURNEY_STEPS

PATH = "/journeys/{journey_id}/extract"
MAY: tuple[Role, ...] = ("data-protection-officer",)

_AS = "As JSON, or as a paper (PDF)."
_REQUEST = "The person's request in intake, open or granted, for which it is made."
_GROUND = "The ground of the law on which it is made, where the person did not ask."

_PURPOSES: Final[Mapping[ExtractGround, ReadingPurpose]] = {
    "order-of-a-court": "court",
    "order-of-investigators": "court",
    "inspection": "supervision",
}


@dataclass(frozen=True)
class _Cause:
    """For which request, or on what ground, and in which form it is asked for."""

    request_id: UUID | None
    ground: ExtractGround | None
    form: ExtractForm

    @property
    def purpose(self) -> ReadingPurpose:
        return _PURPOSES[self.ground] if self.ground else "person-asked"


def routes(house: House) -> APIRouter:
    """Return the door at which extracts are made; a room that only listens holds nothing."""
    router = APIRouter()
    if not house.service.log.aggregates:
        return router

    async def extract(
        request: Request,
        form: Annotated[ExtractForm, Query(alias="as", description=_AS)] = "json",
        request_id: Annotated[UUID | None, Query(alias="request", description=_REQUEST)] = None,
        ground: Annotated[ExtractGround | None, Query(description=_GROUND)] = None,
    ) -> Response:
        actor = house.gate.admit(request, frozenset(MAY))
        only(request, frozenset({"as", "request", "ground"}))
        house.must_take_commands()
        parent = request.headers.get("traceparent")
        journey = JourneyId(ids_in(request)["journey_id"])
        cause = _Cause(request_id, ground, form)
        with telemetry.span(f"POST {PATH}", parent, SpanKind.SERVER) as traceparent:
            made = await _made(house, actor, journey, cause, traceparent)
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


async def _made(
    house: House, actor: Actor, journey: JourneyId, cause: _Cause, traceparent: str
) -> Extract:
    relation = await admit_to(house, actor, journey, "read")
    inside = house.inside
    await inside.registry.caught_up()
    generation = inside.projectors["own"].position.generation
    steps = await inside.database[rows_of(JOURNEY_STEPS, generation)].find_one(
        {"_id": str(journey)}
    )
    if steps is None:
        raise Problem(NOT_FOUND)
    reader = Reader(actor, relation, cause.purpose, traceparent)
    await _note(house, reader, journey, cause)
    kinds = [kind.kind for kind in house.service.records]
    records: list[Written] = []
    async for found in inside.records.read_all(journey, kinds):
        read_now = {record_id: record.kind for record_id, record in found.items()}
        await note_reading(house, reader, journey, read_now)
        records += [
            Written(record_id, record.kind, record.text, record.written_at)
            for record_id, record in found.items()
        ]
    # What was moved is about somebody else.
    mine = {"journey_id": str(journey), "moved_at": None}
    files = inside.database[rows_of(FILES.name, generation)].find(mine)
    return Extract(
        service=house.service.room.name,
        journey_id=journey,
        made_at=datetime.now(UTC),
        steps=steps["entries"],
        records=records,
        files=[visible(row) async for row in files],
        known_by=await history_of(house, journey),
    )


async def _note(house: House, reader: Reader, journey: JourneyId, cause: _Cause) -> None:
    """Write down that an extract is made, and why, before anything is opened."""
    command_id = CommandId(uuid4())
    noted = NoteExtract(
        journey_id=journey,
        extract_id=ReadingId(command_id),
        request_id=cause.request_id,
        ground=cause.ground,
        form=cause.form,
        relation=reader.relation,
        occurred_at=in_milliseconds(datetime.now(UTC)),
    )
    await house.inside.desk.handle(noted, reader.asked(command_id))
