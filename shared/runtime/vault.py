"""The keys under which a journey's records are encrypted, and their destruction.

A journey is opened once and erased once. After an erasure its key is gone, and a
tombstone keeps another from being made.
"""

import hmac
import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from shared.kernel.errors import NotFound
from shared.kernel.ids import JourneyId
from shared.runtime.mongo import (
    Binary,
    Client,
    Document,
    DuplicateKeyError,
    Encryption,
    Session,
    Unreadable,
)

_SENTINEL: Final = "sentinel"
_MASTER_KEY_BYTES: Final = 96
_DIGEST_KEY_BYTES: Final = 32


class NoDataKey(NotFound):
    """This journey is not open here."""

    slug = "journey-not-open-here"
    vi = "Hồ sơ này chưa được mở tại đây."


class JourneyErased(NotFound):
    """What was held about this person has been erased; nothing more is kept."""

    slug = "journey-erased"
    vi = "Thông tin về người này đã được xóa; không lưu thêm gì nữa."


class WrongMasterKey(Exception):
    """The master key is missing, or is not the one this service's data keys are wrapped under."""


@dataclass(frozen=True)
class JourneyKeys:
    """A journey's keys: the data key's id in the vault, and the digest key, opened."""

    data_key: Binary
    digest_key: bytes = field(repr=False)

    def digest(self, record_id: UUID, text: str) -> str:
        """Seal a text to its record, so that equal texts do not show as equal."""
        return hmac.new(self.digest_key, record_id.bytes + text.encode(), "sha256").hexdigest()


class KeyVault:
    """One service's data keys, in a database of their own.

    In `journeys` each journey is one row: its data key's id and its digest key, or a
    tombstone. The digest key is random and encrypted under the data key: both are
    destroyed together, and it outlives a change of the master key. Whoever keeps a record
    and whoever erases the journey both write that row, so of two at once one must look again.
    """

    def __init__(self, client: Client, service: str, master_key: bytes) -> None:
        if len(master_key) != _MASTER_KEY_BYTES:
            raise WrongMasterKey(f"A master key has {_MASTER_KEY_BYTES} bytes.")
        database = f"{service}_vault"
        self._keys = client[database]["keys"]
        self._journeys = client[database]["journeys"]
        self._crypt = Encryption(client, database, "local", {"key": master_key})

    async def prepare(self) -> None:
        """Make the indexes that the rules here rest on."""
        named = {"keyAltNames": {"$exists": True}}
        await self._keys.create_index("keyAltNames", unique=True, partialFilterExpression=named)
        await self._journeys.create_index("erased_at", partialFilterExpression={"buried": False})

    async def check(self) -> None:
        """Make sure, before anything is read or written, that the master key opens this vault.

        Raises:
            WrongMasterKey: It does not.
        """
        try:
            await self._crypt.encrypt(_SENTINEL, await self._crypt.make_key(_SENTINEL))
        except Unreadable as error:
            raise WrongMasterKey(
                f"The master key does not open the key vault {self._keys.full_name}: "
                "start with the key that this data was made with."
            ) from error

    async def open_journey(self, journey: JourneyId) -> None:
        """Give a journey its keys, once; after an erasure never again.

        Raises:
            JourneyErased: It was erased.
        """
        if await self._row(journey) is not None:
            return
        try:
            data_key = await self._crypt.make_key(str(journey))
            digest_key = secrets.token_bytes(_DIGEST_KEY_BYTES)
            sealed = await self._crypt.encrypt(digest_key, data_key)
            await self._journeys.insert_one(
                {"_id": journey, "data_key": data_key, "digest_key": sealed, "kept": 0}
            )
        except (DuplicateKeyError, Unreadable):
            if not await self._opened_meanwhile(journey):
                raise

    async def keys_of(self, journey: JourneyId) -> JourneyKeys:
        """Open a journey's keys.

        Raises:
            NoDataKey: The journey was never opened here.
            JourneyErased: It was erased.
            Unreadable: Its row or its key was altered.
        """
        row = await self._row(journey)
        if row is None:
            raise NoDataKey
        async with self._unless_erased(journey):
            digest_key = await self._crypt.decrypt(row["digest_key"])
        assert isinstance(digest_key, bytes)
        return JourneyKeys(row["data_key"], digest_key)

    async def encrypt(self, journey: JourneyId, keys: JourneyKeys, text: str) -> Binary:
        """Encrypt a text under the journey's data key."""
        async with self._unless_erased(journey):
            return await self._crypt.encrypt(text, keys.data_key)

    async def decrypt(self, journey: JourneyId, cipher: bytes) -> str:
        """Open a text; raises `JourneyErased`, or `Unreadable` where it was altered."""
        async with self._unless_erased(journey):
            return str(await self._crypt.decrypt(cipher))

    async def touch(self, journey: JourneyId, session: Session) -> None:
        """Write the journey's row in a transaction, so that an erasure beside it is seen.

        Raises:
            JourneyErased: It was erased since its keys were opened.
        """
        touched = await self._journeys.update_one(
            {"_id": journey, "data_key": {"$exists": True}}, {"$inc": {"kept": 1}}, session=session
        )
        if not touched.matched_count:
            raise JourneyErased

    async def destroy(self, journey: JourneyId, session: Session) -> None:
        """Destroy a journey's keys and leave the tombstone, in a transaction."""
        tombstone = {"_id": journey, "erased_at": datetime.now(UTC), "buried": False}
        await self._journeys.replace_one({"_id": journey}, tombstone, upsert=True, session=session)
        await self._keys.delete_many({"keyAltNames": str(journey)}, session=session)

    def forget(self) -> None:
        """Forget opened keys: the library would use a destroyed one for up to a minute."""
        self._crypt.forget()

    async def bury(self, before: datetime) -> None:
        """Delete keys that an opening, cut off by a crash, made beside an erasure.

        They encrypted nothing. Tombstones older than any opening are looked at once.
        """
        fresh = {"buried": False, "erased_at": {"$lte": before}}
        erased = [row["_id"] async for row in self._journeys.find(fresh)]
        await self._keys.delete_many({"keyAltNames": {"$in": [str(journey) for journey in erased]}})
        await self._journeys.update_many({"_id": {"$in": erased}}, {"$set": {"buried": True}})

    async def _row(self, journey: JourneyId) -> Document | None:
        row = await self._journeys.find_one({"_id": journey})
        if row is not None and "erased_at" in row:
            raise JourneyErased
        return row

    async def _opened_meanwhile(self, journey: JourneyId) -> bool:
        try:
            return await self._row(journey) is not None
        except JourneyErased:
            await self._keys.delete_many({"keyAltNames": str(journey)})
            raise

    @asynccontextmanager
    async def _unless_erased(self, journey: JourneyId) -> AsyncGenerator[None, None]:
        """Where a key does not open, first look whether an erasure came in between."""
        try:
            yield
        except Unreadable:
            await self._row(journey)
            raise
