"""A service's key vault: its data keys, and the master key that it says they lie under.

The vault tells which master key that is, and a running service follows it: one that takes
another's place is taken up without a restart. The vault is a database of its own, so that
its backups may be kept apart from those of the records, with a short life.
"""

import secrets
from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from shared.runtime.keys.encryption import Encryption, Unreadable
from shared.runtime.keys.masters import Master, Masters, WrongMasterKey
from shared.runtime.mongo import (
    Binary,
    Busy,
    Client,
    Collection,
    Document,
    DuplicateKeyError,
    Session,
    transact,
)

_STATE: Final = {"_id": "master"}
_SECRET_BYTES: Final = 32
_TRIES: Final = 20
_SOME: Final = 1_000


class Keyring:
    """Makes data keys, and encrypts and opens with them, under whatever master there is.

    The vault numbers its masters. `oldest` is the number of the oldest that still opens
    something: below `serial` while keys are being wrapped anew.
    """

    def __init__(self, client: Client, service: str, masters: Masters) -> None:
        self.masters = masters
        self.vault = client[f"{service}_vault"]
        self.keys: Collection = self.vault["keys"]
        self._client = client
        self._state = self.vault["state"]
        self._rotations = self.vault["rotations"]
        self._ring = masters.ring()
        self._crypt = Encryption(client, self.vault.name, self._ring)

    async def prepare(self) -> None:
        """Make the index that keeps a journey from having two keys."""
        named = {"keyAltNames": {"$exists": True}}
        await self.keys.create_index("keyAltNames", unique=True, partialFilterExpression=named)

    async def check(self) -> None:
        """Make sure, before anything is read or written, that every data key in use opens.

        Raises:
            WrongMasterKey: One does not.
        """
        await self._must_open()
        await self.master()

    async def encrypt(self, value: str | bytes, key: UUID) -> Binary:
        """Encrypt a value under a data key; raises `Unreadable`."""
        try:
            return await self._crypt.encrypt(value, key)
        except Unreadable:
            if not self.look_again():
                raise
        return await self._crypt.encrypt(value, key)

    async def decrypt(self, value: bytes) -> str | bytes:
        """Open a value; raises `Unreadable`."""
        try:
            return await self._crypt.decrypt(value)
        except Unreadable:
            if not self.look_again():
                raise
        return await self._crypt.decrypt(value)

    async def wrap_anew(self, keys: Sequence[UUID]) -> None:
        """Wrap data keys under the master that the vault names; raises `Unreadable`."""
        await self._crypt.wrap_anew(keys, await self.master())

    def look_again(self) -> bool:
        """Take up the master keys that are there now; tell whether others were before."""
        there = self.masters.ring()
        if there == self._ring:
            return False
        self._ring = there
        self._crypt.use(there)
        return True

    def forget(self) -> None:
        """Forget opened keys: the library would use a destroyed one for up to a minute."""
        self._crypt.forget()

    async def master(self) -> Master:
        """Return the master key under which the vault says that new keys are to lie.

        Raises:
            WrongMasterKey: It is not there.
        """
        state = await self._state.find_one(_STATE) or await self._begin()
        master = Master(state["provider"], state["spec"])
        if master.provider not in self._ring.providers:
            self.look_again()
        if master.provider not in self._ring.providers:
            raise WrongMasterKey(self.shut(master, await self.keys.count_documents({})))
        return master

    async def follows(self) -> bool:
        """Tell whether the vault names the newest master, and no older one opens anything."""
        self.look_again()
        state = await self.state()
        newest = Master(state["provider"], state["spec"]) == self._ring.newest
        return newest and bool(state["oldest"] == state["serial"])

    async def left_behind(self, most: int = 0) -> list[UUID]:
        """Return the keys, or at most so many, that do not lie under the master it names."""
        elsewhere = {"$nor": [(await self.master()).where()]}
        return [row["_id"] async for row in self.keys.find(elsewhere, {"_id": 1}).limit(most)]

    async def turn_to_newest(self, by: str) -> int:
        """Let new keys lie under the newest master from now on; return that master's number."""
        self.look_again()
        newest = self._ring.newest
        state = await self.state()
        if Master(state["provider"], state["spec"]) == newest:
            return int(state["serial"])
        number = int(state["serial"]) + 1
        begun = {"began_at": datetime.now(UTC), "by": by}
        await self._rotations.update_one({"_id": number}, {"$set": begun}, upsert=True)
        told = {"provider": newest.provider, "spec": dict(newest.spec), "serial": number}
        as_known = {**_STATE, "serial": state["serial"]}
        await self._state.update_one(as_known, {"$set": told})
        return number

    async def turned(self, number: int) -> None:
        """Note that the masters before this one open nothing any more."""
        ended = {"$set": {"ended_at": datetime.now(UTC)}}
        await self._rotations.update_one({"_id": number, "ended_at": {"$exists": False}}, ended)
        await self._state.update_one(_STATE, {"$max": {"oldest": number}})

    async def last_turn(self) -> Document | None:
        """Return when the last rotation that ended began and ended."""
        return await self._rotations.find_one({"ended_at": {"$exists": True}}, sort=[("_id", -1)])

    async def state(self, session: Session | None = None) -> Document:
        """Return which master the vault names, its number, and the oldest one's."""
        state = await self._state.find_one(_STATE, session=session)
        return state or await self._begin()

    async def make(self, name: str, where: Collection, row: Document, secret_in: str) -> bool:
        """Make a data key, and keep a row with a fresh secret sealed under it.

        The vault is asked again once the key is there: whoever wraps all keys anew begins
        after the vault has named another master, and so sees every key that is kept.

        Returns:
            Whether it was made now; a row that is there already stays as it is.
        """
        for _ in range(_TRIES):
            if await where.find_one({"_id": row["_id"]}, {"_id": 1}) is not None:
                return False
            master = await self.master()
            try:
                key = await self._crypt.make_key(name, master)
                sealed = await self.encrypt(secrets.token_bytes(_SECRET_BYTES), key)
            except DuplicateKeyError:
                continue
            except Unreadable:
                if await self._drop_stray(name, master, where, row):
                    continue
                raise
            kept = {**row, "data_key": key, secret_in: sealed}
            if await self.master() == master and await self._keep(kept, master, where):
                return True
            await self._drop_stray(name, await self.master(), where, row)
        raise Busy("A master key is just being replaced.")

    async def open_secret(self, row: Document, secret_in: str) -> bytes:
        """Return the secret that a row keeps sealed; raises `Unreadable`."""
        secret = await self.decrypt(row[secret_in])
        assert isinstance(secret, bytes)
        return secret

    async def lying(self) -> AsyncGenerator[tuple[Master, int]]:
        """Give each master key with how many data keys lie under it."""
        async for group in self._wrapped():
            yield _master(group["_id"]), group["count"]

    async def are_needed(self, keys: Sequence[UUID]) -> bool:
        """Tell whether anything is encrypted under one of these."""
        of_them = {"data_key": {"$in": list(keys)}}
        return any(
            [
                await self.vault[kept].find_one(of_them) is not None
                for kept in ("journeys", "secrets")
            ]
        )

    def shut(self, master: Master, count: int) -> str:
        """Say, for a person who looks for it, which master key is not there."""
        vault, place = self.keys.full_name, self.masters.place
        return (
            f"The master key does not open the key vault {vault}: {count} of its keys need "
            f"{master.name}, which is not at {place}. Start with the key that this data was "
            f"made with. / Khóa chủ không mở được kho khóa {vault}: {count} khóa cần "
            f"{master.name}, không có tại {place}. Hãy khởi động với khóa đã dùng cho dữ "
            "liệu này."
        )

    async def _begin(self) -> Document:
        """Let a vault name its master for the first time, if that one opens all there is."""
        await self._must_open()
        newest = self._ring.newest
        state = {"provider": newest.provider, "spec": dict(newest.spec), "serial": 1, "oldest": 1}
        await self._state.update_one(_STATE, {"$setOnInsert": state}, upsert=True)
        return state

    async def _must_open(self) -> None:
        async for group in self._wrapped():
            try:
                await self.encrypt("", group["one"])
            except Unreadable as error:
                if await self._group_is_needed(group["_id"]):
                    shut = self.shut(_master(group["_id"]), group["count"])
                    raise WrongMasterKey(shut) from error

    async def _group_is_needed(self, master_key: Any) -> bool:
        cursor = self.keys.find({"masterKey": master_key}, {"_id": 1})
        while some := await cursor.to_list(_SOME):
            if await self.are_needed([row["_id"] for row in some]):
                return True
        return False

    async def _wrapped(self) -> AsyncGenerator[Document]:
        one = {"_id": "$masterKey", "count": {"$sum": 1}, "one": {"$first": "$_id"}}
        async for group in self.keys.aggregate([{"$group": one}, {"$sort": {"_id": 1}}]):
            yield group

    async def _keep(self, row: Document, master: Master, where: Collection) -> bool:
        async def keep(session: Session) -> bool:
            there = {"_id": row["data_key"], **master.where()}
            seen = {"$currentDate": {"updateDate": True}}
            if not (await self.keys.update_one(there, seen, session=session)).matched_count:
                return False
            await where.insert_one(row, session=session)
            return True

        try:
            return await transact(self._client, keep)
        except DuplicateKeyError:
            return False

    async def _drop_stray(
        self, name: str, master: Master, where: Collection, row: Document
    ) -> bool:
        """Delete a key that encrypts nothing yet and lies under another master."""

        async def drop(session: Session) -> bool:
            if await where.find_one({"_id": row["_id"]}, session=session) is not None:
                return True
            stray = {"keyAltNames": name, "$nor": [master.where()]}
            return bool((await self.keys.delete_one(stray, session=session)).deleted_count)

        return await transact(self._client, drop)


def _master(told: Document) -> Master:
    spec = dict(told)
    return Master(spec.pop("provider"), spec)
