"""The shelter at its own doors, on real servers: houses, a night, codes, and who reads what."""

from typing import Any
from uuid import uuid4

from services.shelter.domain.house import messages as houses
from services.shelter.domain.residence import child_messages as of_child
from services.shelter.domain.stay import care_messages as care
from services.shelter.domain.stay import child_messages as children
from services.shelter.domain.stay import commands as ask
from services.shelter.domain.stay import moving_messages as moving
from services.shelter.domain.stay import standing_messages as standing
from shared.kernel.actors import Role
from tests.http.refusing import check_refused
from tests.kit.house import RunningHouse
from tests.kit.staff import Staff, answer, register_house

NOW = "2026-03-02T03:00:00+00:00"
URGENT = {"basis": "ground", "ground": "urgent-protection"}


async def taken_in(staff: Staff, house_id: str) -> dict[str, Any]:
    """Take someone in whom nobody referred, and return what the door said."""
    body = {"house_id": house_id, "journey_id": str(uuid4()), "accompanying": 0}
    return answer(await staff.ask(moving.AdmitInEmergency, {}, body))


async def reads(staff: Staff, role: Role, path: str) -> str | None:
    """Return a record's text, or nothing if there is none for this role."""
    client = await staff.client(role, "shelter")
    response = await client.get(path, params={"purpose": "casework"})
    if not response.is_success:
        check_refused(response, 404)
        return None
    text: str = response.json()["text"]
    return text


async def row(staff: Staff, path: str, position: str) -> dict[str, Any]:
    """Return a row as the manager sees it."""
    client = await staff.client("shelter-manager", "shelter")
    return answer(await client.get(path, headers={"Wait-For": position}))


async def test_where_a_house_stands_is_known_to_the_manager_of_its_unit_only(
    house: RunningHouse,
) -> None:
    async with Staff(house) as staff, Staff(house, unit="another-house") as others:
        told = answer(
            await staff.ask(
                houses.RegisterFacility,
                {},
                {"licence_to": "2045-12-31", "address": "A made-up lane.", "occurred_at": NOW},
            )
        )
        shown = await row(staff, f"/houses/{told['house_id']}", told["position"])
        kept = {"address": "A made-up lane.", "licence": "made-up-001"}
        for name, text in kept.items():
            path = f"/journeys/{told['house_id']}/records/{shown[name]}"
            assert await reads(staff, "shelter-manager", path) == text
            assert await reads(staff, "shelter-worker", path) is None
        path = f"/journeys/{told['house_id']}/records/{shown['address']}"
        assert await reads(others, "shelter-manager", path) is None


async def test_a_licence_is_renewed_with_a_new_number(house: RunningHouse) -> None:
    async with Staff(house) as staff:
        ids = {"house_id": await register_house(staff)}
        told = answer(await staff.ask(houses.RenewLicence, ids, {"licence_to": "2046-12-31"}))
        shown = await row(staff, f"/houses/{ids['house_id']}", told["position"])
        assert shown["licence_to"] == "2046-12-31"
        path = f"/journeys/{ids['house_id']}/records/{shown['licence']}"
        assert await reads(staff, "shelter-manager", path) == "made-up-002"


async def test_the_note_of_a_session_is_for_psychologists_only(house: RunningHouse) -> None:
    async with Staff(house, words="Made-up words of a session.") as staff:
        ids = await taken_in(staff, await register_house(staff))
        told = answer(await staff.ask(care.RecordSession, ids, {}))
        client = await staff.client("psychologist", "shelter")
        known = {"Wait-For": told["position"]}
        shown = await client.get(f"/journeys/{ids['journey_id']}", headers=known)
        steps = answer(shown)["own_steps"]
        (note,) = [step["details"]["note"] for step in steps if "note" in step["details"]]
        path = f"/journeys/{ids['journey_id']}/records/{note['record_id']}"
        assert await reads(staff, "psychologist", path) == staff.words
        assert await reads(staff, "shelter-manager", path) is None
        assert await reads(staff, "shelter-worker", path) is None


