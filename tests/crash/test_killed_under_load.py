"""Whatever is killed while people write: each yes they were given stands, once."""

import pytest

from tests.crash.audit import assert_kept, assert_sound
from tests.crash.harm import VICTIMS, Victim, kill, start_again
from tests.crash.load import under_load
from tests.kit.house import RunningHouse
from tests.kit.staff import Staff

pytestmark = pytest.mark.slow

KILLS = 2


@pytest.mark.parametrize("victim", VICTIMS)
async def test_every_yes_stands_once_though_it_is_killed_again_and_again(
    house: RunningHouse, staff: Staff, victim: Victim
) -> None:
    async with under_load(staff) as load:
        for _ in range(KILLS):
            await load.until_some_moment()
            await kill(house, victim)
            await start_again(house, victim)
        await load.more(10)
    await assert_sound(staff)
    await assert_kept(staff, load.acknowledged)


async def test_every_yes_stands_once_though_everything_dies_at_once(
    house: RunningHouse, staff: Staff
) -> None:
    async with under_load(staff) as load:
        await load.until_some_moment()
        for victim in VICTIMS:
            await kill(house, victim)
        for victim in reversed(VICTIMS):
            await start_again(house, victim)
        await load.more(10)
    await assert_sound(staff)
    await assert_kept(staff, load.acknowledged)
