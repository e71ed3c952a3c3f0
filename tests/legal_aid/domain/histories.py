"""What holds for every history that a decider can write."""

from collections.abc import Iterable
from typing import Any

from shared.kernel.aggregate import Aggregate
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from shared.kernel.messages import Command, Event


def written(aggregate: Aggregate[Any, Any, Any], commands: Iterable[Command]) -> list[Any]:
    """Return the history that these commands write; refusals write nothing."""
    decider, history = aggregate.decider, list[Any]()
    state = decider.initial
    for command in commands:
        try:
            events = decider.decide(command, state)
        except Refused:
            continue
        assert list(decider.decide(command, state)) == list(events)
        state = decider.fold(events, state)
        history += events
    assert decider.fold(history) == state
    return history


def survives_storage(aggregate: Aggregate[Any, Any, Any], history: Iterable[Event]) -> bool:
    """Tell whether each event, stored and read again, is the same."""
    return all(aggregate.read(stored(event)) == event for event in history)
