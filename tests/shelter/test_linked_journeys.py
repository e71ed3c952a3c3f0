"""Journeys that are one person's: one house at a time, and one count of the days the state pays."""

from uuid import UUID

import pytest

from services.shelter.application import LOG
from services.shelter.domain.ids import StayId
from services.shelter.domain.residence.refusals import LivesInAnotherHouse, NoFundedDaysLeft
from services.shelter.domain.residence.states import Funded, LinkedHomes, MovedOut
from shared.casework.linked import LINKED, NoteLinked, NoteUnlinked
from shared.kernel.messages import Command
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    DAY,
    DAY_120,
    JOURNEY,
    NOON,
    OTHER_STAY,
    SOMEONE_ELSE,
    STAY,
    admit,
    approve,
    leave_unplanned,
    other_admit,
    other_approve,
    other_request,
    register,
    request,
)
from tests.shelter.made_up_lives import come_back, miss, take_in

BOTH = ((JOURNEY, SOMEONE_ELSE), (SOMEONE_ELSE, JOURNEY))
LINK = [NoteLinked(journey_id=one, with_journey=other, occurred_at=NOON) for one, other in BOTH]
UNLINK = [NoteUnlinked(journey_id=one, with_journey=other, occurred_at=NOON) for one, other in BOTH]
HOME = (register.model_copy(update={"capacity": 6}), request, approve, admit)
SPENT = 100 * DAY
LINKS = LOG.named(LINKED)


def later(*commands: Command) -> list[Command]:
    """Return what is asked after the days that were spent."""
    return [one.model_copy(update={"occurred_at": NOON + SPENT}) for one in commands]


async def test_a_person_lives_in_one_house_in_all_their_journeys() -> None:
    office = Office()
    await office.ask(*LINK, *HOME, other_request, other_approve)
    with pytest.raises(LivesInAnotherHouse):
        await office.ask(other_admit)
    another = take_in.model_copy(update={"stay_id": OTHER_STAY, "journey_id": SOMEONE_ELSE})
    with pytest.raises(LivesInAnotherHouse):
        await office.ask(another.model_copy(update={"stay_id": StayId(UUID(int=77))}))
    await office.ask(*UNLINK, other_admit)


async def test_who_comes_back_is_asked_about_anew_in_the_linked_journeys() -> None:
    office = Office()
    await office.ask(*LINK, *HOME)
    first = await office.desk.state_of(LINKS, SOMEONE_ELSE)
    asked = first.state.consulted
    await office.ask(miss, come_back)
    again = await office.desk.state_of(LINKS, SOMEONE_ELSE)
    assert len(asked) == 1
    assert len(again.state.consulted - asked) == 1


async def test_the_days_that_the_state_paid_for_count_over_all_journeys_of_a_person() -> None:
    office = Office()
    leave = leave_unplanned.model_copy(update={"occurred_at": NOON + SPENT})
    await office.ask(*LINK, *HOME, leave, *later(other_request, other_approve, other_admit))
    assert await office.residence() == MovedOut(100, NOON + SPENT, {SOMEONE_ELSE: 0})
    assert await office.residence(SOMEONE_ELSE) == Funded(
        OTHER_STAY, NOON + SPENT, 0, DAY_120, linked_days={JOURNEY: 100}
    )


async def test_days_spent_before_anybody_knew_count_too_until_the_link_is_undone() -> None:
    office = Office()
    gone = NOON + 200 * DAY
    leave = leave_unplanned.model_copy(update={"occurred_at": gone})
    await office.ask(*HOME, leave)
    late = [one.model_copy(update={"occurred_at": gone}) for one in (*LINK, other_request)]
    offered, moves_in = (
        one.model_copy(update={"occurred_at": gone}) for one in (other_approve, other_admit)
    )
    await office.ask(*late, offered)
    with pytest.raises(NoFundedDaysLeft):
        await office.ask(moves_in)
    await office.ask(*UNLINK, moves_in)
    moved_in = await office.residence(SOMEONE_ELSE)
    assert isinstance(moved_in, Funded)
    assert (moved_in.days_used, moved_in.linked_days) == (0, {})


async def test_a_running_stay_is_not_shortened_when_a_link_is_found() -> None:
    office = Office()
    await office.ask(*HOME, other_request, other_approve, other_admit, *later(*LINK))
    assert await office.residence() == Funded(
        STAY,
        NOON,
        0,
        DAY_120,
        linked_days={SOMEONE_ELSE: 100},
        linked_homes=LinkedHomes(frozenset({SOMEONE_ELSE}), two=True),
    )


async def to_choose(office: Office) -> list[bool]:
    """Return of each journey whether somebody has to decide there which stay goes on."""
    homes = [await office.residence(one) for one in (JOURNEY, SOMEONE_ELSE)]
    return [isinstance(home, Funded | MovedOut) and home.linked_homes.two for home in homes]


async def two_stays() -> Office:
    """Return an office where both journeys moved in before anybody knew that they are one's."""
    office = Office()
    await office.ask(*HOME, other_request, other_approve, other_admit)
    return office


async def test_two_stays_that_a_link_meets_are_to_be_decided_on_in_both_journeys() -> None:
    office = await two_stays()
    await office.ask(*later(*LINK))
    assert await to_choose(office) == [True, True]
    assert not (await office.ask(*later(LINK[0]))).recorded


@pytest.mark.parametrize("stay_id", [STAY, OTHER_STAY])
async def test_once_one_of_the_two_stays_has_ended_nobody_has_to_choose(stay_id: StayId) -> None:
    office = await two_stays()
    leaves = leave_unplanned.model_copy(update={"stay_id": stay_id})
    await office.ask(*later(*LINK, leaves))
    assert await to_choose(office) == [False, False]


async def test_once_the_link_is_undone_nobody_has_to_choose() -> None:
    office = await two_stays()
    await office.ask(*later(*LINK, *UNLINK))
    assert await to_choose(office) == [False, False]


async def test_a_stay_that_begins_between_the_two_sides_of_a_link_is_seen_with_the_second() -> None:
    office = Office()
    await office.ask(*HOME, LINK[0], other_request, other_approve, other_admit)
    assert await to_choose(office) == [False, False]
    await office.ask(LINK[1])
    assert await to_choose(office) == [True, True]
