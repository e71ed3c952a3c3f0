"""Whatever plans begin and end, a person never has two open ones."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.reintegration.application import PARTICIPATIONS
from services.reintegration.domain.participation import decider
from services.reintegration.domain.participation_commands import (
    BeginParticipation,
    EndParticipation,
    ParticipationCommand,
)
from services.reintegration.domain.participation_events import (
    ParticipationBegan,
    ParticipationEvent,
)
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from tests.reintegration.participant import JOURNEY, NOON, OTHER_PLAN, PLAN

fields = {
    "journey_id": st.just(JOURNEY),
    "plan_id": st.sampled_from([PLAN, OTHER_PLAN]),
    "occurred_at": st.integers(0, 30).map(lambda days: NOON + timedelta(days=days)),
}
commands = st.lists(st.builds(BeginParticipation, **fields) | st.builds(EndParticipation, **fields))


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
    kinds = [isinstance(event, ParticipationBegan) for event in history]
    assert kinds == [number % 2 == 0 for number in range(len(kinds))]
    assert [event.occurred_at for event in history] == sorted(e.occurred_at for e in history)
    decider.fold(reversed(history))
