"""One issuer: what a token must be to come from it, and whom it then names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

import jwt

from shared.kernel.actors import Actor
from shared.runtime.people.issuer_keys import Keys
from shared.runtime.people.wording import Wording

Reason = Literal["not-a-token", "unknown-key", "not-signed", "not-for-us", "over"]

_STRANGE = (jwt.PyJWTError, ValueError, TypeError, KeyError, OverflowError, RecursionError)
"""What a parser meets in a token that someone made up."""


@dataclass
class BadToken(Exception):
    """A token that opens nothing, and why; the why is counted, and told to nobody who asks."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Checked:
    """Whom a good token names, and until when."""

    actor: Actor
    expires: float


@dataclass(frozen=True)
class Issuer:
    """What an issuer's tokens say, and the keys that check them."""

    name: str
    audience: str
    algorithms: frozenset[str]
    keys: Keys
    wording: Wording
    types: frozenset[str] = frozenset({"at+jwt", "jwt"})
    leeway: float = 0.0

    async def check(self, token: str, *, may_ask: bool) -> Checked:
        """Return whom a token names; raises `BadToken`, `Unplaced` or `IssuerAway`."""
        kid, algorithm = self._announced(token)
        key = await self.keys.find(kid, may_ask=may_ask)
        if key is None:
            raise BadToken("unknown-key")
        if algorithm not in key.algorithms:
            raise BadToken("not-signed")
        claims = self._claims(token, key.public, algorithm)
        expires = float(claims["exp"]) + self.leeway
        return Checked(self.wording.actor(claims), expires)

    def staff_claimed(self, token: str) -> UUID | None:
        """Return the staff id that a token says it is for; anybody may have written it."""
        try:
            claims = jwt.decode(token, options={"verify_signature": False})
        except _STRANGE:
            return None
        return self.wording.staff_named(claims)

    def _announced(self, token: str) -> tuple[str, str]:
        """Return the key id and the algorithm that a token announces, if it may."""
        try:
            header: Mapping[str, Any] = jwt.get_unverified_header(token)
        except _STRANGE:
            raise BadToken("not-a-token") from None
        kid, algorithm, kind = header.get("kid"), header.get("alg"), header.get("typ", "JWT")
        if not isinstance(kid, str) or not isinstance(kind, str) or "crit" in header:
            raise BadToken("not-a-token")
        if kind.lower().removeprefix("application/") not in self.types:
            raise BadToken("not-for-us")
        if not isinstance(algorithm, str) or algorithm not in self.algorithms:
            raise BadToken("not-signed")
        return kid, algorithm

    def _claims(self, token: str, public: Any, algorithm: str) -> Mapping[str, Any]:
        try:
            claims: Mapping[str, Any] = jwt.decode(
                token,
                public,
                algorithms=[algorithm],
                issuer=self.name,
                audience=self.audience,
                leeway=self.leeway,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
            float(claims["exp"])
        except jwt.ExpiredSignatureError:
            raise BadToken("over") from None
        except jwt.InvalidSignatureError:
            raise BadToken("not-signed") from None
        except _STRANGE:
            raise BadToken("not-for-us") from None
        return claims
