"""The doors of a journey's files: one is brought, all are listed, one is handed out again."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from shared.casework.access_messages import ReadingPurpose
from shared.casework.files import (
    FILES,
    FileId,
    FileKind,
    KeepFile,
    Kept,
    MediaType,
    NoFile,
    NoSuchFile,
)
from shared.casework.reach import files_of
from shared.kernel.actors import Role
from shared.kernel.errors import Refused
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Moment, RecordRef
from shared.runtime import telemetry
from shared.runtime.handling import Answer, Asked, ChangedMeanwhile
from shared.runtime.house import House
from shared.runtime.http import faults
from shared.runtime.http.admitting import (
    admit_to,
    admit_to_act,
    must_be_there,
    nothing_there,
    scopes_for,
)
from shared.runtime.http.answering import After, Limit, WaitFor, hang, ids_in, shown, words
from shared.runtime.http.asking import Frame, answered, check_date, idempotency_key, read
from shared.runtime.http.downloads import download
from shared.runtime.http.media import EXTENSIONS, is_as_declared, media_type
from shared.runtime.http.paging import Page, only, wanted, written_out
from shared.runtime.http.problems import (
    AWAY,
    FILE_TOO_LARGE,
    INVALID,
    KEY_MISSING,
    MEDIA_TYPE,
    NOT_AS_DECLARED,
    ROLE,
    Problem,
)
from shared.runtime.http.reading import Reading
from shared.runtime.http.records import WHY, Reader, note_reading
from shared.runtime.http.routes import BoardRoute, FilesRoute
from shared.runtime.records.store import Paper

DEADLINE = 150.0
"""Seconds for a whole upload: a commune's line may carry no more than 1 Mbit/s."""

_AT_ONCE = 8
"""Files that one process holds in memory; the next wait with their bytes unread."""

_RECORD = "file"

_MayRead = Mapping[FileKind, frozenset[Role]]


class Brought(BaseModel):
    """What the query says of a file; its bytes are the body."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    kind: FileKind
    about_id: UUID | None = None
    occurred_at: Annotated[Moment, BeforeValidator(written_out)] | None = None


class FileDoor:
    """Takes in one file."""

    def __init__(self, route: FilesRoute, house: House) -> None:
        self.route = route
        self._house = house
        self._may = {right.kind: frozenset(right.may_keep) for right in route.rights}
        self._frame = Frame(house, route.path, route.purpose)
        self._files = house.service.log.of(KeepFile)
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; every failure becomes a problem."""
        request = Request(scope, receive)

        async def work(traceparent: str) -> Response:
            return await self._answer(request, traceparent)

        response = await answered(request, self.route.path, DEADLINE, work)
        await response(scope, receive, send)

    async def _answer(self, request: Request, traceparent: str) -> Response:
        actor = self._house.gate.recognise(request)
        brought = _brought(request)
        may = self._may.get(brought.kind, frozenset())
        if actor.role not in may:
            raise Problem(ROLE, roles=may)
        self._house.must_take_commands()
        key = idempotency_key(request)
        ids = ids_in(request)
        relation = await admit_to_act(self._house, actor, ids["journey_id"])
        await must_be_there(self._house, relation, ids["journey_id"])
        declared = media_type(request.headers.get("content-type", ""))
        if declared is None:
            raise Problem(MEDIA_TYPE)
        async with self._room:
            content = await read(request, self._house.largest_file, FILE_TOO_LARGE)
            if not is_as_declared(declared, content):
                raise Problem(NOT_AS_DECLARED)
            said = orjson.dumps([brought.model_dump(mode="json"), declared])
            seal = hashlib.sha256(content).digest()
            asked = self._frame.asked(actor, key, ids, said + seal, traceparent)
            asked = replace(asked, relation=relation)
            journey = JourneyId(ids["journey_id"])
            with nothing_there(relation):
                command, answer = await self._put(asked, journey, brought, declared, content)
        return self._frame.say(command, answer, ("file_id",))

    async def _put(
        self,
        asked: Asked,
        journey: JourneyId,
        brought: Brought,
        declared: MediaType,
        content: bytes,
    ) -> tuple[KeepFile, Answer]:
        inside = self._house.inside
        file_id = FileId(derived(asked.command_id, "file_id"))
        command = KeepFile(
            file_id=file_id,
            journey_id=journey,
            file_kind=brought.kind,
            media_type=declared,
            size=len(content),
            content=await self._kept(asked, journey, file_id, content),
            about_id=brought.about_id,
            occurred_at=brought.occurred_at or datetime.now(UTC),
        )
        try:
            answer = await inside.desk.handle(command, asked)
        except (Refused, ChangedMeanwhile):
            await inside.records.discard(asked.command_id)
            raise
        await inside.records.settle(asked.command_id)
        return command, answer

    async def _kept(
        self, asked: Asked, journey: JourneyId, file_id: FileId, content: bytes
    ) -> RecordRef:
        """Keep the content, unless this same command did: it may be destroyed since."""
        known = (await self._house.inside.desk.state_of(self._files, file_id)).state
        if not isinstance(known, NoFile):
            ref: RecordRef = known.file.content
            return ref
        subject = self._files.subject(file_id)
        paper = Paper(_RECORD, content, asked.command_id, "content", subject)
        return await self._house.inside.records.keep(journey, paper)

    def operation(self) -> dict[str, Any]:
        """Return what the OpenAPI document says of this door."""
        rights = "; ".join(f"{r.kind}: {', '.join(r.may_keep)}" for r in self.route.rights)
        binary = {"schema": {"type": "string", "format": "binary"}}
        return {
            "summary": self.route.summary,
            "description": f"For: {rights}. Purpose: {self.route.purpose}.",
            "operationId": KeepFile.__name__,
            "parameters": [
                _parameter("journey_id", "path", {"type": "string"}),
                _parameter("kind", "query", {"enum": [right.kind for right in self.route.rights]}),
                _parameter("about_id", "query", {"type": "string", "format": "uuid"}),
                _parameter("occurred_at", "query", {"type": "string", "format": "date-time"}),
                _parameter("Idempotency-Key", "header", {"type": "string"}),
            ],
            "requestBody": {"required": True, "content": dict.fromkeys(EXTENSIONS, binary)},
            "responses": {
                "201": {"description": "Kept; the file's id is in the body."},
                **{str(kind.status): {"description": kind.en} for kind in _PROBLEMS},
            },
        }


