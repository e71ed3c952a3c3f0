"""Who comes to know what: relations that begin and end, broken glass, and the access history."""

import secrets
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import orjson
import pytest

from services.intake.records import RECORDS as INTAKE
from shared.kernel.actors import Actor, Relation
from shared.kernel.ids import CommandId, JourneyId, StaffId
from shared.kernel.messages import Command
from shared.runtime.contents import Record
from shared.runtime.handling import Asked
from shared.runtime.http.records import Shelves
from shared.runtime.reacting import duty
from tests.http.refusing import check_refused
from tests.kit.blanket_room import a_cupboard, a_journey, a_loan, lend, remind, stock
from tests.kit.casework_room import casework_room
from tests.kit.open_room import OpenRoom, items, open_room
from tests.kit.servers import Servers

NOW = datetime.now(UTC).replace(microsecond=0)
MINH, HOA = StaffId(UUID(int=11)), StaffId(UUID(int=12))
FAR_AWAY = "unit-far-away"
WORDS = "Made up: allergic to penicillin."
TRACE = "00-" + "a" * 32 + "-" + "b" * 16 + "-01"


@pytest.fixture
async def room(servers: Servers, tmp_path: Path) -> AsyncIterator[OpenRoom]:
    """Open a made-up room with the doors that all rooms have."""
    async with open_room(casework_room(), servers, tmp_path) as opened:
        yield opened


@pytest.fixture
async def worker(room: OpenRoom) -> AsyncIterator[httpx.AsyncClient]:
    """Let a worker come whose unit has the journey."""
    async with room.client("shelter-worker") as client:
        yield client


@pytest.fixture
async def stranger(room: OpenRoom) -> AsyncIterator[httpx.AsyncClient]:
    """Let a worker of another unit come."""
    async with room.client("shelter-worker", MINH, unit=FAR_AWAY) as client:
        yield client


@pytest.fixture
async def officer(room: OpenRoom) -> AsyncIterator[httpx.AsyncClient]:
    """Let a data-protection officer come."""
    async with room.client("data-protection-officer", HOA, unit=FAR_AWAY) as client:
        yield client


@pytest.fixture
async def journey(room: OpenRoom, worker: httpx.AsyncClient) -> JourneyId:
    """Open a journey about which an alert is kept."""
    journey = await opened(room)
    await said(await put(worker, f"/journeys/{journey}/alerts", alert="allergy", content=WORDS))
    await room.shown()
    return journey


async def opened(room: OpenRoom, by: Actor | None = None) -> JourneyId:
    """Open a journey, by a worker of the first unit or by whoever is named."""
    cupboard, journey = a_cupboard(), a_journey()
    await room.house.inside.records.open_journey(journey)
    await room.ask(stock(cupboard, 1))
    lending = lend(cupboard, a_loan(), journey=journey)
    await (act(room, lending, by) if by else room.ask(lending))
    return journey


async def act(room: OpenRoom, command: Command, by: Actor, relation: Relation = "unit") -> None:
    """Put a command to the room without a door."""
    command_id = CommandId(uuid4())
    asked = Asked(command_id, by, "support", command_id, None, "", "said", relation)
    await room.house.inside.desk.handle(command, asked)


async def put(client: httpx.AsyncClient, path: str, **body: Any) -> httpx.Response:
    """Put a command to a door."""
    whole = {"occurred_at": NOW.isoformat(), **body}
    return await client.post(path, json=whole, headers={"Idempotency-Key": secrets.token_hex(8)})


async def said(response: httpx.Response) -> dict[str, Any]:
    """Return a good answer."""
    assert response.is_success, response.text
    told: dict[str, Any] = response.json()
    return told


async def read_all(client: httpx.AsyncClient, journey: JourneyId) -> httpx.Response:
    """Ask for all that one may read of a journey."""
    body = {"purpose": "protection"}
    path = f"/journeys/{journey}/records/reading"
    return await client.post(path, json=body, headers={"traceparent": TRACE})


