"""How a room declares its doors: commands in, boards out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from shared.casework.files import FileKind
from shared.kernel.actors import Actor, Role
from shared.kernel.finding import ByHistory, BySigns
from shared.kernel.forms import Form
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Message
from shared.law.consent import Ground

May = tuple[Role, ...]
"""Who may use a door."""


@dataclass(frozen=True)
class CommandRoute:
    """One command's door: `POST path`, body = the command's fields not named in the path.

    `mints` are id fields that the house makes (from the idempotency key) when the
    body does not give them. `RecordRef` fields are text on the wire. `purpose` says
    why the content is processed, and is kept in the log. `example` is a body that
    the OpenAPI document shows; it must be valid and visibly made up. `concerns` are the
    fields that name whom the texts are about: they lie under the first one's key, or that of the
    history's journey where it names nobody, and are erased with either. With `in_open_journey`
    the journey that the path names must be open in this room. `for_strangers` is for who stands
    outside of the journey. With `of_any_age` it may be dated as long ago as anyone remembers.
    `also_theirs` are fields that name further journeys, each of which must be the worker's as
    well. A door that `lets_in` gives the journey to others, or to the worker for longer: no
    broken glass opens it.
    """

    path: str
    command: type[Command]
    may: May
    purpose: str
    summary: str
    example: Mapping[str, Any]
    mints: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ("journey_id",)
    in_open_journey: bool = False
    for_strangers: bool = False
    of_any_age: bool = False
    also_theirs: tuple[str, ...] = ()
    lets_in: bool = False


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
    """A kind of encrypted content this room keeps, and who may read it.

    Of what is kept in fields, roles in `cut` see only those named there. What is nobody's
    journey may be of one unit: `of_unit_in` is the view whose row names it, and nobody else
    reads it, whatever their role.
    """

    kind: str
    may_read: May
    cut: Mapping[Role, frozenset[str]] = field(default_factory=dict[Role, frozenset[str]])
    of_unit_in: str | None = None


@dataclass(frozen=True)
class FileRights:
    """A kind of file this room keeps: who may bring one, and who may read it."""

    kind: FileKind
    may_keep: May
    may_read: May


@dataclass(frozen=True)
class FilesRoute:
    """A journey's files: `POST path?kind=…` keeps one, `GET path` lists them, each by its rights.

    `GET path/{file_id}` hands a file out again. Destroying one is an ordinary command.
    """

    rights: tuple[FileRights, ...]
    summary: str
    path: str = "/journeys/{journey_id}/files"
    purpose: str = "documentation"

    @property
    def may(self) -> May:
        """Return who may bring a file of any kind."""
        return tuple(dict.fromkeys(role for right in self.rights for role in right.may_keep))

    @property
    def may_read(self) -> May:
        """Return who may read a file of any kind."""
        return tuple(dict.fromkeys(role for right in self.rights for role in right.may_read))


@dataclass(frozen=True)
class FormRoute:
    """One form, printed as PDF: `POST path`, the path's one parameter naming the aggregate.

    The body is what the worker adds by hand; a record is shown to whoever may read it.
    `ground` is why such a paper is made, and is kept in the journey's access history.
    """

    path: str
    form: Form
    may: May
    purpose: str
    summary: str
    example: Mapping[str, Any]
    ground: Ground = "statutory-duty"


@dataclass(frozen=True)
class CalendarRoute:
    """A ledger's dates as an iCalendar file: `GET path`.

    `lines` is the ledger; of each line `uid` names the entry, `at` its moment, `label` its
    kind (in Vietnamese and English by `labels`), and `of` what it belongs to, whose code
    stands in the ledger `codes`. `where` is what holds of the lines that are shown.
    """

    path: str
    lines: str
    codes: str
    uid: str
    at: str
    of: str
    label: str
    labels: Mapping[str, tuple[str, str]]
    may: May
    summary: str
    where: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class SearchRoute:
    """A question that may show journeys: `POST path`, written down before it is answered.

    `seek(question, role)` says where to look; `note(question, actor, at, found)` is the
    command that writes the asking down, and that may refuse it. The answer looks the same
    whatever was found, and nothing of the question is in the address or the log. Whoever is
    nothing to a journey hears only that somebody is known, and that `ask` is to be asked.
    """

    path: str
    question: type[Message]
    may: May
    purpose: str
    summary: str
    example: Mapping[str, Any]
    seek: Callable[[Any, Role], BySigns | ByHistory]
    note: Callable[[Any, Actor, datetime, tuple[JourneyId, ...]], Command]
    ask: Role


Door = CommandRoute | RowRoute | BoardRoute | FilesRoute | FormRoute | SearchRoute | CalendarRoute
