"""The one door to MongoDB: nothing else imports its driver.

Motor is past its active life (critical fixes until May 2027; PyMongo's async API
follows it). Because it enters here only, leaving it will change this file alone.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

import pymongo
from bson.binary import STANDARD, Binary
from bson.codec_options import CodecOptions
from motor.motor_asyncio import (
    AsyncIOMotorClient,
    AsyncIOMotorClientEncryption,
    AsyncIOMotorClientSession,
    AsyncIOMotorCollection,
    AsyncIOMotorCursor,
    AsyncIOMotorDatabase,
)
from pymongo import (
    ASCENDING,
    DESCENDING,
    DeleteMany,
    DeleteOne,
    IndexModel,
    InsertOne,
    ReplaceOne,
    ReturnDocument,
    UpdateMany,
    UpdateOne,
)
from pymongo.client_session import ClientSession
from pymongo.collection import Collection as PlainCollection
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
from pymongo.results import BulkWriteResult
from pymongo.write_concern import WriteConcern

from shared.runtime.passes import AS_WRITTEN, Login

__all__ = [
    "ASCENDING",
    "DESCENDING",
    "STANDARD_UUIDS",
    "UNAVAILABLE",
    "Binary",
    "BulkWriteError",
    "Busy",
    "Client",
    "ClientEncryption",
    "Collection",
    "Cursor",
    "Database",
    "DeleteMany",
    "DeleteOne",
    "Document",
    "DuplicateKeyError",
    "EncryptionError",
    "IndexModel",
    "InsertOne",
    "Operation",
    "OperationFailure",
    "PyMongoError",
    "ReplaceOne",
    "ReturnDocument",
    "Session",
    "UpdateMany",
    "UpdateOne",
    "Writes",
    "hasty",
    "is_transient",
    "open_client",
    "settled",
    "snapshot",
    "telling_what_passes",
    "transact",
    "transaction",
    "update_in_order",
    "within",
    "write_if",
]

Document: TypeAlias = dict[str, Any]
Client: TypeAlias = AsyncIOMotorClient[Document]
Database: TypeAlias = AsyncIOMotorDatabase[Document]
Collection: TypeAlias = AsyncIOMotorCollection[Document]
Cursor: TypeAlias = AsyncIOMotorCursor[Document]
Session: TypeAlias = AsyncIOMotorClientSession
ClientEncryption: TypeAlias = AsyncIOMotorClientEncryption[Document]

Operation: TypeAlias = (
    InsertOne[Document] | ReplaceOne[Document] | UpdateOne | UpdateMany | DeleteOne | DeleteMany
)

Done = TypeVar("Done")

_ANSWER: Final = 3.5
_SELECTION_MS: Final = 2_000
_CONNECT_MS: Final = 10_000
"""How long a server may be silent before the driver's own look at it counts it as away: a disk that
stalls for some seconds must not cut every connection. What is asked meanwhile has its own bound."""
_HEARTBEAT_MS: Final = 1_000
"""How long a server that once refused a login counts as away; the driver's own ten are long."""

_SHORTEST_PAUSE: Final = 0.005
_LONGEST_PAUSE: Final = 0.05
_MAJORITY: Final = WriteConcern(w="majority", j=True)
_UNSETTLED: Final = WriteConcern(w=1, j=False)
_SNAPSHOT: Final = ReadConcern("snapshot")
_OF_A_MAJORITY: Final = ReadConcern("majority")
STANDARD_UUIDS: Final = CodecOptions[Document](uuid_representation=STANDARD)
_PASSING: Final = (
    "TransientTransactionError",
    "UnknownTransactionCommitResult",
    "RetryableWriteError",
)


class Writes(NamedTuple):
    """What is written to one collection; in order only where it matters."""

    collection: Collection
    operations: Sequence[Operation]
    ordered: bool = False


class Updated(NamedTuple):
    """How many statements found their document or made it, and the codes of those refused."""

    done: int
    refused: Sequence[int]