async def test_an_emergency_is_due_to_be_regularised_until_it_is(house: RunningHouse) -> None:
    async with Staff(house, unit="unit-of-one-night") as staff:
        ids = await taken_in(staff, await register_house(staff))
        assert "regularise" in await duties(staff, ids)
        told = answer(await staff.ask(moving.Regularise, ids, {}))
        assert "regularise" not in await duties(staff, {**ids, **told})


async def duties(staff: Staff, told: dict[str, Any]) -> set[str]:
    """Return what is to be done on a journey, as the manager sees it."""
    client = await staff.client("shelter-manager", "shelter")
    headers = {"Wait-For": told["position"]}
    shown = answer(await client.get("/worklist", params={"limit": "500"}, headers=headers))
    return {line["duty"] for line in shown["items"] if line["journey_id"] == told["journey_id"]}


async def test_two_spellings_of_one_enemy_keep_two_people_apart(house: RunningHouse) -> None:
    async with Staff(house) as staff:
        house_id = await register_house(staff)
        hunted = await taken_in(staff, house_id)
        foes = {"own": [], "opposing": ["Nguyễn Văn Ví Dụ 1970"]}
        answer(await staff.ask(standing.RegisterParties, hunted, foes))
        asked = answer(await staff.ask(ask.RequestPlacement, {}, {"journey_id": str(uuid4())}))
        own = {"own": ["1970, NGUYEN VAN VI DU"], "opposing": []}
        answer(await staff.ask(standing.RegisterParties, asked, own))
        offer = {"house_id": house_id, "out_of_order": "family-together"}
        refused = await staff.ask(ask.ApprovePlacement, asked, offer)
        check_refused(refused, 409, "conflict-in-house")


async def test_a_transfer_is_answered_by_the_unit_of_the_house_that_is_asked(
    house: RunningHouse,
) -> None:
    async with (
        Staff(house) as staff,
        Staff(house, unit="receiving") as there,
        Staff(house, unit="elsewhere") as strangers,
    ):
        ids = await taken_in(staff, await register_house(staff))
        answer(await staff.ask(moving.Regularise, ids, {}))
        check_refused(await there.ask(moving.AnswerTransfer, ids, {}), 404)
        asked = {"house_id": await register_house(there)}
        answer(await staff.ask(moving.AskTransfer, ids, asked))
        check_refused(await strangers.ask(moving.AnswerTransfer, ids, {}), 404)
        own = await staff.ask(moving.AnswerTransfer, ids, {})
        check_refused(own, 409, "not-the-receiving-unit")
        answer(await there.ask(moving.AnswerTransfer, ids, {}))


async def test_a_transfer_answers_with_the_stay_that_begins(house: RunningHouse) -> None:
    async with Staff(house) as staff:
        ids = await taken_in(staff, await register_house(staff))
        answer(await staff.ask(moving.Regularise, ids, {}))
        elsewhere = {"house_id": await register_house(staff)}
        answer(await staff.ask(moving.AskTransfer, ids, elsewhere))
        answer(await staff.ask(moving.AnswerTransfer, ids, {}))
        told = answer(await staff.ask(moving.TransferResident, ids, {"basis": URGENT}))
        shown = await row(staff, f"/stays/{told['to_stay_id']}", told["position"])
        assert (shown["standing"], shown["house_id"]) == ("resident", elsewhere["house_id"])
        assert shown["from_stay_id"] == ids["stay_id"]


async def test_a_child_of_anothers_journey_is_not_there_to_be_named(house: RunningHouse) -> None:
    async with Staff(house, unit="mothers") as staff, Staff(house, unit="childs") as theirs:
        body = {"house_id": await register_house(staff), "journey_id": str(uuid4())}
        mother = answer(await staff.ask(moving.AdmitInEmergency, {}, {**body, "accompanying": 1}))
        answer(await staff.ask(moving.Regularise, mother, {}))
        known = answer(await theirs.ask(ask.RequestPlacement, {}, {"journey_id": str(uuid4())}))
        anothers = {"child_id": known["journey_id"]}
        check_refused(await staff.ask(children.BringChild, mother, anothers), 404)
        own = {"child_id": str(uuid4())}
        told = answer(await staff.ask(children.BringChild, mother, own))
        shown = await row(staff, f"/stays/{mother['stay_id']}", told["position"])
        assert [line["journey_id"] for line in shown["children"]] == [own["child_id"]]
        answer(await staff.ask(children.RecordChildLeft, {**mother, **own}, {}))


