"""Which units a journey is the business of: those that take it up, and those it is sent to."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from shared.kernel.messages import Event, Involves


def units_in(unit: str | None, events: Iterable[Event]) -> Iterator[str]:
    """Return the unit that acted, if it took the history up, and those that events name."""
    if unit is not None:
        yield unit
    for event in events:
        for name in _naming(type(event)):
            named: Any = getattr(event, name)
            if named is not None:
                yield named


@cache
def _naming(kind: type[Event]) -> tuple[str, ...]:
    return tuple(
        name
        for name, info in kind.model_fields.items()
        if any(isinstance(mark, Involves) for mark in info.metadata)
    )
