"""A bed that somebody leaves: who is next in line is proposed for it in the same breath."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

import pytest

from services.shelter.domain.ids import StayId
from services.shelter.domain.rights.messages import NoteRejection
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    HOUR,
    JOURNEY,
    admit,
    approve,
    assess,
    discharge,
    leave_unplanned,
    other_request,
    plan,
    register,
    register_other,
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

NEXT = {"stay_id": StayId(UUID(int=77))}


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


MEN = {"stay_id": StayId(UUID(int=78)), "journey_id": JourneyId(UUID(int=79)), "group": "men"}
GIRLS = {"stay_id": StayId(UUID(int=80)), "journey_id": JourneyId(UUID(int=81)), "group": "girls"}
SOON = {"urgency": "urgent"}


def waiting(whom: Mapping[str, object], **how: object) -> tuple[Command, Command]:
    """Return that somebody asks for a place and waits for it."""
    stay_id = {"stay_id": whom["stay_id"]}
    return other_request.model_copy(update={**whom, **how}), wait.model_copy(update=stay_id)


async def test_a_bed_is_proposed_to_the_first_of_all_groups_that_the_house_takes_in() -> None:
    office = Office()
    await office.ask(register, request, approve, admit)
    await office.ask(*waiting(NEXT), *waiting(GIRLS, **SOON), leave_unplanned)
    assert await office.proposed("girls") == {GIRLS["stay_id"]}
    assert await office.proposed() == set()


async def test_whoever_asked_first_is_first_across_the_lines() -> None:
    office = Office()
    await office.ask(register, request, approve, admit)
    later = {"occurred_at": other_request.occurred_at + HOUR}
    asks, waits = waiting(NEXT, **later)
    await office.ask(*waiting(GIRLS), asks, waits.model_copy(update=later), leave_unplanned)
    assert await office.proposed("girls") == {GIRLS["stay_id"]}
    assert await office.proposed() == set()


async def test_a_bed_is_proposed_to_nobody_whom_the_house_does_not_take_in() -> None:
    office = Office()
    await office.ask(register, request, approve, admit)
    await office.ask(*waiting(NEXT), *waiting(MEN, **SOON), leave_unplanned)
    assert await office.proposed("men") == set()
    assert await office.proposed() == {NEXT["stay_id"]}


async def test_a_bed_of_a_house_without_a_licence_is_proposed_to_nobody() -> None:
    office = Office()
    await office.ask(register, request, approve, admit, *waiting(NEXT))
    too_late = {"occurred_at": datetime(2028, 1, 1, 5, tzinfo=UTC)}
    await office.ask(leave_unplanned.model_copy(update=too_late))
    assert await office.proposed() == set()


async def test_the_bed_of_who_was_rejected_before_moving_in_is_proposed_to_the_next() -> None:
    office = Office()
    await office.ask(register, request, approve, *waiting(GIRLS))
    await office.ask(NoteRejection(journey_id=JOURNEY, occurred_at=approve.occurred_at))
    assert await office.proposed("girls") == {GIRLS["stay_id"]}
