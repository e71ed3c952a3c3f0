"""One person's way through all four services, and what every service then shows of it."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

import pytest

from tests.crash.audit import until_settled
from tests.kit.house import ALL_ROOMS, RunningHouse
from tests.kit.staff import Staff, register_house
from tests.kit.walk import Walk


@pytest.fixture(scope="module")
def finished(house: RunningHouse) -> Walk:
    """A woman's whole way, walked once for all tests here."""
    return asyncio.run(_from_reception_to_community(house))


@pytest.fixture
async def way(house: RunningHouse, finished: Walk) -> AsyncGenerator[Walk]:
    """The same way, with workers at hand to look at it."""
    async with Staff(house) as staff:
        yield replace(finished, staff=staff)


async def _from_reception_to_community(house: RunningHouse) -> Walk:
    async with Staff(house) as staff:
        home = await register_house(staff)
        walk = Walk(staff)
        await walk.comes_as_far_as_identification()
        await walk.is_confirmed()
        await walk.is_referred("legal_aid", "legal-aid")
        await walk.is_given_legal_aid()
        await walk.is_referred("shelter", "shelter", "psychological")
        await walk.is_offered_a_place(home)
        await walk.moves_in()
        await walk.agrees_on_care()
        await walk.has_the_matter_completed()
        await walk.leaves_the_shelter()
        await walk.has_a_plan_opened()
        await walk.consents_to("reintegration")
        await walk.agrees_on_a_plan()
        await walk.is_seen_at_home()
        await walk.goes_on_alone()
        for room in ALL_ROOMS:
            await walk.until(room, "plan-closed.v1")
        await until_settled(staff)
        return walk


async def test_every_service_shows_the_same_standing(way: Walk) -> None:
    pictures = [await way.journey_in(room) for room in ALL_ROOMS]
    assert [picture["legal_status"] for picture in pictures] == ["victim"] * len(ALL_ROOMS)
    for picture in pictures:
        assert picture["standing"] == {
            "intake": "confirmed",
            "legal_aid": "completed",
            "shelter": "left",
            "reintegration": "closed",
        }
        assert picture["consents"] == {
            way.consents["referral"]: "referral",
            way.consents["shelter"]: "shelter",
            way.consents["reintegration"]: "reintegration",
        }


async def test_every_service_tells_the_same_story_in_the_same_order(way: Walk) -> None:
    told = [(await way.journey_in(room))["entries"] for room in ALL_ROOMS]
    assert all(entries == told[0] for entries in told)
    positions = [entry["position"] for entry in told[0]]
    assert positions == sorted(positions)


@pytest.mark.parametrize(
    ("cause", "effect"),
    [
        ("case-referred.v1", "placement-requested.v1"),
        ("case-referred.v1", "aid-requested.v1"),
        ("resident-discharged.v1", "plan-opened.v1"),
    ],
)
async def test_one_service_acts_on_what_another_told(way: Walk, cause: str, effect: str) -> None:
    entries = (await way.journey_in("operations"))["entries"]
    causes = {entry["id"] for entry in entries if entry["what"] == cause}
    (consequence,) = (entry for entry in entries if entry["what"] == effect)
    assert consequence["cause"] in causes


async def test_a_worker_s_own_step_has_no_cause_but_the_worker(way: Walk) -> None:
    entries = (await way.journey_in("operations"))["entries"]
    assert _only(entries, "resident-admitted.v1")["cause"] is None
    assert _only(entries, "plan-agreed.v1")["cause"] is None


async def test_intake_sees_what_became_of_its_referrals(way: Walk) -> None:
    await way.until("intake", "referral-answered.v1", times=6, among="own_steps")
    await way.until("intake", "referral-finished.v1", times=2, among="own_steps")
    client = await way.staff.client("intake-worker", "intake")
    board = await client.get("/referrals", params={"case_id": way.ids["case_id"]})
    became = {row["to_service"]: (row["standing"], row["reason"]) for row in board.json()["items"]}
    assert became == {"shelter": ("finished", "left"), "legal_aid": ("finished", "completed")}


