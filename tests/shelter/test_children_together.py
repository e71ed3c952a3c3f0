"""Children who came along, and the ceiling of a house: what changes with them in one breath."""

from datetime import UTC, datetime

import pytest

from services.shelter.domain import stay_states
from services.shelter.domain.house_messages import SetCeiling
from services.shelter.domain.residence_child_messages import RecordChildFarewell, ReviewChild
from services.shelter.domain.residence_refusals import FundedDaysNotOver, LivesInAnotherHouse
from services.shelter.domain.residence_states import Dues, Elsewhere, Funded, MovedOut, PaidByOthers
from services.shelter.domain.rights import EntitlementsEnded, EntitlementUndecided
from services.shelter.domain.rights_messages import (
    NoteAge,
    NoteCategory,
    NoteComingOfAge,
    NoteConsentWithdrawal,
    NoteDeath,
    NoteRejection,
)
from services.shelter.domain.together_children import beside
from services.shelter.policies.clocks import ring
from shared.kernel.messages import Command
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    CONSENT,
    DAY,
    DAY_120,
    HOUR,
    HOUSE,
    NOON,
    OTHER_HOUSE,
    OTHER_STAY,
    OTHER_UNIT,
    STAY,
    admit,
    approve,
    leave_unplanned,
    register,
    request,
)
from tests.shelter.made_up_lives import (
    CHILD,
    accept_transfer,
    ask_transfer,
    bring,
    check,
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

register_other = register.model_copy(update={"house_id": OTHER_HOUSE, "unit": OTHER_UNIT})
HOME = (register, request, approve, admit)
AGREED = (*HOME, register_other, ask_transfer, accept_transfer)
WITH_A_CHILD = (*HOME, bring)


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


SHORT = SetCeiling(house_id=HOUSE, days=30, occurred_at=NOON)
IN_30_DAYS = datetime(2026, 4, 1, 16, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("way_in", [(request, approve, admit), (take_in, regularise)], ids=len)
async def test_the_ceiling_of_the_house_counts_from_the_day_a_resident_came(
    way_in: tuple[Command, ...],
) -> None:
    office = Office()
    await office.ask(register, SHORT, *way_in)
    lives = await office.stay()
    assert isinstance(lives, stay_states.Resident)
    assert lives.ceiling_at == IN_30_DAYS


async def test_a_ceiling_that_is_set_later_is_not_for_those_who_live_there() -> None:
    office = Office()
    await office.ask(*HOME, SHORT)
    lives = await office.stay()
    assert isinstance(lives, stay_states.Resident)
    assert lives.ceiling_at == lives.admission.ceiling_at


async def test_the_ceiling_of_the_other_house_counts_after_a_transfer() -> None:
    office = Office()
    await office.ask(*AGREED, SHORT.model_copy(update={"house_id": OTHER_HOUSE}), transfer)
    moved = await office.stay(OTHER_STAY)
    assert isinstance(moved, stay_states.Resident)
    assert moved.ceiling_at == IN_30_DAYS + 2 * DAY


async def test_once_the_health_of_a_child_was_looked_at_no_clock_rings_for_it() -> None:
    office = Office()
    of_child = check.model_copy(update={"for_child": CHILD, "occurred_at": NOON + 2 * HOUR})
    await office.ask(*WITH_A_CHILD, of_child)
    assert not (await office.ask(of_child)).recorded
    late = ring("child-health-check", CHILD, NOON + 2 * DAY)
    assert not (await office.ask(late)).recorded
    await office.ask(miss.model_copy(update={"occurred_at": NOON + DAY}), come_back)
    assert not (await office.ask(late)).recorded


async def test_a_child_whose_health_nobody_looks_at_is_noticed() -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD)
    late = ring("child-health-check", CHILD, NOON + 2 * DAY)
    assert (await office.ask(late)).recorded


async def test_when_others_stop_paying_for_a_child_someone_notices() -> None:
    office = Office()
    by_others = extend_child.model_copy(update={"funding": "other"})
    await office.ask(*WITH_A_CHILD, by_others)
    assert (await office.ask(ring("child-extension", CHILD, by_others.until))).recorded


HEARD = {"journey_id": CHILD, "occurred_at": NOON + DAY}
LOOK = ReviewChild(journey_id=CHILD, outcome="stays-on", occurred_at=NOON + 2 * DAY)


@pytest.mark.parametrize(
    ("heard", "turn"),
    [
        (NoteComingOfAge.model_validate(HEARD), "came-of-age"),
        (NoteAge.model_validate({**HEARD, "under_18": False}), "age-corrected"),
        (NoteRejection.model_validate(HEARD), "status-rejected"),
        (NoteDeath.model_validate(HEARD), "person-died"),
        (
            NoteConsentWithdrawal.model_validate(
                {**HEARD, "consent_id": CONSENT, "for_shelter": True}
            ),
            "consent-withdrawn",
        ),
    ],
)
async def test_what_is_heard_of_a_child_beside_a_resident_asks_for_a_look(
    heard: Command, turn: str
) -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, heard)
    child = await office.residence(CHILD)
    assert isinstance(child, Funded)
    assert child.dues.turned == {turn}
    assert not (await office.ask(heard)).recorded
    await office.ask(LOOK)
    looked_at = await office.residence(CHILD)
    assert isinstance(looked_at, Funded)
    assert looked_at.dues.turned == set()
    mothers = await office.residence()
    assert isinstance(mothers, Funded)
    assert mothers.dues == Dues()


async def test_a_consent_to_something_else_asks_for_no_look_at_the_child() -> None:
    office = Office()
    other = NoteConsentWithdrawal.model_validate(
        {**HEARD, "consent_id": CONSENT, "for_shelter": False}
    )
    await office.ask(*WITH_A_CHILD, other)
    child = await office.residence(CHILD)
    assert isinstance(child, Funded)
    assert child.dues.turned == set()


async def test_the_death_of_a_child_frees_its_place_and_leaves_a_funeral_to_see_to() -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, lose_child)
    assert await office.occupied() == 1
    died = await office.residence(CHILD)
    assert isinstance(died, MovedOut)
    assert died.dues.limits == {"relatives": NOON + 3 * DAY}
    assert not (await office.ask(lose_child)).recorded
    assert (await office.ask(ring("child-relatives", CHILD, NOON + 3 * DAY))).recorded
    bury = RecordChildFarewell(journey_id=CHILD, by="house", occurred_at=NOON + 3 * DAY)
    await office.ask(bury)
    assert not (await office.ask(bury)).recorded


async def test_more_days_of_a_child_go_along_to_another_house() -> None:
    office = Office()
    there = {"stay_id": OTHER_STAY, "occurred_at": NOON + 3 * DAY}
    gone_there, back = (one.model_copy(update=there) for one in (miss, come_back))
    await office.ask(*AGREED, bring, extend_child, transfer, gone_there, back)
    days = await office.residence(CHILD)
    assert isinstance(days, Funded)
    assert (days.stay_id, days.until) == (beside(OTHER_STAY, CHILD), extend_child.until)
