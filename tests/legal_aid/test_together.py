"""A matter, its register entry and the client's file change together or not at all."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

import pytest

from services.legal_aid.application import CENTRE, CLIENT, MATTER, PROVIDER, REGISTER
from services.legal_aid.domain.centre import CentreNotCompetent, NoSuchCentre
from services.legal_aid.domain.client.refusals import EntitlementNotSigned, SidesNotCompared
from services.legal_aid.domain.client.states import Client
from services.legal_aid.domain.ids import MatterId, PartyId, as_party, by_sign
from services.legal_aid.domain.matter.commands import MatterCommand
from services.legal_aid.domain.matter.refusals import MatterUnderReview, PapersMissing
from services.legal_aid.domain.provider.refusals import AssessorActedHere, ProviderOnOtherSide
from services.legal_aid.domain.register import Register
from shared.casework.linked import NoteLinked
from shared.kernel.ids import JourneyId, ReferralId
from shared.runtime.handling import Desk
from tests.legal_aid.front_desk import ask, opened
from tests.legal_aid.made_up import CLIENTS_SIGN, DAY, JOURNEY, NOON, STAFF, SUCCESSOR
from tests.legal_aid.made_up import PROVIDER as PROVIDER_ID
from tests.legal_aid.made_up import REGISTER as REGISTER_ID
from tests.legal_aid.made_up_clients import (
    answer_query,
    decide_eligibility,
    name_client,
    note_category,
    note_death,
    record_death,
    review,
    take_up,
)
from tests.legal_aid.made_up_commands import (
    accept,
    appoint,
    assess,
    check,
    check_missing,
    complete,
    discontinue,
    discontinue_untold,
    file_matter,
    name_party,
    refuse,
    request,
    resolve,
    take_step,
    withdraw,
)
from tests.legal_aid.made_up_providers import CENTRE as CENTRE_ID
from tests.legal_aid.made_up_providers import register_centre, register_provider

MATTERS = [MatterId(UUID(int=number)) for number in range(11, 15)]


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an empty log."""
    return opened()


@pytest.fixture
async def staffed(desk: Desk) -> Desk:
    """Return a desk at which a centre and two providers are known."""
    lawyer = {"provider_id": SUCCESSOR, "provider_kind": "contracted-lawyer", "staff_id": None}
    await ask(desk, register_centre, register_provider)
    await ask(desk, register_provider.model_copy(update=lawyer))
    return desk


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


def linked(one: JourneyId, other: JourneyId) -> Sequence[NoteLinked]:
    """Return what is heard when two journeys are found to be one person's."""
    return [
        NoteLinked(journey_id=here, with_journey=there, occurred_at=NOON)
        for here, there in ((one, other), (other, one))
    ]


async def test_matters_accepted_at_one_moment_get_different_numbers(staffed: Desk) -> None:
    await asyncio.gather(*(ask(staffed, *about(one, request, check, accept)) for one in MATTERS))
    assert sorted((await register_of(staffed)).matters) == MATTERS


async def test_a_refused_acceptance_leaves_no_entry(staffed: Desk) -> None:
    await ask(staffed, *about(MATTERS[0], request, check_missing))
    with pytest.raises(PapersMissing):
        await ask(staffed, *about(MATTERS[0], accept))
    assert (await register_of(staffed)).matters == ()


async def test_a_centre_that_is_not_competent_enters_nothing(staffed: Desk) -> None:
    elsewhere = accept.model_copy(update={"province": "79"})
    await ask(staffed, *about(MATTERS[0], request, check))
    with pytest.raises(CentreNotCompetent):
        await ask(staffed, *about(MATTERS[0], elsewhere))
    with pytest.raises(NoSuchCentre):
        await ask(staffed, *about(MATTERS[0], accept.model_copy(update={"centre": "cn1"})))
    assert (await register_of(staffed)).matters == ()


async def test_the_register_is_no_ones_journey(staffed: Desk) -> None:
    await ask(staffed, *about(MATTERS[0], request, check, accept, appoint))
    assert (await staffed.state_of(REGISTER, REGISTER_ID)).journey is None
    assert (await staffed.state_of(PROVIDER, PROVIDER_ID)).journey is None
    assert (await staffed.state_of(CENTRE, CENTRE_ID)).journey is None
    assert (await staffed.state_of(MATTER, MATTERS[0])).journey == JOURNEY


