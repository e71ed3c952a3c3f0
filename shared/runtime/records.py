"""What a worker writes about a person: encrypted under the journey's own key, erasable.

Names, statements and notes lie here and nowhere else. The log holds a reference to each:
its id, and a digest keyed per journey that says nothing once the key is destroyed. Text
is never logged, and never part of an error.
"""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from shared.kernel.errors import NotFound
from shared.kernel.ids import CommandId, JourneyId, RecordId, derived
from shared.kernel.messages import RecordRef
from shared.runtime.handling import KeyReused
from shared.runtime.mongo import (
    Binary,
    Client,
    Document,
    DuplicateKeyError,
    IndexModel,
    Session,
    Unreadable,
    transact,
    within,
)
from shared.runtime.vault import JourneyErased, KeyVault, NoDataKey, WrongMasterKey

__all__ = [
    "JourneyErased",
    "NoDataKey",
    "NoSuchRecord",
    "Record",
    "RecordAltered",
    "RecordStore",
    "Swept",
    "Words",
    "WrongMasterKey",
]

_PENDING: Final = {"state": "pending"}


class NoSuchRecord(NotFound):
    """There is no such record."""

    slug = "no-such-record"
    vi = "Không có bản ghi này."


class RecordAltered(Exception):
    """A stored record is not what was written: its cipher text or its digest was changed."""


@dataclass(frozen=True)
class Words:
    """A text on its way into the store: what it is, and the command's field it came in.

    `subject` is the log in which the command's event will lie.
    """

    kind: str
    text: str = field(repr=False)
    command_id: CommandId
    field: str
    subject: str

    @property
    def record_id(self) -> RecordId:
        """Return the id that a repeated command gives again."""
        return RecordId(derived(self.command_id, self.field))


@dataclass(frozen=True)
class Record:
    """What was written, when, and the digest that its event must show."""

    kind: str
    text: str = field(repr=False)
    written_at: datetime
    digest: str


@dataclass(frozen=True)
class Swept:
    """How many commands a sweep found in the log, and how many not."""

    kept: int
    deleted: int


