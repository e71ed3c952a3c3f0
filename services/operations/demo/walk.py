"""How the demonstration's workers reach the rooms: one command, one key; patient, never twice."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from pydantic import BaseModel, ConfigDict

from services.operations.cli.answers import Journey
from services.operations.cli.failing import CannotGoOn, DoesNotAnswer, Refusal
from services.operations.cli.rooms import Rooms, read
from shared.kernel.actors import Role
from shared.kernel.terms import VIET_NAM, local_date

TRIES = 20
PAUSE = 0.5
LONG_WAITS = 6
"""How often to wait ten seconds for what other rooms do by themselves."""

NOT_HEARD_YET = frozenset(
    {
        "category-not-known",
        "consent-not-known-here",
        "entitlement-category-unknown",
        "entitlement-not-decided",
        "entitlement-not-signed",
        "matter-not-under-review",
        "nobody-declined",
        "not-entitled-to-legal-aid",
    }
)
"""What a room says until it has heard of what another one found a moment ago."""

NOT_MODIFIED, AWAY = 304, 503
CASE_OPENED = "intake-case-opened"

Body = Mapping[str, Any]


class NeverHappened(CannotGoOn):
    """Another room did not do what it does by itself."""


class Done(BaseModel):
    """A command's answer: the ids that the room made, and where it stands in the room's log."""

    model_config = ConfigDict(frozen=True, extra="allow")

    journey_id: UUID | None
    position: str

    def made(self, name: str) -> UUID:
        """Return an id that the room made."""
        return UUID((self.model_extra or {})[name])


class Walk:
    """One run of the demonstration."""

    def __init__(self, rooms: Rooms, note: Callable[[str], None]) -> None:
        """Give the run keys of its own, so that another run is other commands."""
        self._rooms = rooms
        self._note = note
        self._run = uuid4().hex
        self.commands = 0

    async def ask(self, service: str, path: str, at: datetime, by: Role, body: Body) -> Done:
        """Give one command; raises `Refusal` when the room says no.

        It is given anew, as another command, while the room may not have heard of what
        another room found a moment ago.
        """
        for _ in range(TRIES - 1):
            try:
                return await self._ask(service, path, at, by, body)
            except Refusal as no:
                if no.slug not in NOT_HEARD_YET:
                    raise
            await asyncio.sleep(PAUSE)
        return await self._ask(service, path, at, by, body)

    async def _ask(self, service: str, path: str, at: datetime, by: Role, body: Body) -> Done:
        """Give one command; when the room is away the same key is sent again: it is the same."""
        self.commands += 1
        self._note(f"{service.replace('_', ' ')}: {path.rpartition('/')[2].replace('-', ' ')}")
        said = {**body, "occurred_at": at.isoformat()}
        headers = {"Idempotency-Key": f"{self._run}-{self.commands}"}

        async def send() -> httpx.Response:
            return await self._rooms.send(
                service, f"POST {path}", by=by, headers=headers, body=said
            )

        return read(Done, service, await _patiently(send))

    async def row(
        self, service: str, path: str, by: Role, after: Done | None = None, language: str = "en"
    ) -> dict[str, Any]:
        """Return what a room shows, if need be as it is after a command of ours."""
        headers = {"Accept-Language": language}
        if after is not None:
            headers["Wait-For"] = after.position
        answer = await self._rooms.send(service, f"GET {path}", by=by, headers=headers)
        return read(dict[str, Any], service, answer)

    async def watch(
        self, journey: UUID, since: Done, is_so: Callable[[Journey], bool]
    ) -> Journey | None:
        """Watch intake's view of the whole journey until something is so.

        Each wait ends as soon as the journey changes: nobody sleeps, nobody asks in vain.
        """
        headers = {"Wait-For": since.position}
        for _ in range(LONG_WAITS):
            while (answer := await self._look(journey, headers)).status_code != NOT_MODIFIED:
                view = read(Journey, "intake", answer)
                if is_so(view):
                    return view
                headers |= {"If-None-Match": answer.headers["ETag"], "Prefer": "wait=10"}
        return None

    async def seen_by_operations(self, seen: Journey) -> Journey:
        """Return operations' own view, at least as far as what was seen elsewhere."""
        headers = {"Wait-For": f"FACTS@{seen.positions['FACTS']}"}
        answer = await self._rooms.send(
            "operations", f"GET /journeys/{seen.journey_id}", headers=headers
        )
        return read(Journey, "operations", answer)

    def note(self, words: str) -> None:
        """Say what is being waited for."""
        self._note(words)

    async def _look(self, journey: UUID, headers: Mapping[str, str]) -> httpx.Response:
        line = f"GET /journeys/{journey}"
        return await self._rooms.send("intake", line, by="intake-worker", headers=headers)


@dataclass(frozen=True)
class Person:
    """Someone made up, on their way; days are counted from the day they came."""

    walk: Walk
    label: str
    came: datetime
    opened: Done

    @property
    def journey(self) -> UUID:
        """The one id that ties their way together."""
        assert self.opened.journey_id is not None
        return self.opened.journey_id

    def day(self, number: int, hour: int = 9) -> datetime:
        """Return an hour of a day of this journey."""
        return self.came + timedelta(days=number, hours=hour)

    async def waits_for(self, fact: str, named: str) -> UUID:
        """Wait until a room did something by itself; return the id that its fact names."""
        self.walk.note(f"waiting for {fact.replace('-', ' ')}")
        view = await self.walk.watch(
            self.journey, self.opened, lambda seen: seen.told(fact) is not None
        )
        told = None if view is None else view.told(fact)
        if told is None:
            raise NeverHappened(f"{fact} never happened on journey {self.journey}.")
        return UUID(str(told.details[named]))

    async def waits_for_another_case(self) -> UUID:
        """Wait until intake opened a case of theirs by itself, beside the first; return it."""
        self.walk.note("waiting for another case")
        view = await self.walk.watch(
            self.journey, self.opened, lambda seen: len(seen.histories(CASE_OPENED)) > 1
        )
        if view is None:
            raise NeverHappened(f"No other case was opened on journey {self.journey}.")
        return UUID(view.histories(CASE_OPENED)[-1])

    async def stands(self, standing: Mapping[str, str]) -> Journey:
        """Wait until they stand there in each service; return operations' view of it."""
        self.walk.note("waiting until every room has heard")
        last: dict[str, str] = {}

        def there(seen: Journey) -> bool:
            last.clear()
            last.update(seen.standing)
            return seen.standing == standing

        view = await self.walk.watch(self.journey, self.opened, there)
        if view is None:
            raise NeverHappened(
                f"Journey {self.journey} stands at {last}, and never came to {dict(standing)}."
            )
        return await self.walk.seen_by_operations(view)


def midnight(days_ago: int) -> datetime:
    """Return when a day began in Viet Nam."""
    day = local_date(datetime.now(UTC)) - timedelta(days=days_ago)
    return datetime.combine(day, time(), VIET_NAM)


async def _patiently(send: Callable[[], Awaitable[httpx.Response]]) -> httpx.Response:
    """Send the same again while the room is away; the last answer counts."""
    for _ in range(TRIES - 1):
        with suppress(DoesNotAnswer):
            answer = await send()
            if answer.status_code != AWAY:
                return answer
        await asyncio.sleep(PAUSE)
    return await send()