async def test_a_clients_file_is_open_until_the_matter_ends(staffed: Desk) -> None:
    whole = (request, check, accept, appoint, take_step)
    await ask(staffed, *about(MATTERS[0], *whole), *about(MATTERS[1], request))
    assert (await client_of(staffed)).open == {*MATTERS[:2]}
    await ask(staffed, *about(MATTERS[0], complete), *about(MATTERS[1], withdraw))
    assert (await client_of(staffed)).closed == {*MATTERS[:2]}


async def test_a_referral_opens_a_file_and_a_request_or_neither(staffed: Desk) -> None:
    denied = decide_eligibility.model_copy(update={"granted": False})
    other = ReferralId(UUID(int=91))
    second = {"matter_id": MATTERS[1], "referral_id": other}
    await ask(staffed, take_up)
    asked_for = (await staffed.state_of(MATTER, take_up.matter_id)).state
    assert asked_for.file.request.referral_id == take_up.referral_id
    await ask(staffed, denied, take_up.model_copy(update=second))
    client = await client_of(staffed)
    assert client.open == {take_up.matter_id}
    assert client.declined == {other}
    assert (await staffed.state_of(MATTER, MATTERS[1])).version == 0


async def test_a_status_in_doubt_flags_every_open_matter(staffed: Desk) -> None:
    await ask(staffed, *about(MATTERS[0], request), *about(MATTERS[1], request, check, accept))
    await ask(staffed, *about(MATTERS[2], request, withdraw))
    await ask(staffed, review)
    for matter, reviewed in zip(MATTERS[:3], (True, True, False), strict=True):
        reviews = (await staffed.state_of(MATTER, matter)).state.file.reviews
        assert {*reviews} == ({"status-rejected"} if reviewed else set())


async def test_after_a_death_nobody_is_to_be_told_why_a_matter_ended(staffed: Desk) -> None:
    untold, over = MATTERS[0], MATTERS[1]
    await ask(staffed, *about(untold, request, check, accept, appoint, discontinue_untold))
    await ask(staffed, *about(over, request, withdraw))
    await ask(staffed, note_death)
    assert (await client_of(staffed)).dead
    assert (await staffed.state_of(MATTER, untold)).state.telling is None


@pytest.mark.parametrize("ending", [(refuse,), (check, accept, appoint, discontinue)])
async def test_a_matter_that_ends_because_the_client_died_records_the_death_with_it(
    staffed: Desk, ending: Sequence[MatterCommand]
) -> None:
    mine, other = MATTERS[0], MATTERS[1]
    *before, last = about(mine, request, *ending)
    await ask(staffed, *about(other, request, check, accept), *before)
    await ask(staffed, last.model_copy(update={"ground": "client-deceased"}))
    client = await client_of(staffed)
    assert client.dead
    assert (client.open, client.closed) == (frozenset({other}), frozenset({mine}))
    assert "client-deceased" in (await staffed.state_of(MATTER, other)).state.file.reviews


async def test_a_matter_that_ends_after_a_death_that_was_told_tells_of_none(staffed: Desk) -> None:
    mine = MATTERS[0]
    await ask(staffed, *about(mine, request, check, accept), note_death)
    before = (await staffed.state_of(CLIENT, JOURNEY)).version
    await ask(staffed, *about(mine, discontinue.model_copy(update={"ground": "client-deceased"})))
    assert (await staffed.state_of(CLIENT, JOURNEY)).version == before + 1
    assert (await client_of(staffed)).closed == {mine}


async def test_a_lawyer_who_is_told_of_a_death_has_every_open_matter_ended_by_people(
    staffed: Desk,
) -> None:
    await ask(staffed, *about(MATTERS[0], request), *about(MATTERS[1], request, check, accept))
    await ask(staffed, record_death)
    assert (await client_of(staffed)).dead
    for matter in MATTERS[:2]:
        assert {*(await staffed.state_of(MATTER, matter)).state.file.reviews} == {"client-deceased"}


