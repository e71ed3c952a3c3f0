"""Children who came along: beds, residences and days always follow each of them."""

import pytest

from services.shelter.domain.residence.refusals import FundedDaysNotOver, LivesInAnotherHouse
from services.shelter.domain.residence.states import Dues, Elsewhere, Funded, MovedOut, PaidByOthers
from services.shelter.domain.rights.decider import (
    EntitlementsEnded,
    EntitlementUndecided,
    PersonHasDied,
)
from services.shelter.domain.rights.messages import (
    NoteCategory,
    NoteDeath,
    NoteDecision,
    NoteRejection,
)
from services.shelter.domain.stay import states as stay_states
from services.shelter.domain.together.children import beside
from services.shelter.policies.clocks import ring
from shared.kernel.messages import Command
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    DAY,
    DAY_120,
    HOUR,
    NOON,
    OTHER_HOUSE,
    OTHER_STAY,
    STAY,
    admit,
    approve,
    leave_unplanned,
    register,
    register_other,
    request,
)
from tests.shelter.made_up_lives import (
    CHILD,
    accept_transfer,
    ask_transfer,
    bring,
    come_back,
    enrol,
    extend_child,
    let_go,
    lose_child,
    miss,
    record_death,
    regularise,
    take_in,
    transfer,
)

HOME = (register, request, approve, admit)
AGREED = (*HOME, register_other, ask_transfer, accept_transfer)
WITH_A_CHILD = (*HOME, bring)
AT_NIGHT = (register, take_in)


async def test_a_child_has_a_residence_and_days_of_its_own() -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD)
    to_check = Dues({"health-check": NOON + HOUR + DAY})
    assert await office.residence(CHILD) == Funded(
        beside(STAY, CHILD), NOON + HOUR, 0, DAY_120, child_id=CHILD, dues=to_check
    )
    await office.ask(let_go)
    assert await office.residence(CHILD) == MovedOut(1, NOON + DAY)
    assert await office.occupied() == 1
    assert await office.residence() == Funded(STAY, NOON, 0, DAY_120)
    assert not (await office.ask(let_go)).recorded


async def test_a_child_who_lives_elsewhere_does_not_live_here_too() -> None:
    office = Office()
    lives = take_in.model_copy(
        update={"stay_id": OTHER_STAY, "journey_id": CHILD, "accompanying": 0}
    )
    await office.ask(*HOME, lives)
    with pytest.raises(LivesInAnotherHouse):
        await office.ask(bring)


@pytest.mark.parametrize("leave", [leave_unplanned, miss, record_death])
async def test_children_leave_with_the_resident(leave: Command) -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, leave)
    assert await office.occupied() == 0
    assert await office.residence(CHILD) == MovedOut(1, NOON + DAY)


async def test_children_come_back_with_the_resident() -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, miss, come_back)
    back = await office.residence(CHILD)
    assert isinstance(back, Funded)
    assert (back.stay_id, back.days_used) == (beside(STAY, CHILD), 1)


async def test_children_move_with_the_resident_who_have_not_left() -> None:
    office = Office()
    await office.ask(*AGREED, bring, transfer)
    to_check = Dues({"health-check": NOON + 3 * DAY})
    assert await office.residence(CHILD) == Funded(
        beside(OTHER_STAY, CHILD), NOON + HOUR, 0, DAY_120, child_id=CHILD, dues=to_check
    )
    without = Office()
    await without.ask(*AGREED, bring, let_go, transfer)
    assert await without.occupied(OTHER_HOUSE) == 1
    assert isinstance(await without.residence(CHILD), MovedOut)


async def test_who_pays_for_a_child_pays_in_the_other_house_too() -> None:
    office = Office()
    by_others = extend_child.model_copy(update={"funding": "other"})
    await office.ask(*AGREED, bring, by_others, transfer)
    moved = await office.stay(OTHER_STAY)
    assert isinstance(moved, stay_states.Resident)
    assert [child.funding for child in moved.life.children_here] == ["other"]


