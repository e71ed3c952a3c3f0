"""Forms that the law or practice names: what is printed, filled from a history, on paper.

A form is laid out as blocks and never drawn here. What is not known is `None`, and is
left as a dotted line to be filled by hand, as on the paper form.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from shared.kernel.ids import RecordId
from shared.kernel.messages import Event, RecordRef
from shared.kernel.terms import VIET_NAM

E = TypeVar("E", bound=Event)

Blank = None
"""Not known here: a dotted line."""

Written = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""What a worker writes onto the paper at the desk."""


class ByHand(BaseModel):
    """What the worker adds at printing: it stands on the paper and is kept nowhere."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    agency_above: Written | None = None
    agency: Written | None = None
    number: Written | None = None
    place: Written | None = None


@dataclass(frozen=True)
class Entry:
    """A label and what stands behind it; `share` is its part of the line."""

    label: str
    value: str | None = Blank
    share: float = 1.0


@dataclass(frozen=True)
class Line:
    """Entries side by side."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Heading:
    """The beginning of a part."""

    text: str


@dataclass(frozen=True)
class Sentence:
    """Running text."""

    text: str
    italic: bool = False
    centred: bool = False


@dataclass(frozen=True)
class Choices:
    """Boxes, some of them ticked."""

    boxes: tuple[tuple[bool, str], ...]


@dataclass(frozen=True)
class Dots:
    """Empty lines to write on."""

    lines: int = 1


@dataclass(frozen=True)
class Table:
    """Columns with a head and a share of the width each; a blank cell stays empty."""

    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str | None, ...], ...]


Block = Line | Heading | Sentence | Choices | Dots | Table


@dataclass(frozen=True)
class Signature:
    """Who signs, and what stands in brackets under that."""

    who: str
    how: str = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True)
class Letterhead:
    """The office in whose name a paper is written; an application has none."""

    agency_above: str | None
    agency: str | None
    number: str | None
    letters: str


@dataclass(frozen=True)
class Sheet:
    """A form as it is printed."""

    title: str
    place: str | None
    on: date | None
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    subtitle: str = ""
    letterhead: Letterhead | None = None
    model: tuple[str, ...] = ()
    foot: str = ""


@dataclass(frozen=True)
class Given:
    """What a form is filled from: histories by aggregate, the texts the asker may read."""

    events: Mapping[str, Sequence[Any]]
    texts: Mapping[RecordId, str]
    by_hand: Any
    at: datetime

    @property
    def on(self) -> date:
        """Return the day of printing in Viet Nam."""
        return self.at.astimezone(VIET_NAM).date()

    def text(self, ref: RecordRef | None) -> str | None:
        """Return what a record says, if there is one and the asker may read it."""
        return self.texts.get(ref.record_id) if ref else None


def _nothing(_: Sequence[Event]) -> Sequence[Any]:
    return ()


@dataclass(frozen=True)
class Form:
    """One form: whose history fills it, which records it shows, and how it is laid out.

    `also` names further histories by aggregate and id, `shows` the records; both are
    asked of the first history.
    """

    name: str
    aggregate: str
    lay_out: Callable[[Given], Sheet]
    by_hand: type[ByHand] = ByHand
    also: Callable[[Sequence[Event]], Sequence[tuple[str, UUID]]] = field(default=_nothing)
    shows: Callable[[Sequence[Event]], Sequence[RecordRef]] = field(default=_nothing)


def last(events: Sequence[Event], kind: type[E]) -> E | None:
    """Return the last event of a kind, if there was one."""
    return next((event for event in reversed(events) if isinstance(event, kind)), None)


def day(on: date | datetime | None) -> str | None:
    """Write a day as papers do: 02/03/2026; a moment's day is Viet Nam's."""
    if isinstance(on, datetime):
        on = on.astimezone(VIET_NAM).date()
    return on.strftime("%d/%m/%Y") if on else None