async def test_a_rejected_client_goes_on_only_on_another_ground(staffed: Desk) -> None:
    matter = MATTERS[0]
    await ask(staffed, *about(matter, request, check))
    await ask(staffed, note_category.model_copy(update={"category": None}), review)
    with pytest.raises(MatterUnderReview):
        await ask(staffed, *about(matter, accept))
    await ask(staffed, *about(matter, resolve.model_copy(update={"goes_on": "client-still-asks"})))
    with pytest.raises(EntitlementNotSigned):
        await ask(staffed, *about(matter, accept.model_copy(update={"field": "civil"})))
    await ask(staffed, decide_eligibility)
    await ask(staffed, *about(matter, accept.model_copy(update={"field": "labour"})))
    assert (await client_of(staffed)).accepted == {matter}


async def test_the_same_provider_never_serves_both_sides(staffed: Desk) -> None:
    mine, theirs = MATTERS[0], MATTERS[1]
    other_journey = JourneyId(UUID(int=99))
    against_me = name_party.model_copy(update={"party_id": as_party(JOURNEY)})
    ask_too = request.model_copy(update={"journey_id": other_journey})
    await ask(staffed, *about(mine, request, check, accept, appoint))
    await ask(staffed, *about(theirs, ask_too, check, accept, against_me))
    with pytest.raises(ProviderOnOtherSide):
        await ask(staffed, *about(theirs, appoint))
    lawyer = {"provider_ref": SUCCESSOR, "provider_kind": "contracted-lawyer"}
    await ask(staffed, *about(theirs, appoint.model_copy(update=lawyer)))
    before = (await staffed.state_of(PROVIDER, PROVIDER_ID)).state
    assert set(before.matters) == {mine}


async def test_one_person_under_two_numbers_is_recognised_by_name_on_both_sides(
    staffed: Desk,
) -> None:
    mine, theirs = MATTERS[0], MATTERS[1]
    ask_too = request.model_copy(update={"journey_id": JourneyId(UUID(int=99))})
    by_name = name_party.model_copy(update={"signs": (CLIENTS_SIGN,)})
    await ask(staffed, *about(mine, request, check, accept), name_client)
    await ask(staffed, *about(mine, appoint))
    await ask(staffed, *about(theirs, ask_too, check, accept, by_name))
    with pytest.raises(ProviderOnOtherSide):
        await ask(staffed, *about(theirs, appoint))


async def test_a_client_who_is_named_late_is_a_conflict_of_who_acts_already(
    staffed: Desk,
) -> None:
    mine, theirs = MATTERS[0], MATTERS[1]
    ask_too = request.model_copy(update={"journey_id": JourneyId(UUID(int=99))})
    by_name = name_party.model_copy(update={"signs": (CLIENTS_SIGN,)})
    await ask(staffed, *about(mine, request, check, accept, appoint))
    await ask(staffed, *about(theirs, ask_too, check, accept, by_name, appoint))
    await ask(staffed, name_client)
    provider = await staffed.state_of(PROVIDER, PROVIDER_ID)
    assert by_sign(CLIENTS_SIGN) in provider.state.served & provider.state.faced


async def test_who_faces_a_client_in_one_matter_is_named_before_another_has_a_provider(
    staffed: Desk,
) -> None:
    first, second = MATTERS[0], MATTERS[1]
    await ask(staffed, *about(first, request, check, accept, name_party))
    await ask(staffed, *about(second, request, check, accept))
    with pytest.raises(SidesNotCompared):
        await ask(staffed, *about(second, appoint))
    named = name_party.model_copy(update={"occurred_at": NOON + DAY})
    await ask(staffed, *about(second, named))
    again = appoint.model_copy(update={"occurred_at": NOON + 2 * DAY})
    await ask(staffed, *about(second, again))


