"""A policy: a room's duty when it hears a fact."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared.kernel.messages import Command


@dataclass(frozen=True)
class Policy:
    """`react(fact) -> commands`, pure; ids are derived from the fact, so twice is once.

    `hears` are fact classes of `shared.contracts`. The name is the durable
    consumer's and never changes. With `asks_when` it is `react(fact, told_at)`: where a time to
    act begins, at the earliest, when the teller had it recorded.
    """

    name: str
    hears: tuple[type[Any], ...]
    react: Callable[..., Sequence[Command]]
    asks_when: bool = False

    def commands(self, fact: Any, told_at: datetime) -> Sequence[Command]:
        """Return what a fact asks for here that was recorded at a moment."""
        return self.react(fact, told_at) if self.asks_when else self.react(fact)
