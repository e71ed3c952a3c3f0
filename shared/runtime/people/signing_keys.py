"""An issuer's public keys: which of a published set may check a signature, and by what means.

A secret that both sides know is never a key here, whatever a token's header says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

import jwt
from pydantic import BaseModel

Algorithm = Literal["RS256", "PS256", "ES256", "EdDSA"]
ALGORITHMS: frozenset[str] = frozenset(get_args(Algorithm))
"""Signatures by a private key; HMAC and `none` are not among them, and cannot be chosen."""

_FITTING: Mapping[tuple[str, str], frozenset[str]] = {
    ("RSA", ""): frozenset({"RS256", "PS256"}),
    ("EC", "P-256"): frozenset({"ES256"}),
    ("OKP", "Ed25519"): frozenset({"EdDSA"}),
}
_SMALLEST_RSA = 2_048
_MOST_KEYS = 64


class _KeySet(BaseModel):
    keys: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key, and the algorithms under which it may check a signature."""

    public: Any
    algorithms: frozenset[str]


def keys_in(published: bytes | str, allowed: frozenset[str]) -> dict[str, SigningKey]:
    """Return the usable keys of a JWKS document by their id.

    Keys that are not for signatures, too weak, private, without an id or under an id that
    occurs twice are left out.

    Raises:
        ValueError: It is no key set, or none of its keys can be used.
    """
    named: dict[str, SigningKey | None] = {}
    for jwk in _KeySet.model_validate_json(published).keys[:_MOST_KEYS]:
        kid = jwk.get("kid")
        if isinstance(kid, str) and kid:
            named[kid] = None if kid in named else _usable(jwk, allowed)
    found = {kid: key for kid, key in named.items() if key is not None}
    if not found:
        raise ValueError("no usable key")
    return found


def _usable(jwk: dict[str, Any], allowed: frozenset[str]) -> SigningKey | None:
    kind = (str(jwk.get("kty")), str(jwk.get("crv", "")))
    fitting = _FITTING.get(kind, frozenset[str]()) & allowed
    declared = jwk.get("alg")
    if declared is not None:
        fitting &= {declared} if isinstance(declared, str) else set()
    if not fitting or jwk.get("use", "sig") != "sig" or "d" in jwk:
        return None
    try:
        public = jwt.PyJWK(jwk, min(fitting)).key
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
    if getattr(public, "key_size", _SMALLEST_RSA) < _SMALLEST_RSA and jwk["kty"] == "RSA":
        return None
    return SigningKey(public, fitting)
