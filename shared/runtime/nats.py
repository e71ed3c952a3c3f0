"""Connections to NATS: one that never buffers for commands, one that may for the rest."""

import asyncio
import logging
import re
import ssl
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from typing import Any, NamedTuple, cast

import nats.errors
import nats.js.errors
import orjson
from nats.aio.client import Client as NatsClient
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.protocol.parser import Parser

from shared.runtime.passes import AS_ADDRESSED, Pass

log = logging.getLogger(__name__)

_PLAIN = re.compile(rb"MSG ([^\s]+) (\d+) (?:([^\s]+) )?()(\d+)\r\n")
_HEADED = re.compile(rb"HMSG ([^\s]+) (\d+) (?:([^\s]+) )?(\d+) (\d+)\r\n")
_HEADER = re.compile(r"([^:\r\n]+):[ \t]*([^\r\n]*)\r\n")

_NO_MESSAGE = 10037
_NO_CONSUMER = 10014
_NO_RESPONDERS = "503"
_UNKNOWN = "authorization violation"

UNREACHABLE: tuple[type[BaseException], ...] = (
    nats.errors.Error,
    nats.js.errors.Error,
    asyncio.TimeoutError,
    OSError,
)
"""What nats-py raises when the servers are away, busy or not answering."""


API = "$JOURNEY.API"
"""Where JetStream answers: streams and those who use them are accounts apart (docs/adr/0019)."""

READERS = 32
"""How many readers of one shared stream a service may have at a time, with all its replicas."""


class NotLetIn(Exception):
    """NATS is there, and we do not know each other: waiting would not help."""


class Came(NamedTuple):
    """A message as it came over the wire; its headers are read by whoever needs them."""

    subject: str
    reply: str
    raw_headers: bytes
    data: bytes

    @property
    def status(self) -> str:
        """Return the inline status, as in `NATS/1.0 503`; empty for an ordinary message."""
        raw = self.raw_headers
        return raw[9:12].decode() if raw.startswith(b"NATS/1.0 ") else ""

    @property
    def headers(self) -> dict[str, str]:
        """Return the headers."""
        return dict(_HEADER.findall(self.raw_headers.decode("utf-8", "replace")))


class _Parser(Parser):
    """nats-py's parser, with a short way for messages; everything else goes the long one."""

    async def parse(self, data: bytes = b"") -> None:
        """Hand on what has come; keep the beginning of what has not come as a whole."""
        data = bytes(self.buf) + data
        self.buf.clear()
        while data:
            data = data[await self._hand_on(data) :]
            end = data.find(b"\r\n") + 2
            if end < 2 or _HEADED.match(data) or _PLAIN.match(data):
                self.buf.extend(data)
                return
            await super().parse(data[:end])
            data = data[end:]

    async def _hand_on(self, data: bytes) -> int:
        """Hand on the whole messages at the front; return how many bytes they took."""
        at = 0
        client: Client = cast("Any", self).nc
        while line := _HEADED.match(data, at) or _PLAIN.match(data, at):
            subject, sid, reply, header_size, size = line.groups()
            begin = line.end()
            end = begin + int(size)
            if end + 2 > len(data):
                break
            body = begin + int(header_size or 0)
            came = (subject, reply or b"", data[begin:body], data[body:end])
            if not client.heard(int(sid), *came):
                await client.take_the_long_way(int(sid), *came)
            at = end + 2
        return at


