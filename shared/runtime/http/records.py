"""The doors of records: what a role may see of each, written down before it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

import orjson
from fastapi import APIRouter, Query, Request
from opentelemetry.trace import SpanKind
from pydantic import Field
from starlette.responses import Response

from shared.casework.access_messages import NoteReading, ReadingId, ReadingPurpose
from shared.casework.reach import records_of
from shared.kernel.actors import Actor, Relation, Role
from shared.kernel.ids import CommandId, JourneyId, RecordId
from shared.kernel.messages import Message, in_milliseconds
from shared.runtime import telemetry
from shared.runtime.handling import Asked
from shared.runtime.house import House
from shared.runtime.http.admitting import admit_to, scopes_for
from shared.runtime.http.answering import hang, ids_in, shown, words
from shared.runtime.http.asking import read
from shared.runtime.http.bodies import LARGEST, read_as
from shared.runtime.http.paging import only
from shared.runtime.http.problems import AWAY, NOT_FOUND, TOO_LARGE, Problem
from shared.runtime.http.reading import Reading
from shared.runtime.http.routes import RecordKind
from shared.runtime.records.contents import Record

RECORD = "/journeys/{journey_id}/records/{record_id}"
READING = "/journeys/{journey_id}/records/reading"

_UNKEPT = {"Cache-Control": "no-store"}
WHY = "Why it is read; kept in the journey's access history."


class Wanted(Message):
    """What is to be read of a journey, and why; without `records`, all that the role may see."""

    purpose: ReadingPurpose
    records: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=200)] | None = None


@dataclass(frozen=True)
class Reader:
    """Who reads, as whom, why, and in which trace."""

    actor: Actor
    relation: Relation
    purpose: ReadingPurpose
    traceparent: str

    def asked(self, command_id: CommandId) -> Asked:
        """Return how it is asked that what they do be written down."""
        return Asked(
            command_id,
            self.actor,
            self.purpose,
            command_id,
            None,
            self.traceparent,
            request="",
            relation=self.relation,
        )


@dataclass(frozen=True)
class Shelves:
    """What each role may see of each kind of record that a service keeps."""

    kinds: tuple[RecordKind, ...]
    _may_see: dict[Role, Mapping[str, frozenset[str] | None]] = field(
        default_factory=dict[Role, Mapping[str, frozenset[str] | None]], init=False
    )

    @property
    def may(self) -> tuple[Role, ...]:
        """Return who may read a record of any kind."""
        return tuple(dict.fromkeys(role for kind in self.kinds for role in kind.may_read))

    def may_see(self, role: Role) -> Mapping[str, frozenset[str] | None]:
        """Return each kind that a role may read; with some, only these fields."""
        if role not in self._may_see:
            mine = [kind for kind in self.kinds if role in kind.may_read]
            self._may_see[role] = {kind.kind: kind.cut.get(role) for kind in mine}
        return self._may_see[role]

    def reached(self, role: Role, scopes: frozenset[str] | None) -> frozenset[str]:
        """Return the kinds that a role may read, of what is shared if no more than that is."""
        kinds = frozenset(self.may_see(role))
        return kinds if scopes is None else kinds & records_of(scopes)

    def cut(self, record: Record, role: Role) -> str:
        """Return what a role may see of a record that it may read."""
        fields = self.may_see(role)[record.kind]
        if fields is None:
            return record.text
        written: dict[str, Any] = orjson.loads(record.text)
        return orjson.dumps({k: v for k, v in written.items() if k in fields}).decode()


async def note_reading(
    house: House, reader: Reader, journey: JourneyId, read_now: Mapping[RecordId, str]
) -> None:
    """Write down who reads what, before it leaves; raises a 503 problem when that cannot be."""
    if not read_now:
        return
    if not house.vitals.nats:
        raise Problem(AWAY)
    command_id = CommandId(uuid4())
    noted = NoteReading(
        journey_id=journey,
        reading_id=ReadingId(command_id),
        records=tuple(read_now),
        kinds=tuple(sorted(set(read_now.values()))),
        purpose=reader.purpose,
        relation=reader.relation,
        occurred_at=in_milliseconds(datetime.now(UTC)),
    )
    await house.inside.desk.handle(noted, reader.asked(command_id))


def routes(house: House) -> APIRouter:
    """Return the doors at which records are read."""
    router = APIRouter()
    shelves = Shelves(house.service.records)
    _hang_one(router, house, shelves)
    _hang_many(router, house, shelves)
    return router


def _hang_one(router: APIRouter, house: House, shelves: Shelves) -> None:
    async def record(
        request: Request, purpose: Annotated[ReadingPurpose, Query(description=WHY)]
    ) -> Response:
        only(request, frozenset({"purpose"}))
        ids = ids_in(request)
        wanted = Wanted(purpose=purpose, records=(ids["record_id"],))
        found = await _read(request, house, shelves, wanted, RECORD)
        if not found:
            raise Problem(NOT_FOUND)
        return shown(house, found[0], extra=_UNKEPT)

    said = words(
        "Read one record: a statement, a note, a name. Each kind for those who may.", shelves.may
    )
    hang(router, RECORD, record, said)


def _hang_many(router: APIRouter, house: House, shelves: Shelves) -> None:
    async def records(request: Request) -> Response:
        only(request)
        wanted = read_as(Wanted, await read(request, LARGEST, TOO_LARGE))
        found = await _read(request, house, shelves, wanted, READING)
        return shown(house, {"records": found}, extra=_UNKEPT)

    schema = Wanted.model_json_schema()
    example = {"purpose": "handover"}
    router.add_api_route(
        READING,
        records,
        methods=["POST"],
        response_model=None,
        summary="Read records of the journey, as far as you may; the reading is written down",
        description=f"For: {', '.join(shelves.may)}.",
        openapi_extra={
            "parameters": [
                {"name": "journey_id", "in": "path", "required": True, "schema": {"type": "string"}}
            ],
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": schema, "example": example}},
            },
        },
    )


async def _read(
    request: Request, house: House, shelves: Shelves, wanted: Wanted, path: str
) -> list[dict[str, Any]]:
    """Return what the asker may see of the records that they want, in a trace of its own."""
    actor = house.gate.recognise(request)
    if not house.vitals.nats:
        raise Problem(AWAY)
    parent = request.headers.get("traceparent")
    with telemetry.span(f"{request.method} {path}", parent, SpanKind.SERVER) as traceparent:
        journey = JourneyId(ids_in(request)["journey_id"])
        relation = await admit_to(house, actor, journey, "read")
        scopes = await scopes_for(house, actor, relation, journey)
        kept = shelves.reached(actor.role, scopes)
        kept -= await _of_other_units(house, shelves, kept, actor, journey)
        named = None if wanted.records is None else [RecordId(one) for one in wanted.records]
        found = await house.inside.records.read_many(journey, kept, named)
        reader = Reader(actor, relation, wanted.purpose, traceparent)
        kinds = {record_id: record.kind for record_id, record in found.items()}
        await note_reading(house, reader, journey, kinds)
    return [told(one, record, shelves.cut(record, actor.role)) for one, record in found.items()]


def told(record_id: RecordId, record: Record, text: str) -> dict[str, Any]:
    """Return a record as it is handed out, with as much of its text as may be seen."""
    return {
        "id": record_id,
        "kind": record.kind,
        "text": text,
        "written_at": record.written_at,
    }


async def _of_other_units(
    house: House, shelves: Shelves, kept: frozenset[str], actor: Actor, history: JourneyId
) -> frozenset[str]:
    """Return those of these kinds that only one unit reads, and the asker's is another."""
    reading = Reading(house)
    closed: set[str] = set()
    for kind in shelves.kinds:
        if kind.of_unit_in is not None and kind.kind in kept:
            row = await reading.row(kind.of_unit_in, str(history))
            if row is None or row["unit"] != actor.unit:
                closed.add(kind.kind)
    return frozenset(closed)
