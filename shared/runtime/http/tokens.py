"""The development issuer's tokens; nothing here needs a server, so that a token is made at once."""

import time

import jwt

from shared.kernel.actors import Actor

ISSUER = "journey-development"
AUDIENCE = "journey"
ALGORITHM = "EdDSA"


def issue(private_key_pem: bytes, actor: Actor, *, kid: str, seconds: int = 3600) -> str:
    """Return a development token for an actor, good for this long."""
    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(actor.staff),
        "role": actor.role,
        "unit": actor.unit,
        "iat": now,
        "exp": now + seconds,
    }
    return jwt.encode(claims, private_key_pem, algorithm=ALGORITHM, headers={"kid": kid})