async def test_what_the_law_gives_a_child_is_asked_of_the_child_and_not_of_the_resident() -> None:
    office = Office()
    schooling = enrol.model_copy(update={"for_child": CHILD})
    await office.ask(*WITH_A_CHILD)
    with pytest.raises(EntitlementUndecided):
        await office.ask(schooling)
    own: dict[str, object] = {"journey_id": CHILD, "occurred_at": NOON, "effective_from": NOON}
    beside_a_victim = NoteCategory.model_validate(
        {**own, "category": "under-18-with-victim", "nationality": "vn-citizen", "under_18": True}
    )
    assert (await office.ask(beside_a_victim, schooling)).recorded
    assert (await office.rights(CHILD)).stays == {}


async def test_no_child_is_brought_for_whom_all_has_ended() -> None:
    office = Office()
    ended = NoteRejection(journey_id=CHILD, occurred_at=NOON)
    await office.ask(*HOME, ended)
    with pytest.raises(EntitlementsEnded):
        await office.ask(bring)
    assert isinstance(await office.residence(CHILD), Elsewhere)


async def test_a_childs_own_days_are_over_when_its_clock_rings_whatever_the_resident_has() -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, ring("child-days", CHILD, DAY_120))
    days = await office.residence(CHILD)
    assert isinstance(days, Funded)
    assert days.over
    assert not (await office.ask(ring("child-days", CHILD, DAY_120))).recorded
    mothers = await office.residence()
    assert isinstance(mothers, Funded)
    assert not mothers.over


async def test_a_clock_of_a_child_that_left_or_whose_days_run_on_rings_in_vain() -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD)
    with pytest.raises(FundedDaysNotOver):
        await office.ask(ring("child-days", CHILD, DAY_120 - DAY))
    await office.ask(let_go)
    assert not (await office.ask(ring("child-days", CHILD, DAY_120))).recorded


async def test_more_days_of_a_child_are_the_childs_alone_and_stand_after_a_return() -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, extend_child)
    days = await office.residence(CHILD)
    assert isinstance(days, Funded)
    assert days.until == extend_child.until
    mothers = await office.residence()
    assert isinstance(mothers, Funded)
    assert mothers.until == DAY_120
    later = {"occurred_at": NOON + 2 * DAY}
    await office.ask(miss.model_copy(update=later), come_back.model_copy(update=later))
    back = await office.residence(CHILD)
    assert isinstance(back, Funded)
    assert back.until == extend_child.until


async def test_others_can_pay_for_a_child() -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, extend_child.model_copy(update={"funding": "other"}))
    assert isinstance(await office.residence(CHILD), PaidByOthers)
    assert isinstance(await office.residence(), Funded)


async def test_more_days_of_a_child_go_along_to_another_house() -> None:
    office = Office()
    there = {"stay_id": OTHER_STAY, "occurred_at": NOON + 3 * DAY}
    gone_there, back = (one.model_copy(update=there) for one in (miss, come_back))
    await office.ask(*AGREED, bring, extend_child, transfer, gone_there, back)
    days = await office.residence(CHILD)
    assert isinstance(days, Funded)
    assert (days.stay_id, days.until) == (beside(OTHER_STAY, CHILD), extend_child.until)


@pytest.mark.parametrize("parted", [let_go, lose_child])
async def test_who_left_or_died_while_away_does_not_come_back_with_the_resident(
    parted: Command,
) -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, miss, parted, come_back)
    assert await office.occupied() == 1
    assert isinstance(await office.residence(CHILD), MovedOut)


