"""Bad tokens are counted where they come from, and whom they name; too many are kept waiting.

A lock never keeps out a token that was good a moment ago, and a worker who has come from an
address before has a turn of her own there, whoever floods it (docs/adr/0018).
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

MOST = 10_000
"""Names remembered of each kind; whoever was not heard of for longest is forgotten."""


@dataclass(frozen=True)
class Limits:
    """How many bad tokens in which time, and how many tokens a second are then looked at."""

    failures: int = 20
    within: float = 300.0
    turns: int = 2


class Windows:
    """Counts what happens under many names, each in a sliding window of time."""

    def __init__(self, limit: int, seconds: float, clock: Callable[[], float]) -> None:
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._seen: OrderedDict[object, deque[float]] = OrderedDict()

    def note(self, name: object) -> None:
        """Note that it happened once more."""
        times = self._seen.setdefault(name, deque(maxlen=self._limit))
        times.append(self._clock())
        self._seen.move_to_end(name)
        if len(self._seen) > MOST:
            self._seen.popitem(last=False)

    def full_for(self, name: object) -> float:
        """Return for how many seconds the name's window is full; 0 where there is room."""
        times = self._seen.get(name)
        if times is None or len(times) < self._limit:
            return 0.0
        return max(0.0, times[0] + self._seconds - self._clock())


class Lockout:
    """Keeps count of bad tokens, by address and by the worker whom they name."""

    def __init__(
        self, limits: Limits | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        limits = limits or Limits()
        self._failed = Windows(limits.failures, limits.within, clock)
        self._turns = Windows(limits.turns, 1.0, clock)
        self._regulars: OrderedDict[tuple[str, UUID], None] = OrderedDict()

    def locked_for(self, address: str, staff: UUID | None) -> float:
        """Return for how many seconds bad tokens of this address or this name are too many."""
        named = self._failed.full_for(staff) if staff is not None else 0.0
        return max(self._failed.full_for(address), named)

    def takes_turn(self, address: str, staff: UUID | None) -> bool:
        """Take a turn to have a token looked at under a lock; tell whether there was one."""
        regular = staff is not None and (address, staff) in self._regulars
        queue: object = (address, staff) if regular else address
        if self._turns.full_for(queue):
            return False
        self._turns.note(queue)
        return True

    def failed(self, address: str, staff: UUID | None) -> None:
        """Count a bad token."""
        self._failed.note(address)
        if staff is not None:
            self._failed.note(staff)

    def came_in(self, address: str, staff: UUID) -> None:
        """Remember that a worker came from here with a good token."""
        self._regulars[address, staff] = None
        self._regulars.move_to_end((address, staff))
        if len(self._regulars) > MOST:
            self._regulars.popitem(last=False)
