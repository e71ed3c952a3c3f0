"""Which journeys are one person's, as each service keeps it for its guards."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.casework.alerts import LiftAlert
from shared.casework.linked import (
    AskLinked,
    Found,
    Linked,
    LinkedCommand,
    LinkedEvent,
    MeetLinked,
    NoteLinked,
    NoteUnlinked,
    asks_linked,
    decider,
    seen_from_both,
)
from shared.casework.linked_hearing import links_duty
from shared.casework.relations import project as relate
from shared.contracts.intake import JourneysLinked, JourneysUnlinked
from shared.kernel.messages import Command
from tests.architecture.house import ROOMS
from tests.casework.made_up import (
    EVENING,
    JOURNEY,
    NOON,
    OTHER_JOURNEY,
    ask_linked,
    consulted,
    lan_assigned,
    lift,
    link_noted,
    link_undone,
    meet_linked,
    note_link,
    note_unlinked,
    seen,
)
from tests.kit.scenario import Given

linked = Given(decider)


def test_a_link_is_noted_once_and_undone_once() -> None:
    linked.given().when(note_link).then(link_noted)
    linked.given(link_noted).when(note_link).then_nothing()
    linked.given(link_noted).when(note_unlinked).then(link_undone)
    linked.given(link_noted, link_undone).when(note_unlinked).then_nothing()
    linked.given(link_noted, link_undone).when(note_link).then(link_noted)


@pytest.mark.parametrize("told", [note_link, note_unlinked])
def test_what_is_found_of_two_journeys_is_told_to_each_of_the_other(told: Found) -> None:
    here, there = seen_from_both(told)
    assert here == told
    assert (there.journey_id, there.with_journey) == (told.with_journey, told.journey_id)
    assert (type(there), there.occurred_at) == (type(told), told.occurred_at)


def test_whose_journey_stands_alone_is_asked_nothing_more() -> None:
    linked.given().when(ask_linked).then_nothing()
    linked.given(link_noted, link_undone).when(ask_linked).then_nothing()


def test_that_somebody_asked_is_noted_on_both_sides_once() -> None:
    linked.given(link_noted).when(ask_linked).then(consulted)
    linked.given(link_noted, consulted).when(ask_linked).then_nothing()
    linked.given().when(meet_linked).then(
        consulted.model_copy(update={"journey_id": OTHER_JOURNEY})
    )
    linked.given(consulted).when(meet_linked).then_nothing()


def test_the_question_goes_to_each_linked_journey() -> None:
    assert asks_linked(ask_linked, Linked()) == []
    assert asks_linked(ask_linked, Linked(frozenset({OTHER_JOURNEY}))) == [
        lift.model_copy(update={"journey_id": OTHER_JOURNEY}),
        meet_linked,
    ]


def test_a_question_keeps_its_kind_on_its_way() -> None:
    (question, _) = asks_linked(ask_linked, Linked(frozenset({OTHER_JOURNEY})))
    assert isinstance(question, LiftAlert)


@pytest.mark.parametrize(
    ("fact", "command"),
    [
        (
            JourneysLinked(journey_id=JOURNEY, with_journey=OTHER_JOURNEY, occurred_at=NOON),
            note_link,
        ),
        (
            JourneysUnlinked(journey_id=JOURNEY, with_journey=OTHER_JOURNEY, occurred_at=EVENING),
            note_unlinked,
        ),
    ],
)
def test_a_service_that_hears_of_a_link_notes_it(
    fact: JourneysLinked | JourneysUnlinked, command: Command
) -> None:
    duty = links_duty("shelter")
    assert (duty.name, duty.hears) == ("shelter-links", (JourneysLinked, JourneysUnlinked))
    assert list(duty.react(fact)) == [command]


def test_every_service_that_acts_hears_of_links() -> None:
    for room in ROOMS:
        assert links_duty(room.log.service.replace("_", "-")) in room.policies


@pytest.mark.parametrize("event", [link_noted, link_undone, consulted])
def test_a_link_makes_no_journey_a_units_own(event: LinkedEvent) -> None:
    assert relate(None, event, seen("linked")) is None
    taken_up = relate(None, lan_assigned, seen("team"))
    assert relate(taken_up, event, seen("linked")) == taken_up


places = {"journey_id": st.just(JOURNEY), "occurred_at": st.sampled_from([NOON, EVENING])}
others = st.sampled_from([OTHER_JOURNEY, JOURNEY])
numbers = st.sampled_from([UUID(int=1), UUID(int=2)])
commands = st.lists(
    st.builds(NoteLinked, with_journey=others, **places)
    | st.builds(NoteUnlinked, with_journey=others, **places)
    | st.builds(AskLinked, about=numbers, question=st.just(lift), **places)
    | st.builds(MeetLinked, about=numbers, **places),
    max_size=12,
)


@settings(max_examples=50, derandomize=True, deadline=None)
@given(commands)
def test_whatever_is_linked_last_is_linked(asked: list[LinkedCommand]) -> None:
    history: list[LinkedEvent] = []
    for command in asked:
        history += decider.decide(command, decider.fold(history))
        assert decider.decide(command, decider.fold(history)) == []
    last: dict[object, bool] = {
        command.with_journey: isinstance(command, NoteLinked)
        for command in asked
        if isinstance(command, NoteLinked | NoteUnlinked)
    }
    assert decider.fold(history).others == {other for other, so in last.items() if so}
