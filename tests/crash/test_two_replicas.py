"""Two processes of one service share its work, and either does all of it when the other dies."""

import os
from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest

from services.operations.embedded.forks import Program
from services.operations.embedded.ports import free_port
from services.operations.embedded.rooms import Launch, RoomProcess
from tests.crash.audit import assert_kept, assert_sound
from tests.crash.load import Load, under_load
from tests.kit.house import RunningHouse, forks
from tests.kit.staff import Staff
from tests.kit.walk import Walk

pytestmark = pytest.mark.slow

ENOUGH = 30


@pytest.fixture
async def twin(house: RunningHouse) -> AsyncGenerator[RunningHouse]:
    """The same house by another door: a second intake, on the same servers and keys."""
    first = house.rooms["intake"]
    launch = Launch(forks(), Program("services.intake.main"), lambda: _told(house))
    log = first.log.with_name("intake-twin.log")
    second = RoomProcess("intake", free_port(), log, launch)
    twin = replace(house, rooms={"intake": second})
    try:
        await twin.start_room("intake")
        yield twin
    finally:
        await second.stop()


async def test_both_write_either_dies_and_nothing_is_lost_or_doubled(
    house: RunningHouse, twin: RunningHouse, staff: Staff
) -> None:
    async with Staff(replace(twin, patient=True)) as others, under_load(staff, others) as load:
        await load.more(ENOUGH)
        await house.kill("intake")
        await _carries_on(load, others)
        await house.start_room("intake")
        await twin.kill("intake")
        await _carries_on(load, staff)
    await assert_sound(staff)
    await assert_kept(staff, load.acknowledged)


async def _carries_on(load: Load, staff: Staff) -> None:
    """One of the two takes commands, tells of them, and shows what was told."""
    await load.more(ENOUGH)
    walk = Walk(staff)
    await walk.open_case()
    await walk.until("intake", "case-opened.v1")


def _told(house: RunningHouse) -> dict[str, str]:
    return {
        **os.environ,
        **house.environment,
        "JOURNEY_DEVELOPMENT_ISSUER": "true",
    }
