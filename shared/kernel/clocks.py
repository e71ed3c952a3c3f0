"""Statutory clocks: set when something begins, settled when it is done, ringing when late."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.kernel.messages import Command


@dataclass(frozen=True)
class SetClock:
    """Ring this clock at `due_at`; setting it again moves it."""

    name: str
    key: UUID
    due_at: datetime


@dataclass(frozen=True)
class SettleClock:
    """The clock is no longer needed."""

    name: str
    key: UUID


@dataclass(frozen=True)
class Clocks:
    """A room's clocks.

    `watch(event)` says which clocks an own event sets or settles; `ring(name, key,
    at)` which command to put to the domain when one is due (the domain decides
    again: a due message is only a hint). Clock names are codes without dots.
    """

    watch: Callable[[Any], Sequence[SetClock | SettleClock]]
    ring: Callable[[str, UUID, datetime], Command]
