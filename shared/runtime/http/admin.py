"""What operations needs of a service: health, lag, parked messages, rebuilding, verifying."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from shared.runtime.house import House
from shared.runtime.http import keys, lag, verifications
from shared.runtime.http.answering import plain
from shared.runtime.http.paging import only
from shared.runtime.http.problems import INVALID, NOT_FOUND, Problem
from shared.runtime.http.runs import OPERATIONS, Runs
from shared.runtime.parking import UNKNOWN
from shared.runtime.views.rebuilding import Differs, Progress, Rebuilder, Stage


def routes(house: House) -> APIRouter:
    """Return the health and administration routes of a service."""
    router = APIRouter()
    _add_health(router, house)
    _add_lag(router, house)
    _add_parked(router, house)
    runs = Runs()
    _add_rebuilds(router, house, runs)
    router.include_router(verifications.routes(house, runs))
    router.include_router(keys.routes(house, runs))
    return router


def _add_health(router: APIRouter, house: House) -> None:
    @router.get("/healthz", summary="Is the process alive?")
    async def healthz() -> Response:
        return plain({"status": "alive"})

    @router.get("/readyz", summary="Is everything there that this service needs?")
    async def readyz() -> Response:
        missing = house.missing()
        body = {"service": house.service.room.name, "ready": not missing, "missing": missing}
        return plain(body, 503 if missing else 200)

    @router.get(
        "/policies",
        summary="Show the dated numbers this service judges by, with their sources.",
        description="For: everyone. `confidence`: V read in a source, V2 in a secondary one, "
        "K known but unchecked, U uncertain, D our own design.",
    )
    async def policies() -> Response:
        return plain([table_told(table) for table in house.service.tables])


def _add_lag(router: APIRouter, house: House) -> None:
    @router.get("/admin/lag", summary="How far behind every reader of this service is.")
    async def lags(request: Request) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request)
        readers = await lag.readers_of(house)
        return plain(lag.told(house.service.room.name, readers, house.vitals.age()))

    @router.get("/admin/refused-duties", summary="Duties that the domain refused.")
    async def refused(request: Request) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request)
        cursor = house.inside.database.refused_duties.find({}).sort("at", -1).limit(500)
        return plain([{**row, "id": row.pop("_id")} async for row in cursor])


def _add_parked(router: APIRouter, house: House) -> None:
    @router.get("/admin/parked", summary="Messages that could not be handled, without content.")
    async def parked(request: Request) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request)
        waiting = await house.inside.parking.all()
        return plain(
            [
                {
                    "sequence": p.sequence,
                    "consumer": p.consumer,
                    "lane": p.lane,
                    "reason": p.reason,
                    "stream": p.stream,
                    "origin": p.origin,
                    "parked_at": p.parked_at,
                }
                for p in waiting
            ]
        )

    @router.post("/admin/parked/{consumer}/{lane}/retry", summary="Work a parked lane again.")
    async def retry(request: Request, consumer: str, lane: str) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request)
        if lane != UNKNOWN and not _is_id(lane):
            raise Problem(NOT_FOUND)
        work_again = house.inside.retries.get(consumer)
        if work_again is None:
            raise Problem(INVALID, [{"pointer": "/consumer", "code": "rebuild_instead"}])
        done, reason = await work_again(lane)
        return plain({"done": done, "stopped_by": reason})

    @router.delete("/admin/parked/{sequence}", summary="Drop one parked message for good.")
    async def drop(request: Request, sequence: int) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request)
        if not await house.inside.parking.drop(sequence):
            raise Problem(NOT_FOUND)
        return plain({"dropped": sequence})


def _add_rebuilds(router: APIRouter, house: House, runs: Runs) -> None:
    @router.post("/admin/rebuilds/{projection}", summary="Draw a projection anew and switch.")
    async def rebuild(request: Request, projection: str, changed: bool = False) -> Response:  # noqa: FBT001, FBT002 - a query flag
        house.gate.admit(request, OPERATIONS)
        only(request, frozenset({"changed"}))
        inside = house.inside
        projector = inside.projectors.get(projection)
        if projector is None:
            raise Problem(NOT_FOUND)
        progress = Progress(projection)
        rebuilder = Rebuilder(
            inside.mongo, inside.database, inside.feeds, projector.drawing, projector.park
        )
        run_id = runs.start(progress, _rebuild(rebuilder, progress, changed_code=changed))
        return plain({"run": run_id}, 202)

    @router.get("/admin/rebuilds/{run_id}", summary="How a rebuild stands.")
    async def progress(request: Request, run_id: str) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request)
        return plain(vars(runs.state(run_id, Progress)))


async def _rebuild(rebuilder: Rebuilder, progress: Progress, *, changed_code: bool) -> None:
    try:
        await rebuilder.rebuild(progress, changed_code=changed_code)
    except Differs:
        progress.stage = Stage.DIFFERS
    except Exception:
        progress.stage = Stage.FAILED


def table_told(table: Any) -> dict[str, Any]:
    """Return a table of dated numbers as it is shown."""
    return {
        "name": table.name,
        "meaning": table.meaning,
        "editions": [
            {
                "value": edition.value,
                "effective_from": edition.effective_from,
                "effective_to": edition.effective_to,
                "source": edition.source,
                "confidence": edition.confidence,
            }
            for edition in table.every_day
        ],
    }


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
