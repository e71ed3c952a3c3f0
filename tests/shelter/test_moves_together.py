"""Emergencies, transfers, absences and deaths: beds and residences always follow the person."""

import pytest

from services.shelter.application import HOUSE as HOUSES
from services.shelter.application import LOG
from services.shelter.application import STAY as STAYS
from services.shelter.domain import stay_states
from services.shelter.domain.house_messages import VouchForHouse
from services.shelter.domain.house_refusals import (
    ConflictInHouse,
    HouseIsClosed,
    HouseIsFull,
    NoSuchHouse,
)
from services.shelter.domain.line import NotNextInLine
from services.shelter.domain.moving_refusals import NotTheReceivingUnit, TransferNotAccepted
from services.shelter.domain.residence_refusals import LivesInAnotherHouse
from services.shelter.domain.residence_states import Elsewhere, Funded, MovedOut
from services.shelter.domain.rights import EntitlementUndecided
from services.shelter.domain.rights_messages import NoteDecision
from services.shelter.domain.stay_commands import NoteStayLimit
from services.shelter.domain.words import Granted
from services.shelter.publishing import publish
from shared.contracts.shelter import ResidentDischarged
from shared.kernel.messages import Command
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    DAY,
    DAY_120,
    HOUR,
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
    assess,
    close_house,
    decline,
    deny,
    discharge,
    extend,
    leave_unplanned,
    plan,
    register,
    registered,
    request,
    wait,
    withdraw,
)
from tests.shelter.made_up_lives import (
    PARTIES,
    accept_transfer,
    ask_transfer,
    come_back,
    enrol,
    miss,
    record_death,
    register_parties,
    regularise,
    take_in,
    train,
    transfer,
)
from tests.shelter.test_application import (
    other_admit,
    other_approve,
    other_request,
)

register_other = register.model_copy(update={"house_id": OTHER_HOUSE, "unit": OTHER_UNIT})
HOME = (register, request, approve, admit)
AGREED = (*HOME, register_other, ask_transfer, accept_transfer)


async def test_an_emergency_takes_a_bed_and_begins_the_residence() -> None:
    office = Office()
    await office.ask(register, take_in)
    assert await office.occupied() == 2
    assert await office.residence() == Funded(STAY, NOON, 0, DAY_120)
    await office.ask(regularise)
    assert isinstance(await office.stay(), stay_states.Resident)
    assert await office.occupied() == 2
    assert not (await office.ask(take_in)).recorded


async def test_even_in_an_emergency_nobody_sleeps_on_the_floor() -> None:
    office = Office()
    await office.ask(register, request, approve, admit)
    another = take_in.model_copy(update={"stay_id": OTHER_STAY, "journey_id": SOMEONE_ELSE})
    with pytest.raises(HouseIsFull):
        await office.ask(another)


async def test_nobody_is_taken_in_twice() -> None:
    office = Office()
    again: dict[str, object] = {"stay_id": OTHER_STAY, "accompanying": 0}
    await office.ask(*HOME)
    with pytest.raises(LivesInAnotherHouse):
        await office.ask(take_in.model_copy(update=again))
    assert await office.occupied() == 2


async def test_who_leaves_after_one_night_frees_the_bed() -> None:
    office = Office()
    await office.ask(register, take_in, leave_unplanned)
    assert await office.occupied() == 0
    assert await office.residence() == MovedOut(1, NOON + DAY)


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


async def test_who_is_away_has_no_bed_and_who_comes_back_needs_one_again() -> None:
    office = Office()
    await office.ask(*HOME, miss)
    assert await office.occupied() == 0
    assert await office.residence() == MovedOut(1, NOON + DAY)
    await office.ask(come_back)
    assert await office.occupied() == 2
    back = await office.residence()
    assert isinstance(back, Funded)
    assert back.days_used == 1


async def test_who_comes_back_to_a_full_house_finds_no_bed() -> None:
    office = Office()
    await office.ask(*HOME, miss)
    three = {"stay_id": OTHER_STAY, "journey_id": SOMEONE_ELSE, "accompanying": 2}
    await office.ask(take_in.model_copy(update={**three, "occurred_at": NOON + DAY}))
    with pytest.raises(HouseIsFull):
        await office.ask(come_back)
    assert isinstance(await office.stay(), stay_states.Absent)


