"""What every event store does; one test suite holds memory and JetStream to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Stored(NamedTuple):
    """One message of a history, and its place in the stream."""

    sequence: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Append:
    """One message to be written after `expected`, its subject's last sequence (0 for none).

    `message_id` de-duplicates within the broker's window; it is unique over the
    whole stream, so it must depend on the subject too.
    """

    subject: str
    data: bytes
    expected: int
    message_id: str


Take = Callable[[Stored], None]


class Conflict(Exception):
    """Someone else wrote first, or is writing: reload and decide again."""


class Uncertain(Exception):
    """No answer came: the message may or may not be stored; read the leader."""


class Unavailable(Exception):
    """The log cannot be reached; nothing was stored."""


class EventStore(Protocol):
    """Histories by literal subject."""

    async def load(self, subject: str, after: int = 0) -> Sequence[Stored]:
        """Return a subject's messages after a sequence, oldest first; raises `Unavailable`."""
        ...

    async def replay(self, subject: str, after: int, take: Take, most: int | None = None) -> int:
        """Hand over a subject's messages after a sequence, each as it comes, oldest first.

        Returns how many there are beyond the `most` that were wanted. Raises `Unavailable`,
        perhaps after some, and whatever `take` raises.
        """
        ...

    async def last_sequence(self, subject: str) -> int:
        """Return a subject's last sequence as its leader knows it, 0 for none."""
        ...

    async def append(self, *appends: Append) -> Sequence[int]:
        """Write all or none, each on top of what was read; return their sequences.

        Raises `Conflict`, `Uncertain` or `Unavailable`.
        """
        ...
