"""What must hold for every history that the rules can write, whatever is asked in which order."""

from collections.abc import Iterable
from typing import Any, TypeVar

from hypothesis import settings

from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Refused

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")

quietly = settings(max_examples=100, derandomize=True, deadline=None)


def live(aggregate: Aggregate[C, S, E], commands: Iterable[C]) -> tuple[list[E], list[S]]:
    """Put commands one after the other; return the history written and every state it passed."""
    decider = aggregate.decider
    states, history = [decider.initial], list[E]()
    for command in commands:
        events = _decided_twice(aggregate, command, states[-1])
        states.append(decider.fold(events, states[-1]))
        history += events
    assert decider.fold(history) == states[-1]
    assert [aggregate.read(_stored(event)) for event in history] == history
    return history, states


def _decided_twice(aggregate: Aggregate[C, S, E], command: C, state: S) -> list[E]:
    try:
        first = list(aggregate.decider.decide(command, state))
    except Refused:
        return []
    assert list(aggregate.decider.decide(command, state)) == first
    return first


def _stored(event: Any) -> dict[str, Any]:
    stored: dict[str, Any] = event.model_dump(mode="json")
    return stored
