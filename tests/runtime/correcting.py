"""A made-up room with two journeys, and an alert that stands on the wrong one."""

import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx

from shared.kernel.ids import JourneyId, RecordId
from shared.runtime.service import Service
from tests.kit.blanket_room import a_cupboard, a_journey, a_loan, lend, stock
from tests.kit.open_room import OpenRoom, open_room
from tests.kit.servers import Servers

WORDS = "Made-up example: allergic to penicillin."
NOW = datetime.now(UTC).isoformat()


@dataclass(frozen=True)
class Case:
    """A room with two journeys, and an alert that stands on the wrong one."""

    room: OpenRoom
    worker: httpx.AsyncClient
    manager: httpx.AsyncClient
    journey: JourneyId
    other: JourneyId
    alert: dict[str, Any]

    @property
    def record(self) -> RecordId:
        """Return the alert's record."""
        return RecordId(UUID(self.alert["record_id"]))

    async def correct(self, **said: Any) -> httpx.Response:
        """Ask to strike the alert."""
        entry = {"of_aggregate": "alerts", "of_id": str(self.journey), "of_version": 1}
        why = {"of_index": 0, "reason": "wrong-person", "content": "destroy", "occurred_at": NOW}
        return await self.manager.post(
            f"/journeys/{self.journey}/corrections", json={**entry, **why, **said}, headers=key()
        )

    async def seen(self, journey: JourneyId) -> dict[str, Any]:
        """Return what the room shows of a journey once the whole log is shown."""
        headers = {"Wait-For": await self.room.shown()}
        response = await self.worker.get(f"/journeys/{journey}", headers=headers)
        assert response.status_code == 200, response.text
        shown: dict[str, Any] = response.json()
        return shown

    async def words(self, journey: JourneyId) -> str | None:
        """Return the alert's words, if they are this journey's."""
        path = f"/journeys/{journey}/records/{self.record}"
        response = await self.worker.get(path, params={"purpose": "casework"})
        return response.json()["text"] if response.status_code == 200 else None

    async def says(self, journey: JourneyId, words: str | None) -> bool:
        """Tell whether the alert's words are here."""
        return await self.words(journey) == words


def key() -> dict[str, str]:
    """Return an idempotency key not yet used."""
    return {"Idempotency-Key": secrets.token_hex(8)}


@asynccontextmanager
async def opened(service: Service, servers: Servers, folder: Path) -> AsyncGenerator[Case]:
    """Open the room, two journeys in it, and an alert on the first."""
    async with (
        open_room(service, servers, folder) as room,
        room.client("shelter-worker") as worker,
        room.client("shelter-manager") as manager,
    ):
        journeys = [a_journey(), a_journey()]
        for journey in journeys:
            await room.house.inside.records.open_journey(journey)
            cupboard = a_cupboard()
            await room.ask(stock(cupboard, 1))
            await room.ask(lend(cupboard, a_loan(), journey=journey))
        said = {"alert": "allergy", "content": WORDS, "occurred_at": NOW}
        path = f"/journeys/{journeys[0]}/alerts"
        raised = await worker.post(path, json=said, headers=key())
        assert raised.status_code == 201, raised.text
        await room.shown()
        (alert,) = (await worker.get(f"/journeys/{journeys[0]}")).json()["alerts"]
        yield Case(room, worker, manager, journeys[0], journeys[1], alert)