class Busy(PyMongoError):
    """MongoDB is there, but others were in the way; the same work may be tried again."""


UNAVAILABLE: Final[tuple[type[PyMongoError], ...]] = (
    ConnectionFailure,
    ExecutionTimeout,
    WTimeoutError,
    Busy,
)
"""MongoDB is away or busy; transactions and encryption raise nothing else for either."""


def open_client(url: str, who: Login = AS_WRITTEN) -> Client:
    """Open a client whose every answer, also a failure, comes within 3.5 seconds.

    The bound holds for a whole operation with its retries; `within` sets another.
    Whatever the URL says, a write is acknowledged by a majority and on disk.
    """
    return AsyncIOMotorClient[Document](
        url,
        **who.options(),
        tz_aware=True,
        uuidRepresentation="standard",
        timeoutMS=int(_ANSWER * 1_000),
        serverSelectionTimeoutMS=_SELECTION_MS,
        connectTimeoutMS=_CONNECT_MS,
        heartbeatFrequencyMS=_HEARTBEAT_MS,
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
def telling_what_passes() -> Generator[None, None, None]:
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
    with telling_what_passes(), within():
        async with (
            await client.start_session() as session,
            session.start_transaction(read_concern=_SNAPSHOT, write_concern=_MAJORITY),
        ):
            yield session


async def write_if(client: Client, first: Writes, rest: Sequence[Writes]) -> bool:
    """Write the rest if each of the first finds its document, or makes it; else nothing at all.

    It is one transaction, done in one go beside the event loop, for going there and back costs
    as much as a write. It is tried once, and raises as `transaction` does.

    Returns:
        Whether each of the first did; if not, nothing was written.
    """
    return await asyncio.to_thread(_write_if, client.delegate, first, rest)


def _write_if(client: pymongo.MongoClient[Document], first: Writes, rest: Sequence[Writes]) -> bool:
    with (
        telling_what_passes(),
        within(),
        client.start_session() as session,
        session.start_transaction(read_concern=_SNAPSHOT, write_concern=_MAJORITY),
    ):
        done = _write(first, session)
        if done.matched_count + done.upserted_count != len(first.operations):
            session.abort_transaction()
            return False
        for one in filter(lambda one: one.operations, rest):
            _write(one, session)
    return True


def _write(writes: Writes, session: ClientSession) -> BulkWriteResult:
    rows: PlainCollection[Document] = writes.collection.delegate
    return rows.bulk_write(writes.operations, ordered=writes.ordered, session=session)


async def update_in_order(rows: Collection, statements: Sequence[Document]) -> Updated:
    """Update one after the other until one is refused, each for itself and in no transaction.

    The statements are MongoDB's own (`q`, `u`, `upsert`), so that it is one way there and back; the
    driver never sends them twice by itself.
    """
    return await asyncio.to_thread(_update_in_order, rows, statements)


def _update_in_order(rows: Collection, statements: Sequence[Document]) -> Updated:
    command = {
        "update": rows.name,
        "updates": statements,
        "ordered": True,
        "writeConcern": _MAJORITY.document,
    }
    with telling_what_passes(), within():
        answer: Document = rows.delegate.database.command(command)
    if "writeConcernError" in answer:
        raise Busy
    return Updated(answer["n"], [error["code"] for error in answer.get("writeErrors", ())])


def settled(collection: Collection) -> Collection:
    """Return a collection as a majority has it: nothing that is read there is taken back later."""
    return collection.with_options(read_concern=_OF_A_MAJORITY)


def hasty(collection: Collection) -> Collection:
    """Return a collection whose writes wait for no disk: for what may be lost without harm."""
    return collection.with_options(write_concern=_UNSETTLED)


@asynccontextmanager
async def snapshot(client: Client) -> AsyncGenerator[Session, None]:
    """Give a session whose reads all come from one moment, for as long as it takes."""
    with telling_what_passes():
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
