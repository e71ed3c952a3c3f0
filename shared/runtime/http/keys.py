"""The doors to a service's master key: how it stands, and replacing it."""

import logging
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from shared.runtime.house import House
from shared.runtime.http.answering import plain
from shared.runtime.http.paging import only
from shared.runtime.http.runs import OPERATIONS, Runs
from shared.runtime.keys.masters import CannotRotate, RotationUnderWay, WrongMasterKey
from shared.runtime.keys.rotation import Step, Turning

log = logging.getLogger(__name__)


def routes(house: House, runs: Runs) -> APIRouter:
    """Return the routes of the master key."""
    router = APIRouter()

    @router.get("/admin/keys", summary="Which master key wraps, and what is not sealed yet.")
    async def stands(request: Request) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request)
        return plain(await _standing(house))

    @router.post("/admin/key-rotations", summary="Replace the master key, and destroy the old one.")
    async def begin(request: Request) -> Response:
        actor = house.gate.admit(request, OPERATIONS)
        only(request)
        turning = Turning()
        return plain({"run": runs.start(turning, _rotate(house, turning, str(actor.staff)))}, 202)

    @router.get("/admin/key-rotations/{run_id}", summary="How far a rotation has come.")
    async def found(request: Request, run_id: str) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request)
        return plain(vars(runs.state(run_id, Turning)))

    return router


async def _standing(house: House) -> dict[str, Any]:
    records = house.inside.records
    last = await records.rotation.last()
    lying = [(master.name, count) async for master, count in records.keyring.lying()]
    return {
        "service": house.service.room.name,
        "master": (await records.keyring.master()).name,
        "keys": [{"master": name, "count": count} for name, count in lying],
        "unsealed_erasures": await records.unsealed(),
        "last_rotation": last and vars(last),
    }


async def _rotate(house: House, turning: Turning, by: str) -> None:
    try:
        await house.inside.records.rotation.rotate(turning, by)
    except RotationUnderWay:
        turning.step, turning.reason = Step.FAILED, "under way already / đang được thực hiện"
    except (CannotRotate, WrongMasterKey) as error:
        turning.step, turning.reason = Step.FAILED, str(error)
    except Exception as error:
        log.warning("a rotation was interrupted", extra={"error": type(error).__name__})
        turning.step = Step.FAILED
        turning.reason = "interrupted, and finished soon / bị gián đoạn, sẽ được hoàn tất sau"
