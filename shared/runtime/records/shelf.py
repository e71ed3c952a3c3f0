"""Where records lie: each is written, moved and deleted with what it can be found by.

Whatever is written of a journey touches the row of its keys in the same transaction, so
that an erasure in between is seen, and wins.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Final

from shared.kernel.ids import CommandId, JourneyId, RecordId
from shared.runtime.handling import KeyReused
from shared.runtime.keys.vault import JourneyKeys, KeyVault
from shared.runtime.mongo import (
    Binary,
    Client,
    Document,
    DuplicateKeyError,
    IndexModel,
    Session,
    transact,
)
from shared.runtime.records.blind_index import BlindIndex
from shared.runtime.records.contents import Paper, Words

_PENDING: Final = {"state": "pending"}

MOST: Final = 500
"""Records of one journey that are read at once."""


class Shelf:
    """One service's records as they lie in its database, encrypted."""

    def __init__(self, client: Client, service: str, vault: KeyVault, index: BlindIndex) -> None:
        self._client = client
        self._records = client[service]["records"]
        self._vault = vault
        self._index = index

    async def prepare(self) -> None:
        """Make the indexes that the rules here rest on."""
        await self._index.prepare()
        await self._records.create_indexes(
            [
                IndexModel("journey_id"),
                IndexModel("also", sparse=True),
                IndexModel("command_id", partialFilterExpression=_PENDING),
                IndexModel("asked_at", partialFilterExpression=_PENDING),
            ]
        )

    async def put(self, row: Document, found_by: Document | None) -> None:
        """Write a record, once; raises `JourneyErased`, or `KeyReused` for other content."""
        try:
            await transact(self._client, partial(self._put, row, found_by))
        except DuplicateKeyError:
            await transact(self._client, partial(self._put_again, row, found_by))

    async def find(self, record_id: RecordId, journey: JourneyId) -> Document | None:
        """Return a record that is about this journey."""
        return await self._records.find_one({"_id": record_id, **_about(journey)})

    async def holder_of(self, records: Sequence[RecordId]) -> JourneyId | None:
        """Return under which journey records that were written together lie."""
        found = await self._records.find_one({"_id": {"$in": list(records)}}, {"journey_id": 1})
        return JourneyId(found["journey_id"]) if found else None

    async def of_journey(
        self,
        journey: JourneyId,
        kinds: Collection[str],
        only: Collection[RecordId] | None,
        after: Document | None = None,
    ) -> list[Document]:
        """Return the first `MOST` records of these kinds about a journey, the oldest first.

        With `after`, those that come after this one.
        """
        wanted = {"_id": {"$in": list(only)}} if only is not None else {"state": "kept"}
        parts = [_about(journey), {"kind": {"$in": list(kinds)}, **wanted}]
        if after is not None:
            at = after["written_at"]
            later = {"$or": [{"written_at": {"$gt": at}}, {"written_at": at, **_beyond(after)}]}
            parts.append(later)
        about = {"$and": parts}
        order = [("written_at", 1), ("_id", 1)]
        return [row async for row in self._records.find(about).sort(order).limit(MOST)]

    async def move(self, record_id: RecordId, journey: JourneyId, moved: Document) -> None:
        """Let a record lie under another journey, encrypted anew."""
        await transact(self._client, partial(self._move, record_id, journey, moved))

    async def index(self, found_by: Document) -> None:
        """Write anew what a record can be found by."""
        await transact(self._client, partial(self._put_index, found_by))

    async def settle(self, command_ids: Sequence[CommandId]) -> None:
        """Let what these commands wrote stay."""
        await self._records.update_many(
            {"command_id": {"$in": list(command_ids)}, **_PENDING},
            {"$set": {"state": "kept"}, "$unset": {"asked_at": "", "asking": ""}},
        )

    async def discard(self, command_id: CommandId) -> None:
        """Delete what a refused command wrote, unless it is under way once more."""
        pending = {"command_id": command_id, **_PENDING}
        await self._records.update_many(pending, {"$inc": {"asking": -1}})
        await self._delete({**pending, "asking": {"$lte": 0}})

    async def drop(self, command_id: CommandId, before: datetime) -> None:
        """Delete what waits for a command, unless it was asked again meanwhile."""
        await self._delete({"command_id": command_id, "asked_at": {"$lte": before}, **_PENDING})

    async def destroy(self, record_id: RecordId, journey: JourneyId) -> None:
        """Delete one record."""
        await self._delete({"_id": record_id, "journey_id": journey})

    async def erase(self, journey: JourneyId) -> None:
        """Delete everything about a journey, and destroy its keys."""
        await transact(self._client, partial(self._erase, journey))

    async def waiting(self, before: datetime) -> list[tuple[CommandId, str]]:
        """Return some commands, each with its log, whose records have waited since before."""
        rows = self._records.find({"asked_at": {"$lte": before}, **_PENDING}).limit(500)
        return list({(row["command_id"], row["subject"]): None async for row in rows})

    async def _put(self, row: Document, found_by: Document | None, session: Session) -> None:
        await self._touch(row, session)
        await self._records.insert_one(row, session=session)
        if found_by is not None:
            await self._index.put(found_by, session)

    async def _put_again(self, row: Document, found_by: Document | None, session: Session) -> None:
        there = await self._records.find_one({"_id": row["_id"]}, session=session)
        if there is None:
            await self._put(row, found_by, session)
            return
        if there.get("seal", there["digest"]) != row["seal"]:
            raise KeyReused
        await self._touch(row, session)
        await self._records.update_one(
            {"_id": row["_id"], **_PENDING},
            {"$set": {"asked_at": row["asked_at"]}, "$inc": {"asking": 1}},
            session=session,
        )

    async def _touch(self, row: Document, session: Session) -> None:
        for journey in {row["journey_id"], row.get("also", row["journey_id"])}:
            await self._vault.touch(journey, session)

    async def _put_index(self, found_by: Document, session: Session) -> None:
        await self._vault.touch(found_by["journey_id"], session)
        await self._index.put(found_by, session)

    async def _move(
        self, record_id: RecordId, journey: JourneyId, moved: Document, session: Session
    ) -> None:
        await self._vault.touch(moved["journey_id"], session)
        await self._records.update_one(
            {"_id": record_id, "journey_id": journey}, {"$set": moved}, session=session
        )
        await self._index.move(record_id, moved["journey_id"], session)

    async def _delete(self, wanted: Document) -> None:
        async def write(session: Session) -> None:
            found = self._records.find(wanted, {"_id": 1}, session=session)
            record_ids = [RecordId(row["_id"]) async for row in found]
            await self._records.delete_many({"_id": {"$in": record_ids}}, session=session)
            await self._index.drop(record_ids, session)

        await transact(self._client, write)

    async def _erase(self, journey: JourneyId, session: Session) -> None:
        await self._vault.destroy(journey, session)
        await self._index.forget(journey, session)
        await self._records.delete_many(_about(journey), session=session)


def _beyond(row: Document) -> Document:
    return {"_id": {"$gt": row["_id"]}}


def _about(journey: JourneyId) -> Document:
    return {"$or": [{"journey_id": journey}, {"also": journey}]}


def pending(
    journey: JourneyId, words: Words | Paper, keys: JourneyKeys, cipher: Binary
) -> Document:
    """Return content as it lies here until its event is in the log."""
    now = datetime.now(UTC)
    return {
        "_id": words.record_id,
        "journey_id": journey,
        **({} if words.also is None else {"also": words.also}),
        "kind": words.kind,
        "cipher": cipher,
        **keys.proof(words.subject, words.kind, words.record_id, words.content),
        "state": "pending",
        "command_id": words.command_id,
        "subject": words.subject,
        "written_at": now,
        "asked_at": now,
        "asking": 1,
    }