async def test_two_journeys_of_one_person_are_one_person_where_sides_are_compared(
    staffed: Desk,
) -> None:
    first, second, theirs = MATTERS[0], MATTERS[1], MATTERS[2]
    again, stranger = JourneyId(UUID(int=98)), JourneyId(UUID(int=99))
    under_other_number = request.model_copy(update={"journey_id": again})
    by_stranger = request.model_copy(update={"journey_id": stranger})
    against_me = name_party.model_copy(update={"party_id": as_party(JOURNEY)})
    await ask(staffed, *linked(JOURNEY, again), *about(first, request, check, accept, name_party))
    await ask(staffed, *about(second, under_other_number, check, accept))
    with pytest.raises(SidesNotCompared):
        await ask(staffed, *about(second, appoint))
    at = {"occurred_at": NOON + 2 * DAY}
    await ask(staffed, *about(second, name_party, appoint.model_copy(update=at)))
    await ask(staffed, *about(theirs, by_stranger, check, accept, against_me))
    with pytest.raises(ProviderOnOtherSide):
        await ask(staffed, *about(theirs, appoint.model_copy(update=at)))
    assert (await staffed.state_of(PROVIDER, PROVIDER_ID)).journey is None


async def test_a_name_that_only_a_linked_journey_knows_keeps_who_faced_it_from_the_client(
    staffed: Desk,
) -> None:
    first, second, theirs = MATTERS[0], MATTERS[1], MATTERS[2]
    again, stranger = JourneyId(UUID(int=98)), JourneyId(UUID(int=99))
    by_name = name_party.model_copy(update={"signs": (CLIENTS_SIGN,)})
    by_stranger = request.model_copy(update={"journey_id": stranger})
    under_other_number = request.model_copy(update={"journey_id": again})
    await ask(staffed, *linked(JOURNEY, again), *about(first, request), name_client)
    await ask(staffed, *about(theirs, by_stranger, check, accept, by_name, appoint))
    await ask(staffed, *about(second, under_other_number, check, accept))
    with pytest.raises(ProviderOnOtherSide):
        await ask(staffed, *about(second, appoint))
    lawyer = {"provider_ref": SUCCESSOR, "provider_kind": "contracted-lawyer"}
    await ask(staffed, *about(second, appoint.model_copy(update=lawyer)))
    serving = (await staffed.state_of(PROVIDER, SUCCESSOR)).state
    assert {as_party(again), as_party(JOURNEY), by_sign(CLIENTS_SIGN)} <= serving.served


async def test_one_opponent_under_two_numbers_is_not_overlooked_in_a_linked_journey(
    staffed: Desk,
) -> None:
    first, second, third = MATTERS[0], MATTERS[1], MATTERS[2]
    again = JourneyId(UUID(int=98))
    there = request.model_copy(update={"journey_id": again})
    by_name = name_party.model_copy(update={"signs": (CLIENTS_SIGN,)})
    number = {"party_id": PartyId(UUID(int=97))}
    await ask(staffed, *linked(JOURNEY, again), *about(first, request, check, accept, by_name))
    await ask(staffed, *about(second, there, check, accept, by_name.model_copy(update=number)))
    await ask(staffed, *about(third, there, check, accept, name_party.model_copy(update=number)))
    await ask(staffed, *about(third, appoint))
    serving = (await staffed.state_of(PROVIDER, PROVIDER_ID)).state
    assert by_sign(CLIENTS_SIGN) in serving.faced


async def test_a_query_is_answered_by_a_centre_and_enters_no_register(staffed: Desk) -> None:
    elsewhere = answer_query.model_copy(update={"centre": "cn1"})
    with pytest.raises(NoSuchCentre):
        await ask(staffed, elsewhere)
    await ask(staffed, answer_query)
    assert (await client_of(staffed)).queries == {answer_query.query_id}
    assert (await register_of(staffed)).matters == ()


async def test_nobody_assesses_what_they_did(staffed: Desk) -> None:
    whole = (request, check, accept, appoint, take_step, complete, file_matter)
    await ask(staffed, *about(MATTERS[0], *whole))
    with pytest.raises(AssessorActedHere):
        await ask(staffed, *about(MATTERS[0], assess.model_copy(update={"assessor": STAFF})))
    await ask(staffed, *about(MATTERS[0], assess))
    assert (await staffed.state_of(PROVIDER, PROVIDER_ID)).state.assessed == {MATTERS[0]}
