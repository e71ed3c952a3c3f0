"""What a person may ask for, from the request to its answer, each limit on a worklist."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any, get_args

import pytest
from pypdf import PdfReader

from services.intake.domain.consent.restriction import LiftRestriction
from services.intake.domain.request.messages import (
    AcknowledgeRequest,
    Asks,
    CarryOutRequest,
    ExtendRequest,
    GrantRequest,
    ReceiveRequest,
    RefuseRequest,
    TakeRequestBack,
)
from services.intake.domain.rights.breach_messages import CloseBreach, NotifyAuthority, RecordBreach
from shared.kernel.actors import Role
from tests.kit.at_work import eventually
from tests.kit.house import RoomName, RunningHouse
from tests.kit.staff import Staff, answer
from tests.kit.walk import Walk

OFFICER: Role = "data-protection-officer"
SECRET = "Made-up words that only the person may see again."


@pytest.fixture
async def staff(house: RunningHouse) -> AsyncGenerator[Staff]:
    """Workers whose words are known."""
    async with Staff(house, words=SECRET) as at_work:
        yield at_work


@pytest.fixture
async def person(staff: Staff) -> Walk:
    """Someone who came yesterday, and told what happened."""
    walk = Walk(staff, at=datetime.now(UTC) - timedelta(hours=23))
    await walk.open_case()
    await walk.is_received()
    await walk.consents_to("referral")
    await walk.tells_what_happened()
    return walk


async def duties(walk: Walk, room: RoomName = "intake", **mine: str) -> dict[str, Any]:
    """Return the officer's open duties for this journey, each with its limit."""
    client = await walk.staff.client(OFFICER, room)
    headers = {"Wait-For": walk.known_from[room]}
    params = {"limit": "500", **mine}
    items = answer(await client.get("/worklist", params=params, headers=headers))["items"]
    return {one["duty"]: one for one in items if one["journey_id"] == walk.journey}


def named(walk: Walk, asks: Asks) -> dict[str, Any]:
    """Return what a request names: a withdrawal, the consent that it is about."""
    if asks != "withdraw-consent":
        return {}
    one = {"case_id": walk.ids["case_id"], "consent_id": walk.consents["referral"]}
    return {"consents": [one]}


@pytest.mark.parametrize("asks", get_args(Asks))
async def test_each_right_is_asked_for_acknowledged_and_answered_in_sight_of_its_clock(
    person: Walk, asks: Asks
) -> None:
    await person.do(ReceiveRequest, asks=asks, **named(person, asks))
    waiting = await duties(person)
    assert waiting.keys() == {"acknowledge-request", "answer-request"}
    row = await person.row("intake", "/requests/{request_id}")
    assert row["answer_by"] == waiting["answer-request"]["due_at"]
    await person.do(AcknowledgeRequest)
    assert (await duties(person)).keys() == {"answer-request"}
    if asks == "erase":
        await person.do(RefuseRequest, ground="statutory-duty")
    else:
        await person.do(GrantRequest)
    if asks in ("correct", "protect"):
        assert (await duties(person)).keys() == {"carry-out-request"}
        measure = "content-amended" if asks == "correct" else "access-narrowed"
        await person.do(CarryOutRequest, measure=measure)
    if asks == "withdraw-consent":
        no = await person.asks_to_be_referred("shelter", "shelter")
        assert no.status_code == 409
    assert await duties(person) == {}
    row = await person.row("intake", "/requests/{request_id}")
    assert row["state"] == ("refused" if asks == "erase" else "granted")
    assert row["in_time"]


async def test_a_longer_limit_is_seen_and_a_request_can_be_taken_back(person: Walk) -> None:
    await person.do(ReceiveRequest, asks="see")
    first = (await duties(person))["answer-request"]["due_at"]
    await person.do(ExtendRequest)
    assert (await duties(person))["answer-request"]["due_at"] > first
    await person.do(TakeRequestBack)
    assert await duties(person) == {}


async def test_no_request_is_refused_without_a_lawful_ground(person: Walk) -> None:
    asks: Asks = "withdraw-consent"
    await person.do(ReceiveRequest, asks=asks, **named(person, asks))
    no = await person.ask(RefuseRequest, ground="statutory-duty")
    assert (no.status_code, no.json()["type"]) == (409, "/problems/no-lawful-ground-to-refuse")