async def test_reintegration_hears_that_she_left_but_not_why_nor_from_where(way: Walk) -> None:
    entries = (await way.journey_in("reintegration"))["entries"]
    left = _only(entries, "resident-discharged.v1")
    assert set(left["details"]) == {"stay_id", "destination", "referral_id"}


@pytest.mark.parametrize("room", ALL_ROOMS)
async def test_a_service_shows_the_journey_as_of_an_earlier_moment(way: Walk, room: Any) -> None:
    entries = (await way.journey_in(room))["entries"]
    approved = _only(entries, "placement-approved.v1")
    before = await way.journey_in(room, as_of=approved["recorded_at"])
    assert before["standing"]["shelter"] == "approved"
    assert "reintegration" not in before["standing"]
    known_then = [e for e in entries if e["recorded_at"] <= approved["recorded_at"]]
    assert before["entries"] == known_then


async def test_a_journey_had_not_begun_the_year_before(way: Walk) -> None:
    client = await way.staff.client("intake-worker", "intake")
    then = {"as_of": "2020-01-01T00:00:00+07:00"}
    response = await client.get(f"/journeys/{way.journey}", params=then)
    assert response.status_code == 404


async def test_the_boards_say_where_she_is(way: Walk) -> None:
    assert (await way.row("shelter", "/stays/{stay_id}"))["standing"] == "left"
    assert (await way.row("legal_aid", "/matters/{matter_id}"))["standing"] == "completed"
    assert (await way.row("reintegration", "/plans/{plan_id}"))["outcome"] == "partial"


async def test_someone_goes_home_without_a_shelter(house: RunningHouse) -> None:
    async with Staff(house) as staff:
        walk = Walk(staff)
        await walk.comes_as_far_as_identification("men")
        await walk.is_confirmed()
        await walk.is_referred("reintegration", "vocational")
        opened = await walk.until("operations", "plan-opened.v1")
        assert opened["details"]["source"] == "referral"
        standing = (await walk.journey_in("operations"))["standing"]
        assert standing == {"intake": "confirmed", "reintegration": "draft"}


async def test_whoever_is_found_no_victim_keeps_a_matter_that_is_looked_at_again(
    house: RunningHouse,
) -> None:
    async with Staff(house) as staff:
        walk = Walk(staff)
        await walk.comes_as_far_as_identification()
        await walk.is_referred("legal_aid", "legal-aid")
        await walk.is_rejected()
        flagged = "matter-flagged-for-review.v1"
        step = await walk.until("legal_aid", flagged, among="own_steps")
        walk.known_from["legal_aid"] = f"LOG_LEGAL_AID@{step['position']}"
        matter = await walk.row("legal_aid", "/matters/{matter_id}")
        assert (matter["standing"], matter["under_review"]) == ("requested", True)
        client = await staff.client("legal-aid-head", "legal_aid")
        reviews = (await client.get("/reviews", params={"limit": "500"})).json()["items"]
        assert walk.ids["matter_id"] in {row["id"] for row in reviews}


async def test_a_consent_taken_back_is_gone_everywhere_and_serves_for_nothing(
    house: RunningHouse,
) -> None:
    async with Staff(house) as staff:
        walk = Walk(staff)
        await walk.comes_as_far_as_identification()
        await walk.takes_consent_back("referral")
        for room in ALL_ROOMS:
            await walk.until(room, "consent-withdrawn.v1")
            assert (await walk.journey_in(room))["consents"] == {}
        refused = await walk.asks_to_be_referred("shelter", "shelter")
        assert refused.status_code == 409
        assert refused.json()["type"] == "/problems/consent-was-withdrawn"


def _only(entries: list[dict[str, Any]], what: str) -> dict[str, Any]:
    (entry,) = (entry for entry in entries if entry["what"] == what)
    return entry
