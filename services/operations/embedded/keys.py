"""The keys of a platform on one computer: made once, never printed, never made again.

Whoever loses a master key loses every record under it; whoever copies it with the data has
the records. Production keeps them in a key management service instead.
"""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from services.operations.embedded import files

OWNERS = ("intake", "shelter", "legal_aid", "reintegration", "operations")
MASTER_KEY_BYTES = 96  # what MongoDB's client-side encryption asks for
IDEMPOTENCY_KEY_BYTES = 32


def prepare(folder: Path) -> None:
    """Make the keys that are missing.

    - `master-<service>.key` wraps the data keys of that service's journeys;
    - `idempotency.key` turns clients' idempotency keys into codes that tell nothing;
    - `issuer.pem` signs the development issuer's tokens, `issuer.jwks.json` checks them.
    """
    files.private_folder(folder)
    for owner in OWNERS:
        _once(folder / f"master-{owner}.key", lambda: secrets.token_bytes(MASTER_KEY_BYTES))
    _once(folder / "idempotency.key", lambda: secrets.token_bytes(IDEMPOTENCY_KEY_BYTES))
    issuer = folder / "issuer.pem"
    _once(issuer, _new_issuer)
    _once(folder / "issuer.jwks.json", lambda: _jwks(issuer.read_bytes()))


def _once(file: Path, make: Callable[[], bytes]) -> None:
    if not file.exists():
        with suppress(FileExistsError):
            files.create(file, make())


def _new_issuer() -> bytes:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _jwks(pem: bytes) -> bytes:
    key = load_pem_private_key(pem, password=None)
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    named = {"crv": "Ed25519", "kty": "OKP", "x": _base64url(raw)}
    # RFC 7638: the key is named by the hash of its required members in this order.
    thumbprint = sha256(orjson.dumps(named, option=orjson.OPT_SORT_KEYS)).digest()
    kid = _base64url(thumbprint)
    return orjson.dumps({"keys": [{**named, "kid": kid, "alg": "EdDSA", "use": "sig"}]})


def _base64url(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()
