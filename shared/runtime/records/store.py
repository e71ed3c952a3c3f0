"""What a worker writes about a person, or scans: encrypted under the journey's key, erasable.

Names, statements, notes and papers lie here and nowhere else. The log holds a reference
to each: its id, and a digest keyed per journey that says nothing once the key is
destroyed. Content is never logged, and never part of an error.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from shared.kernel.errors import NotFound
from shared.kernel.finding import Findable
from shared.kernel.ids import CommandId, JourneyId, RecordId
from shared.kernel.messages import RecordRef
from shared.runtime.keys.encryption import Unreadable
from shared.runtime.keys.keyring import Keyring
from shared.runtime.keys.masters import Masters, WrongMasterKey
from shared.runtime.keys.rotation import Rotation
from shared.runtime.keys.vault import JourneyErased, JourneyKeys, KeyVault, NoDataKey
from shared.runtime.mongo import Client, Document, within
from shared.runtime.records.blind_index import BlindIndex
from shared.runtime.records.contents import Paper, Record, Swept, Words
from shared.runtime.records.shelf import MOST, Shelf, pending

__all__ = [
    "JourneyErased",
    "NoDataKey",
    "NoSuchRecord",
    "Paper",
    "Record",
    "RecordAltered",
    "RecordStore",
    "Swept",
    "Words",
    "WrongMasterKey",
]


class NoSuchRecord(NotFound):
    """There is no such record."""

    slug = "no-such-record"
    vi = "Không có bản ghi này."
    source = "Our design: nothing is made up for a wrong number"


class RecordAltered(Exception):
    """A stored record is not what was written: its cipher text or its digest was changed."""


class RecordStore:
    """One service's records.

    A record is `pending` until its command's event is in the log, then `kept`.
    """

    def __init__(
        self,
        client: Client,
        service: str,
        masters: Masters,
        findable: Findable | None = None,
    ) -> None:
        self.client = client
        self.keyring = Keyring(client, service, masters)
        self.index = BlindIndex(client, service, self.keyring, findable)
        self.rotation = Rotation(self.keyring, self._index_under_new_secret)
        self._vault = KeyVault(self.keyring)
        self._shelf = Shelf(client, service, self._vault, self.index)

    async def prepare(self) -> None:
        """Make the indexes that the rules here rest on."""
        await self.keyring.prepare()
        await self._vault.prepare()
        await self._shelf.prepare()

    async def check(self) -> None:
        """Make sure, after `prepare` and before the first request, that the master key fits.

        Raises:
            WrongMasterKey: It does not.
        """
        await self.keyring.check()

    async def open_journey(self, journey: JourneyId) -> None:
        """Give a journey its keys, once; after an erasure never again.

        Raises:
            JourneyErased: It was erased.
        """
        await self._vault.open_journey(journey)

    async def keep(self, journey: JourneyId, words: Words | Paper) -> RecordRef:
        """Keep content until its event is in the log; the same command again keeps it once.

        Raises:
            NoDataKey: The journey is not open here.
            JourneyErased: It was erased, perhaps this moment.
            KeyReused: The same command came before with other content.
        """
        with within():
            keys = await self._vault.keys_of(journey)
            cipher = await self._vault.encrypt(journey, keys, words.content)
            row = pending(journey, words, keys, cipher)
            await self._shelf.put(row, await self._found_by(journey, words))
        return RecordRef(record_id=words.record_id, digest=row["digest"])

    async def settle(self, command_id: CommandId) -> None:
        """Note that a command's event is in the log: its records stay."""
        await self.settle_many([command_id])

    async def settle_many(self, command_ids: Sequence[CommandId]) -> None:
        """Note that the events of these commands are in the log."""
        await self._shelf.settle(command_ids)

    async def discard(self, command_id: CommandId) -> None:
        """Delete the pending records of a refused command.

        The same command may be under way twice, and the other may be accepted: only the
        last to be refused deletes.
        """
        await self._shelf.discard(command_id)

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
        while waiting := await self._shelf.waiting(before):
            for command_id, subject in waiting:
                if await is_in_log(subject, command_id):
                    await self.settle(command_id)
                    kept += 1
                else:
                    await self._shelf.drop(command_id, before)
                    deleted += 1
        await self._vault.bury(before)
        return Swept(kept, deleted)

    async def read(self, record_id: RecordId, journey: JourneyId) -> Record:
        """Read a text of this journey.

        A pending one is read too: who knows its id has it from the log.

        Raises:
            NoSuchRecord: It never was, is another journey's, is a file, or was erased.
            RecordAltered: It is there, and is not what was written.
        """
        row, text = await self._open(record_id, journey)
        if not isinstance(text, str):
            raise NoSuchRecord
        return _record(row, text)

    async def read_many(
        self, journey: JourneyId, kinds: Collection[str], only: Collection[RecordId] | None = None
    ) -> dict[RecordId, Record]:
        """Read the texts of these kinds that are about a journey, the oldest first.

        What is not there, or no longer, is left out. Raises `RecordAltered`.
        """
        with within():
            return await self._texts(await self._shelf.of_journey(journey, kinds, only))

    async def read_all(
        self, journey: JourneyId, kinds: Collection[str]
    ) -> AsyncIterator[dict[RecordId, Record]]:
        """Read every text of these kinds about a journey, some at a time; as `read_many`."""
        rows: list[Document] = []
        while True:
            with within():
                last = rows[-1] if rows else None
                rows = await self._shelf.of_journey(journey, kinds, None, after=last)
                found = await self._texts(rows)
            if found:
                yield found
            if len(rows) < MOST:
                return

    async def _texts(self, rows: Sequence[Document]) -> dict[RecordId, Record]:
        keys: dict[JourneyId, JourneyKeys] = {}
        found: dict[RecordId, Record] = {}
        try:
            for row in rows:
                holder = JourneyId(row["journey_id"])
                if holder not in keys:
                    keys[holder] = await self._vault.keys_of(holder)
                text = await self._content(row, holder, keys[holder])
                if isinstance(text, str):
                    record_id = RecordId(row["_id"])
                    found[record_id] = _record(row, text)
        except (NoDataKey, JourneyErased):
            return {}
        return found

    async def read_file(self, record_id: RecordId, journey: JourneyId) -> bytes:
        """Read a file of this journey; raises as `read` does, and `NoSuchRecord` for a text."""
        _, content = await self._open(record_id, journey)
        if not isinstance(content, bytes):
            raise NoSuchRecord
        return content

    async def holder_of(self, records: Sequence[RecordId]) -> JourneyId | None:
        """Return under which journey's key the records of one entry lie; `None` if nothing is."""
        return await self._shelf.holder_of(records)

    async def destroy(self, record_id: RecordId, journey: JourneyId) -> None:
        """Delete one record of this journey; doing it twice changes nothing."""
        await self._shelf.destroy(record_id, journey)

    async def must_be_open(self, journey: JourneyId) -> None:
        """Raise `NoDataKey` or `JourneyErased` unless content can be kept of a journey."""
        await self._vault.keys_of(journey)

    async def move(self, record_id: RecordId, journey: JourneyId, to: JourneyId) -> None:
        """Encrypt a record anew under another journey's key; doing it twice changes nothing.

        What belongs to an erased journey is destroyed. Raises `RecordAltered`.
        """
        try:
            row, content = await self._open(record_id, journey)
        except NoSuchRecord:
            return
        try:
            keys = await self._vault.keys_of(to)
            cipher = await self._vault.encrypt(to, keys, content)
            proof = keys.proof(row["subject"], row["kind"], record_id, content)
            moved = {"journey_id": to, "cipher": cipher, **proof}
            await self._shelf.move(record_id, journey, moved)
        except JourneyErased:
            await self.destroy(record_id, journey)

    async def _open(self, record_id: RecordId, journey: JourneyId) -> tuple[Document, str | bytes]:
        with within():
            row = await self._shelf.find(record_id, journey)
            if row is None:
                raise NoSuchRecord
            holder = JourneyId(row["journey_id"])
            try:
                keys = await self._vault.keys_of(holder)
                return row, await self._content(row, holder, keys)
            except (NoDataKey, JourneyErased) as error:
                raise NoSuchRecord from error
            except Unreadable as error:
                raise RecordAltered from error

    async def _content(self, row: Document, holder: JourneyId, keys: JourneyKeys) -> str | bytes:
        try:
            content = await self._vault.decrypt(holder, row["cipher"])
        except Unreadable as error:
            raise RecordAltered from error
        if not keys.proves(row, content):
            raise RecordAltered
        return content

    async def erase(self, journey: JourneyId) -> None:
        """Delete a journey's records, destroy its keys, and see that none is made again.

        Erasing twice changes nothing; a journey that was never opened here cannot be
        opened any more.
        """
        try:
            await self._shelf.erase(journey)
        finally:
            self._vault.forget()

    async def index_anew(self) -> None:
        """Index again, by decrypting, what was indexed under another key or edition."""
        async for record_id, journey in self.index.outdated():
            try:
                record = await self.read(record_id, journey)
            except (NoSuchRecord, RecordAltered):
                await self.index.take_out(record_id)
                continue
            found_by = await self.index.row(record_id, journey, record.kind, record.text)
            if found_by is not None:
                with suppress(JourneyErased):
                    await self._shelf.index(found_by)

    async def unsealed(self, before: datetime | None = None) -> int:
        """Count the erasures that an old copy undoes until the master key is replaced."""
        return await self._vault.unsealed(before)

    async def newly_sealed(self) -> list[JourneyId]:
        """Return the erased journeys that no old copy opens any more, and of whom none was told."""
        return await self._vault.newly_sealed()

    async def note_sealing_told(self, journey: JourneyId) -> None:
        """Note that the sealing of an erased journey was told."""
        await self._vault.note_sealing_told(journey)

    async def _index_under_new_secret(self) -> None:
        await self.index.renew()
        await self.index_anew()
        await self.index.retire()

    async def _found_by(self, journey: JourneyId, words: Words | Paper) -> Document | None:
        if isinstance(words, Paper):
            return None
        return await self.index.row(words.record_id, journey, words.kind, words.text)


def _record(row: Document, text: str) -> Record:
    return Record(row["kind"], text, row["written_at"], row["digest"])
