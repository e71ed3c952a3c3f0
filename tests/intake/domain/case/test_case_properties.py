"""What holds for every case, whatever is asked in whatever order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import CASE as CASES
from services.intake.domain.case.commands import (
    CaseCommand,
)
from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import CaseEvent
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from tests.intake.asking import later, lives


def lived_through(commands: list[CaseCommand]) -> list[CaseEvent]:
    """Return the history these commands write, checking each decision on the way."""
    history: list[CaseEvent] = []
    state = decider.initial
    for command in commands:
        try:
            events = decider.decide(command, state)
        except Refused:
            continue
        assert decider.decide(command, state) == events
        history += events
        state = decider.fold(events, state)
        assert decider.decide(command, state) == [], "asking again is already so"
    assert decider.fold(history) == state
    return history


@settings(max_examples=100, derandomize=True, deadline=None)
@given(lives)
def test_every_history_that_can_be_written_can_be_read_again(
    life: tuple[list[CaseCommand], ...],
) -> None:
    history = lived_through([command for part in life for command in part])
    assert [CASES.read(stored(event)) for event in history] == history


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(later, max_size=40))
def test_nothing_is_written_for_a_case_that_was_never_opened(commands: list[CaseCommand]) -> None:
    assert lived_through(commands) == []
