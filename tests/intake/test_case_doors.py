"""A report, a child who came along, an appeal and protection, over intake's own doors."""

import secrets
from functools import partial
from typing import Any

from shared.kernel.actors import Role
from tests.http.refusing import check_refused
from tests.intake.front_desk import FrontDesk
from tests.kit.at_work import eventually
from tests.kit.house import RunningHouse

OFFICER: Role = "verification-officer"
WORKER: Role = "intake-worker"
HOTLINE: Role = "hotline-operator"
REVIEWER: Role = "case-reviewer"
SAID = "Made-up report: somebody is held in a made-up place."


async def row(desk: FrontDesk, path: str, position: str, by: Role = WORKER) -> dict[str, Any]:
    """Read what is shown, as of what was just done."""
    async with desk.house.client(by, "intake", desk.unit) as client:
        answer = await client.get(path, headers={"Wait-For": position})
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown


async def is_under_identification(desk: FrontDesk, case: str) -> None:
    """Bring a self-reported case as far as the police."""
    received = {"received_by": "commune", "safe_to_call": False, "in_danger": True}
    alerts = {"allergy": "Made-up: penicillin.", "danger": "Made-up: was followed here."}
    reached = {"how_to_call": "Made-up: never before noon."}
    await desk.do(f"/cases/{case}/reception", {**received, **alerts, **reached}, WORKER)
    await desk.do(f"/cases/{case}/commune", {"commune": "Made-up commune"}, WORKER)
    await desk.do(f"/cases/{case}/health-notice", {}, WORKER)
    found = {"result": "verified", "police_unit": "made-up-unit", "documents": []}
    await desk.do(f"/cases/{case}/initial-verification", found, OFFICER)
    await desk.do(f"/cases/{case}/identification", {"police_unit": "made-up-unit"}, OFFICER)


async def test_an_anonymous_report_leads_to_a_case_in_the_journey_it_opened(
    house: RunningHouse,
) -> None:
    desk = FrontDesk.new(house)
    told = {"channel": "hotline-111", "content": SAID}
    report = await desk.do("/reports", told, HOTLINE)
    path = f"/reports/{report['report_id']}"
    await desk.do(f"{path}/forwarding", {"to_agency": "police"}, HOTLINE)
    await desk.do(f"{path}/classification", {"report_class": "trafficking"}, HOTLINE)
    named = {"report_id": report["report_id"], "journey_id": report["journey_id"]}
    came = {"channel": "self", "group": "women", "nationality": "vn-citizen"}
    case = await desk.do("/cases", {**came, **named}, WORKER)
    resolved = await desk.do(f"{path}/resolution", {"decision": "person-supported"}, HOTLINE)
    assert case["journey_id"] == report["journey_id"]
    shown = await row(desk, path, resolved["position"], HOTLINE)
    assert (shown["state"], shown["anonymous"]) == ("resolved", True)
    assert shown["cases"] == [case["case_id"]]
    assert SAID not in str(shown)


async def test_the_police_register_a_report_that_reached_them_long_ago_and_see_to_it(
    house: RunningHouse,
) -> None:
    desk = FrontDesk.new(house)
    told = {"channel": "police", "content": SAID, "occurred_at": "2015-05-04T08:00:00+07:00"}
    report = await desk.do("/reports", told, OFFICER)
    path = f"/reports/{report['report_id']}/classification"
    classified = await desk.do(path, {"report_class": "trafficking"}, OFFICER)
    shown = await row(desk, f"/reports/{report['report_id']}", classified["position"], OFFICER)
    assert shown["state"] == "classified"
    too_old = {**told, "occurred_at": "1815-05-04T08:00:00+07:00"}
    check_refused(await desk.ask("/reports", too_old, OFFICER), 422, "invalid-request")
    case = {"channel": "self", "group": "women", "occurred_at": told["occurred_at"]}
    check_refused(await desk.ask("/cases", case, WORKER), 422, "invalid-request")


async def test_a_child_who_came_along_has_a_case_of_their_own(house: RunningHouse) -> None:
    desk = FrontDesk.new(house)
    mother = await desk.do(
        "/cases", {"channel": "self", "group": "women", "nationality": "vn-citizen"}, WORKER
    )
    along = {"channel": "self", "group": "girls", "nationality": "vn-citizen"}
    child = await desk.do("/cases", {**along, "accompanies": mother["journey_id"]}, WORKER)
    await is_under_identification(desk, mother["case_id"])
    linked = await desk.do(
        f"/cases/{mother['case_id']}/accompanying",
        {"accompanying_case_id": child["case_id"]},
        WORKER,
    )
    shown = await row(desk, f"/cases/{child['case_id']}", linked["position"])
    assert shown["category"] == "under-identification-in-country"
    assert child["journey_id"] != mother["journey_id"]


async def links(desk: FrontDesk, one: str, other: str) -> None:
    """Have a reviewer find that two journeys are one person's."""
    two = {"one": one, "other": other}
    judged = {**two, "same": True, "basis": "Made up: the same scar."}
    await desk.do("/possible-duplicates", two, REVIEWER)
    await desk.do("/possible-duplicates/judgement", judged, REVIEWER)
    await desk.do("/possible-duplicates/link", two, REVIEWER)
    await desk.until_linked(one, [other])


async def has_heard(desk: FrontDesk, journey: str, kind: str) -> bool:
    """Tell whether something is among the steps of a journey; a reviewer sees those of all."""
    shown = await desk.journey(journey, REVIEWER)
    return kind in {step["what"] for step in shown["own_steps"]}


