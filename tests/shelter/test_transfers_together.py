"""From one house to another: both houses and the stay change together, or not at all."""

import pytest

from services.shelter.application import HOUSE as HOUSES
from services.shelter.application import LOG
from services.shelter.application import STAY as STAYS
from services.shelter.domain.house.messages import VouchForHouse
from services.shelter.domain.house.refusals import (
    HouseIsClosed,
    HouseIsFull,
    NoSuchHouse,
)
from services.shelter.domain.residence.states import Funded
from services.shelter.domain.stay import states as stay_states
from services.shelter.domain.stay.commands import NoteStayLimit
from services.shelter.domain.stay.moving_refusals import NotTheReceivingUnit, TransferNotAccepted
from services.shelter.domain.words import Granted
from services.shelter.publishing import publish
from shared.contracts.shelter import ResidentDischarged
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    DAY,
    DAY_120,
    HOUSE,
    JOURNEY,
    NOON,
    OTHER_HOUSE,
    OTHER_STAY,
    OTHER_UNIT,
    REFERRAL,
    SOMEONE_ELSE,
    STAY,
    UNIT,
    admit,
    approve,
    close_house,
    deny,
    extend,
    leave_unplanned,
    register,
    register_other,
    registered,
    request,
)
from tests.shelter.made_up_lives import (
    PARTIES,
    accept_transfer,
    ask_transfer,
    come_back,
    miss,
    register_parties,
    take_in,
    transfer,
)

HOME = (register, request, approve, admit)


AGREED = (*HOME, register_other, ask_transfer, accept_transfer)


async def test_a_transfer_changes_both_houses_and_keeps_one_residence() -> None:
    office = Office()
    await office.ask(*AGREED, register_parties, transfer)
    assert await office.occupied() == 0
    assert await office.occupied(OTHER_HOUSE) == 2
    assert await office.residence() == Funded(OTHER_STAY, NOON, 0, DAY_120)
    assert isinstance(await office.stay(), stay_states.Transferred)
    moved = await office.stay(OTHER_STAY)
    assert isinstance(moved, stay_states.Resident)
    assert moved.about.parties == PARTIES
    assert moved.house_id == OTHER_HOUSE
    assert set((await office.rights()).stays) == {STAY, OTHER_STAY}
    assert not (await office.ask(transfer)).recorded


async def test_a_referral_runs_on_in_the_other_house_and_ends_when_the_person_leaves_it() -> None:
    office = Office()
    await office.ask(*AGREED, transfer)
    there = {"stay_id": OTHER_STAY, "occurred_at": NOON + 3 * DAY}
    await office.ask(leave_unplanned.model_copy(update=there))
    left = (await office.store.load(STAYS.subject(OTHER_STAY)))[-1]
    event = LOG.opened("stay", left.data)[1][0]
    assert publish(event, JOURNEY) == ResidentDischarged(
        journey_id=JOURNEY,
        stay_id=OTHER_STAY,
        destination="unknown",
        referral_id=REFERRAL,
        occurred_at=NOON + 3 * DAY,
    )


async def test_a_denial_does_not_take_back_the_days_that_were_granted() -> None:
    office = Office()
    await office.ask(*HOME, extend, deny, miss, come_back)
    assert isinstance(extend.decision, Granted)
    assert await office.residence() == Funded(STAY, NOON + 2 * DAY, 1, extend.decision.until)


async def test_without_the_consent_of_the_other_house_nothing_moves() -> None:
    office = Office()
    await office.ask(*HOME, register_other, ask_transfer)
    with pytest.raises(TransferNotAccepted):
        await office.ask(transfer)
    assert await office.occupied() == 2
    assert await office.occupied(OTHER_HOUSE) == 0


async def test_the_house_that_is_asked_says_of_which_unit_it_is() -> None:
    office = Office()
    await office.ask(*HOME, register_other, ask_transfer)
    with pytest.raises(NotTheReceivingUnit):
        await office.ask(accept_transfer.model_copy(update={"unit": UNIT}))
    loaded = await office.desk.state_of(STAYS, STAY)
    assert OTHER_UNIT in loaded.units
    assert not (await office.ask(ask_transfer)).recorded


