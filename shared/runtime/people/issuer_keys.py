"""Where an issuer's keys come from: a file that never changes, or an address that does.

A published set is read in the background, kept while the issuer is away, and read again for
a key id that nobody knows: once for all who ask, and never more often than every few seconds.
"""

import asyncio
import logging
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

import httpx
from pydantic import BaseModel

from shared.runtime.ending import ended
from shared.runtime.people.signing_keys import SigningKey, keys_in

log = logging.getLogger(__name__)

DISCOVERY = "/.well-known/openid-configuration"
_LARGEST = 256 * 1_024
_ANSWERS_WITHIN = 5.0
_HERE = frozenset({"127.0.0.1", "::1", "localhost"})


class IssuerAway(Exception):
    """Nobody can tell now whether a key is the issuer's."""


class Keys(Protocol):
    """The keys of one issuer."""

    @property
    def generation(self) -> int:
        """How often the keys have changed: what was checked under older ones is checked again."""
        ...

    @property
    def are_there(self) -> bool:
        """Whether there are keys that may be trusted."""
        ...

    async def find(self, kid: str, *, may_ask: bool) -> SigningKey | None:
        """Return a key; raises `IssuerAway`. With `may_ask` the issuer may be asked for it."""
        ...

    async def keep_fresh(self) -> None:
        """Read the keys again and again, for as long as the house is open."""
        ...


class FixedKeys:
    """The keys of the development issuer, which stay as they are."""

    generation = 0
    are_there = True

    def __init__(self, keys: Mapping[str, SigningKey]) -> None:
        self._keys = keys

    async def find(self, kid: str, *, may_ask: bool) -> SigningKey | None:  # noqa: ARG002 - nobody to ask
        """Return a key, or `None`."""
        return self._keys.get(kid)

    async def keep_fresh(self) -> None:
        """Wait for ever: nothing changes."""
        await asyncio.Event().wait()


@dataclass(frozen=True)
class Pace:
    """Seconds between readings of an issuer's keys, and how long they are trusted unread."""

    fresh: float = 300.0
    apart: float = 10.0
    """At most one reading in this time, however many unknown key ids are shown."""

    first_retry: float = 1.0
    waits: float = 3.0
    """How long a worker with a new key waits for it to be read."""

    trusted: float = 24 * 3_600.0
    """Beyond this the issuer may have withdrawn a key, and nobody here would know."""


class _Discovery(BaseModel):
    issuer: str
    jwks_uri: str


class PublishedKeys:
    """The keys that an issuer publishes at an address of its own choice."""

    def __init__(
        self,
        issuer: str,
        jwks_url: str | None,
        algorithms: frozenset[str],
        pace: Pace | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.generation = 0
        self._issuer = issuer
        self._jwks_url = jwks_url
        self._algorithms = algorithms
        self._pace = pace or Pace()
        self._clock = clock
        self._trust = ssl.create_default_context()
        self._keys: Mapping[str, SigningKey] = {}
        self._published: bytes | None = None
        self._read_at = self._asked_at = float("-inf")
        self._asking: asyncio.Task[None] | None = None

    @property
    def are_there(self) -> bool:
        """Whether there are keys that may be trusted."""
        return self._clock() - self._read_at < self._pace.trusted

    async def find(self, kid: str, *, may_ask: bool) -> SigningKey | None:
        """Return a key; raises `IssuerAway`. With `may_ask` the issuer may be asked for it."""
        if may_ask and not (self.are_there and kid in self._keys):
            await self._ask_if_it_is_time()
        if not self.are_there:
            raise IssuerAway
        found = self._keys.get(kid)
        if found is None and may_ask and self._read_at < self._asked_at:
            raise IssuerAway  # the key may be a new one
        return found

    async def keep_fresh(self) -> None:
        """Read the keys again and again; sooner while the issuer is away."""
        pause = self._pace.first_retry
        try:
            while True:
                await asyncio.wait({self._ask()})
                succeeded = self._read_at >= self._asked_at
                pause = self._pace.first_retry if succeeded else min(2 * pause, self._pace.fresh)
                await asyncio.sleep(self._pace.fresh if succeeded else pause)
        finally:
            if self._asking is not None:
                await ended(self._asking)

    async def _ask_if_it_is_time(self) -> None:
        if self._asking is None and self._clock() - self._asked_at < self._pace.apart:
            return
        await asyncio.wait({self._ask()}, timeout=self._pace.waits)

    def _ask(self) -> asyncio.Task[None]:
        """Return the one reading that is under way, begun now if there is none."""
        if self._asking is None:
            self._asked_at = self._clock()
            self._asking = asyncio.create_task(self._read(), name="keys of the issuer")
            self._asking.add_done_callback(self._asked)
        return self._asking

    def _asked(self, _: asyncio.Task[None]) -> None:
        self._asking = None

    async def _read(self) -> None:
        try:
            async with asyncio.timeout(_ANSWERS_WITHIN):
                published = await self._fetch()
            keys = keys_in(published, self._algorithms)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, TimeoutError) as error:
            log.warning("the issuer's keys cannot be read", extra={"error": type(error).__name__})
            return
        self._read_at = self._clock()
        if published != self._published:
            self._published, self._keys = published, keys
            self.generation += 1

    async def _fetch(self) -> bytes:
        async with httpx.AsyncClient(verify=self._trust, timeout=_ANSWERS_WITHIN) as client:
            url = self._jwks_url or await self._discovered(client)
            return await _get(client, url)

    async def _discovered(self, client: httpx.AsyncClient) -> str:
        found = await _get(client, self._issuer.rstrip("/") + DISCOVERY)
        document = _Discovery.model_validate_json(found)
        if document.issuer != self._issuer or not is_safe(document.jwks_uri):
            raise ValueError("this is another issuer, or its keys could be changed on the way")
        return document.jwks_uri


def is_safe(url: str) -> bool:
    """Tell whether nobody on the way can put in keys of their own: https, or this computer."""
    parts = urlsplit(url)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    )


async def _get(client: httpx.AsyncClient, url: str) -> bytes:
    body = bytearray()
    async with client.stream("GET", url) as response:
        if response.status_code != 200:
            raise ValueError("not there")
        async for piece in response.aiter_bytes():
            body += piece
            if len(body) > _LARGEST:
                raise ValueError("too large")
    return bytes(body)
