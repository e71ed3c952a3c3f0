"""Who comes to know what: relations that begin and end, sharings, and the access history."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import orjson

from services.intake.records import RECORDS as INTAKE
from shared.kernel.ids import JourneyId
from shared.runtime.http.records import Shelves
from shared.runtime.reacting import duty
from shared.runtime.records.contents import Record
from tests.http.refusing import check_refused
from tests.kit.blanket_room import a_cupboard, a_loan, lend, remind, stock
from tests.kit.open_room import OpenRoom, items
from tests.runtime.access.asking import (
    FAR_AWAY,
    HOA,
    MINH,
    WORDS,
    history,
    now,
    opened,
    put,
    read_all,
    said,
)


async def test_who_reads_is_written_down_with_purpose_relation_and_trace(
    worker: httpx.AsyncClient, officer: httpx.AsyncClient, journey: JourneyId
) -> None:
    (record,) = (await said(await read_all(worker, journey)))["records"]
    assert (record["kind"], record["text"]) == ("alert", WORDS)
    path = f"/journeys/{journey}/records/{record['id']}"
    one = await worker.get(path, params={"purpose": "court"})
    assert one.json() == record
    assert one.headers["cache-control"] == "no-store"
    first, second = await history(officer, journey)
    assert first["trace"][3:35] == "a" * 32
    assert (first["role"], first["unit"]) == ("shelter-worker", "made-up-unit")
    assert (first["relation"], first["purpose"]) == ("unit", "protection")
    assert (first["kinds"], first["records"]) == (["alert"], [record["id"]])
    assert second["purpose"] == "court"


async def test_a_record_is_handed_out_only_to_who_says_why(
    worker: httpx.AsyncClient, officer: httpx.AsyncClient, journey: JourneyId
) -> None:
    (record,) = (await said(await read_all(worker, journey)))["records"]
    path = f"/journeys/{journey}/records/{record['id']}"
    unsaid = await worker.get(path)
    check_refused(unsaid, 422, "invalid-request")
    assert [error["pointer"] for error in unsaid.json()["errors"]] == ["/purpose"]
    check_refused(await worker.get(path, params={"purpose": "curiosity"}), 422, "invalid-request")
    assert len(await history(officer, journey)) == 1


async def test_what_was_read_does_not_show_among_the_steps_of_the_journey(
    room: OpenRoom, worker: httpx.AsyncClient, journey: JourneyId
) -> None:
    await said(await read_all(worker, journey))
    wait = {"Wait-For": await room.shown()}
    shown = (await worker.get(f"/journeys/{journey}", headers=wait)).json()
    assert "records-read.v1" not in [step["what"] for step in shown["own_steps"]]


async def test_an_officer_reads_nothing_that_is_not_theirs_and_nothing_is_noted(
    officer: httpx.AsyncClient, journey: JourneyId
) -> None:
    assert (await said(await read_all(officer, journey)))["records"] == []
    assert await history(officer, journey) == []


async def test_a_stranger_finds_nothing_until_assigned_and_nothing_once_released(
    room: OpenRoom, stranger: httpx.AsyncClient, journey: JourneyId
) -> None:
    check_refused(await read_all(stranger, journey), 404, "not-found")
    raising = {"alert": "other", "content": WORDS}
    check_refused(await put(stranger, f"/journeys/{journey}/alerts", **raising), 404, "not-found")
    begins = (now() - timedelta(hours=1)).isoformat()
    hired = {"staff": str(MINH), "role": "shelter-worker", "from_at": begins}
    async with room.client("shelter-manager") as manager:
        await said(await put(manager, f"/journeys/{journey}/team", **hired))
        await said(await put(stranger, f"/journeys/{journey}/alerts", **raising))
        assert len((await said(await read_all(stranger, journey)))["records"]) == 2
        await said(await put(manager, f"/journeys/{journey}/team/release", staff=str(MINH)))
    check_refused(await put(stranger, f"/journeys/{journey}/alerts", **raising), 404, "not-found")
    await room.shown()
    check_refused(await read_all(stranger, journey), 404, "not-found")
    async with room.client("shelter-worker", HOA, unit=FAR_AWAY) as colleague:
        check_refused(await read_all(colleague, journey), 404, "not-found")


async def test_what_nobody_took_up_is_there_for_all_until_one_unit_takes_it(
    room: OpenRoom, worker: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    journey = await opened(room, duty("made-up"))
    for client in (worker, stranger):
        assert (await client.get(f"/journeys/{journey}")).status_code == 200
    await said(await put(stranger, f"/journeys/{journey}/alerts", alert="other", content=WORDS))
    await room.shown()
    check_refused(await worker.get(f"/journeys/{journey}"), 404, "not-found")
    raising = {"alert": "other", "content": WORDS}
    check_refused(await put(worker, f"/journeys/{journey}/alerts", **raising), 404, "not-found")


async def test_a_worklist_shows_only_what_is_ones_own(
    room: OpenRoom, worker: httpx.AsyncClient, stranger: httpx.AsyncClient, journey: JourneyId
) -> None:
    wait = {"Wait-For": await room.shown()}
    mine = items(await worker.get("/worklist", headers=wait))
    assert str(journey) in [line["journey_id"] for line in mine]
    theirs = items(await stranger.get("/worklist", headers=wait))
    assert str(journey) not in [line["journey_id"] for line in theirs]


async def test_acting_on_ones_own_loan_needs_nothing_but_its_history(
    room: OpenRoom, worker: httpx.AsyncClient, journey: JourneyId
) -> None:
    """A unit that is in the history is known at once, without rows."""
    loans = room.house.service.log.named("loan")
    cupboard, loan = a_cupboard(), a_loan()
    await room.ask(stock(cupboard, 1))
    await room.ask(lend(cupboard, loan, journey=journey))
    await room.ask(remind(loan))
    loaded = await room.house.inside.desk.last_read(loans, loan)
    assert loaded.units == {"made-up-unit"}
    assert worker.headers


def test_what_a_role_may_see_of_who_someone_is_is_cut() -> None:
    shelves = Shelves(INTAKE)
    text = orjson.dumps({"full_name": "Made Up", "phone": "000", "note": "made up"}).decode()
    record = Record("identity", text, now(), "")
    assert shelves.cut(record, "intake-worker") == text
    assert orjson.loads(shelves.cut(record, "case-reviewer")) == {"full_name": "Made Up"}
    assert "identity" not in shelves.may_see("operations")


async def test_an_extract_is_written_down_with_its_cause_before_anything_leaves(
    room: OpenRoom, officer: httpx.AsyncClient, journey: JourneyId
) -> None:
    bare = await opened(room)
    await room.shown()
    path = f"/journeys/{bare}/extract"
    check_refused(await officer.post(path), 409, "extract-without-cause")
    assert await history(officer, bare) == []
    assert (await said(await officer.post(path, params={"ground": "inspection"})))["records"] == []
    (made,) = await history(officer, bare)
    assert (made["what"], made["ground"]) == ("extract-made.v1", "inspection")
    request = {"request": str(uuid4())}
    held = await said(await officer.post(f"/journeys/{journey}/extract", params=request))
    assert [record["text"] for record in held["records"]] == [WORDS]
    told = [(line["what"], line.get("purpose")) for line in held["known_by"]]
    assert told == [("extract-made.v1", None), ("records-read.v1", "person-asked")]


async def share(client: httpx.AsyncClient, journey: JourneyId, scope: str, **changes: Any) -> Any:
    """Let the unit far away read so much of a journey."""
    agreed = {"unit": FAR_AWAY, "unit_kind": "centre", "purpose": "support", "scope": [scope]}
    basis = {"basis": "ground", "ground": "urgent-protection"}
    path = f"/journeys/{journey}/sharings/units"
    return await put(client, path, **{**agreed, "basis": basis, **changes})


async def test_another_unit_reads_what_is_shared_with_it_and_no_more(
    room: OpenRoom, stranger: httpx.AsyncClient, journey: JourneyId
) -> None:
    async with room.client("shelter-manager") as manager:
        check_refused(await share(manager, journey, "documents"), 404, "no-such-unit")
        await said(await put(manager, "/units", code=FAR_AWAY, unit_kind="centre"))
        other = await share(manager, journey, "documents", unit_kind="house")
        check_refused(other, 409, "unit-of-another-kind")
        await said(await share(manager, journey, "documents"))
        await room.shown()
        assert (await said(await read_all(stranger, journey)))["records"] == []
        await said(await share(manager, journey, "health"))
        await room.shown()
    (read,) = (await said(await read_all(stranger, journey)))["records"]
    assert read["text"] == WORDS
    raising = {"alert": "other", "content": WORDS}
    check_refused(await put(stranger, f"/journeys/{journey}/alerts", **raising), 404, "not-found")


async def test_the_access_history_tells_that_a_journey_was_read_as_it_was_shared(
    room: OpenRoom, stranger: httpx.AsyncClient, officer: httpx.AsyncClient, journey: JourneyId
) -> None:
    async with room.client("shelter-manager") as manager:
        await said(await put(manager, "/units", code=FAR_AWAY, unit_kind="centre"))
        await said(await share(manager, journey, "health"))
    await room.shown()
    await said(await read_all(stranger, journey))
    (line,) = await history(officer, journey)
    assert line["relation"] == "shared"
