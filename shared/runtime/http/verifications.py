"""The doors at which a log is checked: every chain in it, and where it stands or stood."""

import logging
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from shared.runtime.house import House
from shared.runtime.http.answering import plain
from shared.runtime.http.paging import only
from shared.runtime.http.problems import NOT_FOUND, Problem
from shared.runtime.http.runs import OPERATIONS, Runs
from shared.runtime.verifying import Report, verify

log = logging.getLogger(__name__)

NoteAt = Annotated[int | None, Query(ge=0, lt=2**63, description="The standing of which position.")]


def routes(house: House, runs: Runs) -> APIRouter:
    """Return the routes of verifications."""
    router = APIRouter()

    @router.post("/admin/verifications", summary="Check every history's hash chain.")
    async def begin(request: Request, note_at: NoteAt = None) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request, frozenset({"note_at"}))
        report = Report()
        return plain({"run": runs.start(report, _verify(house, report, note_at))}, 202)

    @router.get("/admin/verifications/{run_id}", summary="What a verification found so far.")
    async def found(request: Request, run_id: str) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request)
        return plain(runs.state(run_id, Report).told())

    @router.get(
        "/admin/verifications/{run_id}/standing",
        summary="Where the log stood: its seal, and the head of every history.",
    )
    async def standing(request: Request, run_id: str) -> Response:
        house.gate.admit(request, OPERATIONS)
        only(request)
        report = runs.state(run_id, Report)
        if report.failed or not report.done:
            raise Problem(NOT_FOUND)
        return plain(vars(report.standing))

    return router


async def _verify(house: House, report: Report, note_at: int | None) -> None:
    try:
        await verify(house.inside.feeds, house.service.log, report, note_at)
    except Exception as error:
        log.warning("verification interrupted", extra={"error": type(error).__name__})
        report.failed = report.done = True
