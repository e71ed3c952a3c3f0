"""What a command was answered when nothing was recorded, so that a late retry hears the same.

Kept for a week in the stream RECEIPTS and, in each process, in memory: a command
looks here without asking a server (docs/adr/0006).
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

import orjson

from shared.kernel.ids import CommandId
from shared.runtime.nats import UNREACHABLE, Client

STREAM = "RECEIPTS"
LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Receipt:
    """An answer given without an event: a refusal's slug, or "already so" (empty slug)."""

    command_id: CommandId
    request: str
    slug: str
    version: int
    sequence: int


class Receipts(Protocol):
    """Answers already given."""

    def get(self, command_id: CommandId) -> Receipt | None:
        """Return the answer this command had, if it recorded nothing."""
        ...

    async def leave(self, receipt: Receipt) -> None:
        """Keep an answer; losing one only means deciding again."""
        ...


class MemoryReceipts:
    """Receipts of one process."""

    def __init__(self) -> None:
        self._known: OrderedDict[CommandId, Receipt] = OrderedDict()

    def get(self, command_id: CommandId) -> Receipt | None:
        """Return the answer this command had."""
        return self._known.get(command_id)

    async def leave(self, receipt: Receipt) -> None:
        """Keep an answer."""
        self.remember(receipt)

    def remember(self, receipt: Receipt) -> None:
        """Keep an answer in memory, the oldest giving way."""
        self._known.setdefault(receipt.command_id, receipt)
        if len(self._known) > LIMIT:
            self._known.popitem(last=False)


class StreamReceipts(MemoryReceipts):
    """Receipts shared by all replicas of a service through JetStream."""

    def __init__(self, client: Client, service: str) -> None:
        super().__init__()
        self.position = 0
        self._client = client
        self._service = service

    @property
    def subjects(self) -> str:
        """Return the filter of this service's receipts."""
        return f"receipts.{self._service}.>"

    async def leave(self, receipt: Receipt) -> None:
        """Keep an answer for every replica, and for after a restart."""
        self.remember(receipt)
        body = orjson.dumps(
            {
                "request": receipt.request,
                "slug": receipt.slug,
                "version": receipt.version,
                "sequence": receipt.sequence,
            }
        )
        try:
            await self._client.ask(f"receipts.{self._service}.{receipt.command_id}", body, wait=2)
        except UNREACHABLE:
            return

    def hear(self, subject: str, data: bytes, sequence: int) -> None:
        """Take in a receipt from its place in the stream."""
        raw = orjson.loads(data)
        self.remember(
            Receipt(
                CommandId(UUID(subject.rpartition(".")[2])),
                raw["request"],
                raw["slug"],
                raw["version"],
                raw["sequence"],
            )
        )
        self.position = sequence
