"""A legal-aid centre at its own desk: its key, its one consumer, and its answers."""

import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import nats.errors
import orjson
from nats.js import JetStreamContext

from services.operations.embedded.ports import HOST
from shared.runtime.accounts import Centre
from shared.runtime.nats import API, Client, connect
from shared.runtime.passes import Pass
from tests.kit.house import RunningHouse

PATIENCE = 60.0


@dataclass(frozen=True)
class Letter:
    """One letter as the centre has it: where it lay, and what it says."""

    subject: str
    said: dict[str, Any]

    @property
    def kind(self) -> str:
        """What it is about."""
        kind: str = self.said["type"]
        return kind.removesuffix(".v1")


@dataclass(frozen=True)
class CentreAtWork:
    """A centre that fetches its letters and answers them."""

    id: str
    client: Client
    inbox: JetStreamContext.PullSubscription

    async def fetch(self, wanted: str) -> Letter:
        """Fetch letters, the oldest first, until one is of this kind; the others are kept, too."""
        while True:
            letter = await self.next(PATIENCE)
            if letter.kind == wanted:
                return letter

    async def next(self, within: float) -> Letter:
        """Fetch the next letter."""
        (message,) = await self.inbox.fetch(1, timeout=within)
        await message.ack()
        return Letter(message.subject, orjson.loads(message.data))

    async def has_nothing(self) -> bool:
        """Tell whether no letter lies there."""
        try:
            await self.next(1.0)
        except nats.errors.TimeoutError:
            return True
        return False

    async def answers(self, word: str, letter: Letter, **changed: Any) -> None:
        """Answer a letter in one word."""
        reply = {
            "specversion": "1.0",
            "id": str(uuid4()),
            "source": f"/centres/{self.id}",
            "type": f"{word}.v1",
            "subject": letter.said["subject"],
            "time": datetime.now(UTC).isoformat(),
            "data": {"letter_id": letter.said["id"]},
            **changed,
        }
        await self.says(f"{word}.{letter.said['subject']}", orjson.dumps(reply))

    async def says(self, about: str, data: bytes) -> None:
        """Send any bytes as an answer, and wait until they are kept."""
        subject = f"centres.{self.id}.reply.{about}"
        answer = await self.client.request(subject, data, timeout=PATIENCE)
        assert "error" not in orjson.loads(answer.data)


@asynccontextmanager
async def centre_at_work(house: RunningHouse, centre: Centre) -> AsyncGenerator[CentreAtWork]:
    """Let a centre come with its own key; `house` must have been started with it."""
    url = f"nats://{HOST}:{house.servers.nats.port}"
    who = Pass(seed=house.keys / f"nats-{centre.called}.nk")
    client = await connect(url, f"{centre.called}-{secrets.token_hex(4)}", buffering=False, who=who)
    try:
        stream = client.jetstream(prefix=API)
        inbox = await stream.pull_subscribe_bind(centre.called, stream="CENTRES")
        yield CentreAtWork(centre.id, client, inbox)
    finally:
        await client.close()
