"""A correction that was accepted is carried out, though the service was killed at once."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from tests.kit.at_work import eventually
from tests.kit.house import own_house
from tests.kit.staff import shown_from

NOW = datetime.now(UTC).isoformat()
WORDS = "Made-up example: allergic to penicillin."
KILLED = 3


async def put(client: httpx.AsyncClient, path: str, **said: Any) -> dict[str, Any]:
    """Put a command to intake."""
    body = {"occurred_at": NOW, **said}
    headers = {"Idempotency-Key": secrets.token_hex(8)}
    response = await client.post(path, json=body, headers=headers)
    assert response.is_success, response.text
    answer: dict[str, Any] = response.json()
    return answer


async def opened(client: httpx.AsyncClient) -> str:
    """Open a case, and return its journey."""
    journey: str = (await put(client, "/cases", channel="self", group="women"))["journey_id"]
    return journey


async def alert(client: httpx.AsyncClient, journey: str, position: str) -> dict[str, Any]:
    """Return the one alert that stands on a journey."""
    shown = await shown_from(client, f"/journeys/{journey}", position)
    (only,) = shown["alerts"]
    found: dict[str, Any] = only
    return found


async def says(client: httpx.AsyncClient, path: str, words: str | None) -> bool:
    """Tell whether a record can be read, and what it says."""
    response = await client.get(path)
    return (response.json()["text"] if response.is_success else None) == words


async def test_a_correction_is_carried_out_after_a_kill(tmp_path: Path) -> None:
    async with (
        own_house(tmp_path, ("intake",)) as house,
        replace(house, patient=True).client("health-department", "intake") as client,
    ):
        for _ in range(KILLED):
            wrong, right = await opened(client), await opened(client)
            said = {"alert": "allergy", "content": WORDS}
            raised = await put(client, f"/journeys/{wrong}/alerts", **said)
            standing = await alert(client, wrong, raised["position"])
            await put(
                client,
                f"/journeys/{wrong}/corrections",
                of_aggregate="alerts",
                of_id=wrong,
                of_version=1,
                of_index=0,
                reason="wrong-person",
                content="move",
                to_journey=right,
            )
            await house.kill("intake")
            await house.start_room("intake")
            record = f"records/{standing['record_id']}?purpose=casework"
            await eventually(partial(says, client, f"/journeys/{right}/{record}", WORDS))
            assert await says(client, f"/journeys/{wrong}/{record}", None)