class Client(NatsClient):
    """nats-py's client with a short way in for what comes by the thousand (docs/adr/0005)."""

    def __init__(self) -> None:
        super().__init__()
        self._ps = _Parser(self)
        self._straight: dict[int, Callable[[Came], None]] = {}
        self._asked: dict[str, asyncio.Future[Came]] = {}
        self._answers_to = ""
        self._tokens = count()
        self.user: str | None = None
        self.met = False
        """Whether a server has let us in once: from then on an absence is only an absence."""

    async def hear(self, subject: str, hear: Callable[[Came], None]) -> Subscription:
        """Have every message of a subject handed over in the moment it arrives."""
        untyped: Any = self  # nats-py leaves parts of this call without types
        subscription: Any = await untyped.subscribe(subject, cb=_nobody)
        self._straight[subscription._id] = hear  # noqa: SLF001 - the number it has on the wire
        heard: Subscription = subscription
        return heard

    async def ask(
        self, subject: str, data: bytes, *, wait: float, headers: dict[str, str] | None = None
    ) -> Came:
        """Return the one answer to a message; raises nats-py's errors.

        Costs half of nats-py's `request`, which makes a task and a timer for each.
        """
        if not self._answers_to:
            self._answers_to = self.new_inbox()
            await self.hear(f"{self._answers_to}.*", self._answer)
        token = str(next(self._tokens))
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Came] = loop.create_future()
        self._asked[token] = answer
        patience = loop.call_later(wait, _give_up, answer)
        try:
            await self.publish(subject, data, f"{self._answers_to}.{token}", headers)
            came = await answer
        finally:
            patience.cancel()
            self._asked.pop(token, None)
        if came.status == _NO_RESPONDERS:
            raise nats.errors.NoRespondersError
        return came

    def _answer(self, came: Came) -> None:
        answer = self._asked.get(came.subject.rpartition(".")[2])
        if answer is not None and not answer.done():
            answer.set_result(came)

    def heard(self, sid: int, subject: bytes, reply: bytes, headers: bytes, data: bytes) -> bool:
        """Hand a message over in this moment, if someone hears its subscription like that."""
        hear = self._straight.get(sid)
        if hear is None:
            return False
        try:
            hear(Came(subject.decode(), reply.decode(), headers, data))
        except Exception as error:
            log.exception("a message was not understood", extra={"error": type(error).__name__})
        return True

    async def take_the_long_way(
        self, sid: int, subject: bytes, reply: bytes, headers: bytes, data: bytes
    ) -> None:
        """Treat a message as nats-py's own parser does."""
        await cast("Any", super())._process_msg(  # noqa: SLF001 - it is what the parser calls
            sid, subject, reply, data, headers
        )

    def _remove_sub(self, sid: int, max_msgs: int = 0) -> None:
        self._straight.pop(sid, None)
        super()._remove_sub(sid, max_msgs)

    @staticmethod
    def _parse_header_lines(raw: bytes) -> dict[str, str]:
        return dict(_HEADER.findall(raw.decode("utf-8", "replace")))


async def _nobody(_: Msg) -> None:
    """Stand where nats-py wants a callback for what is handed over straight."""


def _give_up(answer: asyncio.Future[Came]) -> None:
    if not answer.done():
        answer.set_exception(nats.errors.TimeoutError())


async def connect(url: str, name: str, *, buffering: bool, who: Pass = AS_ADDRESSED) -> Client:
    """Return a connection that comes back by itself, waiting for the first one as long as it takes.

    With `buffering=False` a publish while disconnected fails at once and stores
    nothing; nats-py would otherwise send it after the reconnect, when its caller
    was already told that it failed. Raises `NotLetIn`.
    """
    client = Client()
    options: dict[str, Any] = {"reconnect_time_wait": 0.1, "tls": who.trust()}
    if who.seed:
        options["nkeys_seed"] = str(who.seed)
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
                error_cb=partial(_note, client, name),
                **options,
            )
        except NotLetIn:
            with suppress(TimeoutError):  # nats-py waits for the end of what never began
                async with asyncio.timeout(0.5):
                    await client.close()
            raise
        except (nats.errors.Error, OSError):
            await client.close()
            client = Client()
            await asyncio.sleep(0.1)
        else:
            client.met = True
            client.user = who.user
            return client


async def _note(client: Client, name: str, error: Exception) -> None:
    log.debug("nats connection", extra={"error": type(error).__name__})
    if client.met:
        return
    if _UNKNOWN in str(error).lower():
        raise NotLetIn(f"NATS does not know the key of {name}: give it the accounts of its keys.")
    if isinstance(error, ssl.SSLCertVerificationError):
        raise NotLetIn("NATS shows a certificate that NATS_CA_FILE does not vouch for.")


def reader_names(user: str) -> list[str]:
    """Return the names under which a user may read a stream that others read too."""
    return [f"{user}-reader-{number}" for number in range(READERS)]


async def api(client: Client, call: str, body: Any = None, *, wait: float = 3) -> Any:
    """Return JetStream's answer to an API call; the answer may hold an `error`."""
    payload = b"" if body is None else orjson.dumps(body)
    answer = await client.ask(f"{API}.{call}", payload, wait=wait)
    return orjson.loads(answer.data)


def is_not_found(answer: Any) -> bool:
    """Tell whether JetStream answers that there is no such message, and not that it cannot say."""
    return bool(answer.get("error", {}).get("err_code") == _NO_MESSAGE)


def has_no_consumer(answer: Any) -> bool:
    """Tell whether JetStream answers that there is no such consumer, and not that it cannot say."""
    return bool(answer.get("error", {}).get("err_code") == _NO_CONSUMER)
