"""Which units a journey is the business of: those that take it up, and those it is sent to."""

from collections.abc import Callable, Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from shared.kernel.messages import Event, HeardBeside, Involves

Kinds = frozenset[type[Event]]


Piece = Callable[[Event], UUID | None]
"""Tells which piece of work an event is of, if it is of one."""


def _never(_: Event) -> bool:
    return False


@dataclass(frozen=True)
class Work:
    """What a unit has in hand of a journey, one history each, until it ends.

    Where one history tells of several pieces, one after the other, `piece` tells them apart.

    After one of `ends` there is only left to look things up and to put them in order; one of
    `reopens` takes that back. One of `hands_over` gives it to the unit that was named last,
    which also has what begins with one of `received`, whoever writes that down. A unit that was
    asked to go on with it, and had no part in it before, is nothing to it any more after an event
    that `hands_back`.
    """

    ends: Kinds
    reopens: Kinds = frozenset()
    hands_over: Kinds = frozenset()
    received: Kinds = frozenset()
    hands_back: Callable[[Event], bool] = _never
    piece: Piece | None = None

    @cached_property
    def _over(self) -> Kinds:
        return self.ends | self.hands_over

    @cached_property
    def _moving(self) -> Kinds:
        return self._over | self.reopens | self.received

    def piece_of(self, event: Event, history: UUID) -> UUID | None:
        """Return which piece of work an event in a history is of; none if it is of no work."""
        return self.piece(event) if self.piece else history

    def goes_on_with(self, event: Event, unit: str | None, units: Collection[str]) -> bool:
        """Tell whether an event leaves all as it is, as most do: who has it, and that it lasts."""
        kind = type(event)
        if kind in self._moving or _naming(kind) or self.hands_back(event):
            return False
        return unit is None or unit in units

    def is_over(self, event: Event, *, before: bool) -> bool:
        """Tell whether it is over after an event."""
        if type(event) in self._over:
            return True
        return before and type(event) not in self.reopens


def units_in(unit: str | None, events: Iterable[Event]) -> Iterator[str]:
    """Return the unit that acted, if it took the history up, and those that events name."""
    for event in events:
        if unit is not None and not isinstance(event, HeardBeside):
            yield unit
        for name in _naming(type(event)):
            named: Any = getattr(event, name)
            if named is not None:
                yield named


def asked_by(event: Event, units: Set[str], before: str | None) -> str | None:
    """Return which unit has work only because it was asked to go on with it, if there is one."""
    named = next(units_in(None, [event]), None)
    if named is None or named == before:
        return before
    return None if named in units else named


@cache
def _naming(kind: type[Event]) -> tuple[str, ...]:
    return tuple(
        name
        for name, info in kind.model_fields.items()
        if any(isinstance(mark, Involves) for mark in info.metadata)
    )
