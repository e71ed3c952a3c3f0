"""Records that can be found again without being read: by signs that lie in a blind index."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.kernel.ids import JourneyId, RecordId
from shared.kernel.messages import Code, Command, RecordRef


@dataclass(frozen=True)
class Findable:
    """One kind of record by which a person may be found again.

    `signs_of(text)` are the signs it bears; `alike(text)` those that another record of
    the same person may bear, each with what it would mean, the strongest first. A sign is
    never a name alone. `edition` is raised when signs change, so that the index is made
    anew. When a record of this kind is in the log (`refers(event)`, in histories of the
    aggregates `of`) and others bear its signs, `note(one, other, likeness, at)` is the
    command that says so; where nothing new is alike, `nothing(record_id, at)` is written
    instead, so that the log grows alike.
    """

    kind: str
    edition: int
    signs_of: Callable[[str], frozenset[str]]
    alike: Callable[[str], Mapping[str, Code]]
    of: tuple[str, ...]
    refers: Callable[[Any], RecordRef | None]
    note: Callable[[JourneyId, JourneyId, Any, datetime], Command]
    nothing: Callable[[RecordId, datetime], Command]


@dataclass(frozen=True)
class BySigns:
    """Look in the blind index for these signs."""

    signs: Mapping[str, Code]


@dataclass(frozen=True)
class ByHistory:
    """Look at one aggregate; `shows` says which journeys its state names, and how."""

    aggregate: str
    aggregate_id: UUID
    shows: Callable[[Any], Mapping[JourneyId, Code]]
