"""Nobody serves a person and who is against them, in whichever journey of theirs either is met."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from services.legal_aid.application import PROVIDER
from services.legal_aid.domain.client.refusals import SidesNotCompared
from services.legal_aid.domain.ids import MatterId, as_party, by_sign
from services.legal_aid.domain.matter.commands import MatterCommand
from services.legal_aid.domain.matter.refusals import OpposingPartyIsClient
from services.legal_aid.domain.provider.messages import ClientRecognised, OpposingPartyFaced
from services.legal_aid.domain.provider.refusals import ProviderOnOtherSide
from services.legal_aid.domain.provider.states import Listed
from shared.casework.linked import NoteLinked, NoteUnlinked
from shared.kernel.errors import Refused
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command
from shared.runtime.event_store.interface import Append
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Desk
from tests.legal_aid.front_desk import ask, opened
from tests.legal_aid.made_up import CLIENTS_SIGN, DAY, JOURNEY, NOON, SIGN, SUCCESSOR
from tests.legal_aid.made_up import PROVIDER as ASSISTANT
from tests.legal_aid.made_up_clients import OTHER_JOURNEY as AGAIN
from tests.legal_aid.made_up_clients import name_client
from tests.legal_aid.made_up_commands import (
    accept,
    appoint,
    check,
    complete,
    name_party,
    request,
    take_step,
)
from tests.legal_aid.made_up_providers import register_centre, register_provider

MINE, MINE_AGAIN, THEIRS = (MatterId(UUID(int=number)) for number in (11, 12, 13))
THEM, THEM_AGAIN = JourneyId(UUID(int=96)), JourneyId(UUID(int=97))
LATE = {"occurred_at": NOON + 20 * DAY}
assistant = appoint
lawyer = appoint.model_copy(
    update={"provider_ref": SUCCESSOR, "provider_kind": "contracted-lawyer"}
)
against_them = name_party.model_copy(update={"party_id": as_party(THEM)})
by_name = name_party.model_copy(update={"signs": (CLIENTS_SIGN,)})


class FarStore(MemoryStore):
    """A store that is a way off: while a desk waits for it, others decide."""

    async def append(self, *appends: Append) -> Sequence[int]:
        """Write all or none, after others had their turn."""
        await asyncio.sleep(0)
        return await super().append(*appends)


@dataclass
class Centre:
    """A centre with an assistant and a lawyer, and its log."""

    store: MemoryStore = field(default_factory=FarStore)

    @property
    def desk(self) -> Desk:
        """Open one more desk at the log, which knows nothing of the others."""
        return opened(self.store)

    async def does(self, *commands: Command) -> None:
        """Ask one after the other."""
        await ask(self.desk, *commands)

    async def tries(self, *commands: Command) -> Refused | None:
        """Ask at a desk of one's own; a refusal is an answer."""
        try:
            await ask(self.desk, *commands)
        except Refused as refusal:
            return refusal
        return None

    async def of(self, provider: UUID) -> Listed:
        """Return what is known of a provider."""
        listed = (await self.desk.state_of(PROVIDER, provider)).state
        assert isinstance(listed, Listed)
        return listed

    async def conflicts_of(self, provider: UUID) -> set[MatterId]:
        """Return the matters in which the head is to replace a provider."""
        found: set[MatterId] = set()
        for message in await self.store.load(PROVIDER.subject(provider)):
            for event in PROVIDER.recall(message.data)[1]:
                if isinstance(event, ClientRecognised | OpposingPartyFaced):
                    found |= {*event.conflicts}
        return found


@pytest.fixture
async def centre() -> Centre:
    """Return a centre at which an assistant and a lawyer act."""
    found = Centre()
    other = {"provider_id": SUCCESSOR, "provider_kind": "contracted-lawyer", "staff_id": None}
    await found.does(register_centre, register_provider)
    await found.does(register_provider.model_copy(update=other))
    return found


def linked(one: JourneyId, other: JourneyId) -> Sequence[Command]:
    """Return what is heard when two journeys are found to be one person's."""
    return [
        NoteLinked(journey_id=here, with_journey=there, occurred_at=NOON + 3 * DAY)
        for here, there in ((one, other), (other, one))
    ]


