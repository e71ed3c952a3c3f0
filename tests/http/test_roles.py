"""Nobody does or reads what their role may not."""

import re
from typing import get_args

import pytest

from services.intake import api as intake
from services.legal_aid import api as legal_aid
from services.reintegration import api as reintegration
from services.shelter import api as shelter
from shared.kernel.actors import Role
from shared.runtime.http.routes import CommandRoute, Door, SearchRoute
from tests.http.refusing import check_refused, key
from tests.kit.house import ALL_ROOMS, RoomName, RunningHouse
from tests.kit.staff import Staff
from tests.kit.walk import Walk

ROLES: tuple[Role, ...] = get_args(Role)
ROOMS: dict[RoomName, tuple[Door, ...]] = {
    "intake": intake.DOORS,
    "shelter": shelter.DOORS,
    "legal_aid": legal_aid.DOORS,
    "reintegration": reintegration.DOORS,
}
NOBODY = "00000000-0000-4000-8000-0000000000aa"


@pytest.mark.parametrize("room", ROOMS)
async def test_a_role_that_may_not_is_told_so_at_every_door(
    house: RunningHouse, room: RoomName
) -> None:
    async with Staff(house) as staff:
        for door in ROOMS[room]:
            for role in set(ROLES) - {"policy"} - set(door.may):
                client = await staff.client(role, room)
                method = "POST" if isinstance(door, CommandRoute | SearchRoute) else "GET"
                response = await client.request(method, _nobodys(door.path), headers=key())
                check_refused(response, 403, "role-may-not")


@pytest.mark.parametrize("room", ALL_ROOMS)
@pytest.mark.parametrize("role", sorted(set(ROLES) - {"policy", "operations"}))
async def test_only_operations_looks_behind_the_doors(
    house: RunningHouse, room: RoomName, role: Role
) -> None:
    async with house.client(role, room) as client:
        for method, path in (
            ("GET", "/admin/lag"),
            ("GET", "/admin/parked"),
            ("GET", "/admin/refused-duties"),
            ("POST", "/admin/rebuilds/own"),
            ("POST", "/admin/verifications"),
            ("GET", "/admin/keys"),
            ("POST", "/admin/key-rotations"),
            ("POST", f"/admin/parked/any/{NOBODY}/retry"),
            ("DELETE", "/admin/parked/1"),
        ):
            check_refused(await client.request(method, path), 403, "role-may-not")


async def test_a_record_is_not_there_for_whoever_may_not_read_it(house: RunningHouse) -> None:
    async with Staff(house, words="Made-up words of a statement.") as staff:
        walk = Walk(staff)
        await walk.open_case()
        await walk.is_received()
        await walk.tells_what_happened()
        steps = (await walk.journey_in("intake"))["own_steps"]
        (said,) = (step for step in steps if step["what"] == "statement-taken.v1")
        record = said["details"]["statement"]["record_id"]
        path = f"/journeys/{walk.journey}/records/{record}?purpose=casework"
        for role in sorted(set(ROLES) - {"policy"}):
            client = await staff.client(role, "intake")
            response = await client.get(path)
            if role in {"intake-worker", "verification-officer"}:
                assert response.json()["text"] == staff.words
                assert response.headers["cache-control"] == "no-store"
            else:
                check_refused(response, 404)
        elsewhere = await staff.client("shelter-manager", "shelter")
        check_refused(await elsewhere.get(path), 404)


def _nobodys(path: str) -> str:
    return re.sub(r"{\w+_id}", NOBODY, path)
