"""An event store without a server; it passes the same suite as JetStream's."""

from collections.abc import Sequence

from shared.runtime.event_store.interface import Append, Conflict, Stored, Take


class MemoryStore:
    """Keeps every message of one stream, by history."""

    def __init__(self) -> None:
        self._histories: dict[str, list[Stored]] = {}
        self._ids: set[str] = set()
        self._last = 0

    async def load(self, subject: str, after: int = 0) -> Sequence[Stored]:
        """Return a subject's messages after a sequence, oldest first."""
        return [m for m in self._histories.get(subject, ()) if m.sequence > after]

    async def replay(self, subject: str, after: int, take: Take, most: int | None = None) -> int:
        """Hand over a subject's messages after a sequence; return how many were not wanted."""
        messages = await self.load(subject, after)
        for message in messages[:most]:
            take(message)
        return len(messages[most:]) if most is not None else 0

    async def last_sequence(self, subject: str) -> int:
        """Return a subject's last sequence, 0 for none."""
        history = self._histories.get(subject)
        return history[-1].sequence if history else 0

    async def append(self, *appends: Append) -> Sequence[int]:
        """Write all or none; return their sequences."""
        for append in appends:
            if await self.last_sequence(append.subject) != append.expected:
                raise Conflict
            if append.message_id in self._ids:
                raise Conflict
        before = self._last
        for append in appends:
            self._last += 1
            history = self._histories.setdefault(append.subject, [])
            history.append(Stored(self._last, append.data))
            self._ids.add(append.message_id)
        return range(before + 1, self._last + 1)
