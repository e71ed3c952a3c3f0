"""Secrets that a service keeps in its vault, sealed as a journey's are."""

from typing import Final

from shared.runtime.keys.keyring import Keyring
from shared.runtime.mongo import Document

_SEALED: Final = "secret"


class Secrets:
    """What a service needs for one purpose: a secret, and one more while it takes its place.

    Where a secret is renewed with each new master key, what was made with an old one says
    nothing once that master is destroyed.
    """

    def __init__(self, keyring: Keyring, purpose: str) -> None:
        self._keyring = keyring
        self._purpose = purpose
        self._rows = keyring.vault["secrets"]
        self._opened: dict[str, bytes] = {}

    async def only(self) -> bytes:
        """Return the one secret of a purpose for which it is never renewed."""
        ((_, secret),) = await self.all()
        return secret

    async def all(self) -> list[tuple[str, bytes]]:
        """Return the secrets that are there, each with its name; the newest comes first."""
        rows = await self._there()
        if not rows:
            await self.renew()
            rows = await self._there()
        opened = {row["_id"]: await self._secret(row) for row in rows}
        self._opened = opened
        return list(opened.items())

    async def renew(self) -> None:
        """Make a new secret beside the one that is there."""
        rows = await self._there()
        number = rows[0]["number"] + 1 if rows else 1
        name = f"{self._purpose}-{number}"
        row = {"_id": name, "purpose": self._purpose, "number": number}
        await self._keyring.make(name, self._rows, row, _SEALED)

    async def retire(self) -> None:
        """Destroy all but the newest."""
        for row in (await self._there())[1:]:
            await self._keyring.keys.delete_one({"_id": row["data_key"]})
            await self._rows.delete_one({"_id": row["_id"]})

    async def _there(self) -> list[Document]:
        return await self._rows.find({"purpose": self._purpose}).sort("number", -1).to_list(None)

    async def _secret(self, row: Document) -> bytes:
        known = self._opened.get(row["_id"])
        return known or await self._keyring.open_secret(row, _SEALED)
