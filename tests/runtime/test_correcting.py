"""A wrong entry is struck, and its content destroyed or moved, whatever crashes in between."""

import secrets
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from shared.casework.correction import CorrectEntry
from shared.kernel.aggregate import Log
from shared.kernel.ids import JourneyId, RecordId
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.handling import Desk
from shared.runtime.nats import connect
from shared.runtime.receipts import MemoryReceipts
from shared.runtime.records import NoSuchRecord, RecordStore
from shared.runtime.service import Service
from tests.kit.at_work import eventually
from tests.kit.blanket_room import a_cupboard, a_journey, a_loan, asked, lend, stock
from tests.kit.casework_room import casework_room
from tests.kit.open_room import OpenRoom, open_room
from tests.kit.servers import Servers

WORDS = "Made-up example: allergic to penicillin."
NOW = datetime.now(UTC).isoformat()


@dataclass(frozen=True)
class Case:
    """A room with two journeys, and an alert that stands on the wrong one."""

    room: OpenRoom
    worker: httpx.AsyncClient
    manager: httpx.AsyncClient
    journey: JourneyId
    other: JourneyId
    alert: dict[str, Any]

    @property
    def record(self) -> RecordId:
        """Return the alert's record."""
        return RecordId(UUID(self.alert["record_id"]))

    async def correct(self, **said: Any) -> httpx.Response:
        """Ask to strike the alert."""
        entry = {"of_aggregate": "alerts", "of_id": str(self.journey), "of_version": 1}
        why = {"of_index": 0, "reason": "wrong-person", "content": "destroy", "occurred_at": NOW}
        return await self.manager.post(
            f"/journeys/{self.journey}/corrections", json={**entry, **why, **said}, headers=key()
        )

    async def seen(self, journey: JourneyId) -> dict[str, Any]:
        """Return what the room shows of a journey once the whole log is shown."""
        headers = {"Wait-For": await self.room.shown()}
        response = await self.worker.get(f"/journeys/{journey}", headers=headers)
        assert response.status_code == 200, response.text
        shown: dict[str, Any] = response.json()
        return shown

    async def words(self, journey: JourneyId) -> str | None:
        """Return the alert's words, if they are this journey's."""
        response = await self.worker.get(f"/journeys/{journey}/records/{self.record}")
        return response.json()["text"] if response.status_code == 200 else None

    async def says(self, journey: JourneyId, words: str | None) -> bool:
        """Tell whether the alert's words are here."""
        return await self.words(journey) == words


def key() -> dict[str, str]:
    """Return an idempotency key not yet used."""
    return {"Idempotency-Key": secrets.token_hex(8)}


@asynccontextmanager
async def opened(service: Service, servers: Servers, folder: Path) -> AsyncGenerator[Case]:
    """Open the room, two journeys in it, and an alert on the first."""
    async with (
        open_room(service, servers, folder) as room,
        room.client("shelter-worker") as worker,
        room.client("shelter-manager") as manager,
    ):
        journeys = [a_journey(), a_journey()]
        for journey in journeys:
            await room.house.inside.records.open_journey(journey)
            cupboard = a_cupboard()
            await room.ask(stock(cupboard, 1))
            await room.ask(lend(cupboard, a_loan(), journey=journey))
        said = {"alert": "allergy", "content": WORDS, "occurred_at": NOW}
        path = f"/journeys/{journeys[0]}/alerts"
        raised = await worker.post(path, json=said, headers=key())
        assert raised.status_code == 201, raised.text
        await room.shown()
        (alert,) = (await worker.get(f"/journeys/{journeys[0]}")).json()["alerts"]
        yield Case(room, worker, manager, journeys[0], journeys[1], alert)


@pytest.fixture
async def case(servers: Servers, tmp_path: Path) -> AsyncIterator[Case]:
    """Open a made-up room in which something stands wrong."""
    async with opened(casework_room(), servers, tmp_path) as ready:
        yield ready


async def test_what_others_must_know_is_shown_first(case: Case) -> None:
    shown = await case.seen(case.journey)
    assert next(iter(shown)) == "alerts"
    assert shown["alerts"] == [case.alert]
    assert case.alert["alert"] == "allergy"
    assert await case.words(case.journey) == WORDS


async def test_a_wrong_entry_is_struck_and_its_content_destroyed(case: Case) -> None:
    assert (await case.correct()).json()["recorded"]
    shown = await case.seen(case.journey)
    assert shown["alerts"] == []
    struck = [step for step in shown["own_steps"] if "struck" in step]
    assert [(step["what"], step["struck"]["reason"]) for step in struck] == [
        ("alert-raised.v1", "wrong-person")
    ]
    await eventually(partial(case.says, case.journey, None))
    stored = await case.room.house.inside.database.records.count_documents({})
    assert stored == 0


