"""A policy: a room's duty when it hears a fact."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from shared.kernel.messages import Command


@dataclass(frozen=True)
class Policy:
    """`react(fact) -> commands`, pure; ids are derived from the fact, so twice is once.

    `hears` are fact classes of `shared.contracts`. The name is the durable
    consumer's and never changes.
    """

    name: str
    hears: tuple[type[Any], ...]
    react: Callable[[Any], Sequence[Command]]
