"""Who is asking: a bearer token of the one issuer, checked at the entrance, then remembered."""

import hashlib
import logging
import math
import time
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from starlette.requests import Request
from starlette.types import Scope

from shared.kernel.actors import Actor, Role
from shared.runtime import telemetry
from shared.runtime.http.problems import (
    AWAY,
    NO_PLACE,
    ROLE,
    TOKEN,
    TOO_MANY_BAD_TOKENS,
    Problem,
)
from shared.runtime.people.callers import Proxies
from shared.runtime.people.issuer import BadToken, Issuer
from shared.runtime.people.issuer_keys import IssuerAway
from shared.runtime.people.lockout import Lockout
from shared.runtime.people.wording import Unplaced

log = logging.getLogger(__name__)

OPEN = frozenset({"/healthz", "/readyz", "/policies", "/openapi.json", "/docs"})
"""Addresses that tell nothing of anybody; every other asks for a token before anything else."""

LONGEST = 8_192
_REMEMBERED = 10_000
_ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class _Known:
    actor: Actor
    expires: float
    generation: int


class Gate:
    """Lets in whoever brings a good token, and tells the doors behind it who that is.

    A checked token is remembered by its hash until it ends or the issuer's keys change, so
    that a busy worker's signature is not verified a thousand times.
    """

    def __init__(
        self, issuer: Issuer, lockout: Lockout | None = None, proxies: Proxies | None = None
    ) -> None:
        self._issuer = issuer
        self._lockout = lockout or Lockout()
        self._proxies = proxies or Proxies()
        self._known: OrderedDict[bytes, _Known] = OrderedDict()

    @property
    def is_ready(self) -> bool:
        """Whether the issuer's keys are there."""
        return self._issuer.keys.are_there

    async def keep_fresh(self) -> None:
        """Read the issuer's keys again and again, for as long as the house is open."""
        await self._issuer.keys.keep_fresh()

    def admit(self, request: Request, may: frozenset[Role]) -> Actor:
        """Return who asks; raises a 403 problem for a role that may not."""
        actor = self.recognise(request)
        if actor.role not in may:
            raise Problem(ROLE, roles=may)
        return actor

    def recognise(self, request: Request) -> Actor:
        """Return who came in, whatever their role; raises a 401 problem for nobody."""
        actor: Actor | None = request.scope.get(_ACTOR)
        if actor is None:
            raise Problem(TOKEN)
        return actor

    async def enter(self, scope: Scope) -> None:
        """Let a request in to the doors; raises a problem without a good token."""
        if scope["path"] in OPEN:
            return
        token = _bearer(scope)
        fingerprint = hashlib.sha256(token).digest()
        known = self._known.get(fingerprint)
        if known is None or known.generation != self._issuer.keys.generation:
            known = await self._meet(token.decode("latin-1"), self._proxies.caller(scope))
            self._known[fingerprint] = known
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        elif known.expires <= time.time():
            raise Problem(TOKEN)
        scope[_ACTOR] = known.actor

    async def _meet(self, token: str, address: str) -> _Known:
        """Check a token that nobody remembers, unless too many bad ones came this way."""
        staff = self._issuer.staff_claimed(token) if len(token) <= LONGEST else None
        locked = self._lockout.locked_for(address, staff)
        if locked and not self._lockout.takes_turn(address, staff):
            raise _too_many(1)
        generation = self._issuer.keys.generation
        try:
            if len(token) > LONGEST:
                raise BadToken("not-a-token")
            checked = await self._issuer.check(token, may_ask=not locked)
        except BadToken as bad:
            raise self._turned_away(bad, address, staff) from None
        except Unplaced:
            raise Problem(NO_PLACE) from None
        except IssuerAway:
            raise Problem(AWAY) from None
        self._lockout.came_in(address, checked.actor.staff)
        return _Known(checked.actor, checked.expires, generation)

    def _turned_away(self, bad: BadToken, address: str, staff: UUID | None) -> Problem:
        telemetry.turned_away.add(1, {"reason": bad.reason})
        if bad.reason == "over":
            return Problem(TOKEN)  # it was good once: every token ends, and nobody guessed it
        was_locked = self._lockout.locked_for(address, staff) > 0
        self._lockout.failed(address, staff)
        seconds = self._lockout.locked_for(address, staff)
        if seconds and not was_locked:
            log.warning("too many bad tokens from one place", extra={"reason": bad.reason})
        return _too_many(math.ceil(seconds)) if seconds else Problem(TOKEN)


def _too_many(seconds: int) -> Problem:
    return Problem(TOO_MANY_BAD_TOKENS, headers={"Retry-After": str(seconds)})


def _bearer(scope: Scope) -> bytes:
    """Return the one bearer token of a request; raises a 401 problem for none or two."""
    said = [value for name, value in scope["headers"] if name == b"authorization"]
    scheme, _, token = said[0].partition(b" ") if len(said) == 1 else (b"", b"", b"")
    if scheme.lower() != b"bearer" or not token:
        raise Problem(TOKEN)
    return token
