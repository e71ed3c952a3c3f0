"""A crash falls between two lines of work; the first is undone or the second done, never half."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest

from services.intake.application import LOG
from services.intake.domain.case import commands as intake
from services.operations.embedded.waiting import until
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.handling import Desk
from shared.runtime.keys.masters import FileMasters
from shared.runtime.mongo import Database, open_client
from shared.runtime.receipts import MemoryReceipts
from shared.runtime.records.store import RecordStore, Swept
from tests.crash.audit import (
    assert_kept,
    assert_sound,
    assert_told_once,
    decisions,
    own_connection,
    until_settled,
)
from tests.crash.harm import freeze, kill, start_again
from tests.crash.load import Acknowledged, Asked
from tests.kit.house import RunningHouse
from tests.kit.staff import Staff, answer
from tests.kit.walk import Walk

pytestmark = pytest.mark.slow

HAPPENS_WITHIN = 60.0
AT_ONCE = timedelta(0)
PENDING = {"state": "pending"}


@pytest.fixture
async def database(house: RunningHouse) -> AsyncGenerator[Database]:
    """What intake keeps, looked at from outside."""
    client = open_client(house.servers.mongo.url)
    yield client["intake"]
    client.close()


@pytest.fixture
async def statements(house: RunningHouse, staff: Staff) -> list[Asked]:
    """Statements to be taken in two open cases; no other text waits for its event."""
    await _sweep(house)
    return [await _statement_of(Walk(staff)) for _ in range(2)]


async def test_a_text_whose_event_was_never_written_serves_the_same_key_or_is_swept_away(
    house: RunningHouse, staff: Staff, statements: list[Asked], database: Database
) -> None:
    asked_again, given_up = statements
    async with Staff(house) as once:
        await _dies_between_texts_and_events(house, once, statements, database)
    await _is_taken_once(staff, asked_again)
    assert await _sweep(house) == Swept(kept=0, deleted=1)
    assert await database.records.count_documents(PENDING) == 0
    await _is_taken_once(staff, given_up)


async def test_a_text_stays_whose_event_was_written_but_not_noted(
    house: RunningHouse, staff: Staff, statements: list[Asked], database: Database
) -> None:
    statement, _ = statements
    journey = await _is_taken_once(staff, statement)
    asked = {"state": "pending", "asked_at": datetime.now(UTC), "asking": 1}
    of_it = {"journey_id": journey, "kind": "statement"}
    forgotten = await database.records.update_one(of_it, {"$set": asked})
    assert forgotten.modified_count == 1
    assert await _sweep(house) == Swept(kept=1, deleted=0)
    await _is_taken_once(staff, statement)


async def test_what_was_told_is_not_told_again_when_the_note_of_it_is_lost(
    house: RunningHouse, staff: Staff, statements: list[Asked], database: Database
) -> None:
    await _is_taken_once(staff, statements[0])
    await until_settled(staff)
    await house.kill("intake")
    await database.positions.delete_many({"_id": {"$in": ["publishing", "clocks"]}})
    await house.start_room("intake")
    await Walk(staff).open_case()
    await until_settled(staff)
    await assert_told_once(house, "intake", await decisions(house, "intake"))
    await assert_sound(staff)


async def _statement_of(walk: Walk) -> Asked:
    await walk.open_case()
    await walk.is_received()
    walk.later(hours=1)
    text = {"occurred_at": walk.at.isoformat(), "statement": "A made-up statement, soon orphaned."}
    return Asked(intake.TakeStatement, walk.ids, text)


async def _dies_between_texts_and_events(
    house: RunningHouse, staff: Staff, statements: list[Asked], database: Database
) -> None:
    """Freeze the log, let the texts be kept, and cut the power of both log and service."""
    freeze(house, "nats")
    asking = [asyncio.create_task(statement.by(staff)) for statement in statements]

    async def are_kept() -> bool:
        return await database.records.count_documents(PENDING) == len(statements)

    try:
        async with asyncio.timeout(HAPPENS_WITHIN):
            await until(are_kept)
    finally:
        await kill(house, "intake")
        await kill(house, "nats")
    for ended in await asyncio.gather(*asking, return_exceptions=True):
        # Who had to wait long for the power cut was told before it to come back.
        told = ended.status_code if isinstance(ended, httpx.Response) else None
        assert isinstance(ended, httpx.TransportError) or told == httpx.codes.SERVICE_UNAVAILABLE
    await start_again(house, "nats")
    await start_again(house, "intake")


async def _sweep(house: RunningHouse) -> Swept:
    """Do now what the service does every few minutes."""
    client = open_client(house.servers.mongo.url)
    master = FileMasters(house.keys / "master-intake.key")
    try:
        async with own_connection(house, "intake") as nats:
            store = JetStreamStore(nats, LOG.stream)
            await store.start()
            desk = Desk(LOG, store, MemoryReceipts())
            records = RecordStore(client, "intake", master)
            return await records.sweep(AT_ONCE, desk.has_recorded)
    finally:
        client.close()


async def _is_taken_once(staff: Staff, statement: Asked) -> UUID:
    """Take a statement, or ask for the yes again; return whose journey it belongs to."""
    response = await statement.until_answered(staff)
    told = answer(response)
    await assert_kept(staff, [Acknowledged(statement, response.status_code, told)])
    return UUID(told["journey_id"])
