"""Finds a person's records by what was written in them, without holding any of it.

Of each sign only a keyed digest lies here: whoever reads the database learns neither the
sign nor, without the service's keys, whether a name they know is among them. No part of
the log and no projection: it is erased with the journey, and made anew from the records
when the master key is replaced, so that an old copy of it says nothing either.
"""

import hmac
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Final

from shared.kernel.finding import Findable
from shared.kernel.ids import JourneyId, RecordId
from shared.kernel.messages import Code
from shared.runtime.keys.keyring import Keyring
from shared.runtime.keys.sealed import Secrets
from shared.runtime.mongo import Client, Document, IndexModel, Session

_MOST: Final = 200
"""Records that one question looks at."""


class BlindIndex:
    """One service's index, for the one kind of record that is findable there, if any."""

    def __init__(
        self, client: Client, service: str, keyring: Keyring, findable: Findable | None
    ) -> None:
        self._rows = client[service]["blind_index"]
        self._records = client[service]["records"]
        self._findable = findable
        self._secrets = Secrets(keyring, "blind-index")

    async def prepare(self) -> None:
        """Make the indexes that lookups and erasures rest on."""
        await self._rows.create_indexes([IndexModel("tokens"), IndexModel("journey_id")])

    async def row(
        self, record_id: RecordId, journey: JourneyId, kind: str, text: str
    ) -> Document | None:
        """Return what stands in the index for a record, if it can be found by anything."""
        if self._findable is None or kind != self._findable.kind:
            return None
        (name, secret), *_ = await self._secrets.all()
        return {
            "_id": record_id,
            "journey_id": journey,
            "made_with": self._made_with(name),
            "tokens": sorted(_token(secret, sign) for sign in self._findable.signs_of(text)),
        }

    async def put(self, row: Document, session: Session) -> None:
        """Write a record's row, in the transaction that writes the record."""
        await self._rows.replace_one({"_id": row["_id"]}, row, upsert=True, session=session)

    async def drop(self, record_ids: Sequence[RecordId], session: Session) -> None:
        """Take records out, in the transaction that deletes them."""
        if record_ids:
            await self._rows.delete_many({"_id": {"$in": list(record_ids)}}, session=session)

    async def take_out(self, record_id: RecordId) -> None:
        """Take a record out that is there no longer, or is not what was written."""
        await self._rows.delete_one({"_id": record_id})

    async def move(self, record_id: RecordId, to: JourneyId, session: Session) -> None:
        """Let a record be another journey's, in the transaction that moves it."""
        moved = {"$set": {"journey_id": to}}
        await self._rows.update_one({"_id": record_id}, moved, session=session)

    async def forget(self, journey: JourneyId, session: Session) -> None:
        """Take everything of a journey out, in the transaction that erases it."""
        await self._rows.delete_many({"journey_id": journey}, session=session)

    async def matches(
        self, signs: Mapping[str, Code], besides: JourneyId | None = None
    ) -> dict[JourneyId, Code]:
        """Return whose kept records bear one of these signs, with the strongest of each.

        While one secret takes another's place, records are found that were indexed with either.
        """
        secrets = [secret for _, secret in await self._secrets.all()] if signs else []
        means = {
            _token(secret, sign): likeness for sign, likeness in signs.items() for secret in secrets
        }
        asked = {"tokens": {"$in": list(means)}, "journey_id": {"$ne": besides}}
        rows = await self._rows.find(asked).sort("_id").to_list(_MOST)
        kept = await self._kept([row["_id"] for row in rows])
        found: dict[JourneyId, Code] = {}
        for token, likeness in means.items():
            for row in rows:
                if row["_id"] in kept and token in row["tokens"]:
                    found.setdefault(JourneyId(row["journey_id"]), likeness)
        return found

    async def outdated(self) -> AsyncGenerator[tuple[RecordId, JourneyId]]:
        """Give the records that were indexed under another key, or in another edition."""
        if self._findable is not None:
            (newest, _), *_ = await self._secrets.all()
            async for row in self._rows.find({"made_with": {"$ne": self._made_with(newest)}}):
                yield RecordId(row["_id"]), JourneyId(row["journey_id"])

    async def renew(self) -> None:
        """Index with another secret from now on; what was indexed before is outdated."""
        if self._findable is not None:
            await self._secrets.renew()

    async def retire(self) -> None:
        """Destroy the secrets with which nothing is indexed any more."""
        if self._findable is not None:
            await self._secrets.retire()

    async def _kept(self, record_ids: Sequence[RecordId]) -> set[RecordId]:
        """Leave out what a command wrote that may still be refused."""
        rows = self._records.find({"_id": {"$in": list(record_ids)}, "state": "kept"}, {"_id": 1})
        return {RecordId(row["_id"]) async for row in rows}

    def _made_with(self, secret: str) -> str:
        edition = self._findable.edition if self._findable else 0
        return f"{secret} edition {edition}"


def _token(secret: bytes, sign: str) -> str:
    return hmac.digest(secret, sign.encode(), "sha256").hex()