def unlinked(one: JourneyId, other: JourneyId) -> Sequence[Command]:
    """Return what is heard when they are not after all."""
    return [
        NoteUnlinked(journey_id=here, with_journey=there, occurred_at=NOON + 4 * DAY)
        for here, there in ((one, other), (other, one))
    ]


def about(matter: MatterId, *commands: MatterCommand) -> Sequence[Command]:
    """Return the same questions about another matter."""
    return [command.model_copy(update={"matter_id": matter}) for command in commands]


def accepted(journey: JourneyId, matter: MatterId, *then: MatterCommand) -> Sequence[Command]:
    """Return how a journey's matter is accepted, and what follows."""
    asked = request.model_copy(update={"journey_id": journey})
    return about(matter, asked, check, accept, *then)


async def test_nobody_is_against_themselves_in_a_matter_of_a_linked_journey(
    centre: Centre,
) -> None:
    called = name_client.model_copy(update={"journey_id": AGAIN})
    await centre.does(*linked(JOURNEY, AGAIN), *accepted(JOURNEY, MINE))
    await centre.does(*accepted(AGAIN, MINE_AGAIN), called)
    by_journey = name_party.model_copy(update={"party_id": as_party(AGAIN)})
    for themselves in (by_journey, by_name):
        with pytest.raises(OpposingPartyIsClient):
            await centre.does(*about(MINE, themselves))


async def test_after_the_link_is_undone_they_are_two_persons_again(centre: Centre) -> None:
    await centre.does(*linked(JOURNEY, AGAIN), *unlinked(JOURNEY, AGAIN))
    by_journey = name_party.model_copy(update={"party_id": as_party(AGAIN)})
    await centre.does(*accepted(JOURNEY, MINE, assistant, by_journey))
    assert as_party(AGAIN) in (await centre.of(ASSISTANT)).faced


async def test_who_acts_in_a_linked_journey_faces_whoever_is_named_in_this_one(
    centre: Centre,
) -> None:
    await centre.does(*linked(JOURNEY, AGAIN), *accepted(JOURNEY, MINE, assistant))
    await centre.does(*accepted(AGAIN, MINE_AGAIN, lawyer), *accepted(THEM, THEIRS, lawyer))
    await centre.does(*about(MINE, against_them))
    assert await centre.conflicts_of(SUCCESSOR) == {MINE_AGAIN, THEIRS}
    assert await centre.conflicts_of(ASSISTANT) == set()
    assert as_party(THEM) in (await centre.of(ASSISTANT)).faced
    faced = (await centre.desk.state_of(PROVIDER, SUCCESSOR)).version
    await centre.does(*about(MINE, against_them.model_copy(update=LATE)))
    assert (await centre.desk.state_of(PROVIDER, SUCCESSOR)).version == faced


async def test_whom_somebody_served_in_another_journey_is_that_person_when_named(
    centre: Centre,
) -> None:
    await centre.does(*accepted(THEM_AGAIN, THEIRS, assistant, take_step, complete))
    await centre.does(*linked(THEM, THEM_AGAIN), *accepted(JOURNEY, MINE, assistant, against_them))
    assert await centre.conflicts_of(ASSISTANT) == {MINE}


async def test_nobody_is_appointed_against_whom_they_served_in_another_journey(
    centre: Centre,
) -> None:
    await centre.does(*accepted(THEM_AGAIN, THEIRS, assistant, take_step, complete))
    await centre.does(*linked(THEM, THEM_AGAIN), *accepted(JOURNEY, MINE, against_them))
    refusal = await centre.tries(*about(MINE, assistant.model_copy(update=LATE)))
    assert isinstance(refusal, ProviderOnOtherSide)


async def test_both_persons_are_one_in_all_their_journeys(centre: Centre) -> None:
    await centre.does(*accepted(THEM_AGAIN, THEIRS, lawyer, take_step, complete))
    await centre.does(*linked(JOURNEY, AGAIN), *linked(THEM, THEM_AGAIN))
    await centre.does(*accepted(AGAIN, MINE_AGAIN, lawyer), *accepted(JOURNEY, MINE, against_them))
    assert await centre.conflicts_of(SUCCESSOR) == {MINE_AGAIN}


