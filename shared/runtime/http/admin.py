"""What operations needs of a service: health, lag, parked messages, rebuilding, verifying."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import uuid4

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response

from shared.kernel.actors import Role
from shared.runtime.feed import Lost
from shared.runtime.house import House
from shared.runtime.http.problems import INVALID, NOT_FOUND, Problem
from shared.runtime.mongo import PyMongoError
from shared.runtime.nats import UNREACHABLE, api
from shared.runtime.rebuilding import Differs, Progress, Rebuilder, Stage
from shared.runtime.verifying import Report, verify

log = logging.getLogger(__name__)

OPERATIONS: frozenset[Role] = frozenset({"operations"})
_MOST_RUNS = 20


class Runs:
    """Long work that was asked for over HTTP, and how it stands."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, state: Any, work: Any) -> str:
        """Begin work and return the id to ask about it by."""
        run_id = uuid4().hex
        self._known[run_id] = state
        while len(self._known) > _MOST_RUNS:
            self._known.pop(next(iter(self._known)))
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return run_id

    def state(self, run_id: str) -> Any:
        """Return how it stands; raises a 404 problem."""
        try:
            return self._known[run_id]
        except KeyError:
            raise Problem(NOT_FOUND) from None


def routes(house: House) -> APIRouter:
    """Return the health and administration routes of a service."""
    router = APIRouter()
    _add_health(router, house)
    _add_lag(router, house)
    _add_parked(router, house)
    runs = Runs()
    _add_rebuilds(router, house, runs)
    _add_verify(router, house, runs)
    return router


def _add_health(router: APIRouter, house: House) -> None:
    @router.get("/healthz", summary="Is the process alive?")
    async def healthz() -> Response:
        return _json({"status": "alive"})

    @router.get("/readyz", summary="Is everything there that this service needs?")
    async def readyz() -> Response:
        missing = house.missing()
        body = {"service": house.service.room.name, "ready": not missing, "missing": missing}
        return _json(body, 503 if missing else 200)

    @router.get("/policies", summary="The dated numbers this service judges by, with sources.")
    async def policies() -> Response:
        return _json([_table(table) for table in house.service.tables])


def _add_lag(router: APIRouter, house: House) -> None:
    @router.get("/admin/lag", summary="How far behind every reader of this service is.")
    async def lag(request: Request) -> Response:
        house.gate.admit(request, OPERATIONS)
        return _json({"service": house.service.room.name, "readers": await _lags(house)})

    @router.get("/admin/refused-duties", summary="Duties that the domain refused.")
    async def refused(request: Request) -> Response:
        house.gate.admit(request, OPERATIONS)
        cursor = house.inside.database.refused_duties.find({}).sort("at", -1).limit(500)
        return _json([{**row, "id": row.pop("_id")} async for row in cursor])


