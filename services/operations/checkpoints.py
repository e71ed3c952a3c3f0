"""Where every log stood, signed, to be kept where nobody reaches who can reach the logs.

A checkpoint holds positions, hashes and opaque ids, and nothing of anyone. What it is compared
with later shows a cut tail and a history that was chained anew, which no chain shows by itself.
"""

import base64
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Self

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, ValidationError

from shared.kernel.chains import Head, Standing


class NoCheckpoint(Exception):
    """This file is no checkpoint, or not as it was signed, or signed with another key."""


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _head(written: Any) -> Any:
    match written:
        case [version, position, link]:
            return Head(version, position, link)
        case _:
            return written


class Stood(_Written):
    """Where one log stood."""

    at: int
    seal: str
    heads: Mapping[str, Annotated[Head, BeforeValidator(_head)]]

    @property
    def standing(self) -> Standing:
        """Return it as a verification finds it."""
        return Standing(self.at, self.seal, dict(self.heads))


class Checkpoint(_Written):
    """Where every service's log stood at a moment."""

    made_at: AwareDatetime
    logs: Mapping[str, Stood]

    def signed(self, key: Ed25519PrivateKey) -> bytes:
        """Return the file that is kept."""
        content = self.content()
        return orjson.dumps(
            {
                "checkpoint": orjson.Fragment(content),
                "signed_by": name_of(key.public_key()),
                "signature": base64.b64encode(key.sign(content)).decode(),
            }
        )

    @classmethod
    def opened(cls, written: bytes, key: Ed25519PublicKey) -> Self:
        """Read a file that was kept; raises `NoCheckpoint` unless this key signed all of it."""
        try:
            raw = orjson.loads(written)
            signature = base64.b64decode(raw["signature"])
            read = cls.model_validate(raw["checkpoint"])
            key.verify(signature, read.content())
        except (ValueError, KeyError, TypeError, ValidationError, InvalidSignature):
            raise NoCheckpoint from None
        return read

    def content(self) -> bytes:
        """Return what is signed: the same bytes, whoever wrote the file down how."""
        logs = {service: vars(stood.standing) for service, stood in self.logs.items()}
        whole: dict[str, object] = {"made_at": self.made_at, "logs": logs}
        return orjson.dumps(whole, tuple, orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z)


def name_of(key: Ed25519PublicKey) -> str:
    """Return a short name of a key, for people to compare."""
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def private_key(file: Path) -> Ed25519PrivateKey:
    """Read the key that signs; raises `ValueError`, `TypeError` or `OSError`."""
    key = load_pem_private_key(file.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError
    return key


def public_key(file: Path) -> Ed25519PublicKey:
    """Read the key that checks, also from the file of the one that signs."""
    content = file.read_bytes()
    if b"PRIVATE" in content:
        return private_key(file).public_key()
    key = load_pem_public_key(content)
    if not isinstance(key, Ed25519PublicKey):
        raise TypeError
    return key