async def test_a_client_who_is_named_is_known_to_who_acts_in_a_linked_journey(
    centre: Centre,
) -> None:
    await centre.does(*linked(JOURNEY, AGAIN), *accepted(JOURNEY, MINE))
    await centre.does(*accepted(AGAIN, MINE_AGAIN, lawyer))
    await centre.does(*accepted(THEM, THEIRS, lawyer, by_name))
    await centre.does(name_client)
    assert by_sign(CLIENTS_SIGN) in (await centre.of(SUCCESSOR)).served
    assert await centre.conflicts_of(SUCCESSOR) == {MINE_AGAIN, THEIRS}


async def test_nobody_is_called_what_their_opponent_in_a_linked_journey_is_called(
    centre: Centre,
) -> None:
    opponent = name_party.model_copy(update={"signs": (SIGN,)})
    await centre.does(*linked(JOURNEY, AGAIN), *accepted(JOURNEY, MINE))
    await centre.does(*accepted(AGAIN, MINE_AGAIN, opponent))
    with pytest.raises(OpposingPartyIsClient):
        await centre.does(name_client.model_copy(update={"signs": (SIGN,)}))


async def test_a_link_that_is_found_later_tells_who_acts_of_both_sides(centre: Centre) -> None:
    await centre.does(*accepted(JOURNEY, MINE, assistant, against_them), name_client)
    await centre.does(*accepted(AGAIN, MINE_AGAIN, lawyer), *accepted(THEM, THEIRS, lawyer))
    assert await centre.conflicts_of(SUCCESSOR) == set()
    await centre.does(*linked(JOURNEY, AGAIN))
    assert await centre.conflicts_of(SUCCESSOR) == {MINE_AGAIN, THEIRS}
    names = {as_party(JOURNEY), by_sign(CLIENTS_SIGN)}
    assert names <= (await centre.of(SUCCESSOR)).served
    assert as_party(AGAIN) in (await centre.of(ASSISTANT)).served
    assert await centre.conflicts_of(ASSISTANT) == set()


async def test_a_link_of_two_who_are_against_each_other_is_noted_and_is_a_conflict(
    centre: Centre,
) -> None:
    by_journey = name_party.model_copy(update={"party_id": as_party(AGAIN)})
    await centre.does(*accepted(JOURNEY, MINE, assistant, by_journey))
    await centre.does(*accepted(AGAIN, MINE_AGAIN, lawyer))
    await centre.does(*linked(JOURNEY, AGAIN))
    assert await centre.conflicts_of(ASSISTANT) == {MINE}
    assert await centre.conflicts_of(SUCCESSOR) == {MINE_AGAIN}


@pytest.mark.parametrize("named_first", [True, False])
async def test_an_appointment_and_a_naming_in_a_linked_journey_do_not_miss_each_other(
    centre: Centre, *, named_first: bool
) -> None:
    await centre.does(*linked(JOURNEY, AGAIN), *accepted(JOURNEY, MINE, assistant))
    await centre.does(*accepted(THEM, THEIRS, lawyer), *accepted(AGAIN, MINE_AGAIN))
    naming = centre.tries(*about(MINE, against_them))
    appointing = centre.tries(*about(MINE_AGAIN, lawyer))
    asked = (naming, appointing) if named_first else (appointing, naming)
    refused = [one for one in await asyncio.gather(*asked) if one is not None]
    if refused:
        assert [type(one) for one in refused] == [SidesNotCompared]
        assert MINE_AGAIN not in (await centre.of(SUCCESSOR)).matters
    else:
        assert await centre.conflicts_of(SUCCESSOR) == {MINE_AGAIN, THEIRS}


async def test_a_naming_and_a_client_who_is_named_elsewhere_do_not_miss_each_other(
    centre: Centre,
) -> None:
    called = name_client.model_copy(update={"journey_id": AGAIN})
    await centre.does(*linked(JOURNEY, AGAIN), *accepted(JOURNEY, MINE))
    await centre.does(*accepted(AGAIN, MINE_AGAIN))
    answers = await asyncio.gather(centre.tries(*about(MINE, by_name)), centre.tries(called))
    assert [type(one) for one in answers if one is not None] == [OpposingPartyIsClient]
