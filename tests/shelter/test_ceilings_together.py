"""The ceiling of a house reaches who moves in, in the same breath, and nobody before."""

from datetime import UTC, datetime

import pytest

from services.shelter.domain.house.messages import SetCeiling
from services.shelter.domain.stay import states as stay_states
from shared.kernel.messages import Command
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    DAY,
    HOUSE,
    NOON,
    OTHER_HOUSE,
    OTHER_STAY,
    admit,
    approve,
    register,
    register_other,
    request,
)
from tests.shelter.made_up_lives import (
    accept_transfer,
    ask_transfer,
    regularise,
    take_in,
    transfer,
)

HOME = (register, request, approve, admit)
AGREED = (*HOME, register_other, ask_transfer, accept_transfer)
SHORT = SetCeiling(house_id=HOUSE, days=30, occurred_at=NOON)
IN_30_DAYS = datetime(2026, 4, 1, 16, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("way_in", [(request, approve, admit), (take_in, regularise)], ids=len)
async def test_the_ceiling_of_the_house_counts_from_the_day_a_resident_came(
    way_in: tuple[Command, ...],
) -> None:
    office = Office()
    await office.ask(register, SHORT, *way_in)
    lives = await office.stay()
    assert isinstance(lives, stay_states.Resident)
    assert lives.ceiling_at == IN_30_DAYS


async def test_a_ceiling_that_is_set_later_is_not_for_those_who_live_there() -> None:
    office = Office()
    await office.ask(*HOME, SHORT)
    lives = await office.stay()
    assert isinstance(lives, stay_states.Resident)
    assert lives.ceiling_at == lives.admission.ceiling_at


async def test_the_ceiling_of_the_other_house_counts_after_a_transfer() -> None:
    office = Office()
    await office.ask(*AGREED, SHORT.model_copy(update={"house_id": OTHER_HOUSE}), transfer)
    moved = await office.stay(OTHER_STAY)
    assert isinstance(moved, stay_states.Resident)
    assert moved.ceiling_at == IN_30_DAYS + 2 * DAY
