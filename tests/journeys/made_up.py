"""People who do not exist, whose words are put wherever a house takes words."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from services.legal_aid.domain.centre import RegisterCentre
from services.legal_aid.domain.matter import commands as legal_aid
from services.reintegration.domain.plan import commands as reintegration
from services.reintegration.domain.support.commands import (
    EnrolTraining,
    RecordJob,
    RecordSupport,
    VerifyFamily,
)
from services.shelter.domain.stay import commands as shelter
from services.shelter.domain.stay.care_messages import (
    RecordHealthCheck,
    RecordSession,
    ReportIncident,
)
from shared.kernel.messages import Command
from shared.runtime.http.bodies import Body
from shared.runtime.http.routes import CommandRoute
from tests.journeys.planted import NAME, PHONE, STORY, WORDS
from tests.kit.staff import DOORS, Staff, register_house
from tests.kit.walk import Walk

TRACE = "5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e"
"""The trace under which the referral to the shelter is asked for."""

SAID_AT_THE_SHELTER: tuple[type[Command], ...] = (
    shelter.RecordNote,
    RecordHealthCheck,
    RecordSession,
    ReportIncident,
)
SAID_AT_HOME: tuple[type[Command], ...] = (
    reintegration.RecordNote,
    VerifyFamily,
    RecordSupport,
    EnrolTraining,
    RecordJob,
)


@dataclass
class Lives:
    """What these people went through: their walks, and every problem they were told of."""

    main: Walk
    problems: list[httpx.Response] = field(default_factory=list[httpx.Response])
    asked: set[type[Command]] = field(default_factory=set[type[Command]])


async def live(staff: Staff) -> Lives:
    """Walk every way that takes words, and ask everything wrongly with words in it."""
    home = await register_house(staff)
    lives = Lives(await _from_reception_to_community(staff, home))
    await _urgent_matter_discontinued(staff)
    await _matter_refused(staff)
    await _refused(staff, lives)
    await _malformed(staff, lives)
    return lives


async def _from_reception_to_community(staff: Staff, home: str) -> Walk:
    walk = Walk(staff)
    await walk.comes_as_far_as_identification()
    await walk.is_confirmed()
    await walk.is_referred("legal_aid", "legal-aid")
    await walk.is_given_legal_aid()
    asked = staff.headers
    staff.headers = {**asked, "traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}
    await walk.is_referred("shelter", "shelter")
    staff.headers = asked
    await walk.is_offered_a_place(home)
    await walk.moves_in()
    for said in SAID_AT_THE_SHELTER:
        await walk.do(said)
    await walk.has_the_matter_completed()
    await walk.leaves_the_shelter()
    await walk.has_a_plan_opened()
    await walk.consents_to("reintegration")
    await walk.agrees_on_a_plan()
    for said in SAID_AT_HOME:
        await walk.do(said)
    await walk.is_seen_at_home()
    await walk.goes_on_alone()
    await walk.until("operations", "plan-closed.v1")
    return walk


async def _matter(staff: Staff) -> Walk:
    walk = Walk(staff)
    await walk.do(RegisterCentre)
    await walk.do(legal_aid.RequestAid, journey_id=str(uuid4()))
    return walk


async def _urgent_matter_discontinued(staff: Staff) -> None:
    walk = await _matter(staff)
    await walk.do(legal_aid.AcceptUrgently, ground="avoid-harm", deadline=None)
    await walk.do(legal_aid.DiscontinueMatter)


async def _matter_refused(staff: Staff) -> None:
    walk = await _matter(staff)
    await walk.do(legal_aid.CheckRequest, missing=[])
    await walk.do(legal_aid.RefuseMatter)


async def _refused(staff: Staff, lives: Lives) -> None:
    """Ask for what is lawful only later, in a case where nothing has happened yet."""
    walk = Walk(staff)
    await walk.open_case()
    for command in doors_with_words():
        answered = await walk.staff.ask(command, {**NOBODY, **walk.ids}, {})
        lives.asked.add(command)
        if not answered.is_success:
            lives.problems.append(answered)


async def _malformed(staff: Staff, lives: Lives) -> None:
    for room, door in DOORS.values():
        client = await staff.client(door.may[0], room)
        path = door.path.format(**NOBODY)
        for body in _wrong(door):
            headers = {"Idempotency-Key": f"{PHONE}-{uuid4()}"}
            lives.problems.append(await client.post(path, content=body, headers=headers))
    reading = await staff.client("intake-worker", "intake")
    for path in (f"/cases/{PHONE}", f"/journeys/{PHONE}", f"/{PHONE}", f"/cases?state={PHONE}"):
        for params in ({}, {NAME: STORY}, {"after": STORY}, {"limit": PHONE}, {"as_of": NAME}):
            answered = await reading.get(path, params=params or None)
            if not answered.is_success:
                lives.problems.append(answered)
    for said in ({"Wait-For": PHONE}, {"Authorization": f"Bearer {PHONE}"}):
        lives.problems.append(await reading.get("/cases", headers=said))


def _wrong(door: CommandRoute) -> Sequence[str]:
    good: dict[str, Any] = {**door.example}
    first = next(iter(good))
    return (
        WORDS,
        f'{{"{NAME}": "{STORY}"',
        json.dumps([WORDS]),
        json.dumps({**good, NAME: STORY}, ensure_ascii=False),
        json.dumps({**good, **dict.fromkeys(good, WORDS)}, ensure_ascii=False),
        json.dumps({**good, first: {NAME: {"$gt": STORY}}}),
        f'{{"{first}": "{NAME}", "{first}": "{STORY}"}}',
        json.dumps({**good, "occurred_at": PHONE}),
        json.dumps({**good, "note": WORDS * 500}),
    )


NOBODY = {
    name: str(uuid4()) for _, door in DOORS.values() for name in re.findall(r"{(\w+)}", door.path)
}


def doors_with_words() -> list[type[Command]]:
    """Return every command in which a worker writes words."""
    return [command for command, (_, door) in DOORS.items() if Body(door, frozenset()).texts]
