"""The keys of a platform on one computer: made once, never printed, never made again.

Whoever loses a master key loses every record under it; whoever copies it with the data has
the records. Production keeps them in a key management service instead.
"""

import secrets
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

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
from shared.runtime.accounts import Centre, users

OWNERS = ("intake", "shelter", "legal_aid", "reintegration", "operations")
MASTER_KEY_BYTES = 96  # what MongoDB's client-side encryption asks for
IDEMPOTENCY_KEY_BYTES = 32
PASSWORD_BYTES = 32
MEMBER_KEY = "mongo.key"
MEMBER_KEY_BYTES = 96
PROVISION = "provision"
NKEYS: Any = import_module("nkeys")  # it comes without types


def prepare(folder: Path) -> None:
    """Make the keys that are missing.

    - `master-<service>.key` wraps the data keys of that service's journeys;
    - `idempotency.key` turns clients' idempotency keys into codes that tell nothing;
    - `issuer.pem` signs the development issuer's tokens, `issuer.jwks.json` checks them;
    - `checkpoint.pem` signs where the logs stand, `checkpoint.pub` checks it;
    - `nats-<user>.nk` is the seed of a user of NATS, `.pub` what the server knows them by;
    - `mongo-<user>.password` lets a user into MongoDB, and `mongo.key` its members.
    """
    files.private_folder(folder)
    for user in users(OWNERS):
        let_in(folder, user)
    for user in (*OWNERS, PROVISION):
        _once(folder / f"mongo-{user}.password", lambda: _new_password(PASSWORD_BYTES))
    _once(folder / MEMBER_KEY, lambda: _new_password(MEMBER_KEY_BYTES))
    for owner in OWNERS:
        _once(folder / master_of(owner), lambda: secrets.token_bytes(MASTER_KEY_BYTES))
    _once(folder / "idempotency.key", lambda: secrets.token_bytes(IDEMPOTENCY_KEY_BYTES))
    issuer = folder / "issuer.pem"
    _once(issuer, _new_pem)
    _once(folder / "issuer.jwks.json", lambda: _jwks(issuer.read_bytes()))
    signing = checkpoint_key(folder)
    _once(signing, _new_pem)
    _once(folder / "checkpoint.pub", lambda: _public_pem(signing.read_bytes()))


def checkpoint_key(folder: Path) -> Path:
    """Return where the key lies that signs checkpoints."""
    return folder / "checkpoint.pem"


def master_of(owner: str) -> str:
    """Return the name of the file with a service's master key."""
    return f"master-{owner}.key"


def of(owner: str) -> list[str]:
    """Return the names of the files that a service needs, and no other service does."""
    shared = ["idempotency.key", "issuer.jwks.json"]
    return [master_of(owner), f"nats-{owner}.nk", f"mongo-{owner}.password", *shared]


def let_in(folder: Path, user: str) -> Path:
    """Make the key of a user of NATS, if there is none; return where its secret half lies."""
    seed, public = folder / f"nats-{user}.nk", folder / f"nats-{user}.pub"
    if not public.exists():  # the secret half may have been handed over
        _once(seed, _new_seed)
        _once(public, lambda: _public(seed.read_bytes()))
    return seed


def key_of(folder: Path, user: str) -> str:
    """Return the public key by which NATS knows a user."""
    return (folder / f"nats-{user}.pub").read_text()


def centres(folder: Path) -> list[Centre]:
    """Return the legal-aid centres that have a key."""
    files_of_all = sorted(folder.glob("nats-centre-*.pub"))
    return [Centre(file.stem.removeprefix("nats-centre-")) for file in files_of_all]


def _once(file: Path, make: Callable[[], bytes]) -> None:
    if not file.exists():
        with suppress(FileExistsError):
            files.create(file, make())


def _new_seed() -> bytes:
    seed: bytes = NKEYS.encode_seed(secrets.token_bytes(32), NKEYS.PREFIX_BYTE_USER)
    return seed


def _public(seed: bytes) -> bytes:
    public: bytes = NKEYS.from_seed(bytearray(seed)).public_key
    return public


def _new_password(size: int) -> bytes:
    return b64encode(secrets.token_bytes(size))


def _new_pem() -> bytes:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _public_pem(pem: bytes) -> bytes:
    key = load_pem_private_key(pem, password=None)
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


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
