"""The one door to MongoDB: nothing else imports its driver.

Motor is past its active life (critical fixes until May 2027; PyMongo's async API
follows it). Because it enters here only, leaving it will change this file alone.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from typing import Any, Final, TypeAlias, TypeVar, cast

import pymongo
from bson.binary import STANDARD, Binary
from bson.codec_options import CodecOptions
from motor.motor_asyncio import (
    AsyncIOMotorClient,
    AsyncIOMotorClientEncryption,
    AsyncIOMotorClientSession,
    AsyncIOMotorCollection,
    AsyncIOMotorDatabase,
)
from pymongo import (
    ASCENDING,
    DESCENDING,
    DeleteOne,
    IndexModel,
    InsertOne,
    ReplaceOne,
    ReturnDocument,
    UpdateOne,
)
from pymongo.errors import (
    BulkWriteError,
    ConnectionFailure,
    DuplicateKeyError,
    EncryptionError,
    ExecutionTimeout,
    OperationFailure,
    PyMongoError,
    WTimeoutError,
)
from pymongo.read_concern import ReadConcern
from pymongo.write_concern import WriteConcern

__all__ = [
    "ASCENDING",
    "DESCENDING",
    "UNAVAILABLE",
    "Binary",
    "BulkWriteError",
    "Busy",
    "Client",
    "Collection",
    "Database",
    "DeleteOne",
    "Document",
    "DuplicateKeyError",
    "Encryption",
    "IndexModel",
    "InsertOne",
    "OperationFailure",
    "PyMongoError",
    "ReplaceOne",
    "ReturnDocument",
    "Session",
    "Unreadable",
    "UpdateOne",
    "is_transient",
    "open_client",
    "snapshot",
    "transact",
    "transaction",
    "within",
]

Document: TypeAlias = dict[str, Any]
Client: TypeAlias = AsyncIOMotorClient[Document]
Database: TypeAlias = AsyncIOMotorDatabase[Document]
Collection: TypeAlias = AsyncIOMotorCollection[Document]
Session: TypeAlias = AsyncIOMotorClientSession

Done = TypeVar("Done")

_ANSWER: Final = 3.5
_SELECTION_MS: Final = 2_000
_SHORTEST_PAUSE: Final = 0.005
_LONGEST_PAUSE: Final = 0.05
_MAJORITY: Final = WriteConcern(w="majority", j=True)
_SNAPSHOT: Final = ReadConcern("snapshot")
_STANDARD_UUIDS: Final = CodecOptions[Document](uuid_representation=STANDARD)
_PASSING: Final = (
    "TransientTransactionError",
    "UnknownTransactionCommitResult",
    "RetryableWriteError",
)


class Busy(PyMongoError):
    """MongoDB is there, but others were in the way; the same work may be tried again."""


class Unreadable(Exception):
    """Cipher text that the keys at hand do not open, or that was altered."""


UNAVAILABLE: Final[tuple[type[PyMongoError], ...]] = (
    ConnectionFailure,
    ExecutionTimeout,
    WTimeoutError,
    Busy,
)
"""MongoDB is away or busy; transactions and encryption raise nothing else for either."""


def open_client(url: str) -> Client:
    """Open a client whose every answer, also a failure, comes within 3.5 seconds.

    The bound holds for a whole operation with its retries; `within` sets another.
    Whatever the URL says, a write is acknowledged by a majority and on disk.
    """
    return AsyncIOMotorClient[Document](
        url,
        tz_aware=True,
        uuidRepresentation="standard",
        timeoutMS=int(_ANSWER * 1_000),
        serverSelectionTimeoutMS=_SELECTION_MS,
        connectTimeoutMS=_SELECTION_MS,
        waitQueueTimeoutMS=_SELECTION_MS,
        w="majority",
        journal=True,
        retryWrites=True,
        retryReads=True,
        maxPoolSize=16,
        maxIdleTimeMS=60_000,
    )


def within(seconds: float = _ANSWER) -> AbstractContextManager[None]:
    """Bound all operations in the block together; a shorter bound around it stays in force."""
    return pymongo.timeout(seconds)


def is_transient(error: BaseException) -> bool:
    """Tell whether the same work may succeed when it is tried again."""
    if isinstance(error, EncryptionError):
        return is_transient(error.cause)
    if isinstance(error, UNAVAILABLE):
        return True
    return isinstance(error, PyMongoError) and (
        error.timeout or any(error.has_error_label(label) for label in _PASSING)
    )


@contextmanager
def _telling_what_passes() -> Generator[None, None, None]:
    """Let every passing failure leave as one of `UNAVAILABLE`."""
    try:
        yield
    except UNAVAILABLE:
        raise
    except PyMongoError as error:
        if is_transient(error):
            raise Busy(str(error)) from error
        raise


@asynccontextmanager
async def transaction(client: Client) -> AsyncGenerator[Session, None]:
    """Give a session in a transaction: reads from one snapshot, commits to a majority.

    It is tried once; a caller that wants it again starts over from its own reading.
    An error inside rolls back; an error at the end may also mean "committed, unknown".
    """
    with _telling_what_passes(), within():
        async with (
            await client.start_session() as session,
            session.start_transaction(read_concern=_SNAPSHOT, write_concern=_MAJORITY),
        ):
            yield session


@asynccontextmanager
async def snapshot(client: Client) -> AsyncGenerator[Session, None]:
    """Give a session whose reads all come from one moment, for as long as it takes."""
    with _telling_what_passes():
        async with await client.start_session(snapshot=True) as session:
            yield session


async def transact(client: Client, work: Callable[[Session], Awaitable[Done]]) -> Done:
    """Do the work in a transaction, again while others are in the way, for 3.5 seconds.

    The work may run more than once, also after a commit whose outcome was lost: what it
    writes must come out the same.
    """
    pause = _SHORTEST_PAUSE
    with within():
        while True:
            try:
                async with transaction(client) as session:
                    return await work(session)
            except UNAVAILABLE as error:
                if error.timeout:
                    raise
            await asyncio.sleep(random.uniform(0, pause))  # noqa: S311 - a pause, not a secret
            pause = min(2 * pause, _LONGEST_PAUSE)


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
    """Field level encryption under the data keys of one vault, asked for explicitly.

    libmongocrypt keeps opened keys for up to a minute, also destroyed ones: `forget`
    them after an erasure.
    """

    _ALGORITHM: Final = "AEAD_AES_256_CBC_HMAC_SHA_512-Random"

    def __init__(
        self, client: Client, database: str, provider: str, settings: Mapping[str, bytes]
    ) -> None:
        self._client = client
        self._namespace = f"{database}.keys"
        self._provider = provider
        self._settings = settings
        self._crypt = self._open()

    async def make_key(self, name: str) -> Binary:
        """Make the data key of this name, or return the one that is there.

        Raises:
            DuplicateKeyError: Another made it meanwhile, and it is gone again.
        """
        keys = self._crypt
        with _telling_what_passes():
            try:
                return await keys.create_data_key(self._provider, key_alt_names=[name])
            except EncryptionError as error:
                if not isinstance(error.cause, DuplicateKeyError):
                    raise
                found = await keys.get_key_by_alt_name(name)
                if found is None:
                    raise error.cause from error
                return cast("Binary", found["_id"])

    async def encrypt(self, value: str | bytes, key: Binary) -> Binary:
        """Encrypt a value under a data key; the same value never looks the same twice.

        Raises:
            Unreadable: The key is gone, or is wrapped under another master key.
        """
        with _telling_what_passes(), _telling_what_stays_shut():
            return await self._crypt.encrypt(value, self._ALGORITHM, key_id=key)

    async def decrypt(self, value: bytes) -> str | bytes:
        """Open a value.

        Raises:
            Unreadable: Its key is gone, is wrapped under another master key, or it was altered.
        """
        with _telling_what_passes(), _telling_what_stays_shut():
            opened: str | bytes = await self._crypt.decrypt(Binary(value, 6))
            return opened

    def forget(self) -> None:
        """Forget every opened key.

        The old one is not closed but let go: a decryption that still runs in another
        thread would lose the memory it works in; the last to leave frees it.
        """
        self._crypt = self._open()

    def _open(self) -> AsyncIOMotorClientEncryption[Document]:
        return AsyncIOMotorClientEncryption[Document](
            {self._provider: self._settings}, self._namespace, self._client, _STANDARD_UUIDS
        )
