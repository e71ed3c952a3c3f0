"""What holds for every journey's door, whatever is asked in whatever order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import JOURNEY as JOURNEYS
from services.intake.domain.journey import (
    CaseOpen,
    CloseDoor,
    DoorOpened,
    JourneyCommand,
    JourneyEvent,
    OpenDoor,
    decider,
)
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from tests.intake.made_up import CASE, JOURNEY, NOON, OTHER_CASE, THIRD_CASE

cases = st.sampled_from([CASE, OTHER_CASE, THIRD_CASE])
commands = st.builds(
    OpenDoor,
    journey_id=st.just(JOURNEY),
    case_id=cases,
    follows_case=st.none() | cases,
    occurred_at=st.just(NOON),
) | st.builds(CloseDoor, journey_id=st.just(JOURNEY), case_id=cases, occurred_at=st.just(NOON))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(commands, max_size=20))
def test_no_two_cases_of_a_person_are_ever_open(asked: list[JourneyCommand]) -> None:
    history: list[JourneyEvent] = []
    state = decider.initial
    for command in asked:
        try:
            events = decider.decide(command, state)
        except Refused:
            continue
        assert decider.decide(command, state) == events
        if any(isinstance(event, DoorOpened) for event in events):
            assert not isinstance(state, CaseOpen)
        history += events
        state = decider.fold(events, state)
        assert decider.decide(command, state) == []
    assert decider.fold(history) == state
    assert [JOURNEYS.read(stored(event)) for event in history] == history
