"""Commands over real HTTP: once is once, versions are honest, two never take one bed."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.intake.domain.case import commands as intake
from services.shelter.domain.stay import commands as shelter
from tests.http.refusing import check_refused, key, nothing_stored, now
from tests.kit.house import RunningHouse, own_house
from tests.kit.staff import Staff, answer, register_house
from tests.kit.stored import everything_in_mongo, everything_in_nats
from tests.kit.walk import Walk

RACERS = 8
MOVING_IN = {"basis": {"basis": "ground", "ground": "urgent-protection"}, "accompanying": 0}


@pytest.fixture
async def staff(house: RunningHouse) -> AsyncGenerator[Staff]:
    """Workers of the shared house."""
    async with Staff(house) as workers:
        yield workers


@pytest.fixture
async def walk(staff: Staff) -> Walk:
    """Someone whose case has just been opened."""
    someone = Walk(staff)
    await someone.open_case()
    return someone


async def _steps_of_the_case(walk: Walk) -> list[dict[str, Any]]:
    """Return them without those of other histories, which policies lengthen meanwhile."""
    steps = (await walk.journey_in("intake"))["own_steps"]
    return [step for step in steps if step["of"] == "case"]


async def _versions(walk: Walk) -> list[str]:
    return [step["what"] for step in await _steps_of_the_case(walk)]


async def test_what_makes_something_says_created_and_what_changes_it_says_ok(walk: Walk) -> None:
    opened = await walk.ask(intake.OpenCase)
    assert (opened.status_code, opened.json()["recorded"]) == (201, True)
    assert opened.json()["id"] == opened.json()["case_id"]
    received = await walk.ask(intake.ReceivePerson)
    assert (received.status_code, received.json()["version"]) == (200, 2)


async def test_asking_again_for_what_is_already_so_records_nothing(walk: Walk) -> None:
    await walk.do(intake.ReceivePerson, alerts=None)
    again = answer(await walk.ask(intake.ReceivePerson, alerts=None))
    assert (again["recorded"], again["version"]) == (False, 2)


async def test_the_same_key_twice_gives_the_same_answer_and_one_event(walk: Walk) -> None:
    asked = {"occurred_at": now()}
    first = await walk.staff.ask(intake.ReceivePerson, walk.ids, asked, headers=key("once"))
    second = await walk.staff.ask(intake.ReceivePerson, walk.ids, asked, headers=key("once"))
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    walk.keep(intake.ReceivePerson, second)
    assert (await _versions(walk)).count("person-received.v1") == 1


async def test_a_case_opened_twice_with_one_key_is_one_case(staff: Staff) -> None:
    asked, once = {"occurred_at": now()}, key(uuid4().hex)
    first, second = [await staff.ask(intake.OpenCase, {}, asked, headers=once) for _ in range(2)]
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()


async def test_one_key_at_the_same_time_is_still_one_event(walk: Walk) -> None:
    asked = {"occurred_at": now()}
    answers = await asyncio.gather(
        *(
            walk.staff.ask(intake.ReceivePerson, walk.ids, asked, headers=key("at-once"))
            for _ in range(RACERS)
        )
    )
    assert {response.status_code for response in answers} == {200}
    assert len({response.text for response in answers}) == 1
    walk.keep(intake.ReceivePerson, answers[0])
    assert (await _versions(walk)).count("person-received.v1") == 1


async def test_a_key_is_not_used_for_something_else(walk: Walk) -> None:
    await walk.staff.ask(intake.ReceivePerson, walk.ids, {"occurred_at": now()}, headers=key())
    other = {"occurred_at": now(), "in_danger": False}
    response = await walk.staff.ask(intake.ReceivePerson, walk.ids, other, headers=key())
    check_refused(response, 422, "idempotency-key-reused")


async def test_a_key_belongs_to_its_worker_and_its_door(walk: Walk) -> None:
    for command in (intake.ReceivePerson, intake.BringToCommune, intake.NotifyHealthDept):
        asked = {"occurred_at": now()}
        response = await walk.staff.ask(command, walk.ids, asked, headers=key("shared"))
        walk.keep(command, response)
    assert len(await _versions(walk)) == 4


async def test_a_refusal_is_remembered_although_it_would_now_be_a_yes(walk: Walk) -> None:
    asked = {"occurred_at": now()}
    early = await walk.staff.ask(intake.NotifyHealthDept, walk.ids, asked, headers=key("early"))
    check_refused(early, 409, "person-not-received")
    await walk.is_received()
    late = await walk.staff.ask(intake.NotifyHealthDept, walk.ids, asked, headers=key("early"))
    assert (late.status_code, late.json()) == (early.status_code, early.json())
    await walk.do(intake.NotifyHealthDept)


async def test_answers_outlive_the_service(tmp_path: Path) -> None:
    async with own_house(tmp_path, ("intake",), patient=True) as house, Staff(house) as staff:
        walk = Walk(staff)
        asked = {"occurred_at": walk.at.isoformat()}
        opened = await staff.ask(intake.OpenCase, {}, asked, headers=key("open"))
        walk.keep(intake.OpenCase, opened)
        refused = await staff.ask(intake.NotifyHealthDept, walk.ids, asked, headers=key("early"))
        await walk.is_received()
        await house.kill("intake")
        await house.start_room("intake")
        again = await staff.ask(intake.OpenCase, {}, asked, headers=key("open"))
        assert (again.status_code, again.json()) == (201, opened.json())
        again = await staff.ask(intake.NotifyHealthDept, walk.ids, asked, headers=key("early"))
        assert again.json() == refused.json()
        assert again.status_code == 409
        other = await staff.ask(intake.OpenCase, {}, {"occurred_at": now()}, headers=key("open"))
        check_refused(other, 422, "idempotency-key-reused")
        await walk.do(intake.NotifyHealthDept)
        assert walk.steps[-1]["version"] == 6


async def test_if_match_holds_a_decision_to_what_was_seen(walk: Walk) -> None:
    row = await (await walk.staff.client("intake-worker", "intake")).get(
        f"/cases/{walk.ids['case_id']}", headers={"Wait-For": walk.known_from["intake"]}
    )
    assert row.headers["ETag"] == '"1"'
    seen = {"If-Match": row.headers["ETag"]}
    asked = {"occurred_at": now()}
    received = await walk.staff.ask(intake.ReceivePerson, walk.ids, asked, headers=seen)
    assert (received.status_code, received.headers["ETag"]) == (200, '"2"')
    stale = await walk.staff.ask(intake.BringToCommune, walk.ids, asked, headers=seen)
    check_refused(stale, 412, "changed-meanwhile")
    walk.keep(intake.ReceivePerson, received)
    assert len(await _versions(walk)) == 2


async def test_what_was_just_done_is_read_when_waited_for(walk: Walk) -> None:
    for command in (intake.ReceivePerson, intake.BringToCommune, intake.NotifyHealthDept):
        told = await walk.do(command)
        row = await walk.row("intake", "/cases/{case_id}")
        assert row["version"] == told["version"]
        newest = (await _steps_of_the_case(walk))[-1]
        assert newest["position"] == int(told["position"].partition("@")[2])


async def test_a_statement_is_read_back_by_who_may_and_lies_nowhere_in_plain(
    house: RunningHouse, walk: Walk
) -> None:
    words = f"Made-up words {uuid4()} của một người không có thật."
    await walk.is_received()
    await walk.do(intake.TakeStatement, statement=words)
    assert await walk.reads("statement") == words
    await walk.until("operations", "immediate-needs-recorded.v1")
    for place, content in [
        *await everything_in_nats(*house.nats_urls()),
        *await everything_in_mongo(house.servers.mongo.url),
    ]:
        assert words.encode() not in content, place
        assert words[:30].encode() not in content, place


async def test_words_of_a_refused_command_are_not_kept(house: RunningHouse, walk: Walk) -> None:
    async with nothing_stored(house):
        refused = await walk.ask(intake.BringToCommune, commune="Made-up commune, refused")
        check_refused(refused, 409, "person-not-received")


async def test_of_many_for_whom_the_last_bed_is_approved_exactly_one_has_it(staff: Staff) -> None:
    home = await register_house(staff, capacity=1)
    everyone = [await _asking_for_a_place(staff) for _ in range(RACERS)]
    offer = {"house_id": home}
    came = await asyncio.gather(*(walk.ask(shelter.ApprovePlacement, **offer) for walk in everyone))
    assert sorted(response.status_code for response in came) == [200] + [409] * (RACERS - 1)
    (winner,) = (response for response in came if response.is_success)
    for response in came:
        if response is not winner:
            check_refused(response, 409, "house-is-full")
    client = await staff.client("shelter-worker", "shelter")
    seen = {"Wait-For": winner.headers["Position"]}
    house = answer(await client.get(f"/houses/{home}", headers=seen))
    assert (house["held"], house["free"]) == (1, 0)
    for walk, response in zip(everyone, came, strict=True):
        stay = answer(await client.get(f"/stays/{walk.ids['stay_id']}", headers=seen))
        assert stay["standing"] == ("approved" if response is winner else "requested")


async def _asking_for_a_place(staff: Staff) -> Walk:
    walk = Walk(staff)
    await walk.do(shelter.RequestPlacement, journey_id=str(uuid4()))
    return walk


async def test_a_bed_that_was_left_is_free_for_the_next(staff: Staff) -> None:
    home = await register_house(staff, capacity=1)
    first, second = [await _asking_for_a_place(staff) for _ in range(2)]
    await first.is_offered_a_place(home)
    await first.do(shelter.Admit, **MOVING_IN)
    full: httpx.Response = await second.ask(shelter.ApprovePlacement, house_id=home)
    check_refused(full, 409, "house-is-full")
    await first.do(shelter.DischargeUnplanned)
    second.at = first.at
    await second.is_offered_a_place(home)
    await second.do(shelter.Admit, **MOVING_IN)
