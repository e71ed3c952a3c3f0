"""A view: rows redrawn from recorded messages; it accepts everything that was recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID

from shared.kernel.actors import Actor
from shared.kernel.ids import JourneyId

Row = dict[str, Any]
"""What is shown: strings, numbers, booleans, datetimes, and lists or dicts of them."""


class Seen(NamedTuple):
    """What a view may know of the message an event came in."""

    aggregate: str
    aggregate_id: UUID
    journey: JourneyId | None
    version: int
    recorded_at: datetime
    actor: Actor
    relation: str = ""


Project = Callable[[Row | None, Any, Seen], Row | None]
"""`project(row, event, seen) -> row`; returning `None` removes the row."""


@dataclass(frozen=True)
class View:
    """Rows of one collection, drawn from the messages of the named aggregates.

    A row is found by the aggregate's id or by the journey's. Two events of one
    message are given one after the other. `index` names the fields a board is
    filtered or sorted by.
    """

    name: str
    of: tuple[str, ...]
    project: Project
    key: Literal["aggregate", "journey"] = "aggregate"
    index: tuple[str, ...] = ()
