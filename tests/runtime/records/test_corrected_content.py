"""What a struck entry held is destroyed or moved, whatever crashes in between."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from shared.casework.correction import CorrectEntry
from shared.kernel.aggregate import Log
from shared.kernel.ids import JourneyId, RecordId
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.handling import Desk
from shared.runtime.http.filing import file_doors
from shared.runtime.http.routes import FileRights
from shared.runtime.nats import connect
from shared.runtime.receipts import MemoryReceipts
from shared.runtime.records.store import NoSuchRecord, RecordStore
from tests.kit.at_work import eventually
from tests.kit.blanket_room import asked
from tests.kit.casework_room import casework_room
from tests.kit.open_room import items, open_room
from tests.kit.servers import Servers
from tests.runtime.correcting import NOW, WORDS, Case, key, opened

PAPERS = (FileRights("paper", ("shelter-worker",), ("shelter-worker",)),)
SCAN = b"%PDF-1.7 made up"
FOLLOW = {"file": "destroying", "correction": "correcting"}


@pytest.fixture
async def case(servers: Servers, tmp_path: Path) -> AsyncIterator[Case]:
    """Open a made-up room in which something stands wrong."""
    room = casework_room()
    papers = file_doors(PAPERS, ("shelter-manager",))
    async with opened(replace(room, doors=(*room.doors, *papers)), servers, tmp_path) as ready:
        yield ready


async def test_content_is_moved_to_whom_it_is_about(case: Case) -> None:
    answer = await case.correct(content="move", to_journey=str(case.other))
    assert answer.status_code == 200, answer.text
    await eventually(partial(case.says, case.other, WORDS))
    assert await case.words(case.journey) is None
    taken = (await case.seen(case.other))["own_steps"][-1]
    assert taken["what"] == "records-taken-over.v1"
    assert taken["details"]["records"] == [str(case.record)]
    assert taken["details"]["what"] == "alert-raised.v1"


async def test_content_is_not_moved_to_a_journey_that_is_not_open_here(case: Case) -> None:
    response = await case.correct(content="move", to_journey=str(uuid4()))
    assert response.status_code == 404
    assert response.json()["type"] == "/problems/not-found"
    assert await case.words(case.journey) == WORDS


async def filed(case: Case) -> dict[str, Any]:
    """File a paper in the wrong journey, and return how a correction names its entry."""
    kept = await case.worker.post(
        f"/journeys/{case.journey}/files?kind=paper",
        content=SCAN,
        headers={**key(), "Content-Type": "application/pdf"},
    )
    assert kept.status_code == 201, kept.text
    return {"of_aggregate": "file", "of_id": kept.json()["file_id"]}


async def files(case: Case, journey: JourneyId) -> list[dict[str, Any]]:
    """Return what is listed of a journey's files."""
    headers = {"Wait-For": await case.room.shown()}
    return list(items(await case.worker.get(f"/journeys/{journey}/files", headers=headers)))


async def reads(case: Case, journey: JourneyId, file_id: str, content: bytes | None) -> bool:
    """Tell whether a file hands out this content; with none, that it is not there."""
    answer = await case.worker.get(f"/journeys/{journey}/files/{file_id}?purpose=casework")
    return (answer.content if answer.status_code == 200 else None) == content


async def test_a_file_is_moved_to_whom_it_is_about(case: Case) -> None:
    entry = await filed(case)
    moved = await case.correct(**entry, content="move", to_journey=str(case.other))
    assert moved.status_code == 200, moved.text
    (there,) = await files(case, case.other)
    await eventually(partial(reads, case, case.other, there["id"], SCAN))
    (tombstone,) = await files(case, case.journey)
    assert (tombstone["id"], tombstone["moved_at"]) == (entry["of_id"], there["kept_at"])
    assert await reads(case, case.journey, entry["of_id"], None)
    assert await reads(case, case.journey, there["id"], None)


async def test_a_file_about_nobody_here_is_destroyed_with_its_entry(case: Case) -> None:
    entry = await filed(case)
    await case.correct(**entry)
    (tombstone,) = await files(case, case.journey)
    assert tombstone["reason"] == "wrong-person"
    assert tombstone["destroyed_at"] is not None
    assert await reads(case, case.journey, entry["of_id"], None)
    await eventually(partial(is_followed, case))
    assert not await case.room.house.inside.database.records.count_documents({"kind": "file"})


