"""The door of a command: token, key, body, records, decision, answer."""

import asyncio
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID

import orjson
from opentelemetry.trace import SpanKind
from pydantic import BaseModel
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from shared.kernel.actors import Actor
from shared.kernel.errors import Refused
from shared.kernel.ids import CommandId, JourneyId, derived
from shared.kernel.messages import Command, RecordRef
from shared.runtime import telemetry
from shared.runtime.handling import Answer, Asked, ChangedMeanwhile
from shared.runtime.house import House
from shared.runtime.http.bodies import LARGEST, Body
from shared.runtime.http.problems import (
    AWAY,
    INVALID,
    KEY_MISSING,
    MATCH,
    NOT_FOUND,
    TOO_LARGE,
    Problem,
    respond,
)
from shared.runtime.http.routes import CommandRoute
from shared.runtime.records import Words

DEADLINE = 4.5
"""Seconds after which a command that could not be decided is answered 503."""

AHEAD = timedelta(minutes=5)
BACKDATING = timedelta(days=3 * 365)
"""How far back a command may be dated: paper files are entered late. Our design."""

_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_VERSION = re.compile(r'"(\d{1,18})"')


class _Headers(Headers):
    """Headers that are looked up, not searched; their names come in lower case."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope=scope)
        self._found = dict(reversed(self._list))

    def __getitem__(self, key: str) -> str:
        return self._found[key.encode()].decode("latin-1")


class _Request(Request):
    @property
    def headers(self) -> Headers:
        """Return the headers."""
        if not hasattr(self, "_headers"):
            self._headers = _Headers(self.scope)
        return self._headers


class CommandDoor:
    """Answers one command route."""

    def __init__(self, route: CommandRoute, house: House) -> None:
        self.route = route
        self.in_path = frozenset(re.findall(r"{(\w+)}", route.path))
        self.body = Body(route, self.in_path)
        self._house = house
        self._gate = house.gate
        self._may = frozenset(route.may)
        self._name = f"POST {route.path}"
        self._aggregate = house.service.log.of(route.command)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; every failure becomes a problem."""
        request = _Request(scope, receive)
        began = time.perf_counter()
        parent = request.headers.get("traceparent")
        with telemetry.span(self._name, parent, SpanKind.SERVER) as traceparent:
            try:
                async with asyncio.timeout(DEADLINE):
                    response = await self._answer(request, traceparent)
            except TimeoutError:
                response = respond(request, Problem(AWAY))
            except Exception as error:
                telemetry.note(error)
                response = respond(request, error)
        seconds = time.perf_counter() - began
        telemetry.commands.record(
            seconds, {"route": self.route.path, "status": response.status_code}
        )
        await response(scope, receive, send)

    async def _answer(self, request: Request, traceparent: str) -> Response:
        actor = self._gate.admit(request, self._may)
        self._house.must_take_commands()
        key = _idempotency_key(request)
        if_match = _if_match(request)
        ids = _path_ids(request)
        body = self.body.read(await _read(request))
        asked = self._asked(actor, key, ids, body, traceparent)
        command, answer = await self._put(asked, ids, body, if_match)
        return self._say(command, answer)

    async def _put(
        self, asked: Asked, ids: Mapping[str, UUID], body: BaseModel, if_match: int | None
    ) -> tuple[Command, Answer]:
        plain = {
            name: getattr(body, name) for name in body.model_fields_set - self.body.texts.keys()
        }
        minted = {
            name: plain.get(name) or derived(asked.command_id, name) for name in self.route.mints
        }
        fields: dict[str, Any] = {**plain, **ids, **minted}
        _check_date(fields["occurred_at"])
        texts = {
            name: text for name in self.body.texts if (text := getattr(body, name)) is not None
        }
        inside = self._house.inside
        if self.route.command in self._house.service.log.opens:
            await inside.records.open_journey(fields["journey_id"])
        refs = await self._keep(asked, fields, texts) if texts else {}
        command = self.route.command.model_validate({**fields, **refs})
        try:
            answer = await inside.desk.handle(command, asked, if_match)
        except (Refused, ChangedMeanwhile):
            if refs:
                await inside.records.discard(asked.command_id)
            raise
        if refs and answer.recorded:
            await inside.records.settle(asked.command_id)
        elif refs:
            await inside.records.discard(asked.command_id)
        return command, answer

    async def _keep(
        self, asked: Asked, fields: Mapping[str, Any], texts: Mapping[str, str]
    ) -> dict[str, RecordRef]:
        """Write what the worker wrote as records, before anything refers to it."""
        aggregate_id: UUID = fields[self._aggregate.id_field]
        journey = await self._journey(fields, aggregate_id)
        return {
            name: await self._house.inside.records.keep(
                journey,
                Words(
                    kind=self.body.texts[name].kind,
                    text=text,
                    command_id=asked.command_id,
                    field=name,
                    subject=self._aggregate.subject(aggregate_id),
                ),
            )
            for name, text in texts.items()
        }

    async def _journey(self, fields: Mapping[str, Any], aggregate_id: UUID) -> JourneyId:
        named = fields.get("journey_id")
        if named is not None:
            return JourneyId(named)
        journey = await self._house.inside.desk.journey_at(self._aggregate, aggregate_id)
        if journey is None:
            raise Problem(NOT_FOUND)
        return journey

    def _asked(
        self, actor: Actor, key: str, ids: Mapping[str, UUID], body: BaseModel, traceparent: str
    ) -> Asked:
        """Frame a request: its id and digest are keyed, the key itself is never stored."""
        where = "\x1f".join([str(actor.staff), self.route.path, *map(str, ids.values()), key])
        command_id = CommandId(UUID(bytes=self._keyed(where), version=4))
        request = self._keyed(body.model_dump_json()).hex()
        return Asked(command_id, actor, self.route.purpose, command_id, None, traceparent, request)

    def _keyed(self, text: str) -> bytes:
        return blake2b(text.encode(), digest_size=16, key=self._house.secret).digest()

    def _say(self, command: Command, answer: Answer) -> Response:
        position = f"{self._house.service.log.stream}@{answer.sequence}"
        body: dict[str, Any] = {"id": answer.aggregate_id}
        body |= {name: getattr(command, name) for name in self.route.mints}
        body |= {
            "journey_id": answer.journey,
            "version": answer.version,
            "position": position,
            "recorded": answer.recorded,
        }
        headers = {"ETag": f'"{answer.version}"', "Position": position}
        status = 201 if self.route.mints and answer.recorded else 200
        return Response(orjson.dumps(body), status, headers, "application/json")


def _idempotency_key(request: Request) -> str:
    key = request.headers.get("idempotency-key", "")
    if not _KEY.fullmatch(key):
        raise Problem(KEY_MISSING)
    return key


def _if_match(request: Request) -> int | None:
    header = request.headers.get("if-match")
    if header is None:
        return None
    version = _VERSION.fullmatch(header.strip())
    if version is None:
        raise Problem(MATCH)
    return int(version.group(1))


def _path_ids(request: Request) -> dict[str, UUID]:
    try:
        return {name: UUID(text) for name, text in request.path_params.items()}
    except ValueError:
        raise Problem(NOT_FOUND) from None


async def _read(request: Request) -> bytes:
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > LARGEST:
        raise Problem(TOO_LARGE)
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LARGEST:
            raise Problem(TOO_LARGE)
    return bytes(raw)


def _check_date(occurred_at: datetime) -> None:
    now = datetime.now(UTC)
    if occurred_at > now + AHEAD:
        raise Problem(INVALID, [{"pointer": "/occurred_at", "code": "in_the_future"}])
    if occurred_at < now - BACKDATING:
        raise Problem(INVALID, [{"pointer": "/occurred_at", "code": "too_long_ago"}])
