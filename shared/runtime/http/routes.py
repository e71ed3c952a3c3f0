"""How a room declares its doors: commands in, boards out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from shared.kernel.actors import Role
from shared.kernel.messages import Command

May = tuple[Role, ...]
"""Who may use a door."""


@dataclass(frozen=True)
class CommandRoute:
    """One command's door: `POST path`, body = the command's fields not named in the path.

    `mints` are id fields that the house makes (from the idempotency key) when the
    body does not give them. `RecordRef` fields are text on the wire. `purpose` says
    why the content is processed, and is kept in the log. `example` is a body that
    the OpenAPI document shows; it must be valid and visibly made up.
    """

    path: str
    command: type[Command]
    may: May
    purpose: str
    summary: str
    example: Mapping[str, Any]
    mints: tuple[str, ...] = ()


@dataclass(frozen=True)
class RowRoute:
    """One row of a view: `GET path`, the path's one parameter being the row's id."""

    path: str
    view: str
    may: May
    summary: str


@dataclass(frozen=True)
class BoardRoute:
    """A list of a view's rows: `GET path?filter=…&limit=…&after=…`.

    `filters` are fields that may be asked for by equality; `sort` the field the
    list is ordered by (ascending, or descending with a leading minus); `where`
    what always holds.
    """

    path: str
    view: str
    may: May
    summary: str
    sort: str
    filters: tuple[str, ...] = ()
    where: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class RecordKind:
    """A kind of encrypted content this room keeps, and who may read it."""

    kind: str
    may_read: May


Door = CommandRoute | RowRoute | BoardRoute
Method = Literal["GET", "POST"]
