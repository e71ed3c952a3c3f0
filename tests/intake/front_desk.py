"""Workers at intake's own doors over HTTP, and people who come to them; all made up."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from shared.kernel.actors import Role
from tests.kit.at_work import eventually
from tests.kit.house import RunningHouse


@dataclass(frozen=True)
class FrontDesk:
    """One unit's workers; every unit has its own, so that none uses up another's limit."""

    house: RunningHouse
    unit: str

    @classmethod
    def new(cls, house: RunningHouse) -> "FrontDesk":
        """Return the workers of a unit that no other test uses."""
        return cls(house, f"unit-{secrets.token_hex(4)}")

    async def ask(self, path: str, body: Mapping[str, Any], by: Role) -> httpx.Response:
        """Ask for something, now, whatever the answer."""
        async with self.house.client(by, "intake", self.unit) as client:
            key = {"Idempotency-Key": secrets.token_hex(8)}
            return await client.post(path, json={"occurred_at": now(), **body}, headers=key)

    async def do(self, path: str, body: Mapping[str, Any], by: Role) -> dict[str, Any]:
        """Ask for something that must be answered yes."""
        answer = await self.ask(path, body, by)
        assert answer.is_success, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def arrives(self, **identity: Any) -> str:
        """Open a case for someone, note who they say they are, and return their journey."""
        opened = await self.opens()
        await self.says_who(opened["case_id"], **identity)
        journey: str = opened["journey_id"]
        return journey

    async def opens(self) -> dict[str, Any]:
        """Open a case."""
        return await self.do("/cases", {"channel": "self", "group": "women"}, "intake-worker")

    async def says_who(self, case_id: str, **identity: Any) -> dict[str, Any]:
        """Note who someone says they are."""
        path = f"/cases/{case_id}/identity"
        return await self.do(path, {"identity": identity}, "intake-worker")

    async def searches(self, by: Role = "case-reviewer", **sought: Any) -> httpx.Response:
        """Search for a person, whatever the answer."""
        async with self.house.client(by, "intake", self.unit) as client:
            return await client.post("/persons/search", json={"purpose": "reception", **sought})

    async def finds(self, by: Role = "case-reviewer", **sought: Any) -> dict[str, str]:
        """Return the journeys that a search shows, each with its likeness."""
        return found_in(await self.searches(by, **sought))

    async def looks_at(self, pair_id: str) -> dict[str, str]:
        """Return the two journeys of a pair, as a reviewer sees them."""
        async with self.house.client("case-reviewer", "intake", self.unit) as client:
            look = {"pair_id": pair_id}
            return found_in(await client.post("/possible-duplicates/look", json=look))

    async def board(self) -> list[dict[str, Any]]:
        """Return the newest lines of the reviewer's board."""
        async with self.house.client("case-reviewer", "intake", self.unit) as client:
            items: list[dict[str, Any]] = (
                await client.get("/possible-duplicates", params={"limit": "500"})
            ).json()["items"]
            return items

    async def journey(
        self, journey: str, by: Role = "intake-worker", *, wait_for: str | None = None
    ) -> dict[str, Any]:
        """Return what intake shows of a journey, or will once it shows all up to a position."""
        headers = {} if wait_for is None else {"Wait-For": wait_for}
        async with self.house.client(by, "intake", self.unit) as client:
            answer = await client.get(f"/journeys/{journey}", headers=headers)
            shown: dict[str, Any] = answer.json()
            return shown

    async def until_noticed(self, pair_id: str, standing: str = "suspected") -> dict[str, Any]:
        """Wait until a pair hangs on the board with this standing, and return its line."""

        async def hangs() -> bool:
            lines.extend(
                line
                for line in await self.board()
                if (line["id"], line["standing"]) == (pair_id, standing)
            )
            return bool(lines)

        lines: list[dict[str, Any]] = []
        await eventually(hangs)
        return lines[0]

    async def until_linked(self, journey: str, others: list[str]) -> None:
        """Wait until a journey shows these others, and no more, as the same person's."""

        async def shows() -> bool:
            return (await self.journey(journey)).get("linked_with") == others

        await eventually(shows)


def found_in(answer: httpx.Response) -> dict[str, str]:
    """Return what a search or a look showed: journeys, each with its likeness."""
    assert answer.is_success, answer.text
    body = answer.json()
    assert body.keys() == {"found"}
    shape = {"journey_id", "likeness", "legal_status", "standing", "ask"}
    assert all(item.keys() == shape for item in body["found"])
    return {item["journey_id"]: item["likeness"] for item in body["found"]}


def now() -> str:
    """Return a moment at which things may have happened."""
    return (datetime.now(UTC) - timedelta(minutes=5)).isoformat()