async def break_glass(
    client: httpx.AsyncClient, journey: JourneyId, **changes: Any
) -> httpx.Response:
    """Break the glass."""
    body = {
        "reason": "urgent-health",
        "explanation": "Made up: brought to us at night.",
        "minutes": 60,
        "scope": "read",
        **changes,
    }
    return await put(client, f"/journeys/{journey}/broken-glass", **body)


async def history(officer: httpx.AsyncClient, journey: JourneyId) -> list[dict[str, Any]]:
    """Return a journey's access history."""
    return list(items(await officer.get(f"/journeys/{journey}/access-history")))


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
    begins = (NOW - timedelta(hours=1)).isoformat()
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


async def test_whoever_breaks_the_glass_reads_for_a_time_and_it_is_reviewed(
    room: OpenRoom, stranger: httpx.AsyncClient, officer: httpx.AsyncClient, journey: JourneyId
) -> None:
    check_refused(await read_all(stranger, journey), 404, "not-found")
    grant = (await said(await break_glass(stranger, journey)))["grant_id"]
    read = (await said(await read_all(stranger, journey)))["records"]
    assert [record["text"] for record in read] == [WORDS]
    raising = {"alert": "other", "content": WORDS}
    check_refused(await put(stranger, f"/journeys/{journey}/alerts", **raising), 404, "not-found")
    wait = {"Wait-For": await room.shown()}
    (line,) = items(await officer.get("/worklist", headers=wait))
    assert (line["duty"], line["journey_id"]) == ("review-broken-glass", str(journey))
    broken, reading = await history(officer, journey)
    assert (broken["what"], broken["staff"]) == ("glass-broken.v1", str(MINH))
    assert reading["relation"] == "broken-glass"
    path = f"/journeys/{journey}/broken-glass/{grant}/review"
    response = await put(officer, path, finding="justified")
    check_refused(response, 409, "glass-not-mended-yet")
    await said(await put(officer, path, finding="not-justified", note="Made up: no need."))
    wait = {"Wait-For": await room.shown()}
    assert items(await officer.get("/worklist", headers=wait)) == []
    check_refused(await read_all(stranger, journey), 404, "not-found")


async def test_whoever_works_through_broken_glass_does_not_bring_their_unit_along(
    room: OpenRoom, stranger: httpx.AsyncClient, journey: JourneyId
) -> None:
    await said(await break_glass(stranger, journey, scope="work"))
    await said(await put(stranger, f"/journeys/{journey}/alerts", alert="other", content=WORDS))
    async with room.client("shelter-worker", HOA, unit=FAR_AWAY) as colleague:
        check_refused(await read_all(colleague, journey), 404, "not-found")
        raising = {"alert": "other", "content": WORDS}
        response = await put(colleague, f"/journeys/{journey}/alerts", **raising)
        check_refused(response, 404, "not-found")


async def test_why_the_glass_was_broken_is_read_by_officers_alone(
    worker: httpx.AsyncClient,
    stranger: httpx.AsyncClient,
    officer: httpx.AsyncClient,
    journey: JourneyId,
) -> None:
    await said(await break_glass(stranger, journey))
    kinds = [one["kind"] for one in (await said(await read_all(officer, journey)))["records"]]
    assert kinds == ["glass-explanation"]
    kinds = [one["kind"] for one in (await said(await read_all(worker, journey)))["records"]]
    assert kinds == ["alert"]


async def test_no_glass_is_broken_for_what_is_not_here_or_for_too_long(
    stranger: httpx.AsyncClient, journey: JourneyId
) -> None:
    check_refused(await break_glass(stranger, JourneyId(uuid4())), 404)
    check_refused(await break_glass(stranger, journey, minutes=241), 409, "glass-broken-too-long")


async def test_broken_glass_that_is_over_opens_nothing(
    stranger: httpx.AsyncClient, journey: JourneyId
) -> None:
    long_ago = (NOW - timedelta(hours=2)).isoformat()
    await said(await break_glass(stranger, journey, occurred_at=long_ago, scope="work"))
    check_refused(await read_all(stranger, journey), 404, "not-found")
    raising = {"alert": "other", "content": WORDS}
    check_refused(await put(stranger, f"/journeys/{journey}/alerts", **raising), 404, "not-found")


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
    record = Record("identity", text, NOW, "")
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