_PROBLEMS = (ROLE, FILE_TOO_LARGE, MEDIA_TYPE, NOT_AS_DECLARED, KEY_MISSING, AWAY)
_NEEDED = frozenset({"journey_id", "kind", "Idempotency-Key"})


def _parameter(name: str, place: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": place, "required": name in _NEEDED, "schema": schema}


def _brought(request: Request) -> Brought:
    only(request, frozenset(Brought.model_fields))
    try:
        brought = Brought.model_validate(dict(request.query_params))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        found = [faults.found(f"/{one['loc'][0]}", one) for one in details]
        raise Problem(INVALID, found) from None
    if brought.occurred_at is not None:
        check_date(brought.occurred_at)
    return brought


def routes(house: House) -> APIRouter:
    """Return the routes at which files are listed and handed out."""
    router = APIRouter()
    for route in house.service.doors:
        if isinstance(route, FilesRoute):
            may_read: _MayRead = {right.kind: frozenset(right.may_read) for right in route.rights}
            _hang_list(router, house, route, may_read)
            _hang_file(router, house, route, may_read)
    return router


def _hang_list(router: APIRouter, house: House, route: FilesRoute, may_read: _MayRead) -> None:
    reading = Reading(house)
    filters = ("file_kind", "about_id")

    async def listed(
        request: Request, wait_for: WaitFor = None, limit: Limit = 50, after: After = None
    ) -> Response:
        actor = house.gate.recognise(request)
        role = actor.role
        kinds = [kind for kind, roles in may_read.items() if role in roles]
        if not kinds:
            raise Problem(ROLE, roles={role for roles in may_read.values() for role in roles})
        journey = ids_in(request)["journey_id"]
        board = BoardRoute(route.path, FILES.name, (), "", "-kept_at", filters)
        asked = wanted(request, board)
        asked_kind = asked.get("file_kind", kinds[0])
        if asked_kind not in kinds:
            may = {role for kind, roles in may_read.items() if kind == asked_kind for role in roles}
            raise Problem(ROLE, roles=may)
        await reading.wait(wait_for)
        relation = await admit_to(house, actor, journey)
        scopes = await scopes_for(house, actor, relation, journey)
        seen = kinds if scopes is None else sorted(files_of(scopes).intersection(kinds))
        mine = {"journey_id": str(journey), "file_kind": {"$in": seen}}
        board = replace(board, where=mine)
        return shown(house, await reading.board(board, asked, Page(limit, after), actor))

    said = words(
        "List a journey's files, the newest first, as far as you may read them.", route.may_read
    )
    hang(router, route.path, listed, said, filters)


def _hang_file(router: APIRouter, house: House, route: FilesRoute, may_read: _MayRead) -> None:
    files = house.service.log.of(KeepFile)
    path = f"{route.path}/{{file_id}}"

    async def file(
        request: Request, purpose: Annotated[ReadingPurpose, Query(description=WHY)]
    ) -> Response:
        actor = house.gate.recognise(request)
        only(request, frozenset({"purpose"}))
        if not house.vitals.nats:
            raise Problem(AWAY)
        ids = ids_in(request)
        relation = await admit_to(house, actor, ids["journey_id"], "read")
        known = (await house.inside.desk.state_of(files, ids["file_id"])).state
        if not isinstance(known, Kept) or known.file.journey_id != ids["journey_id"]:
            raise NoSuchFile
        kept = known.file
        scopes = await scopes_for(house, actor, relation, ids["journey_id"])
        beyond = scopes is not None and kept.file_kind not in files_of(scopes)
        if beyond or actor.role not in may_read.get(kept.file_kind, frozenset()):
            raise NoSuchFile
        content = await house.inside.records.read_file(kept.content.record_id, kept.journey_id)
        record = {kept.content.record_id: _RECORD}
        with telemetry.span(f"GET {path}", request.headers.get("traceparent")) as traceparent:
            reader = Reader(actor, relation, purpose, traceparent)
            await note_reading(house, reader, kept.journey_id, record)
        return download(
            content, kept.media_type, kept.file_kind, kept.file_id, EXTENSIONS[kept.media_type]
        )

    said = words(
        "Hand a file out, decrypted, as a download. Each kind for those who may.", route.may_read
    )
    hang(router, path, file, said)
