"""Given what happened, when someone asks, then this is recorded or refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import pytest

from shared.kernel.decider import Decider
from shared.kernel.errors import Refused

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")


@dataclass(frozen=True)
class Asked(Generic[C, S, E]):
    """A command put to a history."""

    decider: Decider[C, S, E]
    history: Sequence[E]
    command: C

    def then(self, *expected: E) -> None:
        """Check what is recorded, and that asking again decides the same."""
        state = self.decider.fold(self.history)
        assert list(self.decider.decide(self.command, state)) == list(expected)
        assert list(self.decider.decide(self.command, state)) == list(expected)
        self.decider.fold(expected, state)

    def then_nothing(self) -> None:
        """Check that it is already so."""
        self.then()

    def then_refused(self, refusal: type[Refused]) -> None:
        """Check which rule forbids it."""
        with pytest.raises(refusal):
            self.decider.decide(self.command, self.decider.fold(self.history))


@dataclass(frozen=True)
class Before(Generic[C, S, E]):
    """What already happened."""

    decider: Decider[C, S, E]
    history: Sequence[E]

    def when(self, command: C) -> Asked[C, S, E]:
        """Ask for something."""
        return Asked(self.decider, self.history, command)


@dataclass(frozen=True)
class Given(Generic[C, S, E]):
    """The start of every test about an aggregate."""

    decider: Decider[C, S, E]

    def given(self, *history: E) -> Before[C, S, E]:
        """Say what already happened."""
        return Before(self.decider, history)
