"""What is written of a child's health is the child's own: read, corrected and erased as theirs."""

import secrets
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.shelter.domain.house.messages import RegisterFacility
from services.shelter.domain.ids import StayId
from services.shelter.domain.stay.care_messages import RecordHealthCheck, RecordSession
from services.shelter.domain.stay.child_messages import BringChild
from services.shelter.domain.stay.commands import RequestPlacement
from services.shelter.domain.stay.moving_messages import AdmitInEmergency
from services.shelter.main import SERVICE
from shared.casework.correction import CorrectEntry
from shared.kernel.actors import Role
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command
from shared.runtime.http.routes import CommandRoute
from tests.http.refusing import check_refused
from tests.kit.at_work import eventually
from tests.kit.open_room import UNIT, OpenRoom, open_room
from tests.kit.servers import Servers
from tests.kit.staff import LICENSED_TO, answer

HERS, ITS = "Made up: the mother's findings.", "Made up: the child's findings."
DOORS = {door.command: door for door in SERVICE.doors if isinstance(door, CommandRoute)}


@dataclass(frozen=True)
class Family:
    """A mother who lives in a house with her child."""

    room: OpenRoom
    mother: dict[str, Any]
    child: JourneyId

    @property
    def of_child(self) -> dict[str, str]:
        """Return what a command says that is about the child."""
        return {"for_child": str(self.child)}

    async def read(self, journey: str | JourneyId, kind: str = "health") -> list[str]:
        """Return all texts of a kind about a journey, as those read them who may."""
        await self.room.shown()
        may = next(one.may_read for one in SERVICE.records if one.kind == kind)
        async with self.room.client(may[0]) as client:
            path = f"/journeys/{journey}/records/reading"
            shown = answer(await client.post(path, json={"purpose": "casework"}))
        return [record["text"] for record in shown["records"] if record["kind"] == kind]

    async def reads(self, journey: str | JourneyId, texts: list[str]) -> bool:
        """Tell whether these are the texts about a journey."""
        return await self.read(journey) == texts

    async def strike(self, **said: Any) -> httpx.Response:
        """Strike the last health check that was told in the mother's stay."""
        await self.room.shown()
        async with self.room.client("shelter-manager") as client:
            shown = answer(await client.get(f"/journeys/{self.mother['journey_id']}"))
        checks = [one for one in shown["own_steps"] if one["what"] == "health-check-done.v1"]
        names = {"of": "of_aggregate", "of_id": "of_id", "version": "of_version"}
        entry = {name: checks[-1][shown] for shown, name in names.items()}
        body = {**entry, "of_index": checks[-1]["index"], "reason": "mistaken", **said}
        return await ask(self.room, CorrectEntry, self.mother, body, by="shelter-manager")


async def ask(
    room: OpenRoom,
    command: type[Command],
    ids: Mapping[str, Any],
    body: Mapping[str, Any],
    *,
    by: Role | None = None,
    unit: str = UNIT,
) -> httpx.Response:
    """Put a command to its own door, with what its example says besides."""
    door = DOORS[command]
    async with room.client(by or door.may[0], unit=unit) as client:
        return await client.post(
            door.path.format(**ids),
            json={**door.example, **body},
            headers={"Idempotency-Key": secrets.token_hex(8)},
        )


@pytest.fixture
async def family(servers: Servers, real_keys: Path) -> AsyncIterator[Family]:
    """Take a mother in with her child, and look at the health of both."""
    async with open_room(replace(SERVICE, policies=()), servers, real_keys) as room:
        house = answer(await ask(room, RegisterFacility, {}, {"licence_to": LICENSED_TO}))[
            "house_id"
        ]
        arriving = {"house_id": house, "journey_id": str(uuid4()), "accompanying": 2}
        mother = answer(await ask(room, AdmitInEmergency, {}, arriving))
        family = Family(room, mother, JourneyId(uuid4()))
        answer(await ask(room, BringChild, mother, {"child_id": str(family.child)}))
        answer(await ask(room, RecordHealthCheck, mother, {"findings": HERS}))
        checked = {"findings": ITS, **family.of_child}
        answer(await ask(room, RecordHealthCheck, mother, checked))
        yield family


async def test_what_is_written_of_a_childs_health_lies_with_the_child(family: Family) -> None:
    assert await family.read(family.child) == [ITS]
    assert await family.read(family.mother["journey_id"]) == [HERS]
    note = {"note": "Made up: a session.", **family.of_child}
    answer(await ask(family.room, RecordSession, family.mother, note))
    assert await family.read(family.child, "psych-session") == [note["note"]]


async def test_of_a_child_who_came_before_it_had_keys_here_it_lies_with_the_child_too(
    family: Family,
) -> None:
    child = JourneyId(uuid4())
    stay = StayId(UUID(family.mother["stay_id"]))
    at = datetime.now(UTC).replace(microsecond=0)
    await family.room.ask(BringChild(stay_id=stay, child_id=child, occurred_at=at))
    checked = {"findings": ITS, "for_child": str(child), "occurred_at": at.isoformat()}
    answer(await ask(family.room, RecordHealthCheck, family.mother, checked))
    assert await family.read(child) == [ITS]


async def test_an_erasure_of_the_child_alone_takes_what_was_written_of_its_health(
    family: Family,
) -> None:
    records = family.room.house.inside.records
    await records.erase(family.child)
    assert await family.read(family.child) == []
    assert await family.read(family.mother["journey_id"]) == [HERS]
    late = await ask(family.room, RecordHealthCheck, family.mother, family.of_child)
    check_refused(late, 404)


async def test_an_erasure_of_the_resident_leaves_what_is_the_childs(family: Family) -> None:
    await family.room.house.inside.records.erase(JourneyId(family.mother["journey_id"]))
    assert await family.read(family.child) == [ITS]


async def test_of_a_child_who_is_not_here_nothing_is_written(family: Family) -> None:
    stranger = {"for_child": str(uuid4())}
    check_refused(await ask(family.room, RecordHealthCheck, family.mother, stranger), 404)


async def test_a_childs_check_that_is_struck_takes_its_content_along(family: Family) -> None:
    answer(await family.strike(content="destroy"))
    await eventually(partial(family.reads, family.child, []))
    assert await family.read(family.mother["journey_id"]) == [HERS]


async def test_a_childs_check_that_was_anothers_is_moved_to_them(family: Family) -> None:
    another = answer(await ask(family.room, RequestPlacement, {}, {"journey_id": str(uuid4())}))
    answer(await family.strike(content="move", to_journey=another["journey_id"]))
    await eventually(partial(family.reads, another["journey_id"], [ITS]))
    assert await family.read(family.child) == []


async def test_nobody_strikes_what_lies_with_a_child_who_is_not_theirs(family: Family) -> None:
    inside = family.room.house.inside
    (record,) = await inside.database.records.find({"journey_id": family.child}).to_list(2)
    anothers = await ask(
        family.room, RequestPlacement, {}, {"journey_id": str(uuid4())}, unit="elsewhere"
    )
    theirs = JourneyId(UUID(answer(anothers)["journey_id"]))
    await inside.records.move(record["_id"], family.child, theirs)
    check_refused(await family.strike(content="destroy"), 404)
    async with family.room.client("shelter-worker", unit="elsewhere") as client:
        path = f"/journeys/{theirs}/records/{record['_id']}"
        assert answer(await client.get(path, params={"purpose": "casework"}))["text"] == ITS
