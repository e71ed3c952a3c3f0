"""The door of a command: token, key, body, records, decision, answer."""

import re
from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from shared.kernel.actors import Actor, Relation
from shared.kernel.errors import Refused
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command, RecordRef
from shared.runtime.handling import Answer, Asked, ChangedMeanwhile
from shared.runtime.house import House
from shared.runtime.http.access import enough_for
from shared.runtime.http.admitting import admit_to_act, must_be_there, nothing_there
from shared.runtime.http.answering import ids_in
from shared.runtime.http.asking import Asking, Frame, answered, check_date, idempotency_key, read
from shared.runtime.http.bodies import LARGEST, Body
from shared.runtime.http.paging import only
from shared.runtime.http.problems import (
    GLASS_LETS_NOBODY_IN,
    MATCH,
    NOT_FOUND,
    TOO_LARGE,
    Problem,
)
from shared.runtime.http.routes import CommandRoute
from shared.runtime.http.rules import rules_for
from shared.runtime.records.store import Words
from shared.runtime.relating import Relations

DEADLINE = 4.5
"""Seconds after which a command that could not be decided is answered 503."""

_VERSION = re.compile(r'"(\d{1,18})"')


class CommandDoor:
    """Answers one command route."""

    def __init__(self, route: CommandRoute, house: House) -> None:
        self.route = route
        self.in_path = frozenset(re.findall(r"{(\w+)}", route.path))
        self.body = Body(route, self.in_path)
        self._house = house
        self._gate = house.gate
        self._may = frozenset(route.may)
        self._frame = Frame(house, route.path, route.purpose)
        self.aggregate = house.service.log.of(route.command)
        self._names_history = self.aggregate.id_field in self.in_path

    @property
    def rules(self) -> list[type[Refused]]:
        """Return the rules that may refuse this command."""
        return rules_for(self.route.command, self._house.service.log)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; every failure becomes a problem."""
        request = Asking(scope, receive)

        async def work(traceparent: str) -> Response:
            return await self._answer(request, traceparent)

        response = await answered(request, self.route.path, DEADLINE, work)
        await response(scope, receive, send)

    async def _answer(self, request: Request, traceparent: str) -> Response:
        actor = self._gate.admit(request, self._may)
        if request.scope["query_string"]:
            only(request)
        self._house.must_take_commands()
        key = idempotency_key(request)
        if_match = _if_match(request)
        ids = ids_in(request)
        relation = await self._there(actor, ids) if self._names_history else None
        body = self.body.read(await read(request, LARGEST, TOO_LARGE))
        said = body.model_dump_json().encode()
        asked = self._frame.asked(actor, key, ids, said, traceparent)
        fields = self._fields(asked, ids, body)
        relation = relation or await self._relation(actor, fields, body.model_fields_set)
        for name in self.route.also_theirs:
            await admit_to_act(self._house, actor, fields[name])
        asked = replace(asked, relation=relation)
        with nothing_there(relation):
            command, answer = await self._put(asked, fields, body, if_match)
        return self._frame.say(command, answer, self.route.mints)

    async def _there(self, actor: Actor, ids: Mapping[str, UUID]) -> Relation:
        """Return who the worker is to what the path names, before anything else is looked at.

        So nobody can tell what is not there from what is not theirs.
        """
        relation = await self._relation(actor, ids)
        await must_be_there(self._house, relation, ids.get("journey_id"))
        return relation

    async def _relation(
        self, actor: Actor, named: Mapping[str, Any], given: Set[str] = frozenset()
    ) -> Relation:
        """Return who the worker is to what is named; raises a problem for a stranger.

        Whose id is made for this very command, that is nobody's yet. Whoever broke glass comes
        through a door that lets others in only as what they are without it.
        """
        if self.route.for_strangers:
            return "broken-glass"
        made = set(self.route.mints) - given
        if {self.aggregate.id_field, "journey_id"} <= made:
            return "opening"
        journey = None if "journey_id" in made else named.get("journey_id")
        enough = enough_for(actor.role)
        lasting = enough - {"broken-glass"} if self.route.lets_in else enough
        relation = await self._to_history(actor, lasting, named, journey)
        if relation is None and lasting != enough:
            relation = await self._to_history(actor, enough, named, journey)
            if relation == "broken-glass":
                raise Problem(GLASS_LETS_NOBODY_IN)
        if relation is None:
            raise Problem(NOT_FOUND)
        return relation

    async def _to_history(
        self,
        actor: Actor,
        enough: Relations,
        named: Mapping[str, Any],
        journey: JourneyId | None,
    ) -> Relation | None:
        command = self.route.command.model_construct(None, **named)
        return await self._house.inside.registry.to_history(
            actor,
            enough,
            self.aggregate,
            self.aggregate.id_in(command),
            journey,
            opens=command.__class__ in self._house.service.log.opens,
        )

    def _fields(self, asked: Asked, ids: Mapping[str, UUID], body: BaseModel) -> dict[str, Any]:
        """Return the command's fields, except those whose text is kept elsewhere."""
        plain = {
            name: getattr(body, name) for name in body.model_fields_set - self.body.texts.keys()
        }
        minted = {
            name: plain.get(name) or derived(asked.command_id, name) for name in self.route.mints
        }
        codes = self.body.codes(body, self._house.secret)
        asker = dict.fromkeys(self.body.askers, asked.actor.staff)
        unit = dict.fromkeys(self.body.asking_units, asked.actor.unit)
        return {**plain, **codes, **ids, **minted, **asker, **unit}

    async def _put(
        self, asked: Asked, fields: dict[str, Any], body: BaseModel, if_match: int | None
    ) -> tuple[Command, Answer]:
        check_date(fields["occurred_at"], of_any_age=self.route.of_any_age)
        fields |= await self._found(fields, asked.actor)
        texts = self.body.written(body)
        inside = self._house.inside
        opened = fields.get(self.route.concerns[0])
        if opened is not None and self.route.command in self._house.service.log.opens:
            await inside.records.open_journey(opened)
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

    async def _found(self, fields: Mapping[str, Any], _actor: Actor) -> Mapping[str, Any]:
        """Return fields that no worker gives; raises a 404 problem for a journey not open here."""
        if self.route.in_open_journey:
            await self._house.inside.records.must_be_open(JourneyId(fields["journey_id"]))
        return {}

    async def _keep(
        self, asked: Asked, fields: Mapping[str, Any], texts: Mapping[str, str]
    ) -> dict[str, RecordRef]:
        """Write what the worker wrote as records, before anything refers to it."""
        aggregate_id = self.aggregate.id_in(self.route.command.model_construct(**fields))
        first, *others = self.route.concerns
        journey = await self._journey(fields.get(first), aggregate_id)
        return {
            name: await self._house.inside.records.keep(
                journey,
                Words(
                    kind=self.body.texts[name].kind,
                    text=text,
                    command_id=asked.command_id,
                    field=name,
                    subject=self.aggregate.subject(aggregate_id),
                    also=fields[others[0]] if others else None,
                ),
            )
            for name, text in texts.items()
        }

    async def _journey(self, named: JourneyId | None, aggregate_id: UUID) -> JourneyId:
        if named is not None:
            return named
        journey = await self._house.inside.desk.journey_at(self.aggregate, aggregate_id)
        if journey is None:
            raise Problem(NOT_FOUND)
        return journey


def _if_match(request: Request) -> int | None:
    header = request.headers.get("if-match")
    if header is None:
        return None
    version = _VERSION.fullmatch(header.strip())
    if version is None:
        raise Problem(MATCH)
    return int(version.group(1))
