"""The access table, kept: every door of every room, every role, and who they are to the journey.

Whoever is nothing to a journey finds nothing there, at any door, and nothing is stored.
"""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args
from uuid import uuid4

import httpx
import pytest

from shared.kernel.actors import Role
from shared.kernel.ids import JourneyId
from shared.runtime.http.access import may
from shared.runtime.http.routes import (
    BoardRoute,
    CalendarRoute,
    CommandRoute,
    Door,
    FilesRoute,
    FormRoute,
    RowRoute,
    SearchRoute,
)
from shared.runtime.nats import connect
from shared.runtime.service import Service
from tests.architecture.house import ROOMS
from tests.http.refusing import key
from tests.kit.at_work import everything
from tests.kit.contents_kept import NOTHING, Contents, keep_contents
from tests.kit.open_room import OpenRoom, open_room
from tests.kit.servers import Servers
from tests.kit.strangers import WHO, Histories, Who, staff_of, write_histories
from tests.kit.visitor import Visitor, answer_is_no, is_related

ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if role != "policy")
AHEAD = "2199-01-01T00:00:00+07:00"
"""A date that no command may bear: who may come so far is told so, and nothing is stored."""
AT_ONCE = 8
"""Doors that are knocked at together."""

rooms = pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)


@dataclass(frozen=True)
class Scene:
    """A room in which one journey is taken up and another waits for whoever takes it."""

    room: OpenRoom
    service: Service
    taken: Histories
    waiting: Histories
    contents: Contents
    nats_url: str
    tried: set[str] = field(default_factory=set[str])

    def journey_for(self, who: Who) -> Histories:
        """Return the journey to which somebody can be this."""
        return self.waiting if who == "incoming" else self.taken

    async def asked_by_people(self) -> int:
        """Count what people, and not the house itself, wrote into the room's log."""
        nats = await connect(self.nats_url, "a test", buffering=False)
        try:
            written = await everything(nats, f"LOG_{self.service.room.name.upper()}")
        finally:
            await nats.close()
        roles = [json.loads(message.data)["actor"]["role"] for message in written]
        return len(roles) - roles.count("policy")


@asynccontextmanager
async def scene(service: Service, servers: Servers, folder: Path) -> AsyncGenerator[Scene]:
    """Open a real room, with nobody in it who acts by themselves."""
    quiet = replace(service, policies=())
    async with open_room(quiet, servers, folder) as room:
        taken = await write_histories(room, quiet, taken_up=True)
        waiting = await write_histories(room, quiet, taken_up=False)
        contents = await keep_contents(room, quiet, taken)
        await room.shown()
        yield Scene(room, quiet, taken, waiting, contents, servers.nats.url)


async def knock(client: httpx.AsyncClient, door: Door, at: Histories) -> httpx.Response:
    """Ask at a door in a way that stores nothing, whoever asks."""
    path = at.path(door.path)
    match door:
        case CommandRoute():
            named = {"journey_id": str(at.journey)} if _takes_journey(door) else {}
            body = {**door.example, **named, "occurred_at": AHEAD}
            return await client.post(path, json=body, headers=key())
        case FilesRoute():
            kind = {"kind": door.rights[0].kind}
            return await client.post(path, params=kind, headers=key())
        case FormRoute():
            return await client.post(path, json={"made_up": 1})
        case SearchRoute():
            return await client.post(path, json={"made_up": 1}, headers=key())
        case RowRoute() | BoardRoute() | CalendarRoute():
            return await client.get(path)


def _takes_journey(door: CommandRoute) -> bool:
    return "journey_id" in door.command.model_fields and "{journey_id}" not in door.path


def _names_a_journey(service: Service, door: Door) -> bool:
    """Tell whether a door leads to one journey, so that a stranger finds nothing there."""
    match door:
        case CommandRoute():
            return service.log.of(door.command).is_of_a_journey and not door.for_strangers
        case RowRoute(view=view):
            drawn = next(one for one in service.views if one.name == view)
            return service.log.named(drawn.of[0]).is_of_a_journey
        case FilesRoute() | FormRoute():
            return True
        case BoardRoute() | CalendarRoute() | SearchRoute():
            return False


def _may_knock(door: Door) -> tuple[Role, ...]:
    return door.rights[0].may_keep if isinstance(door, FilesRoute) else door.may


@rooms
async def test_every_door_opens_to_whom_the_table_says_and_to_nobody_else(
    service: Service, servers: Servers, real_keys: Path
) -> None:
    async with scene(service, servers, real_keys) as here:
        before = await here.asked_by_people()
        wrong: list[str] = []
        for role in ROLES:
            for who in WHO:
                wrong += await _wrongly_answered(here, role, who)
        assert not wrong, "\n".join(wrong)
        assert await here.asked_by_people() == before
        for role in ROLES:
            for said in await asyncio.gather(*(_wrongly_shown(here, role, who) for who in WHO)):
                wrong += said
        assert not wrong, "\n".join(wrong)
        assert sorted(here.tried) == sorted(routes_of(here))


