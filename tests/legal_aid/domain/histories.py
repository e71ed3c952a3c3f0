"""What holds for every history that a decider can write."""

from collections.abc import Iterable
from typing import Any

from services.legal_aid.domain.letters.messages import TellCentre
from services.legal_aid.domain.matter.commands import RecordStep
from shared.kernel.aggregate import Aggregate
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from shared.kernel.messages import Command, Event


def written(aggregate: Aggregate[Any, Any, Any], commands: Iterable[Command]) -> list[Any]:
    """Return the history that these commands write; refusals, and asking again, write nothing."""
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
        assert says_nothing_new(aggregate, command, state), "asking again is already so, or no"
    assert decider.fold(history) == state
    return history


def says_nothing_new(aggregate: Aggregate[Any, Any, Any], command: Command, state: Any) -> bool:
    """Tell whether a command is refused, or already so; another step or letter is another one."""
    if isinstance(command, RecordStep | TellCentre):
        return True
    try:
        return not aggregate.decider.decide(command, state)
    except Refused:
        return True


def survives_storage(aggregate: Aggregate[Any, Any, Any], history: Iterable[Event]) -> bool:
    """Tell whether each event, stored and read again, is the same."""
    return all(aggregate.read(stored(event)) == event for event in history)
