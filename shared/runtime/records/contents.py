"""What is on its way into the record store, and what comes out of it again."""

from dataclasses import dataclass, field
from datetime import datetime

from shared.kernel.ids import CommandId, JourneyId, RecordId, derived


class _Incoming:
    command_id: CommandId
    field: str

    @property
    def record_id(self) -> RecordId:
        """Return the id that a repeated command gives again."""
        return RecordId(derived(self.command_id, self.field))


@dataclass(frozen=True)
class Words(_Incoming):
    """A text on its way into the store: what it is, and the command's field it came in.

    `subject` is the log in which the command's event will lie. `also` is a second journey
    that it is about: it is erased with either.
    """

    kind: str
    text: str = field(repr=False)
    command_id: CommandId
    field: str
    subject: str
    also: JourneyId | None = None

    @property
    def content(self) -> str:
        """Return what is kept."""
        return self.text


@dataclass(frozen=True)
class Paper(_Incoming):
    """A file on its way into the store, like `Words`."""

    kind: str
    content: bytes = field(repr=False)
    command_id: CommandId
    field: str
    subject: str
    also: JourneyId | None = None


@dataclass(frozen=True)
class Record:
    """What was written, when, and the digest that its event must show."""

    kind: str
    text: str = field(repr=False)
    written_at: datetime
    digest: str


@dataclass(frozen=True)
class Swept:
    """How many commands a sweep found in the log, and how many not."""

    kept: int
    deleted: int