async def test_a_moved_file_that_is_destroyed_stays_so_whoever_follows_first(case: Case) -> None:
    """The two followers of the log do not wait for each other."""
    await case.correct(**await filed(case), content="move", to_journey=str(case.other))
    (there,) = await files(case, case.other)
    path = f"/journeys/{case.other}/files/{there['id']}/destruction"
    said = {"reason": "no-longer-needed", "occurred_at": NOW}
    destroyed = await case.manager.post(path, json=said, headers=key())
    assert destroyed.status_code == 200, destroyed.text
    await eventually(partial(is_followed, case))
    assert not await case.room.house.inside.database.records.count_documents({"kind": "file"})


async def is_followed(case: Case) -> bool:
    """Tell whether all that follow the log have come to its end."""
    inside, log = case.room.house.inside, case.room.house.service.log
    last = {
        name: await inside.store.last_sequence(f"log.{log.service}.{name}.>") for name in FOLLOW
    }
    followers = {one.name: one.position for one in inside.followers}
    return all(followers[errand] >= last[name] for name, errand in FOLLOW.items())


@pytest.mark.parametrize("content", ["destroy", "move"])
async def test_content_is_dealt_with_after_a_crash_between_the_log_and_the_store(
    servers: Servers, tmp_path: Path, content: str
) -> None:
    service = casework_room()
    async with opened(service, servers, tmp_path) as before:
        journey, other, record = before.journey, before.other, before.record
    to = other if content == "move" else None
    await struck_by_nobody_who_follows(service.log, servers, journey, record, to)
    async with open_room(service, servers, tmp_path) as room:
        records = room.house.inside.records

        async def gone() -> bool:
            return not await holds(records, record, journey)

        await eventually(gone)
        assert await holds(records, record, other) == (content == "move")


async def struck_by_nobody_who_follows(
    log: Log, servers: Servers, journey: JourneyId, record: RecordId, to: JourneyId | None
) -> None:
    """Write the correction into the log from a desk beside which nothing else runs."""
    nats = await connect(servers.nats.url, "desk", buffering=False)
    store = JetStreamStore(nats, log.stream)
    await store.start()
    await Desk(log, store, MemoryReceipts()).handle(
        CorrectEntry.model_validate(
            {
                "journey_id": journey,
                "of_aggregate": "alerts",
                "of_id": journey,
                "of_version": 1,
                "of_index": 0,
                "reason": "wrong-person",
                "content": "move" if to else "destroy",
                "to_journey": to,
                "what": "alert-raised.v1",
                "of_command": uuid4(),
                "told_as": uuid4(),
                "records": [record],
                "occurred_at": NOW,
            }
        ),
        asked(),
    )
    await nats.close()


async def holds(records: RecordStore, record: RecordId, journey: JourneyId) -> bool:
    """Tell whether a record is this journey's."""
    try:
        return (await records.read(record, journey)).text == WORDS
    except NoSuchRecord:
        return False


async def test_what_was_moved_is_moved_once_however_often_it_is_asked(
    servers: Servers, tmp_path: Path
) -> None:
    """A crash may come after the store was written and before the position was kept."""
    service = casework_room()
    async with opened(service, servers, tmp_path) as before:
        await before.correct(content="move", to_journey=str(before.other))
        await eventually(partial(before.says, before.other, WORDS))
        other, record = before.other, before.record
        await before.room.house.inside.database.positions.delete_one({"_id": "correcting"})
    async with open_room(service, servers, tmp_path) as room:
        (follower,) = [one for one in room.house.inside.followers if one.name == "correcting"]

        async def followed() -> bool:
            return follower.position > 0

        await eventually(followed)
        assert await holds(room.house.inside.records, record, other)


async def test_what_is_moved_to_an_erased_journey_is_destroyed(
    servers: Servers, tmp_path: Path
) -> None:
    service = casework_room()
    async with opened(service, servers, tmp_path) as before:
        records, journey = before.room.house.inside.records, before.journey
        await records.erase(before.other)
        await records.move(before.record, journey, before.other)
        assert await before.words(journey) is None
        assert await before.room.house.inside.database.records.count_documents({}) == 0
