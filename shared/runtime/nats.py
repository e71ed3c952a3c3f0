"""Connections to NATS: one that never buffers for commands, one that may for the rest."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

import nats.errors
import nats.js.errors
import orjson
from nats.aio.client import Client as NatsClient
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

log = logging.getLogger(__name__)

_HEADER = re.compile(r"([^:\r\n]+):[ \t]*([^\r\n]*)\r\n")

_NO_MESSAGE = 10037

UNREACHABLE: tuple[type[BaseException], ...] = (
    nats.errors.Error,
    nats.js.errors.Error,
    asyncio.TimeoutError,
    OSError,
)
"""What nats-py raises when the servers are away, busy or not answering."""


class Client(NatsClient):
    """nats-py's client with a header parser that costs a fifth (docs/adr/0005)."""

    @staticmethod
    def _parse_header_lines(raw: bytes) -> dict[str, str]:
        return dict(_HEADER.findall(raw.decode("utf-8", "replace")))


async def connect(url: str, name: str, *, buffering: bool) -> Client:
    """Return a connection that comes back by itself, waiting for the first one as long as it takes.

    With `buffering=False` a publish while disconnected fails at once and stores
    nothing; nats-py would otherwise send it after the reconnect, when its caller
    was already told that it failed.
    """
    client = Client()
    options: dict[str, Any] = {"reconnect_time_wait": 0.1}
    if not buffering:
        options["pending_size"] = 0
    while True:
        try:
            await client.connect(
                url,
                name=name,
                max_reconnect_attempts=-1,
                connect_timeout=2,
                allow_reconnect=True,
                ping_interval=5,
                max_outstanding_pings=2,
                error_cb=_note,
                **options,
            )
        except (nats.errors.Error, OSError):
            await client.close()
            client = Client()
            await asyncio.sleep(0.1)
        else:
            return client


async def _note(error: Exception) -> None:
    log.debug("nats connection", extra={"error": type(error).__name__})


async def api(client: NatsClient, call: str, body: Any = None, *, wait: float = 3) -> Any:
    """Return JetStream's answer to an API call; the answer may hold an `error`."""
    payload = b"" if body is None else orjson.dumps(body)
    answer: Msg = await client.request(f"$JS.API.{call}", payload, timeout=wait)
    return orjson.loads(answer.data)


async def listen(
    client: NatsClient, subject: str, hear: Callable[[Msg], Awaitable[None]]
) -> Subscription:
    """Hear every message of a subject, one after the other, however many wait."""
    untyped: Any = client  # nats-py leaves parts of this call without types
    subscription: Subscription = await untyped.subscribe(
        subject, cb=hear, pending_msgs_limit=-1, pending_bytes_limit=-1
    )
    return subscription


def is_not_found(answer: Any) -> bool:
    """Tell whether JetStream answers that there is no such message, and not that it cannot say."""
    return bool(answer.get("error", {}).get("err_code") == _NO_MESSAGE)