def _add_parked(router: APIRouter, house: House) -> None:
    @router.get("/admin/parked", summary="Messages that could not be handled, without content.")
    async def parked(request: Request) -> Response:
        house.gate.admit(request, OPERATIONS)
        waiting = await house.inside.parking.all()
        return _json(
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
        work_again = house.inside.retries.get(consumer)
        if work_again is None:
            raise Problem(INVALID, [{"pointer": "/consumer", "code": "rebuild_instead"}])
        done, reason = await work_again(lane)
        return _json({"done": done, "stopped_by": reason})

    @router.delete("/admin/parked/{sequence}", summary="Drop one parked message for good.")
    async def drop(request: Request, sequence: int) -> Response:
        house.gate.admit(request, OPERATIONS)
        if not await house.inside.parking.drop(sequence):
            raise Problem(NOT_FOUND)
        return _json({"dropped": sequence})


def _add_rebuilds(router: APIRouter, house: House, runs: Runs) -> None:
    @router.post("/admin/rebuilds/{projection}", summary="Draw a projection anew and switch.")
    async def rebuild(request: Request, projection: str, changed: bool = False) -> Response:  # noqa: FBT001, FBT002 - a query flag
        house.gate.admit(request, OPERATIONS)
        inside = house.inside
        projector = inside.projectors.get(projection)
        if projector is None:
            raise Problem(NOT_FOUND)
        progress = Progress(projection)
        rebuilder = Rebuilder(
            inside.mongo, inside.database, inside.feeds, projector.drawing, projector.park
        )
        run_id = runs.start(progress, _rebuild(rebuilder, progress, changed_code=changed))
        return _json({"run": run_id}, 202)

    @router.get("/admin/rebuilds/{run_id}", summary="How a rebuild stands.")
    async def progress(request: Request, run_id: str) -> Response:
        house.gate.admit(request, OPERATIONS)
        return _json(vars(runs.state(run_id)))


async def _rebuild(rebuilder: Rebuilder, progress: Progress, *, changed_code: bool) -> None:
    try:
        await rebuilder.rebuild(progress, changed_code=changed_code)
    except Differs:
        progress.stage = Stage.DIFFERS
    except (Lost, PyMongoError, Exception):
        progress.stage = Stage.FAILED


def _add_verify(router: APIRouter, house: House, runs: Runs) -> None:
    @router.post("/admin/verifications", summary="Check every history's hash chain.")
    async def begin(request: Request) -> Response:
        house.gate.admit(request, OPERATIONS)
        report = Report()
        work = _verify(house, report)
        return _json({"run": runs.start(report, work)}, 202)

    @router.get("/admin/verifications/{run_id}", summary="What a verification found so far.")
    async def report(request: Request, run_id: str) -> Response:
        house.gate.admit(request, OPERATIONS)
        return _json(vars(runs.state(run_id)))


async def _verify(house: House, report: Report) -> None:
    try:
        await verify(house.inside.feeds, house.service.log, report)
    except Exception as error:
        log.warning("verification interrupted", extra={"error": type(error).__name__})
        report.failed = report.done = True


async def _lags(house: House) -> list[dict[str, Any]]:
    inside = house.inside
    log = house.service.log.stream
    ends: dict[str, int] = {}
    for stream in {log, "FACTS"} if house.service.log.aggregates else {"FACTS"}:
        info = await api(inside.feeds, f"STREAM.INFO.{stream}")
        ends[stream] = info["state"]["last_seq"]
    readers = [
        _lag(f"projection {name}", p.drawing.stream, ends[p.drawing.stream], p.position.sequence)
        for name, p in inside.projectors.items()
    ]
    if house.service.log.aggregates:
        readers.append(_lag("publishing", log, ends[log], inside.publisher.position))
        readers.append(_lag("clocks", log, ends[log], inside.clockmaker.position))
    for name, lanes in inside.lanes.items():
        readers.append(await _consumer_lag(inside.feeds, name, lanes.stream))
    return readers


def _lag(reader: str, stream: str, end: int, at: int) -> dict[str, Any]:
    return {"reader": reader, "stream": stream, "position": at, "behind": max(end - at, 0)}


async def _consumer_lag(nats: Any, name: str, stream: str) -> dict[str, Any]:
    try:
        info = await api(nats, f"CONSUMER.INFO.{stream}.{name}")
    except UNREACHABLE:
        return {"reader": name, "stream": stream, "position": None, "behind": None}
    behind = info["num_pending"] + info["num_ack_pending"]
    position = info["delivered"]["stream_seq"]
    return {"reader": name, "stream": stream, "position": position, "behind": behind}


def _table(table: Any) -> dict[str, Any]:
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
            for edition in table.editions
        ],
    }


def _json(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(
        orjson.dumps(body, _in_order, orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS),
        status,
        dict(headers or {}),
        "application/json",
    )


def _in_order(value: object) -> list[str]:
    """Return a set of codes as a list; JSON knows no sets."""
    if isinstance(value, frozenset):
        return sorted(cast("Iterable[str]", value))
    raise TypeError
