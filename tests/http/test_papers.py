"""Papers over real HTTP: printed from what is recorded, showing no more than the asker may read."""

from collections.abc import AsyncGenerator
from typing import get_args
from uuid import uuid4

import pytest

from services.intake.domain.case import commands as intake
from services.intake.main import SERVICE as INTAKE
from services.legal_aid.domain.centre import RegisterCentre
from services.legal_aid.domain.matter.commands import AcceptMatter, CheckRequest, RequestAid
from services.legal_aid.main import SERVICE as LEGAL_AID
from services.reintegration.domain.grant.messages import ApplyGrant
from services.reintegration.main import SERVICE as REINTEGRATION
from services.shelter.main import SERVICE as SHELTER
from shared.casework.files import FileKind
from shared.kernel.actors import Role
from shared.runtime.http.routes import FilesRoute, FormRoute
from shared.runtime.service import Service
from tests.http.refusing import check_refused
from tests.kit.at_work import eventually
from tests.kit.house import RunningHouse
from tests.kit.paper import text
from tests.kit.staff import Staff, answer
from tests.kit.walk import Walk

ROOMS = (INTAKE, SHELTER, LEGAL_AID, REINTEGRATION)
PRINTED = [
    pytest.param(service, door, id=door.form.name)
    for service in ROOMS
    for door in service.doors
    if isinstance(door, FormRoute)
]
NAME, BEWARE = "Giàng Thị Bịa Đặt", "Dị ứng với một thứ bịa đặt"


@pytest.mark.parametrize(("service", "door"), PRINTED)
def test_every_form_is_printed_from_a_history_of_its_room(
    service: Service, door: FormRoute
) -> None:
    aggregate = service.log.named(door.form.aggregate)
    assert f"{{{aggregate.id_field}}}" in door.path
    assert door.form.by_hand.model_validate(door.example)
    assert door.may


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_every_room_keeps_every_kind_of_file_and_says_for_whom(service: Service) -> None:
    (door,) = (door for door in service.doors if isinstance(door, FilesRoute))
    assert {right.kind for right in door.rights} == set(get_args(FileKind))
    assert all(right.may_keep and right.may_read for right in door.rights)
    assert "policy" not in door.may


@pytest.fixture
async def walk(house: RunningHouse) -> AsyncGenerator[Walk]:
    """Someone who was received, and said who they are."""
    async with Staff(house) as staff:
        someone = Walk(staff)
        await someone.open_case("girls", "rescue")
        await someone.do(intake.ReceivePerson, alerts=BEWARE)
        await someone.do(intake.RecordIdentity, identity={"full_name": NAME, "birth_year": 2009})
        yield someone


async def printed(walk: Walk, by: Role) -> str:
    """Print the handover record, and return what it says."""
    client = await walk.staff.client(by, "intake")
    address = f"/cases/{walk.ids['case_id']}/handover-record"
    paper = await client.post(address, json={"receiving": "Nơi nhận bịa đặt"})
    assert paper.status_code == 200, paper.text
    assert paper.headers["cache-control"] == "no-store"
    return text(paper.content)


async def test_a_handover_record_names_who_is_handed_over(walk: Walk) -> None:
    said = await printed(walk, "intake-worker")
    assert f"Họ và tên: {NAME}" in said
    assert f"Mã hồ sơ: {walk.journey}" in said
    assert "Nơi nhận bịa đặt" in said
    assert BEWARE in said


async def test_what_the_asker_may_not_read_is_left_to_the_hand(walk: Walk) -> None:
    said = await printed(walk, "verification-officer")
    assert NAME in said
    assert BEWARE not in said


async def test_nobody_prints_a_paper_of_another_desk(walk: Walk) -> None:
    client = await walk.staff.client("shelter-worker", "intake")
    paper = await client.post(f"/cases/{walk.ids['case_id']}/handover-record")
    check_refused(paper, 403, "role-may-not")


async def test_a_register_extract_is_printed_once_the_matter_is_in_the_register(
    house: RunningHouse,
) -> None:
    async with Staff(house) as staff:
        centre = f"tt-{uuid4().hex[:8]}"
        answer(await staff.ask(RegisterCentre, {}, {"centre": centre}))
        asked = await staff.ask(RequestAid, {}, {"journey_id": str(uuid4())})
        ids = {"matter_id": answer(asked)["matter_id"]}
        client = await staff.client("legal-aid-head", "legal_aid")
        address = f"/matters/{ids['matter_id']}/register-extract"
        check_refused(await client.post(address), 409, "not-in-register")
        answer(await staff.ask(CheckRequest, ids, {"missing": []}))
        answer(await staff.ask(AcceptMatter, ids, {"centre": centre}))
        said = text((await client.post(address, json={"client": NAME})).content)
    assert f"{centre.upper()}." in said
    assert NAME in said


async def test_form_07_is_printed_for_a_claim(house: RunningHouse) -> None:
    async with Staff(house) as staff:
        someone = Walk(staff)
        await someone.comes_as_far_as_identification()
        await someone.is_confirmed()
        await someone.is_referred("reintegration", "vocational")
        await eventually(lambda: _has_claimed(someone))
        client = await staff.client("health-department", "reintegration")
        address = f"/grants/{someone.ids['claim_id']}/form-07"
        said = text((await client.post(address, json={"applicant": NAME})).content)
    assert "Mẫu số 07" in said
    assert NAME in said
    assert f"Mã đơn: {someone.ids['claim_id']}" in said


async def _has_claimed(someone: Walk) -> bool:
    """Claim as soon as reintegration has heard in which category the person is."""
    of = {"journey_id": someone.journey, "plan_id": someone.ids["plan_id"]}
    asked = await someone.ask(ApplyGrant, grant="vocational", **of)
    if asked.status_code != 201:
        someone.later(hours=-1)
        return False
    someone.keep(ApplyGrant, asked)
    return True