async def test_a_resident_comes_back_whose_child_has_a_stay_of_its_own_by_then() -> None:
    office = Office()
    own = {"stay_id": OTHER_STAY, "journey_id": CHILD, "accompanying": 0, "group": "girls"}
    at = {"occurred_at": NOON + DAY}
    await office.ask(*WITH_A_CHILD, miss, take_in.model_copy(update={**own, **at}))
    with pytest.raises(LivesInAnotherHouse):
        await office.ask(come_back)
    await office.ask(let_go.model_copy(update={"reason": "to-a-stay-of-its-own"}), come_back)
    assert await office.occupied() == 2
    lives = await office.residence(CHILD)
    assert isinstance(lives, Funded)
    assert lives.stay_id == OTHER_STAY


async def test_who_comes_back_after_the_days_were_used_up_is_recorded_and_asked_who_pays() -> None:
    office = Office()
    gone, back = DAY_120 + 2 * DAY, DAY_120 + 3 * DAY
    await office.ask(*WITH_A_CHILD, miss.model_copy(update={"occurred_at": gone}))
    await office.ask(come_back.model_copy(update={"occurred_at": back}))
    assert await office.occupied() == 2
    mothers, childs = await office.residence(), await office.residence(CHILD)
    assert isinstance(mothers, Funded)
    assert isinstance(childs, Funded)
    assert mothers.until == childs.until == back
    assert (await office.ask(ring("stay-limit", STAY, back))).recorded
    assert (await office.ask(ring("child-days", CHILD, back))).recorded
    lives = await office.stay()
    assert isinstance(lives, stay_states.Resident)
    assert lives.limit_reached
    paid = {"funding": "other", "until": back + DAY, "occurred_at": back}
    await office.ask(extend_child.model_copy(update=paid))
    assert isinstance(await office.residence(CHILD), PaidByOthers)


async def test_the_days_of_a_child_are_counted_from_the_night_on_which_it_was_named() -> None:
    office = Office()
    await office.ask(*AT_NIGHT, bring)
    to_check = Dues({"health-check": NOON + HOUR + DAY})
    named = Funded(beside(STAY, CHILD), NOON + HOUR, 0, DAY_120, child_id=CHILD, dues=to_check)
    assert await office.residence(CHILD) == named
    await office.ask(regularise.model_copy(update={"occurred_at": NOON + DAY}))
    assert await office.residence(CHILD) == named
    assert await office.occupied() == 2
    assert not (await office.ask(bring)).recorded


@pytest.mark.parametrize("parted", [let_go, lose_child])
async def test_a_place_is_for_others_once_a_child_left_or_died_before_the_stay_was_regularised(
    parted: Command,
) -> None:
    office = Office()
    await office.ask(*AT_NIGHT, bring, parted)
    assert await office.occupied() == 1
    assert isinstance(await office.residence(CHILD), MovedOut)


@pytest.mark.parametrize("leave", [leave_unplanned, record_death])
async def test_children_leave_with_a_resident_who_goes_before_the_stay_is_regularised(
    leave: Command,
) -> None:
    office = Office()
    await office.ask(*AT_NIGHT, bring, leave)
    assert await office.occupied() == 0
    assert await office.residence(CHILD) == MovedOut(1, NOON + DAY)


@pytest.mark.parametrize(
    ("finding", "turn"),
    [
        (NoteRejection(journey_id=CHILD, occurred_at=NOON), "status-rejected"),
        (
            NoteDecision(
                journey_id=CHILD, item="a-essential-needs", granted=False, occurred_at=NOON
            ),
            "not-entitled",
        ),
    ],
)
async def test_a_child_whose_rights_have_ended_is_not_left_outside_at_night_but_looked_at(
    finding: Command, turn: str
) -> None:
    office = Office()
    await office.ask(*AT_NIGHT, finding, bring)
    lives = await office.residence(CHILD)
    assert isinstance(lives, Funded)
    assert lives.dues.turned == {turn}
    assert (await office.ask(regularise)).recorded


async def test_who_is_known_to_have_died_is_not_named_as_a_child_at_the_door() -> None:
    office = Office()
    await office.ask(*AT_NIGHT, NoteDeath(journey_id=CHILD, occurred_at=NOON))
    with pytest.raises(PersonHasDied):
        await office.ask(bring)
