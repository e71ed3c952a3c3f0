"""Whatever plans begin and end, a person never has two open ones."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.reintegration.application import PARTICIPATIONS
from services.reintegration.domain.participation.commands import (
    BeginParticipation,
    EndParticipation,
    NoteLinkedPlan,
    ParticipationCommand,
)
from services.reintegration.domain.participation.decider import decider, open_plan
from services.reintegration.domain.participation.events import (
    LinkedPlanNoted,
    ParticipationBegan,
    ParticipationEvent,
)
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from shared.kernel.ids import JourneyId, derived
from tests.reintegration.participant import JOURNEY, NOON, OTHER_PLAN, PLAN

fields = {
    "journey_id": st.just(JOURNEY),
    "plan_id": st.sampled_from([PLAN, OTHER_PLAN]),
    "occurred_at": st.integers(0, 30).map(lambda days: NOON + timedelta(days=days)),
}
linked = st.builds(
    NoteLinkedPlan,
    journey_id=st.just(JOURNEY),
    of_journey=st.sampled_from([JourneyId(derived("other")), JourneyId(derived("third"))]),
    is_open=st.sampled_from([True, False, None]),
    occurred_at=st.just(NOON),
)
commands = st.lists(
    st.builds(BeginParticipation, **fields) | st.builds(EndParticipation, **fields) | linked
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(commands)
def test_a_person_never_has_two_open_plans(asked: list[ParticipationCommand]) -> None:
    history: list[ParticipationEvent] = []
    for command in asked:
        standing = decider.fold(history)
        try:
            events = decider.decide(command, standing)
        except Refused:
            continue
        assert decider.decide(command, standing) == events
        history.extend(events)
    read = [PARTICIPATIONS.read(stored(event)) for event in history]
    assert read == history
    assert decider.fold(read) == decider.fold(history)
    of_plans = [event for event in history if not isinstance(event, LinkedPlanNoted)]
    kinds = [isinstance(event, ParticipationBegan) for event in of_plans]
    assert kinds == [number % 2 == 0 for number in range(len(kinds))]
    assert [event.occurred_at for event in of_plans] == sorted(e.occurred_at for e in of_plans)
    decider.fold(reversed(history))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(commands)
def test_somebody_has_to_choose_only_while_a_plan_is_open_on_both_sides(
    asked: list[ParticipationCommand],
) -> None:
    person = decider.initial
    for command in asked:
        try:
            events = decider.decide(command, person)
        except Refused:
            continue
        person = decider.fold(events, person)
        both = open_plan(person) is not None and any(person.linked.known.values())
        assert both or not person.linked.two_open
        if isinstance(command, NoteLinkedPlan):
            assert person.linked.two_open == both
            assert decider.decide(command, person) == []