async def test_all_that_is_held_is_extracted_as_data_and_as_paper_and_that_is_recorded(
    person: Walk,
) -> None:
    officer = await person.staff.client(OFFICER, "intake")
    await person.do(ReceiveRequest, asks="see")
    asked = person.ids["request_id"]
    path = f"/journeys/{person.journey}/extract?request={asked}"
    held = answer(await officer.post(path))
    texts = [record["text"] for record in held["records"]]
    assert SECRET in texts
    assert {"statement", "identity"} <= {record["kind"] for record in held["records"]}
    assert "statement-taken.v1" in [step["what"] for step in held["steps"]]
    paper = await officer.post(f"{path}&as=pdf")
    assert paper.headers["content-type"] == "application/pdf"
    written = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    assert SECRET in " ".join(written.split())
    history = answer(await officer.get(f"/journeys/{person.journey}/access-history"))["items"]
    mine = [line for line in history if line["role"] == OFFICER]
    made, read = "extract-made.v1", "records-read.v1"
    assert [line["what"] for line in mine] == [made, read, made, read]
    assert [line["request_id"] for line in mine if line["what"] == made] == [asked, asked]
    again = answer(await officer.post(path))["known_by"]
    assert again[: len(history)] == history


async def test_who_came_to_know_what_is_one_question_over_all_services(person: Walk) -> None:
    path = f"/journeys/{person.journey}/access-history"
    assert await person.reads("statement") == SECRET
    officer = await person.staff.client(OFFICER, "intake")
    here = answer(await officer.get(path))["items"]
    over_all = await person.staff.client(OFFICER, "operations")
    everywhere: dict[str, Any] = {}

    async def all_answer() -> bool:
        everywhere.update(answer(await over_all.get(path)))
        return bool(everywhere["complete"])

    await eventually(all_answer)
    assert here
    assert [{"service": "intake", **line} for line in here] == [
        line for line in everywhere["items"] if line["service"] == "intake"
    ]


async def test_nobody_else_extracts_what_is_held(person: Walk) -> None:
    worker = await person.staff.client("intake-worker", "intake")
    no = await worker.post(f"/journeys/{person.journey}/extract")
    assert no.status_code == 403
    officer = await person.staff.client(OFFICER, "intake")
    path = "/journeys/00000000-0000-4000-8000-0000000000ff/extract"
    assert (await officer.post(path)).status_code == 404
    strange = f"/journeys/{person.journey}/extract"
    assert (await officer.post(strange)).json()["type"] == "/problems/extract-without-cause"
    unheard = {"request": "00000000-0000-4000-8000-0000000000ff"}
    no = await officer.post(strange, params=unheard)
    assert no.json()["type"] == "/problems/no-such-request"
    assert (await officer.post(strange, params={"as": "exe"})).status_code == 422


async def test_what_is_restricted_is_shown_first_and_shared_no_more(person: Walk) -> None:
    await person.is_verified()
    await person.is_under_identification()
    await person.do(ReceiveRequest, asks="restrict")
    await person.do(GrantRequest)
    no = await person.asks_to_be_referred("shelter", "shelter")
    assert (no.status_code, no.json()["type"]) == (409, "/problems/sharing-is-restricted")
    await person.until("intake", "journey-restricted.v1")
    shown = await person.journey_in("intake")
    assert list(shown)[:2] == ["alerts", "restricted"]
    assert shown["restricted"]
    await person.do(LiftRestriction)
    await person.is_referred("shelter", "shelter")


async def test_a_breach_has_72_hours_in_sight_of_the_officer(staff: Staff) -> None:
    officer = await staff.client(OFFICER, "intake")
    discovered = datetime.now(UTC) - timedelta(hours=2)
    at = {"occurred_at": discovered.isoformat(), "discovered_at": discovered.isoformat()}
    told = answer(await staff.ask(RecordBreach, {}, at))
    ids, wait = {"breach_id": told["breach_id"]}, {"Wait-For": told["position"]}
    row = answer(await officer.get(f"/breaches/{told['breach_id']}", headers=wait))
    due_at = datetime.fromisoformat(row["notify_by"])
    assert abs(due_at - discovered - timedelta(hours=72)) < timedelta(seconds=1)
    items = answer(await officer.get("/worklist", params={"limit": "500"}))["items"]
    assert row["notify_by"] in [one["due_at"] for one in items if one["duty"] == "notify-authority"]
    now = {"occurred_at": datetime.now(UTC).isoformat()}
    assert (await staff.ask(CloseBreach, ids, now)).status_code == 409
    answer(await staff.ask(NotifyAuthority, ids, now))
    closed = answer(await staff.ask(CloseBreach, ids, now))
    wait = {"Wait-For": closed["position"]}
    row = answer(await officer.get(f"/breaches/{told['breach_id']}", headers=wait))
    assert row["state"] == "closed"
