"""Who came to know what of a journey, over all services: each is asked with the officer's token.

The room that only listens holds no such history and is told none: who reads whose records is no
fact for every room to hear. It carries the officer's question on and keeps nothing of the answers.
Whoever did not answer is named beside those who did.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, get_args

import httpx
import orjson
from fastapi import APIRouter, Request
from pydantic import AwareDatetime, TypeAdapter, ValidationError
from starlette.responses import Response

from shared.kernel.actors import Role
from shared.law.consent import Service
from shared.runtime.house import House
from shared.runtime.http.answering import hang, ids_in, shown, words
from shared.runtime.http.paging import only

ANSWER_WITHIN = 10.0

Said = Literal["answered", "refused", "away", "answers-strangely", "not-named"]
"""What became of the question at one service; `not-named`: nobody said where it is reached."""

SERVICES: tuple[Service, ...] = get_args(Service)
"""Those that hold something of a person."""

_Lines = list[dict[str, Any]]

Answers = Mapping[Service, tuple[Said, _Lines]]
"""What became of the question at each service, and what it told."""

_ITEMS = TypeAdapter(dict[Literal["items"], _Lines])
_MOMENT = TypeAdapter[datetime](AwareDatetime)


def add_everywhere(router: APIRouter, house: House, path: str, may: tuple[Role, ...]) -> None:
    """Hang the door at which one question is asked of every service that holds something."""

    async def everywhere(request: Request) -> Response:
        house.gate.admit(request, frozenset(may))
        only(request)
        answers = await _asked(house, path.format(**ids_in(request)), request)
        return shown(house, told(answers), extra={"Cache-Control": "no-store"})

    summary = "See who came to know what of the journey, in every service that answers"
    hang(router, path, everywhere, words(summary, may))


def told(answers: Answers) -> dict[str, Any]:
    """Return what all services told, in the order in which it happened, and who did not tell."""
    said = {service: how for service, (how, _) in answers.items()}
    lines = [{"service": service, **one} for service, (_, all_) in answers.items() for one in all_]
    return {
        "items": sorted(lines, key=_moment),
        "services": said,
        "complete": set(said.values()) == {"answered"},
    }


async def _asked(house: House, path: str, request: Request) -> Answers:
    known = {"Authorization": request.headers["authorization"]}
    # No proxy that the environment names hears of a person.
    async with httpx.AsyncClient(headers=known, timeout=ANSWER_WITHIN, trust_env=False) as client:
        answers = await asyncio.gather(
            *(_of(client, house.rooms.get(one), path) for one in SERVICES)
        )
    return dict(zip(SERVICES, answers, strict=True))


async def _of(client: httpx.AsyncClient, url: str | None, path: str) -> tuple[Said, _Lines]:
    if url is None:
        return "not-named", []
    try:
        answer = await client.get(f"{url}{path}")
    except (httpx.HTTPError, httpx.InvalidURL):
        return "away", []
    if not answer.is_success:
        return ("away" if answer.is_server_error else "refused"), []
    try:
        lines = _ITEMS.validate_python(orjson.loads(answer.content))["items"]
        for line in lines:
            _moment(line)
    except (ValueError, ValidationError, KeyError):
        return "answers-strangely", []
    return "answered", lines


def _moment(line: Mapping[str, Any]) -> datetime:
    return _MOMENT.validate_python(line["at"])
