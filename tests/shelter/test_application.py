"""What changes together changes together, or not at all."""

import pytest

from services.shelter.application import HOUSE as HOUSES
from services.shelter.application import LINE, LOG, RESIDENCE, STAY
from services.shelter.domain.house.refusals import GroupNotAccepted, HouseIsFull
from services.shelter.domain.line import line_of
from services.shelter.domain.residence.refusals import (
    ExtensionTooLate,
    FundedDaysNotOver,
    LivesInAnotherHouse,
)
from services.shelter.domain.residence.states import (
    Funded,
    MovedOut,
    PaidByOthers,
)
from services.shelter.domain.rights.messages import NoteRejection
from services.shelter.domain.stay import states as stay_states
from services.shelter.domain.words import Granted
from shared.kernel.errors import Refused
from shared.kernel.messages import Command
from tests.shelter import made_up
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
    SOMEONE_ELSE,
    admit,
    agree,
    approve,
    assess,
    deny,
    discharge,
    expire,
    extend,
    leave_unplanned,
    note_limit,
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
    come_back,
    enrol,
    miss,
    record_death,
    register_parties,
    transfer,
)

STAY_ID = made_up.STAY


async def test_moving_in_takes_a_bed_and_begins_the_residence() -> None:
    office = Office()
    await office.ask(register, request, approve, admit)
    assert await office.occupied() == 2
    assert await office.residence() == Funded(made_up.STAY, NOON, 0, DAY_120)
    assert isinstance(await office.stay(), stay_states.Resident)


async def test_moving_in_twice_is_moving_in_once() -> None:
    office = Office()
    await office.ask(register, request, approve, admit)
    assert not (await office.ask(admit)).recorded
    assert await office.occupied() == 2


async def test_approving_the_same_house_twice_offers_one_place() -> None:
    office = Office()
    await office.ask(register, request, approve)
    assert not (await office.ask(approve)).recorded


async def test_asking_twice_for_a_place_asks_once() -> None:
    office = Office()
    await office.ask(request)
    assert not (await office.ask(request)).recorded


async def test_an_offer_in_another_house_replaces_the_first() -> None:
    office = Office()
    elsewhere = {"house_id": OTHER_HOUSE}
    await office.ask(register, register.model_copy(update=elsewhere), request, approve)
    await office.ask(approve.model_copy(update=elsewhere))
    offered = await office.stay()
    assert isinstance(offered, stay_states.Approved)
    assert offered.approval.house_id == OTHER_HOUSE
    assert await office.held() == {}
    assert await office.held(OTHER_HOUSE) == {STAY_ID: 1}


async def test_an_offer_for_more_children_holds_more_beds() -> None:
    office = Office()
    await office.ask(register, request, approve)
    await office.ask(approve.model_copy(update={"accompanying": 2}))
    assert await office.held() == {STAY_ID: 3}


async def test_a_house_that_refuses_leaves_the_stay_as_it_was() -> None:
    office = Office()
    await office.ask(register, request.model_copy(update={"group": "men"}))
    with pytest.raises(GroupNotAccepted):
        await office.ask(approve)
    assert isinstance(await office.stay(), stay_states.Requested)


async def test_a_full_house_leaves_the_stay_approved_and_the_person_elsewhere() -> None:
    office = Office()
    await office.ask(register, request, approve, other_request, other_approve, admit)
    with pytest.raises(HouseIsFull):
        await office.ask(other_admit)
    assert isinstance(await office.stay(OTHER_STAY), stay_states.Approved)
    assert await office.occupied() == 2
    assert not isinstance(await office.residence(SOMEONE_ELSE), Funded)


async def test_of_two_approvals_racing_for_the_last_bed_exactly_one_holds_it() -> None:
    office = Office()
    with_a_child: dict[str, object] = {"accompanying": 1}
    await office.ask(register, request, other_request)
    behind = office.another_desk()
    for aggregate, known in ((HOUSES, HOUSE), (STAY, OTHER_STAY), (LINE, line_of("women"))):
        await behind.state_of(aggregate, known)
    await office.ask(approve.model_copy(update=with_a_child))
    with pytest.raises(HouseIsFull):
        await office.ask(other_approve.model_copy(update=with_a_child), at=behind)
    assert await office.held() == {STAY_ID: 2}
    assert isinstance(await office.stay(OTHER_STAY), stay_states.Requested)


async def test_who_moves_in_takes_the_bed_that_was_held() -> None:
    office = Office()
    await office.ask(register, request, approve.model_copy(update={"accompanying": 1}))
    assert (await office.occupied(), await office.held()) == (0, {STAY_ID: 2})
    await office.ask(admit)
    assert (await office.occupied(), await office.held()) == (2, {})


