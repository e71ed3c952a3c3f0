"""Who is known in a linked journey to be of age is asked about what was agreed in this one."""

import pytest

from services.reintegration.domain.participation.commands import NoteAge, NoteComingOfAge
from services.reintegration.domain.plan.events import OwnAgreementSought
from services.reintegration.domain.tables import OWN_AGREEMENT
from shared.kernel.messages import Command
from shared.kernel.terms import due
from tests.reintegration.participant import (
    AGREED,
    DAY,
    MONITORED,
    PLAN,
    agree,
    assess_needs,
    assess_risk,
    follow_up,
    look_in,
    miss,
    open_plan,
    start,
)
from tests.reintegration.room import Room
from tests.reintegration.support import (
    LATER,
    a_child_after_all,
    agree_for_her,
    an_adult_after_all,
    category,
    consents_alone,
    open_girls,
    say_yes,
    turns_18,
)
from tests.reintegration.test_linked_journeys import LINK, UNLINK, there

BIRTHDAY = there(turns_18)
FOUND_ADULT = there(an_adult_after_all).model_copy(update={"occurred_at": MONITORED})
FOUND_CHILD = there(a_child_after_all).model_copy(update={"occurred_at": LATER})
VISIT = look_in(follow_up(1), AGREED + 7 * DAY)
MISSED = miss(follow_up(1), AGREED + 7 * DAY)
ADULT = there(category(at=MONITORED))
CHILD = category(at=MONITORED).model_copy(update={"under_18": True})


def her_room() -> Room:
    """Return a room in which a representative agreed to a girl's plan, and support began."""
    return Room().do(open_girls, assess_needs, assess_risk(), agree_for_her, start)


def asked(room: Room) -> bool:
    """Tell whether the participant is to be asked about the plan."""
    return room.state_for(start).course.own_agreement is not None


@pytest.mark.parametrize("told", [BIRTHDAY, FOUND_ADULT])
def test_an_age_that_is_told_in_a_linked_journey_puts_the_plan_here_to_the_participant(
    told: NoteComingOfAge | NoteAge,
) -> None:
    late = told.model_copy(update={"told_at": LATER})
    room = her_room().do(*LINK, late)
    (sought,) = (one for one in room.histories["plan", PLAN] if isinstance(one, OwnAgreementSought))
    assert sought.occurred_at == MONITORED
    assert sought.answer_by == due(LATER, OWN_AGREEMENT.on(LATER).value)
    room.stays_quiet(late)
    room.do(consents_alone, say_yes)
    assert not asked(room)


def test_an_age_in_a_journey_that_is_linked_no_more_is_nothing_here() -> None:
    assert not asked(her_room().do(BIRTHDAY))
    assert not asked(her_room().do(*LINK, *UNLINK, BIRTHDAY))


def test_a_birthday_in_a_linked_journey_asks_nobody_who_agreed_themselves() -> None:
    room = Room().do(open_plan, assess_needs, assess_risk(), agree, start, *LINK, BIRTHDAY)
    assert not asked(room)


@pytest.mark.parametrize("followed_up", [VISIT, MISSED])
@pytest.mark.parametrize("known", [BIRTHDAY, FOUND_ADULT, ADULT])
def test_who_is_found_later_to_be_of_age_in_a_linked_journey_is_asked_at_the_next_follow_up(
    known: Command, followed_up: Command
) -> None:
    room = her_room().do(known, *LINK)
    assert not asked(room)
    assert asked(room.do(followed_up))


def test_who_is_a_child_in_a_linked_journey_too_is_not_asked_at_a_follow_up() -> None:
    assert not asked(her_room().do(there(CHILD), *LINK, VISIT))


@pytest.mark.parametrize("known", [BIRTHDAY, FOUND_ADULT, ADULT])
def test_what_is_agreed_for_a_child_who_is_of_age_in_a_linked_journey_is_put_to_them(
    known: Command,
) -> None:
    assert asked(Room().do(*LINK, known, open_girls, assess_needs, assess_risk(), agree_for_her))


def test_a_linked_journey_that_takes_the_age_back_takes_the_question_back() -> None:
    room = her_room().do(*LINK, FOUND_ADULT)
    assert asked(room)
    assert not asked(room.do(FOUND_CHILD))


def test_who_is_known_here_to_be_of_age_is_asked_whatever_a_linked_journey_says() -> None:
    assert asked(her_room().do(*LINK, turns_18, FOUND_CHILD))


def test_a_row_that_goes_on_saying_child_here_takes_no_question_of_a_linked_journey_back() -> None:
    assert asked(her_room().do(*LINK, BIRTHDAY, CHILD))


def test_what_is_told_in_one_journey_meets_what_is_agreed_in_the_linked_one() -> None:
    room = Room().do(*LINK, open_girls, assess_needs, assess_risk())
    before = {name: len(events) for name, events in room.histories.items() if name[0] == "linked"}
    room.do(agree_for_her)
    assert all(len(room.histories[name]) == count + 1 for name, count in before.items())
    room.do(BIRTHDAY)
    assert all(len(room.histories[name]) == count + 2 for name, count in before.items())
