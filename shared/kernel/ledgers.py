"""A ledger: lines written and struck by events, blindly; for lists whose lines are no aggregate.

A view redraws one row per aggregate or journey from what it was. A ledger has any
number of lines per event, each known by a key of its own, and never reads a line to
write it: what is to be done, and what is counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from shared.kernel.views import Row, Seen


class Put(NamedTuple):
    """Write this line anew."""

    key: str
    line: Row


class Amend(NamedTuple):
    """Change fields of this line, if it stands; `undo` is what they are if that is struck."""

    key: str
    changes: Row
    undo: Row | None = None


class AmendAll(NamedTuple):
    """Change fields of every standing line of one journey."""

    journey_id: str
    changes: Row


class Strike(NamedTuple):
    """Take this line away."""

    key: str


class StrikeAll(NamedTuple):
    """Take away every line that this history wrote."""


Mark = Put | Amend | AmendAll | Strike | StrikeAll
"""What a ledger writes."""


@dataclass(frozen=True, slots=True)
class StrikeEntry:
    """Take away what one event wrote, because a correction struck it; no ledger writes this.

    A line that it took away itself does not come back.
    """

    aggregate: str
    aggregate_id: UUID
    version: int
    index: int


@dataclass(frozen=True)
class Ledger:
    """Lines of one collection, written from the events of the named aggregates.

    Keys are kept apart per history, so that two aggregates may use the same. The
    machinery adds `journey_id`, `aggregate` and `aggregate_id` to each line.
    `index` are lists of fields that are looked up or sorted together.
    """

    name: str
    of: tuple[str, ...]
    write: Callable[[Any, Seen], Sequence[Mark]]
    index: tuple[tuple[str, ...], ...] = field(default=())
