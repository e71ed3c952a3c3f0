"""What is heard about a person reaches every stay of theirs, in the same breath."""

from typing import Any

import pytest

from services.shelter.domain.residence.states import Funded
from services.shelter.domain.rights.decider import EntitlementsEnded
from services.shelter.domain.rights.messages import (
    NoteAge,
    NoteComingOfAge,
    NoteConsentDoubt,
    NoteConsentWithdrawal,
    NoteDeath,
    NoteReinstatement,
    NoteRejection,
)
from services.shelter.domain.stay import states as stay_states
from services.shelter.domain.words import ByConsent
from shared.casework.sharing.refusals import ConsentNotKnownHere
from shared.kernel.ids import ConsentId
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    CONSENT,
    HOUR,
    JOURNEY,
    NOON,
    OTHER_STAY,
    STAY,
    admit,
    approve,
    assess,
    consent,
    discharge,
    plan,
    register,
    request,
    wait,
)
from tests.shelter.made_up_lives import miss, renew_basis

AT: dict[str, Any] = {"journey_id": JOURNEY, "occurred_at": NOON + HOUR}
reject = NoteRejection(**AT)
reinstate = NoteReinstatement(**AT)
die = NoteDeath(**AT)
grow_up = NoteComingOfAge(**AT)
find_child = NoteAge(**AT, under_18=True)
withdraw_consent = NoteConsentWithdrawal(**AT, consent_id=CONSENT, for_shelter=True)
ask_again = request.model_copy(update={"stay_id": OTHER_STAY, "referral_id": None})
HOME = (register, request, approve, admit)


async def test_a_rejection_winds_down_the_stay_and_takes_waiting_requests_back() -> None:
    office = Office()
    await office.ask(*HOME, ask_again, wait.model_copy(update={"stay_id": OTHER_STAY}))
    await office.ask(reject)
    home = await office.stay()
    assert isinstance(home, stay_states.Resident)
    assert home.life.wind_down
    assert isinstance(await office.stay(OTHER_STAY), stay_states.Withdrawn)
    assert await office.waiting() == set()
    assert not (await office.ask(reject)).recorded


async def test_after_a_rejection_nobody_asks_for_a_place() -> None:
    office = Office()
    await office.ask(register, reject)
    late = request.model_copy(update={"occurred_at": NOON + 2 * HOUR})
    with pytest.raises(EntitlementsEnded):
        await office.ask(late)
    assert isinstance(await office.stay(), stay_states.NoStay)


async def test_when_the_rejection_falls_life_goes_on() -> None:
    office = Office()
    await office.ask(*HOME, reject, reinstate)
    home = await office.stay()
    assert isinstance(home, stay_states.Resident)
    assert home.life.wind_down is None
    assert isinstance(await office.residence(), Funded)
    assert not (await office.ask(reinstate)).recorded


async def test_a_finding_about_someone_who_never_came_is_only_noted() -> None:
    office = Office()
    await office.ask(reject, reinstate, grow_up)
    rights = await office.rights()
    assert rights.rejected_at is None
    assert rights.of_age


async def test_what_is_over_stays_as_it_was() -> None:
    office = Office()
    await office.ask(*HOME, assess, plan, discharge, reject)
    assert isinstance(await office.stay(), stay_states.Left)


async def test_a_death_that_is_heard_of_asks_to_end_the_stay() -> None:
    office = Office()
    await office.ask(*HOME, miss, die)
    home = await office.stay()
    assert isinstance(home, stay_states.Absent)
    assert home.resident.life.wind_down
    assert home.resident.life.wind_down.cause == "person-died"


async def test_a_birthday_reaches_the_stay() -> None:
    office = Office()
    both = register.model_copy(update={"accepted_groups": ("women", "girls")})
    await office.ask(both, request.model_copy(update={"group": "girls"}), approve, admit, grow_up)
    home = await office.stay()
    assert isinstance(home, stay_states.Resident)
    assert home.about.group == "women"


async def test_a_corrected_age_reaches_the_stay() -> None:
    office = Office()
    await office.ask(*HOME, find_child)
    home = await office.stay()
    assert isinstance(home, stay_states.Resident)
    assert home.about.group == "girls"
    assert not (await office.ask(find_child)).recorded


async def test_a_consent_taken_back_reaches_the_stays_it_carried() -> None:
    office = Office()
    await office.ask(*HOME, withdraw_consent)
    home = await office.stay()
    assert isinstance(home, stay_states.Resident)
    assert home.about.consents_lost == {CONSENT}
    assert not (await office.ask(withdraw_consent)).recorded
    assert set((await office.rights()).stays) == {STAY}


async def test_a_doubt_about_a_consent_reaches_the_stays_and_one_is_founded_anew() -> None:
    office = Office()
    doubts = NoteConsentDoubt(**AT, consent_id=CONSENT, for_shelter=True)
    await office.ask(*HOME, ask_again, doubts)
    home = await office.stay()
    assert isinstance(home, stay_states.Resident)
    assert home.about.consents_doubted == {CONSENT}
    asked = await office.stay(OTHER_STAY)
    assert isinstance(asked, stay_states.Requested)
    assert asked.about.consents_doubted == {CONSENT}
    assert not (await office.ask(doubts)).recorded
    anew = consent.model_copy(update={"consent_id": ConsentId(STAY)})
    on_it = renew_basis.model_copy(update={"basis": ByConsent(consent_id=ConsentId(STAY))})
    with pytest.raises(ConsentNotKnownHere):
        await office.ask(on_it)
    assert (await office.ask(anew, on_it)).recorded
    assert not (await office.ask(on_it)).recorded
