"""Erasure: what was written about a person is gone, at once and for good."""

import asyncio
from contextlib import suppress
from uuid import uuid4

import pytest

from shared.kernel.ids import JourneyId, RecordId
from shared.runtime.mongo import Client
from shared.runtime.records.store import JourneyErased, NoSuchRecord, RecordStore
from tests.kit.records import AT_ONCE, MASTER, STATEMENT, keys_made, never, statement, stored


async def test_erased_text_cannot_be_read_even_at_once(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    ref = await records.keep(journey, statement())
    await records.read(ref.record_id, journey)
    (row,) = await stored(client, service)
    await records.erase(journey)
    with pytest.raises(NoSuchRecord):
        await records.read(ref.record_id, journey)
    # Not even where its cipher text had been copied and is put back.
    await client[service]["records"].insert_one(row)
    with pytest.raises(NoSuchRecord):
        await records.read(ref.record_id, journey)


async def test_no_key_is_made_again_after_erasure(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    await records.erase(journey)
    await records.erase(journey)
    with pytest.raises(JourneyErased):
        await records.open_journey(journey)
    with pytest.raises(JourneyErased):
        await records.keep(journey, statement())
    assert await keys_made(client, service, journey) == 0


async def test_a_journey_erased_before_it_was_opened_stays_closed(records: RecordStore) -> None:
    journey = JourneyId(uuid4())
    await records.erase(journey)
    with pytest.raises(JourneyErased):
        await records.open_journey(journey)


async def test_an_erasure_leaves_the_other_journeys_alone(
    records: RecordStore, journey: JourneyId
) -> None:
    other = JourneyId(uuid4())
    await records.open_journey(other)
    ref = await records.keep(other, statement())
    await records.erase(journey)
    assert (await records.read(ref.record_id, other)).text == STATEMENT


async def test_another_replica_keeps_nothing_after_an_erasure(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    replica = RecordStore(client, service, MASTER)
    await replica.keep(journey, statement())
    await records.erase(journey)
    with pytest.raises(JourneyErased):
        await replica.keep(journey, statement())
    assert await stored(client, service) == []


async def test_keeping_while_erasing_leaves_nothing_readable(
    records: RecordStore, client: Client, service: str
) -> None:
    replica = RecordStore(client, service, MASTER)

    async def keep_until_erased(store: RecordStore, journey: JourneyId) -> list[RecordId]:
        refs: list[RecordId] = []
        with suppress(JourneyErased):
            while True:
                refs.append((await store.keep(journey, statement())).record_id)
        return refs

    async def race(delay: float) -> None:
        journey = JourneyId(uuid4())
        await records.open_journey(journey)
        keeping = [asyncio.create_task(keep_until_erased(s, journey)) for s in (records, replica)]
        await asyncio.sleep(delay)
        await records.erase(journey)
        for ref in [ref for task in keeping for ref in await task]:
            with pytest.raises(NoSuchRecord):
                await replica.read(ref, journey)
        assert await keys_made(client, service, journey) == 0

    for wave in range(10):
        await asyncio.gather(*(race(delay=(wave * 3 + lane) / 1_000) for lane in range(3)))
    assert await stored(client, service) == []


async def test_opening_while_erasing_leaves_no_key(
    records: RecordStore, client: Client, service: str
) -> None:
    async def race(delay: float) -> None:
        journey = JourneyId(uuid4())

        async def open_it() -> None:
            await records.open_journey(journey)

        opening = [asyncio.create_task(open_it()) for _ in range(2)]
        await asyncio.sleep(delay)
        await records.erase(journey)
        outcomes = await asyncio.gather(*opening, return_exceptions=True)
        assert all(outcome is None or type(outcome) is JourneyErased for outcome in outcomes)
        assert await keys_made(client, service, journey) == 0
        with pytest.raises(JourneyErased):
            await records.open_journey(journey)

    for wave in range(15):
        await asyncio.gather(*(race(delay=wave / 1_000) for _ in range(3)))


async def test_a_sweep_removes_a_key_that_a_crash_left_beside_an_erasure(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    vault = client[f"{service}_vault"]
    key = await vault["keys"].find_one()
    assert key is not None
    await records.erase(journey)
    await vault["keys"].insert_one({**key, "_id": uuid4()})
    await records.sweep(AT_ONCE, never)
    assert await keys_made(client, service, journey) == 0
    await records.check()
