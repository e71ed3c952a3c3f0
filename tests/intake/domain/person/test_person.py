"""Which journeys are one person's, as each of them shows it."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.linking.refusals import NotLinked
from services.intake.domain.linking.same_person import PERSON
from services.intake.domain.person.decider import (
    JoinAcross,
    PersonCommand,
    PersonEvent,
    TakeAlertUp,
    TellDeath,
    TieJourney,
    UntieJourney,
    decider,
)
from shared.kernel.envelope import stored
from tests.intake.domain.linking.pairs import (
    ONE,
    OTHER,
    death_told,
    joined_across,
    tied,
    untied,
)
from tests.intake.made_up import CASE, JOURNEY, NOON, OTHER_CASE
from tests.kit.scenario import Given

person = Given(decider)

tie = TieJourney(journey_id=ONE, with_journey=OTHER, occurred_at=NOON)
untie = UntieJourney(journey_id=ONE, with_journey=OTHER, occurred_at=NOON)
join_across = JoinAcross(
    journey_id=ONE, with_journey=OTHER, case_id=CASE, to_case=OTHER_CASE, occurred_at=NOON
)
tell_death = TellDeath(journey_id=ONE, occurred_at=NOON)


def test_a_journey_shows_another_one_of_the_same_person() -> None:
    person.given().when(tie).then(tied)
    person.given(tied).when(tie).then_nothing()


def test_it_shows_it_no_longer_once_they_are_two_persons() -> None:
    person.given(tied).when(untie).then(untied)
    person.given(tied, untied).when(untie).then_nothing()
    person.given(tied, untied).when(tie).then(tied)


def test_what_was_never_tied_is_not_untied() -> None:
    person.given().when(untie).then_nothing()


def test_cases_are_joined_across_only_while_the_journeys_are_one_persons() -> None:
    person.given(tied).when(join_across).then(joined_across)
    person.given(tied, joined_across).when(join_across).then_nothing()
    person.given().when(join_across).then_refused(NotLinked)
    person.given(tied, untied).when(join_across).then_refused(NotLinked)


def test_an_alert_that_is_taken_up_ties_and_unties_nothing() -> None:
    take_up = TakeAlertUp(journey_id=ONE, alert_id=UUID(int=51), case_id=CASE, occurred_at=NOON)
    person.given().when(take_up).then_nothing()
    person.given(tied).when(take_up).then_nothing()


def test_a_death_is_told_once_to_each_journey_that_is_the_persons_then() -> None:
    third = tied.model_copy(update={"with_journey": JOURNEY})
    person.given().when(tell_death).then_nothing()
    person.given(tied, untied).when(tell_death).then_nothing()
    person.given(tied).when(tell_death).then(death_told)
    person.given(tied, death_told).when(tell_death).then_nothing()
    found_later = death_told.model_copy(update={"with_journey": JOURNEY})
    person.given(tied, death_told, third).when(tell_death).then(found_later)


others = st.sampled_from([OTHER, JOURNEY])
asked = (
    st.builds(TieJourney, journey_id=st.just(ONE), with_journey=others, occurred_at=st.just(NOON))
    | st.builds(
        UntieJourney, journey_id=st.just(ONE), with_journey=others, occurred_at=st.just(NOON)
    )
    | st.just(tell_death)
)


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.lists(asked, max_size=20))
def test_asking_again_is_already_so_and_every_history_is_read_again(
    commands: list[PersonCommand],
) -> None:
    history: list[PersonEvent] = []
    state = decider.initial
    for command in commands:
        events = decider.decide(command, state)
        history += events
        state = decider.fold(events, state)
        assert decider.decide(command, state) == []
    assert decider.fold(history) == state
    assert [PERSON.read(stored(event)) for event in history] == history
