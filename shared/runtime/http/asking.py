"""What every asking has alike: its key, its ids, its frame, how long it may take, its answer."""

import asyncio
import re
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID

import orjson
from opentelemetry.trace import SpanKind
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from shared.kernel.actors import Actor
from shared.kernel.dated import EARLIEST
from shared.kernel.ids import CommandId
from shared.kernel.messages import Command
from shared.runtime import telemetry
from shared.runtime.handling import Answer, Asked
from shared.runtime.house import House
from shared.runtime.http.problems import (
    AWAY,
    INVALID,
    KEY_MISSING,
    Kind,
    Problem,
    respond,
)

AHEAD = timedelta(minutes=5)
BACKDATING = timedelta(days=3 * 365)
"""How far back a command may be dated: paper files are entered late. Our design."""

LONG_AGO = datetime(EARLIEST.year, EARLIEST.month, EARLIEST.day, tzinfo=UTC)
"""How far back what is never too old may be dated."""

HEARD_OUT = 1024 * 1024
PATIENCE = 1.0
"""How many bytes too many, and for how many seconds, are taken in before the line is cut."""

_KEY = re.compile(r"[\x21-\x7e]{1,255}")


class _Headers(Headers):
    """Headers that are looked up, not searched; their names come in lower case."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope=scope)
        self._found = dict(reversed(self._list))

    def __getitem__(self, key: str) -> str:
        return self._found[key.encode()].decode("latin-1")


class Asking(Request):
    """A request on the way of a command, where every look costs."""

    @property
    def headers(self) -> Headers:
        """Return the headers."""
        if not hasattr(self, "_headers"):
            self._headers = _Headers(self.scope)
        return self._headers


async def answered(
    request: Request, path: str, seconds: float, work: Callable[[str], Awaitable[Response]]
) -> Response:
    """Answer within so many seconds, in a span, measured; every failure becomes a problem."""
    began = time.perf_counter()
    parent = request.headers.get("traceparent")
    with telemetry.span(f"POST {path}", parent, SpanKind.SERVER) as traceparent:
        try:
            async with asyncio.timeout(seconds):
                response = await work(traceparent)
        except TimeoutError:
            response = respond(request, Problem(AWAY))
        except Exception as error:
            telemetry.note(error)
            response = respond(request, error)
    taken = time.perf_counter() - began
    telemetry.commands.record(taken, {"route": path, "status": response.status_code})
    return response


def idempotency_key(request: Request) -> str:
    """Return the key of a command; raises a 400 problem without one."""
    key = request.headers.get("idempotency-key", "")
    if not _KEY.fullmatch(key):
        raise Problem(KEY_MISSING)
    return key


async def read(request: Request, largest: int, too_large: Kind) -> bytes:
    """Read a body of at most so many bytes; beyond them the connection is closed."""
    problem = Problem(too_large, headers={"Connection": "close"})
    length = request.headers.get("content-length", "")
    rest = request.stream()
    if length.isdigit() and int(length) > largest:
        await _hear_out(rest)
        raise problem
    raw = bytearray()
    async for chunk in rest:
        raw += chunk
        if len(raw) > largest:
            await _hear_out(rest)
            raise problem
    return bytes(raw)


async def _hear_out(rest: AsyncGenerator[bytes]) -> None:
    """Throw away some more of a body: who is cut off while they talk does not hear the answer."""
    left = HEARD_OUT
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            async for chunk in rest:
                left -= len(chunk)
                if left < 0:
                    return


def check_date(occurred_at: datetime, *, of_any_age: bool = False) -> None:
    """Refuse, with a 422 problem, what is dated ahead or too long ago."""
    now = datetime.now(UTC)
    if occurred_at > now + AHEAD:
        raise Problem(INVALID, [{"pointer": "/occurred_at", "code": "in_the_future"}])
    if occurred_at < (LONG_AGO if of_any_age else now - BACKDATING):
        raise Problem(INVALID, [{"pointer": "/occurred_at", "code": "too_long_ago"}])


@dataclass(frozen=True)
class Frame:
    """What frames the commands of one door: its path and its purpose."""

    house: House
    path: str
    purpose: str

    def asked(
        self, actor: Actor, key: str, ids: Mapping[str, UUID], body: bytes, traceparent: str
    ) -> Asked:
        """Frame a request: its id and digest are keyed, the key itself is never stored."""
        where = "\x1f".join([str(actor.staff), self.path, *map(str, ids.values()), key])
        command_id = CommandId(UUID(bytes=self._keyed(where.encode()), version=4))
        request = self._keyed(body).hex()
        return Asked(command_id, actor, self.purpose, command_id, None, traceparent, request)

    def _keyed(self, data: bytes) -> bytes:
        return blake2b(data, digest_size=16, key=self.house.secret).digest()

    def say(self, command: Command, answer: Answer, mints: tuple[str, ...]) -> Response:
        """Say what became of a command, and which ids were made."""
        position = f"{self.house.service.log.stream}@{answer.sequence}"
        body: dict[str, Any] = {"id": answer.aggregate_id}
        body |= {name: getattr(command, name) for name in mints}
        body |= {
            "journey_id": answer.journey,
            "version": answer.version,
            "position": position,
            "recorded": answer.recorded,
        }
        headers = {"ETag": f'"{answer.version}"', "Position": position}
        status = 201 if mints and answer.recorded else 200
        return Response(orjson.dumps(body), status, headers, "application/json")
