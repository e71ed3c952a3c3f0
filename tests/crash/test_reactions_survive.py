"""A service that reacts is killed while others tell it things: each duty is done, once."""

import asyncio
import os
import signal
from collections.abc import Coroutine, Iterable
from typing import Any, TypeVar
from uuid import UUID

import pytest

from services.intake.domain.case import commands as intake
from services.operations.embedded.waiting import until
from services.shelter.domain.stay import commands as shelter
from shared.kernel.ids import derived
from shared.runtime.nats import api
from tests.crash.audit import assert_sound, decisions, own_connection, until_settled
from tests.kit.house import RoomName, RunningHouse
from tests.kit.staff import Staff, answer, register_house
from tests.kit.walk import Walk

pytestmark = pytest.mark.slow

PEOPLE = 6
REACTS_WITHIN = 60.0

Done = TypeVar("Done")


async def test_each_referral_has_one_stay_and_each_discharge_one_plan(
    house: RunningHouse, staff: Staff
) -> None:
    home = await register_house(staff, capacity=PEOPLE)
    people = [Walk(staff) for _ in range(PEOPLE)]
    await _each(walk.comes_as_far_as_identification() for walk in people)

    stays = await _while_it_dies(house, "shelter", map(_is_referred, people))
    await until_settled(staff)
    requested = await _happened(house, "shelter", "placement-requested.v1", "stay_id")
    assert [requested.count(stay) for stay in stays] == [1] * PEOPLE

    await _each(_lives_in(walk, home) for walk in people)
    plans = await _while_it_dies(house, "reintegration", map(_leaves, people))
    await until_settled(staff)
    opened = await _happened(house, "reintegration", "plan-opened.v1", "plan_id")
    assert [opened.count(plan) for plan in plans] == [1] * PEOPLE

    await assert_sound(staff)


async def _is_referred(walk: Walk) -> str:
    """Refer the person to the shelter; return the id that the stay must have."""
    response = await walk.asks_to_be_referred("shelter", "shelter")
    referral = walk.keep(intake.ReferCase, response)["referral_id"]
    walk.ids["stay_id"] = str(derived("stay", UUID(referral)))
    return walk.ids["stay_id"]


async def _lives_in(walk: Walk, home: str) -> None:
    await walk.is_offered_a_place(home)
    await walk.moves_in()


async def _leaves(walk: Walk) -> str:
    """Let the resident leave in a hurry; return the id that the plan after it must have."""
    answer(await walk.ask(shelter.DischargeUnplanned))
    return str(derived("plan", UUID(walk.ids["stay_id"])))


async def _while_it_dies(
    house: RunningHouse, room: RoomName, steps: Iterable[Coroutine[Any, Any, Done]]
) -> list[Done]:
    """Take steps that a service reacts to all at once, and kill it as soon as it has begun."""
    pid = house.rooms[room].pid
    before = await _end_of_log(house, room)
    os.kill(pid, signal.SIGSTOP)
    done = await _each(steps)
    os.kill(pid, signal.SIGCONT)

    async def has_begun() -> bool:
        return await _end_of_log(house, room) > before

    async with asyncio.timeout(REACTS_WITHIN):
        await until(has_begun)
    await house.kill(room)
    await house.start_room(room)
    return done


async def _each(steps: Iterable[Coroutine[Any, Any, Done]]) -> list[Done]:
    return await asyncio.gather(*steps)


async def _end_of_log(house: RunningHouse, room: RoomName) -> int:
    async with own_connection(house, room) as nats:
        info = await api(nats, f"STREAM.INFO.LOG_{room.upper()}")
    end: int = info["state"]["last_seq"]
    return end


async def _happened(house: RunningHouse, room: RoomName, kind: str, field: str) -> list[str]:
    """Return what this kind of event of a service says of a field, each time it happened."""
    return [
        event[field]
        for decision in await decisions(house, room)
        for event in decision.envelope.events
        if event["kind"] == kind
    ]
