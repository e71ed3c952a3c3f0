"""What else happens to a house full of words: searches, papers, crashes, unreadable facts."""

import asyncio
import re
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import orjson

from services.intake.domain.case import commands as intake
from services.operations.embedded.waiting import until
from shared.runtime.http.bodies import Body
from shared.runtime.http.routes import FilesRoute, FormRoute, SearchRoute
from shared.runtime.nats import connect
from tests.journeys.planted import ADDRESS, NAME, PHONE, UNREAD, WORDS
from tests.kit.house import RoomName, RunningHouse
from tests.kit.patient import PATIENCE
from tests.kit.staff import DOORS, ROOMS, Staff, answer
from tests.kit.walk import Walk

PARKED_WITHIN = 60.0
AT_ONCE = 20


async def search(staff: Staff) -> list[httpx.Response]:
    """Ask every search for the words, as its example is and with words in every field."""
    answers: list[httpx.Response] = []
    for room, route in _doors(SearchRoute):
        client = await staff.client(route.may[0], room)
        for body in (_named(route.example), dict.fromkeys(route.example, WORDS)):
            answers += [await client.post(route.path, json=body)]
    return answers


async def name_others(staff: Staff) -> list[httpx.Response]:
    """Name people wherever a door takes names that it keeps nothing of."""
    answers: list[httpx.Response] = []
    for command, (_, door) in DOORS.items():
        named = {name: [NAME, WORDS] for name in Body(door, frozenset()).blinded}
        if named:
            nobody = {name: str(uuid4()) for name in re.findall(r"{(\w+)}", door.path)}
            answers.append(await staff.ask(command, nobody, named))
    return answers


async def keep_papers(walk: Walk) -> list[httpx.Response]:
    """Keep a file full of words in every room that knows the journey, and print every form."""
    answers: list[httpx.Response] = []
    for room, files in _doors(FilesRoute):
        for right in files.rights:
            client = await walk.staff.client(right.may_keep[0], room)
            answers.append(
                await client.post(
                    files.path.format(journey_id=walk.journey),
                    params={"kind": right.kind},
                    content=WORDS.encode(),
                    headers={"Content-Type": "text/plain", "Idempotency-Key": secrets.token_hex(8)},
                )
            )
    for room, form in _doors(FormRoute):
        client = await walk.staff.client(form.may[0], room)
        by_hand = dict.fromkeys(form.form.by_hand.model_fields, ADDRESS)
        named = {name: str(uuid4()) for name in re.findall(r"{(\w+)}", form.path)} | walk.ids
        answers.append(await client.post(form.path.format(**named), json=by_hand))
    return answers


async def power_cut(house: RunningHouse, staff: Staff) -> None:
    """Kill intake while words are being written, then both servers; afterwards all goes on."""
    walk = Walk(staff)
    await walk.open_case()
    await walk.is_received()
    writing = [
        asyncio.create_task(walk.staff.ask(intake.TakeStatement, walk.ids, _now()))
        for _ in range(AT_ONCE)
    ]
    await asyncio.wait(writing, return_when=asyncio.FIRST_COMPLETED)
    await house.kill("intake")
    await asyncio.gather(*writing, return_exceptions=True)
    await house.servers.kill()
    await house.servers.start()
    await house.start_room("intake")
    await asyncio.gather(*(house.until_ready(room) for room in house.rooms))
    answer(await walk.staff.ask(intake.TakeStatement, walk.ids, _now()))


async def tell_what_nobody_reads(house: RunningHouse, staff: Staff, walk: Walk) -> list[Any]:
    """Put words into the facts that no service understands; return what was set aside for it."""
    named = {"specversion": "1.0", "type": "case-referred.v99", "subject": walk.journey}
    fact = orjson.dumps({**named, "data": {"note": UNREAD}})
    client = await connect(house.nats_url(), "a test", buffering=False)
    try:
        told = await client.request("facts.intake.case-referred.v99", fact, timeout=PATIENCE)
        assert "error" not in orjson.loads(told.data)
    finally:
        await client.close()
    operations = await staff.client("operations", "shelter")
    found: list[Any] = []

    async def is_set_aside() -> bool:
        parked = await operations.get("/admin/parked")
        found[:] = parked.json() if parked.is_success else []
        return bool(found)

    async with asyncio.timeout(PARKED_WITHIN):
        await until(is_set_aside)
    return found


def _doors(kind: type[Any]) -> list[tuple[RoomName, Any]]:
    return [(room, door) for room, doors in ROOMS.items() for door in doors if type(door) is kind]


def _named(example: Mapping[str, Any]) -> dict[str, Any]:
    """Return an example with the person's own name and number in it."""
    named = {"full_name": NAME, "phone": PHONE}
    return {field: named.get(field, value) for field, value in example.items()}


def _now() -> dict[str, str]:
    return {"occurred_at": datetime.now(UTC).isoformat()}
