"""The keys under which a journey's records are encrypted, and their destruction.

A journey is opened once and erased once. After an erasure its key is gone, and a
tombstone keeps another from being made.
"""

import hmac
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from shared.kernel.errors import NotFound
from shared.kernel.ids import JourneyId
from shared.runtime.keys.encryption import Unreadable
from shared.runtime.keys.keyring import Keyring
from shared.runtime.mongo import Binary, Document, Session

_DIGEST_KEY: Final = "digest_key"


class NoDataKey(NotFound):
    """This journey is not open here."""

    slug = "journey-not-open-here"
    vi = "Hồ sơ này chưa được mở tại đây."
    source = "Our design: nothing is kept under a key that was not made for the person"


class JourneyErased(NotFound):
    """What was held about this person has been erased; nothing more is kept."""

    slug = "journey-erased"
    vi = "Thông tin về người này đã được xóa; không lưu thêm gì nữa."
    source = "Law 91/2025/QH15: what was erased is not collected again by the way"


@dataclass(frozen=True)
class JourneyKeys:
    """A journey's keys: the data key's id in the vault, and the digest key, opened."""

    data_key: UUID
    digest_key: bytes = field(repr=False)

    def proof(
        self, subject: str, kind: str, record_id: UUID, content: str | bytes
    ) -> dict[str, str]:
        """Return what shows later that a record is what was written.

        The `digest` stands in the log: equal for equal content of one kind in one history,
        so that the history can tell what is already so from what was said otherwise. The
        `seal` binds content to its record: two that are exchanged are noticed.
        """
        digest = self._keyed(f"digest\x1f{subject}\x1f{kind}\x1f".encode(), content)
        return {"digest": digest, "seal": self._keyed(record_id.bytes, content)}

    def proves(self, row: Document, content: str | bytes) -> bool:
        """Tell whether a record is what was written."""
        proof = self.proof(row["subject"], row["kind"], row["_id"], content)
        if "seal" not in row:  # before there were seals, they were the digests
            return hmac.compare_digest(proof["seal"], row["digest"])
        return all(hmac.compare_digest(proof[name], row[name]) for name in proof)

    def _keyed(self, means: bytes, content: str | bytes) -> str:
        raw = content.encode() if isinstance(content, str) else content
        return hmac.new(self.digest_key, means + raw, "sha256").hexdigest()


class KeyVault:
    """One service's data keys, in a database of their own.

    In `journeys` each journey is one row: its data key's id and its digest key, or a
    tombstone. The digest key is random and encrypted under the data key: both are
    destroyed together, and it outlives a change of the master key. Whoever keeps a record
    and whoever erases the journey both write that row, so of two at once one must look again.
    """

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._keys = keyring.keys
        self._journeys = keyring.vault["journeys"]

    async def prepare(self) -> None:
        """Make the indexes that the rules here rest on."""
        await self._journeys.create_index("erased_at", partialFilterExpression={"buried": False})
        await self._journeys.create_index("under", sparse=True)

    async def open_journey(self, journey: JourneyId) -> None:
        """Give a journey its keys, once; after an erasure never again.

        Raises:
            JourneyErased: It was erased.
        """
        if await self._row(journey) is not None:
            return
        row = {"_id": journey, "kept": 0}
        if not await self._keyring.make(str(journey), self._journeys, row, _DIGEST_KEY):
            await self._opened_meanwhile(journey)

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
            digest_key = await self._keyring.open_secret(row, _DIGEST_KEY)
        return JourneyKeys(row["data_key"], digest_key)

    async def encrypt(self, journey: JourneyId, keys: JourneyKeys, content: str | bytes) -> Binary:
        """Encrypt a text or a file under the journey's data key."""
        async with self._unless_erased(journey):
            return await self._keyring.encrypt(content, keys.data_key)

    async def decrypt(self, journey: JourneyId, cipher: bytes) -> str | bytes:
        """Open content; raises `JourneyErased`, or `Unreadable` where it was altered."""
        async with self._unless_erased(journey):
            return await self._keyring.decrypt(cipher)

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
        under = (await self._keyring.state(session))["serial"]
        gone = {"erased_at": datetime.now(UTC), "buried": False, "under": under}
        tombstone = {"_id": journey, **gone}
        await self._journeys.replace_one({"_id": journey}, tombstone, upsert=True, session=session)
        await self._keys.delete_many({"keyAltNames": str(journey)}, session=session)

    def forget(self) -> None:
        """Forget opened keys: the library would use a destroyed one for up to a minute."""
        self._keyring.forget()

    async def unsealed(self, before: datetime | None = None) -> int:
        """Count the erasures, or those made before, whose keys an old copy still opens.

        Each was made while a master key was there that is there still.
        """
        oldest = (await self._keyring.state())["oldest"]
        of_old = {} if before is None else {"erased_at": {"$lte": before}}
        return await self._journeys.count_documents({"under": {"$gte": oldest}, **of_old})

    async def newly_sealed(self) -> list[JourneyId]:
        """Return the erased journeys that no old copy opens any more, and of whom none was told."""
        oldest = (await self._keyring.state())["oldest"]
        sealed = {"under": {"$lt": oldest}, "sealing_told": {"$exists": False}}
        return [JourneyId(row["_id"]) async for row in self._journeys.find(sealed)]

    async def note_sealing_told(self, journey: JourneyId) -> None:
        """Note in a tombstone that its sealing was told."""
        await self._journeys.update_one(
            {"_id": journey, "erased_at": {"$exists": True}}, {"$set": {"sealing_told": True}}
        )

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

    async def _opened_meanwhile(self, journey: JourneyId) -> None:
        try:
            await self._row(journey)
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
