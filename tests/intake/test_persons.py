"""A person who comes again is recognised by a reviewer, and by nobody who is only curious."""

import json
import secrets
from urllib.parse import quote
from uuid import UUID

import pytest

from shared.kernel.actors import Role
from tests.crash.audit import until_settled
from tests.http.refusing import MARKER, check_refused
from tests.intake.arrivals import (
    BARE,
    NAME,
    PAPER,
    a_name,
    pair,
    until_logged,
    until_supported,
    written,
)
from tests.intake.front_desk import FrontDesk
from tests.kit.house import RunningHouse
from tests.kit.left_behind import files
from tests.kit.staff import Staff
from tests.kit.stored import everything_in_mongo, everything_in_nats

pytestmark = pytest.mark.slow


async def test_the_same_person_in_two_spellings_is_put_before_a_reviewer(desk: FrontDesk) -> None:
    name = a_name()
    one = await desk.arrives(full_name=name, birth_year=1995)
    other = await desk.arrives(full_name=f" {name.upper()} ", birth_year=1995)
    line = await desk.until_noticed(pair(one, other))
    assert (line["standing"], line["likenesses"], line["overdue"]) == (
        "suspected",
        ["same-name"],
        False,
    )
    assert not {one, other} & set(map(str, line.values()))
    assert await desk.looks_at(line["id"]) == {one: "same-name", other: "same-name"}