def routes_of(here: Scene) -> set[str]:
    """Return each address of a room at which a worker can ask, with its method."""
    paths: dict[str, dict[str, Any]] = here.room.app.app.openapi()["paths"]
    return {
        f"{method.upper()} {path}"
        for path, methods in paths.items()
        if path not in FOR_ALL
        for method in methods
    }


async def _wrongly_answered(here: Scene, role: Role, who: Who) -> list[str]:
    """Knock at every door, at several at once, and return what was answered wrongly."""
    staff, unit = staff_of(who)
    at = here.journey_for(who)
    here.tried.update(map(_address, here.service.doors))
    doors = [one for one in here.service.doors if role in _may_knock(one) or who == "none"]
    enough = asyncio.Semaphore(AT_ONCE)
    async with here.room.client(role, staff, unit=unit) as client:

        async def ask(door: Door) -> str:
            async with enough:
                response = await knock(client, door, at)
            related = is_related(role, who, acting=isinstance(door, CommandRoute | FilesRoute))
            expected = _expected(here.service, door, role, related=related)
            if related and _only_for_a_time(door, role, who):
                expected = _is_told_that_glass_lets_nobody_in
            if expected(response, at):
                return ""
            return f"{door.path} {role} {who}: {response.status_code} {response.text[:200]}"

        return [said for said in await asyncio.gather(*map(ask, doors)) if said]


def _only_for_a_time(door: Door, role: Role, who: Who) -> bool:
    lets_in = isinstance(door, CommandRoute) and door.lets_in and role in door.may
    return lets_in and who == "broken-glass" and not may(role, "oversight")


def _is_told_that_glass_lets_nobody_in(response: httpx.Response, _: Histories) -> bool:
    return bool(response.json()["type"] == "/problems/glass-lets-nobody-in")


def _expected(service: Service, door: Door, role: Role, *, related: bool) -> Any:
    if role not in _may_knock(door):
        return lambda response, _: response.status_code == 403
    if isinstance(door, BoardRoute | CalendarRoute):
        return lambda response, at: _shows(response, at, related=related)
    opens = related or not _names_a_journey(service, door)
    if isinstance(door, RowRoute) and opens:
        return lambda response, at: answer_is_no(response) != _is_drawn(service, door, at)
    if opens:
        return lambda response, _: response.status_code < 500 and not answer_is_no(response)
    return lambda response, _: answer_is_no(response)


def _is_drawn(service: Service, door: RowRoute, at: Histories) -> bool:
    """Tell whether there is a row to be seen: nobody is on the team of what waits."""
    drawn = next(one for one in service.views if one.name == door.view)
    return not at.written.isdisjoint(drawn.of)


def _shows(response: httpx.Response, at: Histories, *, related: bool) -> bool:
    return response.status_code == 200 and (related or str(at.journey) not in response.text)


def _address(door: Door) -> str:
    shown = isinstance(door, RowRoute | BoardRoute | CalendarRoute)
    return f"{'GET' if shown else 'POST'} {door.path}"


FOR_ALL = {"/healthz", "/readyz", "/policies"}
"""Nothing of a journey is there."""


async def _wrongly_shown(here: Scene, role: Role, who: Who) -> list[str]:
    """Ask at the addresses that every room has, and return what was answered wrongly."""
    staff, unit = staff_of(who)
    at = here.journey_for(who)
    held = here.contents if at is here.taken else NOTHING
    async with here.room.client(role, staff, unit=unit) as client:
        visitor = Visitor(here.service, client, role, who, at, held, here.tried)
        await visitor.look_at_the_journey()
        await visitor.read_records()
        await visitor.read_files()
        if who == "none":
            await visitor.ask_what_a_role_may()
        if who == "none" and role != "operations":
            await visitor.administer(one for one in routes_of(here) if " /admin/" in one)
    return visitor.wrong


async def test_what_is_not_there_and_what_is_not_yours_cannot_be_told_apart(
    servers: Servers, real_keys: Path
) -> None:
    service = next(one for one in ROOMS if one.room.name == "shelter")
    async with scene(service, servers, real_keys) as here:
        nowhere = Histories(JourneyId(uuid4()), {}, frozenset())
        staff, unit = staff_of("none")
        told: set[tuple[int, bytes]] = set()
        for role in ROLES:
            async with here.room.client(role, staff, unit=unit) as client:
                doors = [one for one in service.doors if role in _may_knock(one)]
                for door in (one for one in doors if _names_a_journey(service, one)):
                    if may(role, "oversight") or "{" not in door.path:
                        continue
                    for at in (here.taken, nowhere):
                        answer = await knock(client, door, at)
                        told.add((answer.status_code, answer.content))
        assert len(told) == 1, told
