"""A consent is taken back: sharing stops, whoever received hears of it, and each answers."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.intake.domain.request.messages import GrantRequest, ReceiveRequest
from services.legal_aid.domain.centre import ConnectCentre
from services.legal_aid.domain.ids import centre_of
from services.legal_aid.domain.letters.messages import LetCentreIn
from services.operations.embedded import files, keys
from services.operations.embedded.waiting import until
from shared.casework.reach import records_of
from shared.kernel.actors import Role
from shared.kernel.terms import VIET_NAM
from shared.runtime.accounts import Centre
from shared.runtime.nats import connect
from tests.kit.centre import CentreAtWork, centre_at_work
from tests.kit.house import RoomName, RunningHouse, house_for_the_run
from tests.kit.patient import ask_jetstream
from tests.kit.staff import Staff, answer
from tests.kit.walk import Walk

CENTRE = Centre(str(uuid4()))
PERSONS: Role = "data-protection-officer"
WITHIN = 60.0

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    """Intake, shelter and legal aid, and a centre that has its own key."""
    folder = tmp_path_factory.mktemp("consent")
    keys.prepare(files.private_folder(folder) / "keys")
    keys.let_in(folder / "keys", CENTRE.called)
    with house_for_the_run(folder, ("intake", "shelter", "legal_aid")) as house:
        yield house


@pytest.fixture
async def walk(home: RunningHouse) -> AsyncIterator[Walk]:
    """Someone who came two days ago, and has legal aid on a consent of its own."""
    async with Staff(home) as staff:
        came = datetime.now(UTC).astimezone(VIET_NAM) - timedelta(days=2)
        walk = Walk(staff, at=came.replace(microsecond=0))
        await walk.comes_as_far_as_identification()
        await walk.is_referred("legal_aid", "legal-aid")
        yield walk


@pytest.fixture
async def centre(home: RunningHouse) -> AsyncIterator[CentreAtWork]:
    """The centre, at work."""
    async with centre_at_work(home, CENTRE) as at_work:
        yield at_work


async def seen(walk: Walk, room: RoomName, path: str, by: Role = PERSONS) -> Any:
    """Return what a room shows; `None` where there is nothing yet."""
    client = await walk.staff.client(by, room)
    shown = await client.get(path, params={"limit": "500"} if path == "/worklist" else None)
    return None if shown.status_code == 404 else answer(shown)


async def until_shown(
    walk: Walk, room: RoomName, path: str, so: Callable[[Any], bool], by: Role = PERSONS
) -> Any:
    """Wait until a room shows it so."""
    found: list[Any] = []

    async def is_so() -> bool:
        shown = await seen(walk, room, path, by)
        found[:] = [shown]
        return shown is not None and so(shown)

    async with asyncio.timeout(WITHIN):
        await until(is_so)
    return found[0]


def has_line(duty: str, aggregate_id: str) -> Callable[[Any], bool]:
    """Return whether a worklist has a line of this duty for this history."""
    return lambda shown: (
        (duty, aggregate_id) in {(one["duty"], one["aggregate_id"]) for one in shown["items"]}
    )


async def is_told_of_the_matter(walk: Walk) -> None:
    """Let the centre in on the client's consent to legal aid."""
    consent = await walk.consents_to("legal-aid")
    await walk.is_given_legal_aid()
    walk.ids["centre_id"] = str(centre_of("tt"))
    await walk.do(ConnectCentre, post_id=CENTRE.id)
    basis = {"basis": "consent", "consent_id": consent}
    await until_shown(
        walk,
        "legal_aid",
        f"/journeys/{walk.journey}/sharings",
        lambda row: consent in {one["consent_id"] for one in row["consents"]},
    )
    await walk.do(LetCentreIn, basis=basis)


async def test_a_centre_is_told_and_asked_to_stop_and_its_answer_is_awaited(
    walk: Walk, centre: CentreAtWork
) -> None:
    await is_told_of_the_matter(walk)
    matter, consent = walk.ids["matter_id"], walk.consents["legal-aid"]
    assigned = await centre.fetch("matter-assigned")
    assert assigned.said["subject"] == matter
    assert walk.journey not in str(assigned)
    await centre.answers("received", assigned)
    await walk.has_the_matter_completed()
    completed = await centre.fetch("matter-completed")
    assert completed.said["data"] == {}
    await walk.takes_consent_back("legal-aid")
    path = f"/withdrawals/{consent}"
    row = await until_shown(walk, "intake", path, lambda row: row["awaited"] == ["legal_aid"])
    worklist = await seen(walk, "intake", "/worklist")
    assert has_line("have-services-stop", consent)(worklist)
    assert datetime.fromisoformat(row["stop_by"]) > walk.at + timedelta(days=19)
    stop = await centre.fetch("stop-using")
    assert set(stop.said["data"]) == {"answer_by"}
    await until_shown(walk, "legal_aid", "/worklist", has_line("have-centre-answer", matter))
    assert (await seen(walk, "intake", path))["awaited"] == ["legal_aid"]
    await centre.answers("stopped", stop)
    await until_shown(walk, "intake", path, lambda row: row["awaited"] == [])
    assert not has_line("have-services-stop", consent)(await seen(walk, "intake", "/worklist"))
    letters = await until_shown(
        walk,
        "legal_aid",
        f"/matters/{matter}/centre",
        lambda row: row["letters"][-1]["answered_at"] is not None,
    )
    assert letters["letters"][0]["received_at"] is not None


