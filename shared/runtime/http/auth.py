"""Who is asking: a bearer token from the development issuer, checked, then remembered."""

import hashlib
import json
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import jwt
from pydantic import ValidationError
from starlette.requests import Request

from shared.kernel.actors import Actor, Role
from shared.runtime.http.problems import ROLE, TOKEN, Problem
from shared.runtime.http.tokens import ALGORITHM, AUDIENCE, ISSUER

_LONGEST = 4_096
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class _Known:
    actor: Actor
    expires: float


class Gate:
    """Checks tokens by signature, algorithm, issuer, audience and expiry.

    A checked token is remembered by its hash until it expires, so that a busy
    worker's signature is not verified a thousand times.
    """

    def __init__(self, jwks: str) -> None:
        keys: list[dict[str, Any]] = json.loads(jwks)["keys"]
        self._keys = {key["kid"]: jwt.PyJWK(key, ALGORITHM).key for key in keys}
        self._known: OrderedDict[bytes, _Known] = OrderedDict()

    def admit(self, request: Request, may: frozenset[Role]) -> Actor:
        """Return who asks; raises a 401 problem without a good token, 403 for another role."""
        actor = self.recognise(request)
        if actor.role not in may:
            raise Problem(ROLE)
        return actor

    def recognise(self, request: Request) -> Actor:
        """Return who asks, whatever their role; raises a 401 problem."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token or len(token) > _LONGEST:
            raise Problem(TOKEN)
        fingerprint = hashlib.sha256(token.encode()).digest()
        known = self._known.get(fingerprint)
        if known is not None and known.expires > time.time():
            return known.actor
        actor, expires = self._check(token)
        self._known[fingerprint] = _Known(actor, expires)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return actor

    def _check(self, token: str) -> tuple[Actor, float]:
        try:
            key = self._keys[jwt.get_unverified_header(token)["kid"]]
            claims = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                issuer=ISSUER,
                audience=AUDIENCE,
                options={"require": ["exp", "iat", "sub"]},
            )
            actor = Actor.model_validate(
                {"staff": claims["sub"], "role": claims["role"], "unit": claims["unit"]}
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError, ValidationError):
            raise Problem(TOKEN) from None
        if actor.role == "policy":
            raise Problem(TOKEN)
        return actor, float(claims["exp"])
