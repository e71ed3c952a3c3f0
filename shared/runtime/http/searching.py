"""The door of a search: who asked, and what they were shown, is in the log before the answer."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from shared.kernel.actors import Actor
from shared.kernel.finding import ByHistory, BySigns
from shared.kernel.ids import CommandId, JourneyId
from shared.kernel.messages import Code, in_milliseconds
from shared.runtime.handling import Asked
from shared.runtime.house import House
from shared.runtime.http.admitting import admit_to, scopes_for
from shared.runtime.http.asking import answered, read
from shared.runtime.http.bodies import LARGEST, read_as
from shared.runtime.http.paging import only
from shared.runtime.http.problems import NOT_FOUND, TOO_LARGE, Problem
from shared.runtime.http.reading import Reading
from shared.runtime.http.routes import SearchRoute

DEADLINE = 4.5

_UNKNOWN: Mapping[str, Any] = {"legal_status": "unknown", "standing": {}}


class SearchDoor:
    """Answers one search route. A question asked twice is two questions: both are recorded."""

    def __init__(self, route: SearchRoute, house: House) -> None:
        self.route = route
        self._house = house
        self._may = frozenset(route.may)
        self._reading = Reading(house)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; every failure becomes a problem."""
        request = Request(scope, receive)

        async def work(traceparent: str) -> Response:
            return await self._answer(request, traceparent)

        response = await answered(request, self.route.path, DEADLINE, work)
        await response(scope, receive, send)

    async def _answer(self, request: Request, traceparent: str) -> Response:
        actor = self._house.gate.admit(request, self._may)
        self._house.must_take_commands()
        only(request)
        question = read_as(self.route.question, await read(request, LARGEST, TOO_LARGE))
        found = await self._seek(self.route.seek(question, actor.role))
        await self._write_down(question, actor, tuple(found), traceparent)
        items = [
            {"likeness": likeness, **await self._shown(actor, journey)}
            for journey, likeness in found.items()
        ]
        body = orjson.dumps({"found": items})
        return Response(body, 200, {"Cache-Control": "no-store"}, "application/json")

    async def _seek(self, where: BySigns | ByHistory) -> Mapping[JourneyId, Code]:
        inside = self._house.inside
        if isinstance(where, BySigns):
            return await inside.records.index.matches(where.signs)
        aggregate = self._house.service.log.named(where.aggregate)
        return where.shows((await inside.desk.state_of(aggregate, where.aggregate_id)).state)

    async def _write_down(
        self, question: Any, actor: Actor, found: tuple[JourneyId, ...], traceparent: str
    ) -> None:
        at = in_milliseconds(datetime.now(UTC))
        command_id = CommandId(uuid4())
        asked = Asked(
            command_id, actor, self.route.purpose, command_id, None, traceparent, request=""
        )
        await self._house.inside.desk.handle(self.route.note(question, actor, at, found), asked)

    async def _shown(self, actor: Actor, journey: JourneyId) -> dict[str, Any]:
        """Return where a journey stands, if the worker is something to it; never whose it is."""
        try:
            relation = await admit_to(self._house, actor, journey)
        except Problem as problem:
            if problem.kind is not NOT_FOUND:
                raise
            return {"journey_id": None, **_UNKNOWN, "ask": self.route.ask}
        scopes = await scopes_for(self._house, actor, relation, journey)
        if scopes is not None and "legal-status" not in scopes:
            return {"journey_id": str(journey), **_UNKNOWN, "ask": None}
        try:
            picture: Mapping[str, Any] = await self._reading.journey(journey, None)
        except Problem as problem:
            if problem.kind is not NOT_FOUND:
                raise
            picture = _UNKNOWN
        standing = {name: picture[name] for name in _UNKNOWN}
        return {"journey_id": str(journey), **standing, "ask": None}
