"""A new master key: every data key is wrapped under it, and the old one opens nothing more."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest

from shared.kernel.ids import JourneyId, RecordId
from shared.runtime.keys.encryption import Encryption, Unreadable
from shared.runtime.keys.masters import UNNAMED, CannotRotate, FileMasters, Master, Ring, local_name
from shared.runtime.keys.rotation import Step, Turning
from shared.runtime.mongo import Client
from shared.runtime.records.store import NoSuchRecord, RecordStore, WrongMasterKey
from tests.kit.at_work import eventually
from tests.kit.records import STATEMENT, Held, statement

KEY = bytes(range(96))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "master.key"
    file.write_bytes(KEY)
    return file


@pytest.fixture
async def store(client: Client, service: str, file: Path) -> RecordStore:
    return await opened(client, service, file)


@pytest.fixture
async def refs(store: RecordStore) -> dict[JourneyId, RecordId]:
    return await written(store, 5)


@pytest.fixture
async def replica(client: Client, service: str, store: RecordStore, file: Path) -> RecordStore:
    """Another process of the same service, which has opened its keys already."""
    assert store
    return await opened(client, service, file)


def newest(file: Path) -> str:
    """Return what the master key is called that wraps now."""
    return FileMasters(file).ring().newest.provider


async def opened(client: Client, service: str, file: Path) -> RecordStore:
    """Open a record store as a service does at its start."""
    store = RecordStore(client, service, FileMasters(file))
    await store.prepare()
    await store.check()
    return store


async def written(store: RecordStore, number: int) -> dict[JourneyId, RecordId]:
    """Open journeys, and keep a statement of each."""
    found: dict[JourneyId, RecordId] = {}
    for _ in range(number):
        journey = JourneyId(uuid4())
        await store.open_journey(journey)
        found[journey] = (await store.keep(journey, statement())).record_id
    return found


async def all_read(store: RecordStore, refs: dict[JourneyId, RecordId]) -> bool:
    """Tell whether everything can be read."""
    texts = [(await store.read(record, journey)).text for journey, record in refs.items()]
    return set(texts) == {STATEMENT}


async def masters_in(client: Client, service: str) -> set[str]:
    """Return the masters under which data keys lie."""
    keys = client[f"{service}_vault"]["keys"].find()
    return {key["masterKey"]["provider"] async for key in keys}


async def test_every_key_lies_under_the_new_master_and_everything_is_read(
    store: RecordStore, refs: dict[JourneyId, RecordId], client: Client, service: str, file: Path
) -> None:
    turning = Turning()
    await store.rotation.rotate(turning)
    assert (turning.step, turning.wrapped, turning.total) == (Step.DONE, 5, 5)
    assert await masters_in(client, service) == {newest(file)}
    assert newest(file) != local_name(KEY)
    assert await all_read(store, refs)
    assert await all_read(await opened(client, service, file), refs)


async def test_the_old_master_opens_nothing_any_more(
    store: RecordStore, refs: dict[JourneyId, RecordId], client: Client, service: str
) -> None:
    await store.rotation.rotate()
    row = await client[service]["records"].find_one({"_id": next(iter(refs.values()))})
    assert row is not None
    old = Ring(Master(UNNAMED), {UNNAMED: {"key": KEY}})
    with pytest.raises(Unreadable):
        await Encryption(client, f"{service}_vault", old).decrypt(row["cipher"])


async def test_a_running_replica_takes_up_the_new_master_by_itself(
    store: RecordStore, refs: dict[JourneyId, RecordId], replica: RecordStore
) -> None:
    assert await all_read(replica, refs)
    await store.rotation.rotate()
    replica.keyring.forget()
    assert await all_read(replica, refs)
    later = await written(replica, 1)
    assert await all_read(store, later)


async def test_work_goes_on_while_the_master_is_replaced_again_and_again(
    store: RecordStore, replica: RecordStore, client: Client, service: str, file: Path
) -> None:
    stopping = asyncio.Event()
    refs: dict[JourneyId, RecordId] = {}

    async def work(at: RecordStore) -> None:
        while not stopping.is_set():
            refs.update(await written(at, 1))

    async def more_than(count: int) -> bool:
        return len(refs) > count

    working = [asyncio.create_task(work(at)) for at in (store, replica, replica)]
    for _ in range(4):
        await eventually(partial(more_than, len(refs)))
        await store.rotation.rotate()
    stopping.set()
    await asyncio.gather(*working)
    assert len(refs) > len(working)
    await store.rotation.rotate()
    assert await all_read(await opened(client, service, file), refs)
    assert len(await masters_in(client, service)) == 1


async def test_what_an_earlier_version_made_is_wrapped_under_a_master_with_a_name(
    client: Client, service: str, file: Path
) -> None:
    before = Encryption(client, f"{service}_vault", Ring(Master(UNNAMED), {UNNAMED: {"key": KEY}}))
    await before.make_key("sentinel", Master(UNNAMED))
    journey = JourneyId(uuid4())
    data_key = await before.make_key(str(journey), Master(UNNAMED))
    sealed = await before.encrypt(bytes(32), data_key)
    row = {"_id": journey, "data_key": data_key, "digest_key": sealed, "kept": 0}
    await client[f"{service}_vault"]["journeys"].insert_one(row)
    store = await opened(client, service, file)
    ref = await store.keep(journey, statement())
    assert await store.rotation.resume()
    assert not await store.rotation.resume()
    assert await masters_in(client, service) == {newest(file)}
    assert newest(file) == local_name(KEY)
    await store.rotation.rotate()
    assert (await store.read(ref.record_id, journey)).text == STATEMENT


async def test_an_erasure_is_sealed_by_the_next_rotation(
    store: RecordStore, refs: dict[JourneyId, RecordId]
) -> None:
    first, second, *_ = refs
    assert await store.unsealed() == 0
    await store.erase(first)
    await store.erase(second)
    assert await store.unsealed() == 2
    await store.rotation.rotate()
    assert await store.unsealed() == 0


async def test_an_erasure_during_a_rotation_waits_for_another(
    store: RecordStore, refs: dict[JourneyId, RecordId], replica: RecordStore
) -> None:
    gone = next(iter(refs))
    with store.keyring.masters.alone():
        store.keyring.masters.renew()
        await store.keyring.turn_to_newest("a test")
    await replica.erase(gone)
    assert await store.rotation.resume()
    assert await store.unsealed() == 1
    await store.rotation.rotate()
    assert await store.unsealed() == 0


async def test_an_erasure_wins_over_the_wrapping_of_its_key(
    store: RecordStore, replica: RecordStore, client: Client, service: str
) -> None:
    for _ in range(5):
        refs = await written(store, 6)
        await asyncio.gather(store.rotation.rotate(), *(replica.erase(gone) for gone in refs))
        for journey, record in refs.items():
            with pytest.raises(NoSuchRecord):
                await store.read(record, journey)
    assert await client[f"{service}_vault"]["keys"].count_documents({}) == 0


async def test_a_key_that_an_opening_left_under_a_master_long_gone_does_no_harm(
    store: RecordStore, refs: dict[JourneyId, RecordId], client: Client, service: str, file: Path
) -> None:
    journey, never_opened = JourneyId(uuid4()), JourneyId(uuid4())
    left = [
        await store.keyring._crypt.make_key(str(name), await store.keyring.master())
        for name in (journey, never_opened)
    ]
    vault = client[f"{service}_vault"]
    strays = await vault["keys"].find({"_id": {"$in": left}}).to_list(None)
    await store.rotation.rotate()
    for stray in strays:
        await vault["keys"].replace_one({"_id": stray["_id"]}, stray)
    later = await opened(client, service, file)
    await later.open_journey(journey)
    ref = await later.keep(journey, statement())
    assert await all_read(later, {**refs, journey: ref.record_id})
    assert await later.rotation.resume()
    assert await vault["keys"].count_documents({"keyAltNames": str(never_opened)}) == 0


async def test_a_rotation_stops_at_a_key_in_use_that_does_not_open(
    store: RecordStore, refs: dict[JourneyId, RecordId], client: Client, service: str, file: Path
) -> None:
    vault = client[f"{service}_vault"]
    key = await vault["keys"].find_one({"keyAltNames": str(next(iter(refs)))})
    assert key is not None
    await store.rotation.rotate()
    await vault["keys"].replace_one({"_id": key["_id"]}, key)
    before = newest(file)
    with pytest.raises(WrongMasterKey, match="need local:"):
        await store.rotation.rotate()
    assert newest(file) == before, "no master is destroyed under which anything may lie"


async def test_when_it_was_replaced_is_known(store: RecordStore) -> None:
    assert await store.rotation.last() is None
    await store.rotation.rotate()
    first = await store.rotation.last()
    await store.rotation.rotate()
    second = await store.rotation.last()
    assert first is not None
    assert second is not None
    assert first.began_at <= first.ended_at <= second.began_at <= second.ended_at


async def test_without_a_new_master_from_outside_nothing_is_replaced(
    client: Client, service: str, file: Path
) -> None:
    class Elsewhere(FileMasters):
        """Masters as a key management service has them: a new one is not made from here."""

        def renew(self) -> None:
            """Do nothing."""

    store = RecordStore(client, service, Elsewhere(file))
    await store.prepare()
    await store.check()
    with pytest.raises(CannotRotate, match="configure a new one first"):
        await store.rotation.rotate()


async def test_a_master_that_is_configured_anew_is_followed_from_the_next_start(
    client: Client, service: str
) -> None:
    old, new = bytes(96), bytes(reversed(range(96)))
    before = RecordStore(client, service, Held(old))
    await before.prepare()
    await before.check()
    refs = await written(before, 2)
    store = RecordStore(client, service, Held(old, new))
    await store.check()
    assert await store.rotation.resume()
    assert await masters_in(client, service) == {local_name(new)}
    later = RecordStore(client, service, Held(new))
    await later.check()
    assert await all_read(later, refs)


@pytest.fixture(autouse=True)
async def _nothing_is_left(client: Client, service: str) -> AsyncIterator[None]:
    """Leave the shared server as it was."""
    yield
    for database in (service, f"{service}_vault"):
        await client.drop_database(database)
