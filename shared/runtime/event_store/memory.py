"""An event store without a server; it passes the same suite as JetStream's."""

from collections.abc import Sequence

from shared.runtime.event_store.interface import Append, Conflict, Stored


class MemoryStore:
    """Keeps every message of one stream in a list."""

    def __init__(self) -> None:
        self._messages: list[tuple[str, bytes]] = []
        self._ids: set[str] = set()

    async def load(self, subject: str, after: int = 0) -> Sequence[Stored]:
        """Return a subject's messages after a sequence, oldest first."""
        return [
            Stored(sequence, data)
            for sequence, (at, data) in enumerate(self._messages, start=1)
            if at == subject and sequence > after
        ]

    async def last_sequence(self, subject: str) -> int:
        """Return a subject's last sequence, 0 for none."""
        history = await self.load(subject)
        return history[-1].sequence if history else 0

    async def append(self, *appends: Append) -> Sequence[int]:
        """Write all or none; return their sequences."""
        for append in appends:
            if await self.last_sequence(append.subject) != append.expected:
                raise Conflict
            if append.message_id in self._ids:
                raise Conflict
        for append in appends:
            self._messages.append((append.subject, append.data))
            self._ids.add(append.message_id)
        last = len(self._messages)
        return range(last - len(appends) + 1, last + 1)