async def test_whom_a_search_or_a_look_showed_it_is_in_their_access_history(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    name = a_name()
    one = await desk.arrives(full_name=name, birth_year=1995)
    other = await desk.arrives(full_name=name, birth_year=1995)
    await desk.until_noticed(pair(one, other))
    await desk.looks_at(pair(one, other))
    await desk.finds("intake-worker", full_name=name, birth_year=1995)
    told = [("duplicate-looked-at.v1", "case-reviewer"), ("search-made.v1", "intake-worker")]
    async with intake.client("data-protection-officer", "intake") as officer:
        for journey in (one, other):
            history = (await officer.get(f"/journeys/{journey}/access-history")).json()["items"]
            assert [(line["what"], line["role"]) for line in history] == told
            assert not {one, other} & set(map(str, history[0].values()))


async def test_one_paper_with_two_names_is_one_person(desk: FrontDesk) -> None:
    number = f"B{secrets.randbelow(10**9):09}"
    paper = {"kind": "passport", "number": number}
    one = await desk.arrives(full_name=a_name(), birth_year=1995, document=paper)
    other = await desk.arrives(document={**paper, "number": f"{number[:4]}-{number[4:].lower()}"})
    assert (await desk.until_noticed(pair(one, other)))["likenesses"] == ["document"]
    assert await desk.finds(document_number=number) == {one: "document", other: "document"}


async def test_an_intake_worker_does_not_find_who_was_born_a_year_later(desk: FrontDesk) -> None:
    name = a_name()
    await desk.arrives(full_name=name, birth_year=1995)
    assert await desk.finds("intake-worker", full_name=name, birth_year=1996) == {}


async def test_whoever_writes_an_identity_down_cannot_tell_whether_it_was_known(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    name = a_name()
    known = await desk.arrives(full_name=name, birth_year=1995)
    opened = [await desk.opens() for _ in range(2)]
    await until_supported(intake, known, *(one["journey_id"] for one in opened))
    said = ({"full_name": name, "birth_year": 1995}, {"full_name": a_name()})
    with_match, without = [
        await desk.ask(f"/cases/{one['case_id']}/identity", {"identity": who}, "intake-worker")
        for one, who in zip(opened, said, strict=True)
    ]
    await desk.until_noticed(pair(known, opened[0]["journey_id"]))
    assert with_match.status_code == without.status_code
    assert with_match.headers.keys() == without.headers.keys()
    assert with_match.json().keys() == without.json().keys()
    wait_for = without.json()["position"]
    shown = [await desk.journey(one["journey_id"], wait_for=wait_for) for one in opened]
    steps = [[(step["what"], step["of"]) for step in one["own_steps"]] for one in shown]
    assert steps[0] == steps[1]
    assert [one["linked_with"] for one in shown] == [[], []]


async def test_the_log_grows_alike_with_a_likeness_and_without_one(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    name = a_name()
    first = await desk.arrives(full_name=name, birth_year=1995)
    known, unknown = await desk.opens(), await desk.opens()
    await until_supported(intake, first, known["journey_id"], unknown["journey_id"])
    async with Staff(intake) as staff:
        await until_settled(staff)
    growth: list[int] = []
    told = ((known, name, "Made up."), (known, name, "Again."), (unknown, a_name(), "Made up."))
    for opened, said, note in told:
        before = len(await written(intake, ""))
        await desk.says_who(opened["case_id"], full_name=said, birth_year=1995, note=note)

        await until_logged(intake, before + 2)
        await desk.finds(full_name=said, birth_year=1995)
        growth.append(len(await written(intake, "")) - before)
    assert growth == [3, 3, 3], "the identity, what was noted of it, and the search"


async def test_a_likeness_is_on_the_worklist_of_reviewers_and_of_nobody_else(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    name = a_name()
    one = await desk.arrives(full_name=name, birth_year=1995)
    other = await desk.arrives(full_name=name, birth_year=1995)
    await desk.until_noticed(pair(one, other))
    seen: dict[Role, bool] = {}
    roles: tuple[Role, ...] = ("case-reviewer", "intake-worker", "health-department")
    for role in roles:
        async with intake.client(role, "intake") as client:
            answer = await client.get("/worklist", params={"limit": "500"})
            seen[role] = pair(one, other) in answer.text
    assert seen == {"case-reviewer": True, "intake-worker": False, "health-department": False}


async def test_only_a_reviewer_comes_near_the_board(desk: FrontDesk, intake: RunningHouse) -> None:
    two = {"one": str(UUID(int=1)), "other": str(UUID(int=2))}
    others: tuple[Role, ...] = ("intake-worker", "health-department", "operations")
    for role in others:
        async with intake.client(role, "intake") as client:
            check_refused(await client.get("/possible-duplicates"), 403, "role-may-not")
            look = await client.post("/possible-duplicates/look", json={"pair_id": two["one"]})
            check_refused(look, 403, "role-may-not")
        for path in ("/judgement", "/link", "/unlinking", ""):
            asked = await desk.ask(f"/possible-duplicates{path}", two, role)
            check_refused(asked, 403, "role-may-not")
    for role in ("health-department", "verification-officer", "operations"):
        answer = await desk.searches(role, full_name=NAME, birth_year=1995)
        check_refused(answer, 403, "role-may-not")


async def test_two_journeys_are_linked_for_everyone_to_see_and_unlinked_again(
    desk: FrontDesk,
) -> None:
    one, other = await desk.arrives(note="Made up."), await desk.arrives(note="Made up.")
    two = {"one": one, "other": other}
    reviewer: Role = "case-reviewer"
    await desk.do("/possible-duplicates", two, reviewer)
    check_refused(
        await desk.ask("/possible-duplicates/link", two, reviewer), 409, "not-judged-same"
    )
    judgement = {**two, "same": True, "basis": "Made up: the same scar."}
    await desk.do("/possible-duplicates/judgement", judgement, reviewer)
    await desk.do("/possible-duplicates/link", {"one": other, "other": one}, reviewer)
    await desk.until_linked(one, [other])
    await desk.until_linked(other, [one])
    undone = {**two, "reason": "new-evidence"}
    unlinked = await desk.do("/possible-duplicates/unlinking", undone, reviewer)
    await desk.until_linked(one, [])
    await desk.until_linked(other, [])
    shown = await desk.journey(one, wait_for=unlinked["position"])
    steps = [step["what"] for step in shown["own_steps"]]
    of_pairs = [what for what in steps if what in ("journey-tied.v1", "journey-untied.v1")]
    assert of_pairs == ["journey-tied.v1", "journey-untied.v1"]


async def test_the_ground_of_a_judgement_is_read_by_reviewers_from_either_journey(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    one, other = await desk.arrives(note="Made up."), await desk.arrives(note="Made up.")
    two = {"one": one, "other": other}
    await desk.do("/possible-duplicates", two, "case-reviewer")
    judgement = {**two, "same": False, "basis": "Made up: two sisters."}
    await desk.do("/possible-duplicates/judgement", judgement, "case-reviewer")
    line = await desk.until_noticed(pair(one, other), standing="judged-different")
    for journey in (one, other):
        path = f"/journeys/{journey}/records/{line['basis']}?purpose=supervision"
        async with intake.client("case-reviewer", "intake") as reviewer:
            assert (await reviewer.get(path)).json()["text"] == "Made up: two sisters."
        async with intake.client("intake-worker", "intake", desk.unit) as worker:
            check_refused(await worker.get(path), 404)


async def test_nobody_suspects_or_judges_people_whom_intake_never_met(desk: FrontDesk) -> None:
    one, nobody = await desk.arrives(note="Made up."), str(UUID(int=77))
    two = {"one": one, "other": nobody}
    answer = await desk.ask("/possible-duplicates", two, "case-reviewer")
    check_refused(answer, 404)
    judgement = {**two, "same": True, "basis": "Made up."}
    answer = await desk.ask("/possible-duplicates/judgement", judgement, "case-reviewer")
    check_refused(answer, 404)


@pytest.mark.parametrize(
    ("identity", "pointer"),
    [
        ("A made-up person, as free text", "/identity"),
        ({}, "/identity"),
        ({"birth_year": "1995"}, "/identity/birth_year"),
        ({"birth_year": 1795}, "/identity/birth_year"),
        (
            {"document": {"kind": "passport", "number": MARKER + "\u0000"}},
            "/identity/document/number",
        ),
        ({MARKER: MARKER}, "/identity"),
    ],
)
async def test_what_is_no_identity_is_refused_with_its_place_and_repeats_nothing(
    desk: FrontDesk, identity: object, pointer: str
) -> None:
    opened = await desk.opens()
    path = f"/cases/{opened['case_id']}/identity"
    answer = await desk.ask(path, {"identity": identity}, "intake-worker")
    check_refused(answer, 422, "invalid-request")
    assert {error["pointer"] for error in answer.json()["errors"]} == {pointer}


async def test_an_identity_is_read_back_as_it_was_said(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    said = {
        "full_name": a_name(),
        "other_names": ["Na"],
        "birth_year": 1995,
        "document": {"kind": "citizen-card", "number": PAPER},
        "phone": "0900 000 000",
        "note": "Made up.",
    }
    opened = await desk.opens()
    journey, noted = opened["journey_id"], await desk.says_who(opened["case_id"], **said)
    shown = await desk.journey(journey, wait_for=noted["position"])
    (step,) = [step for step in shown["own_steps"] if "identity" in step["details"]]
    record = step["details"]["identity"]["record_id"]
    async with intake.client("intake-worker", "intake", desk.unit) as worker:
        path = f"/journeys/{journey}/records/{record}?purpose=casework"
        answer = (await worker.get(path)).json()
    assert json.loads(answer["text"]) == said


async def test_a_crash_before_the_likeness_was_noticed_loses_nothing_and_doubles_nothing(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    name = a_name()
    known = await desk.arrives(full_name=name, birth_year=1995)
    newcomers: list[str] = []
    for _ in range(3):
        newcomers.append(await desk.arrives(full_name=name, birth_year=1995))
        await intake.kill("intake")
        await intake.start_room("intake")
    for newcomer in newcomers:
        await desk.until_noticed(pair(known, newcomer))
        notes = [
            message
            for message in await written(intake, "possible-duplicate-noted.v1")
            if pair(known, newcomer) in message
        ]
        assert len(notes) == 1


async def test_nothing_of_a_name_or_a_paper_lies_anywhere_in_plain(
    desk: FrontDesk, intake: RunningHouse
) -> None:
    paper = {"kind": "citizen-card", "number": PAPER}
    one = await desk.arrives(full_name=NAME, birth_year=1995, document=paper, note=NAME)
    other = await desk.arrives(full_name=BARE, birth_year=1995, other_names=[NAME])
    await desk.until_noticed(pair(one, other))
    await desk.finds(full_name=NAME, birth_year=1995)
    await desk.finds(document_number=PAPER)
    places = [
        *await everything_in_nats(*intake.nats_urls()),
        *await everything_in_mongo(intake.servers.mongo.url),
        *files(intake.folder),
    ]
    forms = [form for said in (NAME, BARE, PAPER) for form in _forms(said)]
    assert [place for place, held in places if any(form in held for form in forms)] == []


def _forms(said: str) -> set[bytes]:
    return {
        said.encode(),
        said.casefold().encode(),
        json.dumps(said)[1:-1].encode(),
        quote(said).encode(),
        repr(said.encode())[2:-1].encode(),
        b"bia dat nguyen thi",
        "bia5 nguyên4 thi5 đăt5".encode(),
    }
