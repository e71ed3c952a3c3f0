"""Field level encryption under the data keys of one vault, asked for explicitly."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Final, cast
from uuid import UUID

from shared.runtime.keys.masters import Master, Ring
from shared.runtime.mongo import (
    STANDARD_UUIDS,
    Binary,
    Client,
    ClientEncryption,
    DuplicateKeyError,
    EncryptionError,
    is_transient,
    telling_what_passes,
    within,
)

_ALGORITHM: Final = "AEAD_AES_256_CBC_HMAC_SHA_512-Random"
_WRAPPING: Final = 20.0
"""Seconds for some keys to be wrapped anew: a key management service is asked about each."""


class Unreadable(Exception):
    """Cipher text that the keys at hand do not open, or that was altered."""


@contextmanager
def _telling_what_stays_shut() -> Generator[None, None, None]:
    """Tell a key that does not open from a server that is away."""
    try:
        yield
    except EncryptionError as error:
        if is_transient(error):
            raise
        raise Unreadable from error


class Encryption:
    """What encrypts and opens.

    libmongocrypt keeps opened keys for up to a minute, also destroyed ones: `forget`
    them after an erasure.
    """

    def __init__(self, client: Client, database: str, ring: Ring) -> None:
        self._client = client
        self._namespace = f"{database}.keys"
        self._ring = ring
        self._crypt = self._open()

    async def make_key(self, name: str, master: Master) -> UUID:
        """Make the data key of this name under a master, or return the one that is there.

        Raises:
            DuplicateKeyError: Another made it meanwhile, and it is gone again.
            Unreadable: The master wraps nothing.
        """
        keys = self._crypt
        with telling_what_passes(), _telling_what_stays_shut():
            try:
                made = await keys.create_data_key(
                    master.provider, dict(master.spec) or None, key_alt_names=[name]
                )
            except EncryptionError as error:
                if not isinstance(error.cause, DuplicateKeyError):
                    raise
                found = await keys.get_key_by_alt_name(name)
                if found is None:
                    raise error.cause from error
                made = cast("Binary", found["_id"])
        return made.as_uuid()

    async def encrypt(self, value: str | bytes, key: UUID) -> Binary:
        """Encrypt a value under a data key; the same value never looks the same twice.

        Raises:
            Unreadable: The key is gone, or is wrapped under another master key.
        """
        with telling_what_passes(), _telling_what_stays_shut():
            return await self._crypt.encrypt(value, _ALGORITHM, key_id=Binary.from_uuid(key))

    async def decrypt(self, value: bytes) -> str | bytes:
        """Open a value.

        Raises:
            Unreadable: Its key is gone, is wrapped under another master key, or it was altered.
        """
        with telling_what_passes(), _telling_what_stays_shut():
            opened: str | bytes = await self._crypt.decrypt(Binary(value, 6))
            return opened

    async def wrap_anew(self, keys: Sequence[UUID], master: Master) -> None:
        """Wrap data keys under another master; one that was destroyed meanwhile stays so.

        Raises:
            Unreadable: One of them is wrapped under a master that is not there.
        """
        wanted = {"_id": {"$in": [Binary.from_uuid(key) for key in keys]}}
        with telling_what_passes(), _telling_what_stays_shut(), within(_WRAPPING):
            await self._crypt.rewrap_many_data_key(
                wanted, master.provider, dict(master.spec) or None
            )

    def use(self, ring: Ring) -> None:
        """Open with these master keys from now on."""
        self._ring = ring
        self.forget()

    def forget(self) -> None:
        """Forget every opened key.

        The old one is not closed but let go: a decryption that still runs in another
        thread would lose the memory it works in; the last to leave frees it.
        """
        self._crypt = self._open()

    def _open(self) -> ClientEncryption:
        tls = {provider: dict(options) for provider, options in self._ring.tls.items()}
        return ClientEncryption(
            self._ring.providers,
            self._namespace,
            self._client,
            STANDARD_UUIDS,
            kms_tls_options=tls or None,
        )
