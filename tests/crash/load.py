"""Caseworkers who never stop writing, whatever breaks: they ask again until they are answered."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Mapping, Sequence, Set
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import httpx

from services.intake.domain.case import commands as intake
from services.intake.domain.consent import messages as consents
from services.operations.embedded.waiting import until
from shared.kernel.messages import Command
from shared.runtime.http.bodies import Body
from shared.runtime.http.routes import CommandRoute
from tests.kit.staff import DOORS, Staff, answer
from tests.kit.walk import half_a_year_ago

GIVE_UP_AFTER = 180.0
_WRITERS = 6


@dataclass(frozen=True)
class Asked:
    """A command as it was sent: the same key and the same body however often."""

    command: type[Command]
    ids: Mapping[str, str]
    body: Mapping[str, Any]
    key: str = field(default_factory=lambda: secrets.token_hex(8))

    @property
    def texts(self) -> Mapping[str, str]:
        """What it says in a person's own words, by field."""
        _, door = DOORS[self.command]
        return {name: self.body[name] for name in _text_fields(door) & self.body.keys()}

    async def by(self, staff: Staff) -> httpx.Response:
        """Send it, once."""
        headers = {"Idempotency-Key": self.key}
        return await staff.ask(self.command, self.ids, self.body, headers=headers)

    async def through(self, client: httpx.AsyncClient) -> httpx.Response:
        """Send it, once, by a connection of one's own."""
        _, door = DOORS[self.command]
        headers = {"Idempotency-Key": self.key}
        whole = {**door.example, **self.body}
        return await client.post(door.path.format(**self.ids), json=whole, headers=headers)

    async def until_answered(self, *doors: Staff) -> httpx.Response:
        """Send it to one door after the other until there is a final answer."""
        async with asyncio.timeout(GIVE_UP_AFTER):
            for staff in cycle(doors):
                try:
                    response = await self.by(staff)
                except httpx.TransportError:
                    response = None
                if response is not None and not _may_be_asked_again(response):
                    return response
                await self._until_any_is_ready(doors)
        raise AssertionError("no door to ask at")

    async def _until_any_is_ready(self, doors: Sequence[Staff]) -> None:
        room, _ = DOORS[self.command]

        async def is_ready() -> bool:
            asked = (staff.house.rooms[room].is_ready() for staff in doors)
            return any(await asyncio.gather(*asked))

        await until(is_ready)


@dataclass(frozen=True)
class Acknowledged:
    """A yes that a worker was given and may rely on."""

    asked: Asked
    status: int
    answer: Mapping[str, Any]


@dataclass
class Load:
    """What the writers have been told so far."""

    acknowledged: list[Acknowledged] = field(default_factory=list[Acknowledged])
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, yes: Acknowledged) -> None:
        """Remember a yes."""
        self.acknowledged.append(yes)
        self._moved.set()

    async def more(self, count: int) -> None:
        """Wait until so many more have been acknowledged."""
        wanted = len(self.acknowledged) + count
        async with asyncio.timeout(GIVE_UP_AFTER):
            while len(self.acknowledged) < wanted:
                self._moved.clear()
                await self._moved.wait()

    async def until_some_moment(self, at_most: int = 40) -> None:
        """Wait for a moment that nobody can foresee, in the midst of the writing."""
        await self.more(1 + secrets.randbelow(at_most))


@asynccontextmanager
async def under_load(*doors: Staff, writers: int = _WRITERS) -> AsyncGenerator[Load]:
    """Let caseworkers write for as long as the block runs; each ends what it has begun.

    Args:
        doors: Where they ask, in turn; several for several replicas of one service.
        writers: How many there are, each with a case of their own.
    """
    load, stopping = Load(), asyncio.Event()
    async with asyncio.TaskGroup() as team:
        for _ in range(writers):
            team.create_task(_write(load, doors, stopping))
        try:
            yield load
        finally:
            stopping.set()


async def _write(load: Load, doors: Sequence[Staff], stopping: asyncio.Event) -> None:
    """Open a case, then record and take back consents without end."""
    at = {"occurred_at": half_a_year_ago().isoformat()}
    ids: dict[str, str] = {}
    opening = Asked(intake.OpenCase, ids, at)
    opened = await _acknowledged(load, doors, opening)
    ids |= {"case_id": opened["case_id"], "journey_id": opened["journey_id"]}
    while not stopping.is_set():
        evidence = {**at, "evidence": f"Made-up form {secrets.token_hex(8)}"}
        given = await _acknowledged(load, doors, Asked(consents.RecordConsent, ids, evidence))
        consent = {**ids, "consent_id": given["consent_id"]}
        await _acknowledged(load, doors, Asked(consents.WithdrawConsent, consent, at))


async def _acknowledged(load: Load, doors: Sequence[Staff], asked: Asked) -> Mapping[str, Any]:
    response = await asked.until_answered(*doors)
    told = answer(response)
    load.note(Acknowledged(asked, response.status_code, told))
    return told


def _may_be_asked_again(response: httpx.Response) -> bool:
    if response.status_code == 409:
        return bool(response.json()["type"] == "/problems/contended")
    return response.status_code == 503


def _text_fields(door: CommandRoute) -> Set[str]:
    return Body(door, frozenset()).texts.keys()