async def test_no_case_is_joined_to_one_in_a_linked_journey_that_is_not_theirs(
    house: RunningHouse,
) -> None:
    desk, elsewhere = FrontDesk.new(house), FrontDesk.new(house)
    here, there = await desk.opens(), await elsewhere.opens()
    await is_under_identification(desk, here["case_id"])
    await links(desk, here["journey_id"], there["journey_id"])
    path = f"/cases/{here['case_id']}/joining-across"
    across = {"to_journey": there["journey_id"], "to_case": there["case_id"]}
    check_refused(await desk.ask(path, across, OFFICER), 404, "not-found")
    joined = await desk.do(path, across, "health-department")
    shown = await row(desk, f"/cases/{here['case_id']}", joined["position"])
    assert (shown["state"], shown["reason"]) == ("closed", "joined")


async def test_who_has_both_linked_journeys_joins_their_cases(house: RunningHouse) -> None:
    desk = FrontDesk.new(house)
    one, other = await desk.opens(), await desk.opens()
    await is_under_identification(desk, one["case_id"])
    await links(desk, one["journey_id"], other["journey_id"])
    across = {"to_journey": other["journey_id"], "to_case": other["case_id"]}
    joined = await desk.do(f"/cases/{one['case_id']}/joining-across", across, OFFICER)
    shown = await row(desk, f"/cases/{one['case_id']}", joined["position"])
    assert (shown["state"], shown["reason"]) == ("closed", "joined")


async def test_who_closes_a_case_is_nothing_to_the_linked_journey_that_hears_of_it(
    house: RunningHouse,
) -> None:
    desk, elsewhere = FrontDesk.new(house), FrontDesk.new(house)
    here, there = await desk.opens(), await elsewhere.opens()
    await links(desk, here["journey_id"], there["journey_id"])
    await eventually(partial(has_heard, desk, there["journey_id"], "second-case-noted.v1"))
    withdrawn = {"reason": "wish-of-person"}
    await desk.do(f"/cases/{here['case_id']}/withdrawal", withdrawn, WORKER)
    await eventually(partial(has_heard, desk, there["journey_id"], "second-case-over.v1"))
    theirs = f"/journeys/{there['journey_id']}/alerts"
    raising = {"alert": "other", "content": "Made up: nothing at all."}
    check_refused(await desk.ask(theirs, raising, WORKER), 404, "not-found")
    await elsewhere.do(theirs, raising, WORKER)


async def test_a_no_is_appealed_and_the_case_goes_on(house: RunningHouse) -> None:
    desk = FrontDesk.new(house)
    case = (await desk.opens())["case_id"]
    await is_under_identification(desk, case)
    no = {"ground": "not-trafficking", "art_32_2_signs_considered": True}
    await desk.do(f"/cases/{case}/rejection", no, OFFICER)
    await desk.do(f"/cases/{case}/closing", {"reason": "not-victim"}, WORKER)
    letter = {"ground": "evidence-misread", "by": "person", "appeal": "Made-up letter."}
    await desk.do(f"/cases/{case}/appeal", letter, WORKER)
    upheld = {"upheld": True, "decided_by": "court", "police_unit": "made-up-unit"}
    decided = await desk.do(f"/cases/{case}/appeal/decision", upheld, OFFICER)
    shown = await row(desk, f"/cases/{case}", decided["position"])
    assert (shown["state"], shown["appeal"]) == ("under-identification", "upheld")


async def test_protection_is_asked_for_refused_and_given(house: RunningHouse) -> None:
    desk = FrontDesk.new(house)
    journey = (await desk.opens())["journey_id"]
    await desk.do(f"/journeys/{journey}/protection-requests", {}, WORKER)
    refusal = {"reason": "safe-elsewhere", "commitment": "Made-up signed commitment."}
    await desk.do(f"/journeys/{journey}/protection-refusals", refusal, OFFICER)
    measures = {"measures": ["guard"], "protects": ["victim"], "ground": ["life"]}
    applied = await desk.do(
        f"/journeys/{journey}/protections", {**measures, "authority": "police"}, OFFICER
    )
    shown = await row(desk, f"/journeys/{journey}/protection", applied["position"])
    assert (shown["standing"], list(shown["measures"].values())) == ("applied", [["guard"]])


async def test_nobody_is_protected_whom_intake_never_met(house: RunningHouse) -> None:
    desk = FrontDesk.new(house)
    nobody = f"00000000-0000-4000-8000-{secrets.token_hex(6)}"
    measures = {"measures": ["guard"], "protects": ["victim"], "ground": ["life"]}
    answer = await desk.ask(
        f"/journeys/{nobody}/protections", {**measures, "authority": "police"}, OFFICER
    )
    assert answer.status_code == 404


async def test_what_is_to_be_done_is_on_the_worklist_of_each_role(house: RunningHouse) -> None:
    desk = FrontDesk.new(house)
    case = await desk.opens()
    await is_under_identification(desk, case["case_id"])
    listed = await desk.do(
        f"/cases/{case['case_id']}/description",
        {"nationality": "foreign", "place": "in-country"},
        WORKER,
    )
    async with desk.house.client(OFFICER, "intake", desk.unit) as client:
        answer = await client.get(
            "/worklist", params={"limit": "500"}, headers={"Wait-For": listed["position"]}
        )
    lines = [line for line in answer.json()["items"] if line["journey_id"] == case["journey_id"]]
    assert {line["duty"] for line in lines} == {"identify"}
