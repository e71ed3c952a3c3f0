"""Workers at the doors of a running house: every command by its own door, from the right hands."""

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from types import TracebackType
from typing import Any, Literal, Self, cast

import httpx

from services.intake import api as intake
from services.legal_aid import api as legal_aid
from services.operations.embedded.waiting import PAUSE, until
from services.reintegration import api as reintegration
from services.shelter import api as shelter
from services.shelter.domain.house.messages import RegisterFacility
from shared.kernel.actors import Role
from shared.kernel.messages import Command
from shared.runtime.http.bodies import Body
from shared.runtime.http.routes import CommandRoute, Door
from tests.architecture import house
from tests.kit.house import UNIT, RoomName, RunningHouse

NOTHING_NEW = 304
NOT_YET = {503, 504}
"""What a service answers that is late, or misses something for a moment."""
SHOWN_WITHIN = 60.0
LICENSED_TO = "2045-12-31"

_OWN: Mapping[RoomName, Sequence[Door]] = {
    "intake": intake.DOORS,
    "shelter": shelter.DOORS,
    "legal_aid": legal_aid.DOORS,
    "reintegration": reintegration.DOORS,
}

ROOMS: Mapping[RoomName, Sequence[Door]] = {
    cast("RoomName", service.room.name): service.doors for service in house.ROOMS
}
"""Every door of every service, also those that all have."""

DOORS: Mapping[type[Command], tuple[RoomName, CommandRoute]] = {
    door.command: (room, door)
    for room, doors in _OWN.items()
    for door in doors
    if isinstance(door, CommandRoute)
}
"""Where each command is asked."""


class NotDone(AssertionError):
    """A worker was told no where the test expected a yes."""


@dataclass
class Staff:
    """One worker of every role; use it as a context.

    Args:
        house: Where they work.
        words: What they write wherever text is asked for, in place of the examples' text; a
            field that takes less takes the beginning.
        in_fields: What they write where text is asked for in fields.
        headers: What they say with every command besides.
    """

    house: RunningHouse
    unit: str = UNIT
    words: str | None = None
    in_fields: Mapping[str, Any] = field(default_factory=dict[str, Any])
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    _clients: dict[tuple[Role, RoomName], httpx.AsyncClient] = field(
        default_factory=dict[tuple[Role, RoomName], httpx.AsyncClient], init=False
    )
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack, init=False)

    async def __aenter__(self) -> Self:
        """Let them come to work."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close their connections."""
        await self._stack.aclose()

    async def client(self, role: Role, room: RoomName) -> httpx.AsyncClient:
        """Return the connection of the worker with this role to a service."""
        known = self._clients.get((role, room))
        if known is None:
            known = await self._stack.enter_async_context(self.house.client(role, room, self.unit))
            self._clients[role, room] = known
        return known

    async def ask(
        self,
        command: type[Command],
        ids: Mapping[str, str],
        body: Mapping[str, Any],
        *,
        by: Role | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Ask by the command's own door; the door's example says what the body does not.

        Args:
            command: What is asked.
            ids: What the path may name.
            body: What differs from the example; `None` leaves a field out.
            by: Who asks; without one, the first role that may.
            headers: What is said besides; without an idempotency key, one is made.
        """
        room, door = DOORS[command]
        whole = {**door.example, **self._written(door), **body}
        client = await self.client(by or door.may[0], room)
        return await client.post(
            door.path.format(**ids),
            json={name: value for name, value in whole.items() if value is not None},
            headers={"Idempotency-Key": secrets.token_hex(8), **self.headers, **(headers or {})},
        )

    def _written(self, door: CommandRoute) -> dict[str, Any]:
        if self.words is None:
            return {}
        texts = Body(door, frozenset()).texts.items()
        in_fields = self.in_fields or {"note": self.words}
        return {
            name: in_fields if kept.shape else self.words[: kept.max_chars].strip()
            for name, kept in texts
        }


def answer(response: httpx.Response) -> dict[str, Any]:
    """Return what was answered to a command or a question; raises `NotDone` for a problem."""
    if not response.is_success:
        asked = f"{response.request.method} {response.request.url.path}"
        raise NotDone(f"{asked}: {response.status_code} {response.text}")
    body: dict[str, Any] = response.json()
    return body


async def shown_from(
    client: httpx.AsyncClient, path: str, position: str | None, **asked: str
) -> dict[str, Any]:
    """Return what a service shows at an address, not older than a position, however long it takes.

    A service waits for a position as long as a person would, and then says that it is late.
    """
    headers = {"Wait-For": position} if position else {}
    async with asyncio.timeout(SHOWN_WITHIN):
        while True:
            response = await client.get(path, params=asked, headers=headers)
            if response.status_code not in NOT_YET:
                return answer(response)
            await asyncio.sleep(PAUSE)


async def wait_until_journey_shows(
    client: httpx.AsyncClient,
    journey: str,
    fact: str,
    *,
    after: str,
    times: int = 1,
    among: Literal["entries", "own_steps"] = "entries",
) -> dict[str, Any]:
    """Wait until a service shows this fact on a journey, and return all that it shows.

    Args:
        client: A worker's connection to the service.
        journey: Whose journey.
        fact: The fact's kind, such as `resident-admitted.v1`.
        after: A position from which on the service knows the journey.
        times: How often the journey must show it.
        among: What every service tells, or the service's own steps.
    """
    headers = {"Prefer": "wait=10", "Wait-For": after}
    try:
        async with asyncio.timeout(SHOWN_WITHIN):
            await until(partial(_is_there, client, journey))
            while True:
                response = await client.get(f"/journeys/{journey}", headers=headers)
                if response.status_code == NOTHING_NEW:
                    continue
                if response.status_code in NOT_YET:
                    await asyncio.sleep(PAUSE)
                    continue
                shown = answer(response)
                if [entry["what"] for entry in shown[among]].count(fact) >= times:
                    return shown
                headers["If-None-Match"] = response.headers["ETag"]
    except TimeoutError:
        raise NotDone(f"{client.base_url} never showed {fact}") from None


async def _is_there(client: httpx.AsyncClient, journey: str) -> bool:
    """Tell whether a service has anything of a journey for whoever asks."""
    return (await client.get(f"/journeys/{journey}")).status_code != 404


async def register_house(
    staff: Staff, capacity: int = 8, groups: Sequence[str] = ("women",)
) -> str:
    """Register a house of the test's own and return its id."""
    body = {"capacity": capacity, "accepted_groups": groups, "licence_to": LICENSED_TO}
    at = {"occurred_at": (datetime.now(UTC) - timedelta(days=400)).isoformat()}
    registered: str = answer(await staff.ask(RegisterFacility, {}, {**body, **at}))["house_id"]
    return registered