class RecordStore:
    """One service's records.

    A record is `pending` until its command's event is in the log, then `kept`.
    """

    def __init__(self, client: Client, service: str, master_key: bytes) -> None:
        self._client = client
        self._records = client[service]["records"]
        self._vault = KeyVault(client, service, master_key)

    async def prepare(self) -> None:
        """Make the indexes that the rules here rest on."""
        await self._vault.prepare()
        await self._records.create_indexes(
            [
                IndexModel("journey_id"),
                IndexModel("command_id", partialFilterExpression=_PENDING),
                IndexModel("asked_at", partialFilterExpression=_PENDING),
            ]
        )

    async def check(self) -> None:
        """Make sure, after `prepare` and before the first request, that the master key fits.

        Raises:
            WrongMasterKey: It does not.
        """
        await self._vault.check()

    async def open_journey(self, journey: JourneyId) -> None:
        """Give a journey its keys, once; after an erasure never again.

        Raises:
            JourneyErased: It was erased.
        """
        await self._vault.open_journey(journey)

    async def keep(self, journey: JourneyId, words: Words) -> RecordRef:
        """Keep a text until its event is in the log; the same command again keeps it once.

        Raises:
            NoDataKey: The journey is not open here.
            JourneyErased: It was erased, perhaps this moment.
            KeyReused: The same command came before with other words.
        """
        with within():
            keys = await self._vault.keys_of(journey)
            digest = keys.digest(words.record_id, words.text)
            cipher = await self._vault.encrypt(journey, keys, words.text)
            row = _pending(journey, words, digest, cipher)
            try:
                await transact(self._client, partial(self._put, row))
            except DuplicateKeyError:
                await transact(self._client, partial(self._put_again, row))
        return RecordRef(record_id=words.record_id, digest=digest)

    async def settle(self, command_id: CommandId) -> None:
        """Note that a command's event is in the log: its records stay."""
        await self.settle_many([command_id])

    async def settle_many(self, command_ids: Sequence[CommandId]) -> None:
        """Note that the events of these commands are in the log."""
        await self._records.update_many(
            {"command_id": {"$in": list(command_ids)}, **_PENDING},
            {"$set": {"state": "kept"}, "$unset": {"asked_at": "", "asking": ""}},
        )

    async def discard(self, command_id: CommandId) -> None:
        """Delete the pending records of a refused command.

        The same command may be under way twice, and the other may be accepted: only the
        last to be refused deletes.
        """
        pending = {"command_id": command_id, **_PENDING}
        await self._records.update_many(pending, {"$inc": {"asking": -1}})
        await self._records.delete_many({**pending, "asking": {"$lte": 0}})

    async def sweep(
        self, older_than: timedelta, is_in_log: Callable[[str, CommandId], Awaitable[bool]]
    ) -> Swept:
        """Settle what a crash left pending, by what the log says.

        Args:
            older_than: Longer than any command can still be under way.
            is_in_log: Tells, of a log's subject and a command id, whether it is there.
        """
        before = datetime.now(UTC) - older_than
        kept = deleted = 0
        while waiting := await self._waiting(before):
            for command_id, subject in waiting:
                if await is_in_log(subject, command_id):
                    await self.settle(command_id)
                    kept += 1
                else:
                    await self._drop(command_id, before)
                    deleted += 1
        await self._vault.bury(before)
        return Swept(kept, deleted)

    async def read(self, record_id: RecordId, journey: JourneyId) -> Record:
        """Read a record of this journey.

        A pending one is read too: who knows its id has it from the log.

        Raises:
            NoSuchRecord: It never was, is another journey's, or was erased.
            RecordAltered: It is there, and is not what was written.
        """
        with within():
            row = await self._records.find_one({"_id": record_id, "journey_id": journey})
            if row is None:
                raise NoSuchRecord
            try:
                keys = await self._vault.keys_of(journey)
                text = await self._vault.decrypt(journey, row["cipher"])
            except (NoDataKey, JourneyErased) as error:
                raise NoSuchRecord from error
            except Unreadable as error:
                raise RecordAltered from error
        if not hmac.compare_digest(keys.digest(record_id, text), row["digest"]):
            raise RecordAltered
        return Record(row["kind"], text, row["written_at"], row["digest"])

    async def erase(self, journey: JourneyId) -> None:
        """Delete a journey's records, destroy its keys, and see that none is made again.

        Erasing twice changes nothing; a journey that was never opened here cannot be
        opened any more.
        """

        async def write(session: Session) -> None:
            await self._vault.destroy(journey, session)
            await self._records.delete_many({"journey_id": journey}, session=session)

        try:
            await transact(self._client, write)
        finally:
            self._vault.forget()

    async def _put(self, row: Document, session: Session) -> None:
        await self._vault.touch(row["journey_id"], session)
        await self._records.insert_one(row, session=session)

    async def _put_again(self, row: Document, session: Session) -> None:
        there = await self._records.find_one({"_id": row["_id"]}, session=session)
        if there is None:
            await self._put(row, session)
            return
        if there["digest"] != row["digest"]:
            raise KeyReused
        await self._vault.touch(row["journey_id"], session)
        await self._records.update_one(
            {"_id": row["_id"], **_PENDING},
            {"$set": {"asked_at": row["asked_at"]}, "$inc": {"asking": 1}},
            session=session,
        )

    async def _waiting(self, before: datetime) -> list[tuple[CommandId, str]]:
        """Return some commands, each with its log, whose records have waited since before."""
        rows = self._records.find({"asked_at": {"$lte": before}, **_PENDING}).limit(500)
        return list({(row["command_id"], row["subject"]): None async for row in rows})

    async def _drop(self, command_id: CommandId, before: datetime) -> None:
        """Delete what waits for a command, unless it was asked again meanwhile."""
        await self._records.delete_many(
            {"command_id": command_id, "asked_at": {"$lte": before}, **_PENDING}
        )


def _pending(journey: JourneyId, words: Words, digest: str, cipher: Binary) -> Document:
    now = datetime.now(UTC)
    return {
        "_id": words.record_id,
        "journey_id": journey,
        "kind": words.kind,
        "cipher": cipher,
        "digest": digest,
        "state": "pending",
        "command_id": words.command_id,
        "subject": words.subject,
        "written_at": now,
        "asked_at": now,
        "asking": 1,
    }
