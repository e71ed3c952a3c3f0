"""A bed that somebody leaves: who is next in line is proposed for it in the same breath."""

from uuid import UUID

import pytest

from services.shelter.domain.ids import StayId
from shared.kernel.messages import Command
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    OTHER_HOUSE,
    OTHER_UNIT,
    admit,
    approve,
    assess,
    discharge,
    leave_unplanned,
    plan,
    register,
    request,
    wait,
)
from tests.shelter.made_up_lives import (
    accept_transfer,
    ask_transfer,
    bring,
    let_go,
    miss,
    record_death,
    transfer,
)
from tests.shelter.test_application import other_request

NEXT = {"stay_id": StayId(UUID(int=77))}
register_other = register.model_copy(update={"house_id": OTHER_HOUSE, "unit": OTHER_UNIT})


@pytest.mark.parametrize(
    "leaving",
    [
        (assess, plan, discharge),
        (leave_unplanned,),
        (register_other, ask_transfer, accept_transfer, transfer),
        (miss,),
        (record_death,),
        (bring, let_go),
    ],
    ids=lambda commands: type(commands[-1]).__name__,
)
async def test_a_bed_that_somebody_leaves_is_proposed_to_who_is_next(
    leaving: tuple[Command, ...],
) -> None:
    office = Office()
    await office.ask(register, request, approve, admit)
    waits = other_request.model_copy(update=NEXT), wait.model_copy(update=NEXT)
    await office.ask(*waits, *leaving[:-1])
    assert await office.proposed() == set()
    await office.ask(leaving[-1])
    assert await office.proposed() == {NEXT["stay_id"]}