async def test_an_extension_still_stands_after_a_return() -> None:
    office = Office()
    await office.ask(*HOME, extend, miss, come_back)
    back = await office.residence()
    assert isinstance(back, Funded)
    assert back.until == DAY_120 + 60 * DAY


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


async def test_an_absence_that_ends_the_stay_frees_nothing_twice() -> None:
    office = Office()
    gone = leave_unplanned.model_copy(update={"occurred_at": NOON + 5 * DAY})
    await office.ask(*HOME, miss, gone)
    assert await office.occupied() == 0
    assert await office.residence() == MovedOut(1, NOON + DAY)
    assert isinstance(await office.stay(), stay_states.Left)


@pytest.mark.parametrize("before", [HOME, (register, take_in)], ids=len)
async def test_a_death_frees_the_bed_and_ends_the_residence(before: tuple[Command, ...]) -> None:
    office = Office()
    await office.ask(*before, record_death)
    assert await office.occupied() == 0
    assert await office.residence() == MovedOut(1, NOON + DAY)
    assert isinstance(await office.stay(), stay_states.Deceased)


async def test_the_line_is_joined_kept_and_left() -> None:
    office = Office()
    await office.ask(register, request, wait, other_request)
    later = other_request.model_copy(
        update={"stay_id": OTHER_HOUSE, "occurred_at": NOON + HOUR, "journey_id": OTHER_HOUSE}
    )
    await office.ask(later)
    jump = approve.model_copy(update={"stay_id": OTHER_HOUSE, "occurred_at": NOON + HOUR})
    with pytest.raises(NotNextInLine):
        await office.ask(jump)
    assert await office.waiting() == {STAY}
    await office.ask(jump.model_copy(update={"out_of_order": "family-together"}))
    await office.ask(approve)
    assert await office.waiting() == set()


@pytest.mark.parametrize("answer", [withdraw, decline])
async def test_who_is_told_no_waits_no_longer(answer: Command) -> None:
    office = Office()
    await office.ask(request, wait)
    assert await office.waiting() == {STAY}
    await office.ask(answer)
    assert await office.waiting() == set()


async def test_people_who_must_not_meet_are_not_offered_the_same_house() -> None:
    office = Office()
    await office.ask(register, request, register_parties, approve)
    await office.ask(admit.model_copy(update={"accompanying": 0}))
    foe = register_parties.model_copy(update={"stay_id": OTHER_STAY, "own": PARTIES.opposing})
    await office.ask(other_request, foe.model_copy(update={"opposing": ()}))
    with pytest.raises(ConflictInHouse):
        await office.ask(other_approve)


async def test_a_conflict_that_shows_later_reaches_the_house() -> None:
    office = Office()
    alone: dict[str, object] = {"accompanying": 0}
    await office.ask(register, request, approve, admit.model_copy(update=alone), register_parties)
    await office.ask(other_request, other_approve, other_admit.model_copy(update=alone))
    before = await office.written()
    foe = register_parties.model_copy(
        update={"stay_id": OTHER_STAY, "own": PARTIES.opposing, "opposing": ()}
    )
    await office.ask(foe)
    assert await office.written() == before + 1
    assert not (await office.ask(foe)).recorded


@pytest.mark.parametrize("learn", [enrol, train])
async def test_school_and_trade_wait_for_what_the_law_gives(learn: Command) -> None:
    office = Office()
    await office.ask(*HOME)
    with pytest.raises(EntitlementUndecided):
        await office.ask(learn)
    for item in ("h-education", "i-vocational"):
        yes = {"journey_id": JOURNEY, "item": item, "granted": True, "occurred_at": NOON}
        await office.ask(NoteDecision.model_validate(yes))
    before = await office.written()
    await office.ask(learn)
    assert await office.written() == before + 2
    assert not (await office.ask(learn)).recorded


async def test_a_person_who_never_came_has_no_residence() -> None:
    office = Office()
    await office.ask(register, request)
    assert isinstance(await office.residence(), Elsewhere)
    await office.ask(approve, admit, assess, plan, discharge)
    assert isinstance(await office.residence(), MovedOut)