async def test_a_struck_alert_is_lifted_as_every_other_service_hears(case: Case) -> None:
    await case.correct()
    (lifted,) = [
        step
        for step in (await case.seen(case.journey))["own_steps"]
        if step["what"] == "alert-lifted.v1"
    ]
    assert lifted["details"]["alert_id"] == case.alert["alert_id"]

    async def is_told() -> bool:
        entries = (await case.seen(case.journey))["entries"]
        return "alert-lifted.v1" in [one["what"] for one in entries]

    await eventually(is_told)


async def test_content_is_moved_to_whom_it_is_about(case: Case) -> None:
    answer = await case.correct(content="move", to_journey=str(case.other))
    assert answer.status_code == 200, answer.text
    await eventually(partial(case.says, case.other, WORDS))
    assert await case.words(case.journey) is None
    taken = (await case.seen(case.other))["own_steps"][-1]
    assert taken["what"] == "records-taken-over.v1"
    assert taken["details"]["records"] == [str(case.record)]
    assert taken["details"]["what"] == "alert-raised.v1"


async def test_correcting_twice_is_correcting_once(case: Case) -> None:
    first = (await case.correct()).json()
    again = (await case.correct()).json()
    assert (first["recorded"], again["recorded"]) == (True, False)
    assert first["version"] == again["version"]


async def test_every_room_hears_which_fact_was_struck(case: Case) -> None:
    """The opening was told; after the correction the journey's picture is drawn without it."""
    shown = await case.seen(case.journey)
    (lent,) = [step for step in shown["own_steps"] if step["what"] == "blanket-lent.v1"]
    entry = {"of_aggregate": lent["of"], "of_id": lent["of_id"]}
    await case.correct(**entry, of_version=lent["version"], of_index=lent["index"])

    async def is_struck() -> bool:
        entries = (await case.seen(case.journey))["entries"]
        return any("struck" in one for one in entries if one["what"] == "case-opened.v1")

    await eventually(is_struck)
    picture = await case.seen(case.journey)
    assert picture["entries"][-1]["what"] == "entry-corrected.v1"
    assert picture["legal_status"] == "unknown"
    assert (await case.seen(case.other))["legal_status"] == "unverified"


@pytest.mark.parametrize(
    "said",
    [
        {"of_version": 2},
        {"of_index": 1},
        {"of_id": "0192f0aa-0000-7000-8000-0000000000ff"},
        {"of_aggregate": "nothing"},
        {"of_aggregate": "cupboard"},
    ],
    ids=str,
)
async def test_an_entry_that_is_not_there_cannot_be_corrected(
    case: Case, said: dict[str, Any]
) -> None:
    response = await case.correct(**said)
    assert response.status_code == 404
    assert response.json()["type"] == "/problems/no-such-entry"


async def test_nor_can_another_journeys_entry(case: Case) -> None:
    entry = {"of_aggregate": "alerts", "of_id": str(case.journey), "of_version": 1, "of_index": 0}
    why = {"reason": "mistaken", "content": "destroy", "occurred_at": NOW}
    response = await case.manager.post(
        f"/journeys/{case.other}/corrections", json={**entry, **why}, headers=key()
    )
    assert response.status_code == 404
    assert await case.words(case.journey) == WORDS


async def test_content_is_not_moved_to_a_journey_that_is_not_open_here(case: Case) -> None:
    response = await case.correct(content="move", to_journey=str(uuid4()))
    assert response.status_code == 404
    assert response.json()["type"] == "/problems/not-found"
    assert await case.words(case.journey) == WORDS


async def test_what_is_found_in_the_log_cannot_be_given(case: Case) -> None:
    response = await case.correct(records=[str(case.record)])
    assert response.status_code == 422


async def test_nobody_strikes_a_correction(case: Case) -> None:
    await case.correct()
    again = {"of_aggregate": "correction", "of_id": str(case.journey), "of_version": 1}
    response = await case.correct(**again)
    assert response.status_code == 409
    assert response.json()["type"] == "/problems/correction-stands"


async def test_only_those_who_answer_for_the_work_correct_it(case: Case) -> None:
    response = await case.worker.post(f"/journeys/{case.journey}/corrections", json={})
    assert response.status_code == 403


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


async def test_an_alert_is_raised_only_where_the_journey_is_open(case: Case) -> None:
    said = {"alert": "allergy", "content": WORDS, "occurred_at": NOW}
    response = await case.worker.post(f"/journeys/{uuid4()}/alerts", json=said, headers=key())
    assert response.status_code == 404
