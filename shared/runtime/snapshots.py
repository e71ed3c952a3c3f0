"""Keeps what long histories came to, so that who needs one need not read it from its beginning.

A snapshot is a cache in MongoDB and never a source: it is opened only by the code that made it,
and under the service's own seal. Whoever takes it looks whether the log still holds the very
message that it stands at. In every other case the history is read from its beginning.

Pickled data runs code when it is opened: hence the seal comes first, and nothing else is opened.
"""

import hashlib
import hmac
import logging
import pickle  # nosec B403
import sys
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import pydantic

from shared.kernel.aggregate import Log
from shared.runtime.mongo import Database, PyMongoError, hasty, within

log = logging.getLogger(__name__)

_AT_MOST = 8 * 2**20
"""Bytes; MongoDB takes documents of 16 MiB."""

_PATIENCE = 0.5
"""Seconds: MongoDB slower than that would not be quicker than reading the log."""


class Snapshots:
    """One service's snapshots.

    Args:
        database: The service's own.
        secret: What they are sealed with, from the service's vault.
        code: Tells what the code is known by that reads them (`code_of`); asked once, when the
            first is needed.
    """

    def __init__(self, database: Database, secret: bytes, code: Callable[[], bytes]) -> None:
        self._rows = hasty(database.snapshots)
        self._secret = secret
        self._code = code

    @cached_property
    def _release(self) -> bytes:
        return self._code()

    async def find(self, subject: str) -> Any | None:
        """Return what was kept of a history; none where there is nothing that may be believed."""
        try:
            with within(_PATIENCE):
                row = await self._rows.find_one({"_id": subject})
        except PyMongoError as error:
            log.warning("no snapshot was read", extra={"error": type(error).__name__})
            return None
        if row is None or not hmac.compare_digest(self._seal(subject, row["kept"]), row["seal"]):
            return None
        return pickle.loads(row["kept"])  # noqa: S301  # nosec B301

    async def keep(self, subject: str, snapshot: object) -> None:
        """Keep a snapshot in place of an older one, if MongoDB takes it at once."""
        kept = pickle.dumps(snapshot, protocol=5)
        if len(kept) > _AT_MOST:
            return
        row = {"_id": subject, "seal": self._seal(subject, kept), "kept": kept}
        try:
            with within(_PATIENCE):
                await self._rows.replace_one({"_id": subject}, row, upsert=True)
        except PyMongoError as error:
            log.warning("no snapshot was kept", extra={"error": type(error).__name__})

    def _seal(self, subject: str, kept: bytes) -> bytes:
        sealed = b"\x1f".join((subject.encode(), self._release, kept))
        return hmac.digest(self._secret, sealed, "sha256")


def code_of(log: Log) -> bytes:
    """Return a hash of all code that has a part in folding a service's histories."""
    rules = {aggregate.decider.evolve.__module__ for aggregate in log.aggregates}
    packages = {"shared", *(".".join(rule.split(".")[:2]) for rule in rules)}
    code = hashlib.sha256(f"{sys.version}\x1f{pydantic.VERSION}".encode())
    for package in sorted(packages):
        for folder in import_module(package).__path__:
            for file in sorted(Path(folder).rglob("*.py")):
                code.update(str(file.relative_to(folder)).encode() + b"\x1f" + file.read_bytes())
    return code.digest()
