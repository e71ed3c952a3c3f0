"""A ledger: lines written and struck by events, blindly; for lists whose lines are no aggregate.

A view redraws one row per aggregate or journey from what it was. A ledger has any
number of lines per event, each known by a key of its own, and never reads a line to
write it: what is to be done, and what is counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from shared.kernel.views import Row, Seen


@dataclass(frozen=True, slots=True)
class Put:
    """Write this line anew."""

    key: str
    line: Row


@dataclass(frozen=True, slots=True)
class Amend:
    """Change fields of this line, if it stands."""

    key: str
    changes: Row


@dataclass(frozen=True, slots=True)
class AmendAll:
    """Change fields of every standing line of one journey."""

    journey_id: str
    changes: Row


@dataclass(frozen=True, slots=True)
class Strike:
    """Take this line away."""

    key: str


@dataclass(frozen=True, slots=True)
class StrikeAll:
    """Take away every line that this history wrote."""


Mark = Put | Amend | AmendAll | Strike | StrikeAll


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