async def test_a_unit_that_has_no_place_is_nothing_to_the_stay_at_once_until_asked_again() -> None:
    office = Office()
    no = accept_transfer.model_copy(update={"answer": "no-free-bed"})
    await office.ask(*HOME, register_other, ask_transfer)
    home = (await office.desk.state_of(STAYS, STAY)).units - {OTHER_UNIT}
    await office.ask(no)
    assert (await office.desk.state_of(STAYS, STAY)).units == home
    assert (await office.another_desk().state_of(STAYS, STAY)).units == home
    await office.ask(ask_transfer.model_copy(update={"occurred_at": no.occurred_at}))
    assert (await office.desk.state_of(STAYS, STAY)).units == {*home, OTHER_UNIT}


async def test_no_house_is_asked_that_is_closed_or_unknown() -> None:
    office = Office()
    await office.ask(*HOME)
    with pytest.raises(NoSuchHouse):
        await office.ask(ask_transfer)
    await office.ask(register_other, close_house.model_copy(update={"house_id": OTHER_HOUSE}))
    with pytest.raises(HouseIsClosed):
        await office.ask(ask_transfer)


def test_a_house_of_old_names_no_unit() -> None:
    vouch = VouchForHouse(house_id=HOUSE, stay_id=STAY, occurred_at=NOON)
    of_old = registered.model_copy(update={"unit": None})
    assert list(LOG.in_turn[VouchForHouse](vouch, HOUSES.decider.fold([of_old]))) == []


async def test_a_full_house_takes_nobody_even_if_it_agreed() -> None:
    office = Office()
    filled: dict[str, object] = {"house_id": OTHER_HOUSE, "accompanying": 2}
    someone = take_in.model_copy(
        update={"stay_id": OTHER_HOUSE, "journey_id": SOMEONE_ELSE, **filled}
    )
    await office.ask(*AGREED, someone)
    with pytest.raises(HouseIsFull):
        await office.ask(transfer)
    assert isinstance(await office.stay(), stay_states.Resident)
    assert await office.occupied() == 2


async def test_more_days_that_were_decided_on_go_along_to_another_house() -> None:
    office = Office()
    there = {"stay_id": OTHER_STAY, "occurred_at": NOON + 3 * DAY}
    gone, back = (one.model_copy(update=there) for one in (miss, come_back))
    await office.ask(*AGREED, extend, transfer, gone, back)
    days = await office.residence()
    assert isinstance(days, Funded)
    assert (days.stay_id, days.until) == (OTHER_STAY, DAY_120 + 60 * DAY)


async def test_who_pays_and_until_when_goes_along_to_another_house() -> None:
    office = Office()
    assert isinstance(extend.decision, Granted)
    by_others = extend.decision.model_copy(update={"funding": "other"})
    await office.ask(*AGREED, extend.model_copy(update={"decision": by_others}), transfer)
    moved = await office.stay(OTHER_STAY)
    assert isinstance(moved, stay_states.Resident)
    assert moved.extended is not None
    assert (moved.funding, moved.extended.until) == ("other", by_others.until)


async def test_that_days_are_over_and_nobody_decided_goes_along_to_another_house() -> None:
    office = Office()
    over = NoteStayLimit(stay_id=STAY, occurred_at=DAY_120)
    later = transfer.model_copy(update={"occurred_at": DAY_120 + DAY})
    await office.ask(*AGREED, over, later)
    moved = await office.stay(OTHER_STAY)
    assert isinstance(moved, stay_states.Resident)
    assert moved.limit_reached


async def test_an_extension_that_is_used_up_goes_nowhere() -> None:
    office = Office()
    assert isinstance(extend.decision, Granted)
    later = transfer.model_copy(update={"occurred_at": extend.decision.until})
    await office.ask(*AGREED, extend, later)
    moved = await office.stay(OTHER_STAY)
    assert isinstance(moved, stay_states.Resident)
    assert moved.extended is None