@pytest.mark.parametrize(
    "giving_up",
    [withdraw, expire, NoteRejection(journey_id=JOURNEY, occurred_at=NOON)],
    ids=lambda command: type(command).__name__,
)
async def test_a_bed_held_for_nobody_is_proposed_to_who_is_next(giving_up: Command) -> None:
    office = Office()
    waits = wait.model_copy(update={"stay_id": OTHER_STAY})
    await office.ask(register, request, approve, other_request, waits)
    await office.ask(giving_up)
    assert await office.held() == {}
    assert await office.proposed() == {OTHER_STAY}
    await office.ask(other_approve)
    assert await office.proposed() == set()


async def test_of_two_desks_racing_for_the_last_bed_exactly_one_wins() -> None:
    office = Office()
    await office.ask(register, request, approve, other_request, other_approve)
    behind = office.another_desk()
    for aggregate, known in ((HOUSES, HOUSE), (STAY, OTHER_STAY), (RESIDENCE, SOMEONE_ELSE)):
        await behind.state_of(aggregate, known)
    await office.ask(admit)
    with pytest.raises(HouseIsFull):
        await office.ask(other_admit, at=behind)
    assert await office.occupied() == 2


async def test_a_person_is_never_admitted_twice() -> None:
    office = Office()
    alone: dict[str, object] = {"accompanying": 0}
    same_person = other_request.model_copy(update={"journey_id": JOURNEY})
    await office.ask(register, request, approve, same_person, other_approve)
    await office.ask(admit.model_copy(update=alone))
    with pytest.raises(LivesInAnotherHouse):
        await office.ask(other_admit.model_copy(update=alone))
    assert await office.occupied() == 1
    assert isinstance(await office.stay(OTHER_STAY), stay_states.Approved)


@pytest.mark.parametrize("ways_out", [(assess, plan, discharge), (leave_unplanned,)])
async def test_leaving_frees_the_bed_and_ends_the_residence(
    ways_out: tuple[Command, ...],
) -> None:
    office = Office()
    await office.ask(register, request, approve, admit, *ways_out)
    assert await office.occupied() == 0
    assert await office.residence() == MovedOut(1, NOON + DAY)
    assert not (await office.ask(ways_out[-1])).recorded


async def test_a_state_funded_extension_moves_the_limit() -> None:
    office = Office()
    await office.ask(register, request, approve, admit, deny, extend)
    assert await office.residence() == Funded(made_up.STAY, NOON, 0, DAY_120 + 60 * DAY)
    with pytest.raises(FundedDaysNotOver):
        await office.ask(note_limit)


async def test_after_the_limit_only_other_funds_carry_the_stay_on() -> None:
    office = Office()
    await office.ask(register, request, approve, admit, note_limit)
    assert not (await office.ask(note_limit)).recorded
    late = extend.model_copy(update={"occurred_at": DAY_120 + HOUR})
    with pytest.raises(ExtensionTooLate):
        await office.ask(late)
    others = Granted(until=DAY_120 + 60 * DAY, funding="other")
    await office.ask(late.model_copy(update={"decision": others}))
    assert await office.residence() == PaidByOthers(made_up.STAY, NOON, 120)
    longer = Granted(until=DAY_120 + 90 * DAY, funding="other")
    await office.ask(late.model_copy(update={"decision": longer}))
    assert await office.residence() == PaidByOthers(made_up.STAY, NOON, 120)
    assert not (await office.ask(note_limit)).recorded


later: dict[str, object] = {"occurred_at": NOON + 3 * DAY}
assess_again = assess.model_copy(update=later)
plan_again = plan.model_copy(update=later)
discharge_later = discharge.model_copy(update=later)


async def test_whoever_changes_together_with_a_stay_also_writes() -> None:
    """A partner that writes nothing would not be guarded by the batch."""
    office = Office()
    await office.ask(register)
    others = extend.model_copy(
        update={"decision": Granted(until=DAY_120 + 90 * DAY, funding="other")}
    )
    steps: list[tuple[Command, int]] = [
        (request, 2),
        (wait, 2),
        (approve, 3),
        (admit, 3),
        (register_parties, 2),
        (note_limit, 2),
        (extend, 2),
        (others, 2),
        (miss, 3),
        (come_back, 3),
        (assess_again, 1),
        (plan_again, 1),
        (discharge_later, 3),
    ]
    for command, messages in steps:
        before = await office.written()
        await office.ask(command)
        assert await office.written() - before == messages


@pytest.mark.parametrize(
    "command",
    [
        approve,
        admit,
        extend,
        note_limit,
        discharge,
        wait,
        withdraw,
        enrol,
        register_parties,
        transfer,
        come_back,
        miss,
        record_death,
    ],
)
async def test_nothing_changes_together_with_a_stay_nobody_asked_for(command: Command) -> None:
    assert list(LOG.together[type(command)](command, stay_states.NoStay())) == []
    office = Office()
    with pytest.raises(Refused):
        await office.ask(register, command)
    assert await office.occupied() == 0


async def test_life_in_the_house_changes_the_stay_alone() -> None:
    office = Office()
    await office.ask(register, request, approve, admit)
    before = await office.written()
    await office.ask(agree)
    assert await office.written() == before + 1
