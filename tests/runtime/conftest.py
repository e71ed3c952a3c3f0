"""A client, a record store in databases of its own, and a room at work."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from shared.kernel.ids import JourneyId
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.mongo import Client, open_client
from shared.runtime.nats import connect
from shared.runtime.provisioning import log_stream, provision_stream
from shared.runtime.receipts import MemoryReceipts
from shared.runtime.records.store import RecordStore
from tests.kit.at_work import AtWork, at_work
from tests.kit.blanket_room import BlanketRoom
from tests.kit.office import Office
from tests.kit.records import MASTER


@pytest.fixture
async def client(mongo_url: str) -> AsyncIterator[Client]:
    """Open the shared mongod."""
    opened = open_client(mongo_url)
    yield opened
    opened.close()


@pytest.fixture
def service() -> str:
    """Name a service that no other test uses."""
    return f"room_{uuid4().hex[:8]}"


@pytest.fixture
async def records(client: Client, service: str) -> RecordStore:
    """Prepare the service's record store."""
    store = RecordStore(client, service, MASTER)
    await store.prepare()
    await store.check()
    return store


@pytest.fixture
async def journey(records: RecordStore) -> JourneyId:
    """Open a journey there."""
    journey = JourneyId(uuid4())
    await records.open_journey(journey)
    return journey


@pytest.fixture
async def work(nats_url: str, mongo_url: str) -> AsyncIterator[AtWork]:
    """Put a made-up room under a new name to work on the shared servers."""
    async with at_work(nats_url, mongo_url) as room:
        yield room


@pytest.fixture(params=["memory", "jetstream"])
async def office(request: pytest.FixtureRequest, nats_url: str) -> AsyncIterator[Office]:
    """Open an office on a store in memory, and one on JetStream."""
    room = BlanketRoom.new()
    if request.param == "memory":
        yield Office(room, MemoryStore(), MemoryReceipts())
        return
    client = await connect(nats_url, "office", buffering=False)
    await provision_stream(client, *log_stream(room.name))
    store = JetStreamStore(client, room.log.stream)
    await store.start()
    yield Office(room, store, MemoryReceipts())
    await client.close()