async def test_what_a_centre_may_not_say_is_parked_and_changes_nothing(
    home: RunningHouse, walk: Walk, centre: CentreAtWork
) -> None:
    await is_told_of_the_matter(walk)
    matter = walk.ids["matter_id"]
    assigned = await centre.fetch("matter-assigned")
    client = await connect(home.nats_url("legal_aid"), "a look", buffering=False)
    try:
        before = (await ask_jetstream(client, "STREAM.INFO.PARKED"))["state"]["messages"]
        await centre.says(f"stopped.{matter}", b"not a letter")
        await centre.says(f"stopped.{matter}", b"{" + b" " * 5_000 + b"}")
        await centre.says("stopped", b"{}")
        await centre.answers("forwarded", assigned)
        await centre.answers("stopped", assigned, subject=str(uuid4()))
        await centre.answers("stopped", assigned, data={"letter_id": str(uuid4())})
        await centre.answers("stopped", assigned, note="a made-up word")

        async def all_parked() -> bool:
            state = (await ask_jetstream(client, "STREAM.INFO.PARKED"))["state"]
            return bool(state["messages"] == before + 7)

        async with asyncio.timeout(WITHIN):
            await until(all_parked)
    finally:
        await client.close()
    await centre.answers("received", assigned)
    await until_shown(
        walk,
        "legal_aid",
        f"/matters/{matter}/centre",
        lambda row: row["letters"][0]["received_at"] is not None,
    )


async def test_every_service_that_received_answers_by_itself(walk: Walk) -> None:
    await walk.is_referred("shelter", "shelter")
    told = await walk.takes_consent_back("referral")
    assert told["recorded"]
    path = f"/withdrawals/{walk.consents['referral']}"
    row = await until_shown(walk, "intake", path, lambda row: row["awaited"] == [])
    assert row["services"] == ["legal_aid", "shelter"]


async def test_another_unit_reads_a_journey_as_long_as_the_person_agrees(
    home: RunningHouse, walk: Walk
) -> None:
    consent = await walk.consents_to("support", scope=["needs"])
    path = f"/journeys/{walk.journey}"
    async with home.client("intake-worker", "intake", "unit-two") as stranger:
        assert (await stranger.get(path)).status_code == 404
        leader = await walk.staff.client("health-department", "intake")
        registered = await leader.post(
            "/units",
            json={
                "occurred_at": walk.at.isoformat(),
                "code": "unit-two",
                "unit_kind": "centre",
            },
            headers={"Idempotency-Key": str(uuid4())},
        )
        assert registered.is_success
        shared = await leader.post(
            f"{path}/sharings/units",
            json={
                "occurred_at": walk.at.isoformat(),
                "unit": "unit-two",
                "unit_kind": "centre",
                "purpose": "support",
                "scope": ["needs"],
                "basis": {"basis": "consent", "consent_id": consent},
            },
            headers={"Idempotency-Key": str(uuid4())},
        )
        position = answer(shared)["position"]
        found = await stranger.get(path, headers={"Wait-For": position})
        assert found.status_code == 200
        texts = await stranger.post(f"{path}/records/reading", json={"purpose": "casework"})
        assert {record["kind"] for record in answer(texts)["records"]} <= records_of(["needs"])
        forbidden = await stranger.post(
            f"/cases/{walk.ids['case_id']}/needs",
            json={"occurred_at": walk.at.isoformat(), "needs": [], "language": "vi"},
            headers={"Idempotency-Key": str(uuid4())},
        )
        assert forbidden.status_code in {404, 422}
        told = await walk.takes_consent_back("support")
        lost = await stranger.get(path, headers={"Wait-For": told["position"]})
        assert lost.status_code == 404


async def test_who_is_erased_is_erased_at_the_centre(
    home: RunningHouse, walk: Walk, centre: CentreAtWork
) -> None:
    await is_told_of_the_matter(walk)
    await centre.fetch("matter-assigned")
    await walk.do(ReceiveRequest, asks="erase")
    await walk.do(GrantRequest)
    erase = await centre.fetch("erase")
    matter = walk.ids["matter_id"]
    client = await connect(home.nats_url("centres"), "a look", buffering=False)
    try:
        left = await ask_jetstream(
            client,
            "STREAM.INFO.CENTRES",
            {"subjects_filter": f"centres.{CENTRE.id}.*.*.{matter}.>"},
        )
        assert set(left["state"]["subjects"]) == {erase.subject}
    finally:
        await client.close()
    await centre.answers("erased", erase)
    letters = await until_shown(
        walk,
        "legal_aid",
        f"/matters/{matter}/centre",
        lambda row: row["letters"][-1]["answered_at"] is not None,
    )
    assert letters["erased"]