async def with_a_child(staff: Staff) -> tuple[dict[str, Any], dict[str, str]]:
    """Take a mother in, and name the child who came along."""
    body = {"house_id": await register_house(staff), "journey_id": str(uuid4())}
    mother = answer(await staff.ask(moving.AdmitInEmergency, {}, {**body, "accompanying": 1}))
    answer(await staff.ask(moving.Regularise, mother, {}))
    own = {"child_id": str(uuid4())}
    answer(await staff.ask(children.BringChild, mother, own))
    return mother, own


async def test_after_the_death_of_a_child_the_funeral_is_due_until_it_is_seen_to(
    house: RunningHouse,
) -> None:
    async with Staff(house, unit="unit-that-mourns") as staff:
        mother, own = await with_a_child(staff)
        child = {"journey_id": own["child_id"]}
        check_refused(await staff.ask(of_child.RecordChildFarewell, child, {}), 409)
        told = answer(await staff.ask(children.RecordChildDeath, {**mother, **own}, {}))
        assert "farewell" in await duties(staff, {**told, **child})
        told = answer(await staff.ask(of_child.RecordChildFarewell, child, {}))
        assert "farewell" not in await duties(staff, {**told, **child})


async def test_a_child_taken_in_at_night_is_cared_for_and_mourned_before_the_papers_are_made(
    house: RunningHouse,
) -> None:
    async with Staff(house, unit="unit-at-night") as staff:
        body = {"house_id": await register_house(staff), "journey_id": str(uuid4())}
        mother = answer(await staff.ask(moving.AdmitInEmergency, {}, {**body, "accompanying": 1}))
        own = {"child_id": str(uuid4())}
        child = {"journey_id": own["child_id"]}
        told = answer(await staff.ask(children.BringChild, mother, own))
        assert "health-check" in await duties(staff, {**told, **child})
        for_child = {"for_child": own["child_id"]}
        answer(await staff.ask(care.GiveEssentials, mother, for_child))
        told = answer(await staff.ask(care.RecordHealthCheck, mother, for_child))
        assert "health-check" not in await duties(staff, {**told, **child})
        told = answer(await staff.ask(children.RecordChildDeath, {**mother, **own}, {}))
        assert "farewell" in await duties(staff, {**told, **child})
        told = answer(await staff.ask(of_child.RecordChildFarewell, child, {}))
        assert "farewell" not in await duties(staff, {**told, **child})


async def test_the_death_of_a_child_who_is_away_with_the_resident_is_recorded_too(
    house: RunningHouse,
) -> None:
    async with Staff(house, unit="unit-that-waits") as staff:
        mother, own = await with_a_child(staff)
        answer(await staff.ask(moving.ReportAbsconding, mother, {}))
        told = answer(await staff.ask(children.RecordChildDeath, {**mother, **own}, {}))
        child = {"journey_id": own["child_id"]}
        assert "farewell" in await duties(staff, {**told, **child})
        answer(await staff.ask(moving.RecordReturn, mother, {}))
        told = answer(await staff.ask(of_child.RecordChildFarewell, child, {}))
        assert "farewell" not in await duties(staff, {**told, **child})


async def test_a_child_who_moved_along_is_the_other_units_and_no_longer_ours(
    house: RunningHouse,
) -> None:
    async with Staff(house, unit="from-here") as staff, Staff(house, unit="to-there") as there:
        mother, own = await with_a_child(staff)
        asked = {"house_id": await register_house(there)}
        answer(await staff.ask(moving.AskTransfer, mother, asked))
        answer(await there.ask(moving.AnswerTransfer, mother, {}))
        told = answer(await staff.ask(moving.TransferResident, mother, {"basis": URGENT}))
        moved = {"stay_id": told["to_stay_id"], **own}
        await row(there, f"/stays/{told['to_stay_id']}", told["position"])
        check_refused(
            await staff.ask(of_child.ReviewChild, {"journey_id": own["child_id"]}, {}), 404
        )
        answer(await there.ask(children.RecordChildLeft, moved, {}))
