"""A history lived through: what commands write, whatever is asked, and what holds on the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from shared.kernel.aggregate import Aggregate
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from shared.kernel.messages import Event

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class Step(Generic[S, E]):
    """A command that was taken: where the history stood, what was written, where it stands."""

    before: S
    events: Sequence[E]
    after: S


def lived(aggregate: Aggregate[C, S, E], commands: Iterable[C]) -> Sequence[Step[S, E]]:
    """Put commands one after the other; return what each did that was not refused.

    Each is decided alike twice and is already so afterwards; the history can be told and stored.
    """
    decider, steps = aggregate.decider, list[Step[S, E]]()
    state = decider.initial
    for command in commands:
        try:
            events = list(decider.decide(command, state))
        except Refused:
            continue
        assert list(decider.decide(command, state)) == events
        steps.append(Step(state, events, decider.fold(events, state)))
        state = steps[-1].after
        assert list(decider.decide(command, state)) == [], "asking again is already so"
    history = written(steps)
    assert decider.fold(history) == state
    assert [aggregate.read(stored(event)) for event in history] == history
    return steps


def written(steps: Iterable[Step[S, E]]) -> list[E]:
    """Return the history that these steps wrote."""
    return [event for step in steps for event in step.events]
