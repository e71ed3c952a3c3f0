"""Who turns out to be of age is asked about their plan, however late this room comes to know."""

import pytest

from services.reintegration.domain.participation.events import AgeNoted, ComingOfAgeNoted
from services.reintegration.domain.plan.commands import NoteFollowUpsMissed
from services.reintegration.domain.plan.events import OwnAgreementSought
from services.reintegration.domain.plan.refusals import BeforeWhatItFollows
from services.reintegration.domain.tables import OWN_AGREEMENT
from services.reintegration.projections.worklist import WORKLIST_LEDGER
from shared.kernel.messages import Command, Event
from shared.kernel.terms import due
from tests.reintegration.participant import (
    AGREED,
    DAY,
    JOURNEY,
    MONITORED,
    NOON,
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
from tests.reintegration.room import Room, kinds
from tests.reintegration.support import (
    LATER,
    a_child_after_all,
    agree_for_her,
    category,
    consents_alone,
    open_girls,
    say_no,
    say_yes,
    turns_18,
)

VISIT = look_in(follow_up(1), AGREED + 7 * DAY)
ADULT = category(at=MONITORED)
CHILD = ADULT.model_copy(update={"under_18": True})
FOLLOWED_UP = (
    VISIT,
    miss(follow_up(1), AGREED + 7 * DAY),
    NoteFollowUpsMissed(plan_id=PLAN, occurred_at=AGREED + 30 * DAY),
)


def her_room() -> Room:
    """Return a room in which a representative agreed to a girl's plan, and support began."""
    return Room().do(open_girls, assess_needs, assess_risk(), agree_for_her, start)


def knowing(*events: Event) -> Room:
    """Return her room with what it was told before anybody was asked about their plan."""
    room = her_room()
    room.histories["participation", JOURNEY] += events
    return room


def asked(events: list[Event]) -> OwnAgreementSought | None:
    """Return that the participant is to be asked, if they are."""
    found = [event for event in events if isinstance(event, OwnAgreementSought)]
    return found[0] if found else None


def test_whom_intake_turns_out_to_have_as_an_adult_is_asked_about_the_plan() -> None:
    room = her_room()
    told = room.ask(ADULT)
    assert kinds(told) == ["category-noted", "participant-group-noted", "own-agreement-sought"]
    room.stays_quiet(ADULT)
    room.do(consents_alone, say_yes)


def test_a_row_that_is_told_long_after_it_began_leaves_the_whole_time_to_ask() -> None:
    told = asked(her_room().ask(ADULT.model_copy(update={"told_at": LATER})))
    assert told is not None
    assert told.answer_by == due(LATER, OWN_AGREEMENT.on(LATER).value)


def test_whom_intake_has_as_a_child_is_not_asked() -> None:
    room = her_room()
    assert kinds(room.ask(CHILD)) == ["category-noted"]
    assert asked(room.ask(VISIT)) is None


def test_a_row_that_makes_the_person_a_child_again_takes_the_question_back() -> None:
    room = her_room().do(ADULT)
    again = CHILD.model_copy(
        update={"effective_from": MONITORED + DAY, "occurred_at": MONITORED + DAY}
    )
    assert kinds(room.ask(again))[-1] == "own-agreement-not-needed"


@pytest.mark.parametrize("newer", [turns_18, ADULT])
def test_a_row_from_before_what_is_known_says_nothing_of_the_age(newer: Command) -> None:
    room = her_room().do(newer)
    older = CHILD.model_copy(update={"effective_from": NOON})
    assert kinds(room.ask(older)) == ["category-noted"]


def test_a_correction_counts_more_than_what_was_said_before_it_of_later_days() -> None:
    room = her_room().do(ADULT)
    a_child = a_child_after_all.model_copy(update={"occurred_at": MONITORED - DAY})
    assert kinds(room.ask(a_child))[-1] == "own-agreement-not-needed"
    then = CHILD.model_copy(update={"effective_from": MONITORED - DAY})
    assert asked(room.ask(then)) is None
    assert asked(room.ask(VISIT)) is None


def test_what_was_agreed_before_intake_said_adult_and_is_told_after_it_is_asked_about() -> None:
    room = Room().do(open_girls, assess_needs, assess_risk(), ADULT)
    told = asked(room.ask(agree_for_her))
    assert told is not None
    assert told.answer_by == due(MONITORED, OWN_AGREEMENT.on(MONITORED).value)


@pytest.mark.parametrize("followed_up", FOLLOWED_UP)
@pytest.mark.parametrize(
    "known",
    [
        ComingOfAgeNoted(journey_id=JOURNEY, occurred_at=MONITORED - DAY),
        AgeNoted(journey_id=JOURNEY, under_18=False, occurred_at=MONITORED - DAY),
    ],
)
def test_who_came_of_age_before_that_was_asked_about_is_asked_at_the_next_follow_up(
    known: Event, followed_up: Command
) -> None:
    told = asked(knowing(known).ask(followed_up))
    assert told is not None
    at = followed_up.occurred_at
    assert (told.occurred_at, told.answer_by) == (at, due(at, OWN_AGREEMENT.on(at).value))


def test_a_question_found_at_a_follow_up_is_a_duty_with_its_time() -> None:
    room = knowing(ComingOfAgeNoted(journey_id=JOURNEY, occurred_at=MONITORED)).do(VISIT)
    assert "ask-of-age:" in room.lines(WORKLIST_LEDGER)


def test_nobody_is_asked_at_a_follow_up_who_agreed_answered_or_is_a_child() -> None:
    grown = Room().do(open_plan, assess_needs, assess_risk(), agree, start, turns_18)
    assert asked(grown.ask(VISIT)) is None
    assert asked(her_room().ask(VISIT)) is None
    said_no = her_room().do(turns_18, say_no)
    after = {"follow_up_id": follow_up(2), "occurred_at": LATER + DAY}
    assert asked(said_no.ask(VISIT.model_copy(update=after))) is None


def test_who_was_a_child_at_the_follow_up_is_asked_from_the_birthday_on() -> None:
    birthday = ComingOfAgeNoted(journey_id=JOURNEY, occurred_at=LATER)
    room = knowing(birthday)
    told = asked(room.ask(VISIT))
    assert told is not None
    assert told.occurred_at == LATER
    early = say_no.model_copy(update={"occurred_at": LATER - DAY})
    room.refuses(early, BeforeWhatItFollows)
