"""How workers ask at the doors of a journey, and for what."""

import secrets
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx

from shared.kernel.actors import Actor, Relation
from shared.kernel.ids import CommandId, JourneyId, StaffId
from shared.kernel.messages import Command
from shared.runtime.handling import Asked
from tests.kit.blanket_room import a_cupboard, a_journey, a_loan, lend, stock
from tests.kit.open_room import OpenRoom, items

MINH, HOA = StaffId(UUID(int=11)), StaffId(UUID(int=12))
FAR_AWAY = "unit-far-away"
WORDS = "Made up: allergic to penicillin."
TRACE = "00-" + "a" * 32 + "-" + "b" * 16 + "-01"


def now() -> datetime:
    """Return this moment: glass that is broken mends an hour later, however long a run takes."""
    return datetime.now(UTC).replace(microsecond=0)


async def opened(room: OpenRoom, by: Actor | None = None) -> JourneyId:
    """Open a journey, by a worker of the first unit or by whoever is named."""
    cupboard, journey = a_cupboard(), a_journey()
    await room.house.inside.records.open_journey(journey)
    await room.ask(stock(cupboard, 1))
    lending = lend(cupboard, a_loan(), journey=journey)
    await (act(room, lending, by) if by else room.ask(lending))
    return journey


async def act(room: OpenRoom, command: Command, by: Actor, relation: Relation = "unit") -> None:
    """Put a command to the room without a door."""
    command_id = CommandId(uuid4())
    asked = Asked(command_id, by, "support", command_id, None, "", "said", relation)
    await room.house.inside.desk.handle(command, asked)


async def put(client: httpx.AsyncClient, path: str, **body: Any) -> httpx.Response:
    """Put a command to a door."""
    whole = {"occurred_at": now().isoformat(), **body}
    return await client.post(path, json=whole, headers={"Idempotency-Key": secrets.token_hex(8)})


async def said(response: httpx.Response) -> dict[str, Any]:
    """Return a good answer."""
    assert response.is_success, response.text
    told: dict[str, Any] = response.json()
    return told


async def read_all(client: httpx.AsyncClient, journey: JourneyId) -> httpx.Response:
    """Ask for all that one may read of a journey."""
    body = {"purpose": "protection"}
    path = f"/journeys/{journey}/records/reading"
    return await client.post(path, json=body, headers={"traceparent": TRACE})


async def history(officer: httpx.AsyncClient, journey: JourneyId) -> list[dict[str, Any]]:
    """Return a journey's access history."""
    return list(items(await officer.get(f"/journeys/{journey}/access-history")))
