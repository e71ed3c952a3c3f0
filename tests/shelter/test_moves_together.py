"""Emergencies, transfers, absences and deaths: beds and residences always follow the person."""

import pytest

from services.shelter.domain.house.refusals import (
    ConflictInHouse,
    HouseIsFull,
)
from services.shelter.domain.line import NotNextInLine
from services.shelter.domain.residence.refusals import LivesInAnotherHouse
from services.shelter.domain.residence.states import Elsewhere, Funded, MovedOut
from services.shelter.domain.rights.decider import EntitlementUndecided
from services.shelter.domain.rights.messages import NoteDecision
from services.shelter.domain.stay import states as stay_states
from shared.kernel.messages import Command
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    DAY,
    DAY_120,
    HOUR,
    JOURNEY,
    NOON,
    OTHER_HOUSE,
    OTHER_STAY,
    SOMEONE_ELSE,
    STAY,
    admit,
    approve,
    assess,
    decline,
    discharge,
    extend,
    leave_unplanned,
    other_admit,
    other_approve,
    other_request,
    plan,
    register,
    request,
    wait,
    withdraw,
)
from tests.shelter.made_up_lives import (
    PARTIES,
    come_back,
    enrol,
    miss,
    record_death,
    register_parties,
    regularise,
    take_in,
    train,
)

HOME = (register, request, approve, admit)


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
