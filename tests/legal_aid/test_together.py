"""A matter, its register entry and the client's file change together or not at all."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

import pytest

from services.legal_aid.application import CLIENT, LOG, MATTER, REGISTER
from services.legal_aid.domain.client import Client, ReviewFiles
from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.matter_messages import MatterCommand
from services.legal_aid.domain.matter_refusals import PapersMissing
from services.legal_aid.domain.register import Register
from shared.kernel.actors import Actor
from shared.kernel.ids import CommandId, derived
from shared.kernel.messages import Command
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Asked, Desk
from shared.runtime.receipts import MemoryReceipts
from tests.legal_aid.made_up import (
    DAY,
    JOURNEY,
    NOON,
    STAFF,
    accept,
    appoint,
    check,
    check_missing,
    complete,
    request,
    take_step,
    withdraw,
)
from tests.legal_aid.made_up import (
    REGISTER as REGISTER_ID,
)

WORKER = Actor(staff=STAFF, role="legal-aid-head", unit="made-up-unit")
MATTERS = [MatterId(UUID(int=number)) for number in range(11, 15)]


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an empty log."""
    return Desk(LOG, MemoryStore(), MemoryReceipts(), now=lambda: NOON + 60 * DAY)


async def ask(desk: Desk, *commands: Command) -> None:
    """Put commands to the desk, each once."""
    for command in commands:
        command_id = CommandId(derived(command.model_dump_json(), type(command).__name__))
        asked = Asked(command_id, WORKER, "legal-aid", command_id, None, "", "made-up")
        await desk.handle(command, asked)


def about(matter: MatterId, *commands: MatterCommand) -> Sequence[MatterCommand]:
    """Return the same questions about another matter."""
    return [command.model_copy(update={"matter_id": matter}) for command in commands]


async def register_of(desk: Desk) -> Register:
    """Return the register as it is now."""
    loaded = await desk.state_of(REGISTER, REGISTER_ID)
    assert isinstance(loaded.state, Register)
    return loaded.state


async def client_of(desk: Desk) -> Client:
    """Return the client's files as they are now."""
    loaded = await desk.state_of(CLIENT, JOURNEY)
    assert isinstance(loaded.state, Client)
    return loaded.state


async def test_matters_accepted_at_one_moment_get_different_numbers(desk: Desk) -> None:
    await asyncio.gather(*(ask(desk, *about(one, request, check, accept)) for one in MATTERS))
    assert sorted((await register_of(desk)).matters) == MATTERS


async def test_a_refused_acceptance_leaves_no_entry(desk: Desk) -> None:
    await ask(desk, *about(MATTERS[0], request, check_missing))
    with pytest.raises(PapersMissing):
        await ask(desk, *about(MATTERS[0], accept))
    assert (await register_of(desk)).matters == ()


async def test_the_register_is_no_ones_journey(desk: Desk) -> None:
    await ask(desk, *about(MATTERS[0], request, check, accept))
    assert (await desk.state_of(REGISTER, REGISTER_ID)).journey is None
    assert (await desk.state_of(MATTER, MATTERS[0])).journey == JOURNEY


async def test_a_clients_file_is_open_until_the_matter_ends(desk: Desk) -> None:
    whole = (request, check, accept, appoint, take_step)
    await ask(desk, *about(MATTERS[0], *whole), *about(MATTERS[1], request))
    assert (await client_of(desk)).open == {*MATTERS[:2]}
    await ask(desk, *about(MATTERS[0], complete), *about(MATTERS[1], withdraw))
    assert (await client_of(desk)).closed == {*MATTERS[:2]}


async def test_a_status_in_doubt_flags_every_open_matter(desk: Desk) -> None:
    await ask(desk, *about(MATTERS[0], request), *about(MATTERS[1], request, check, accept))
    await ask(desk, *about(MATTERS[2], request, withdraw))
    await ask(desk, ReviewFiles(journey_id=JOURNEY, occurred_at=NOON + DAY))
    for matter, reviewed in zip(MATTERS[:3], (True, True, False), strict=True):
        assert (await desk.state_of(MATTER, matter)).state.file.under_review is reviewed
