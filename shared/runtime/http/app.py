"""One service's ASGI app: all its doors, and what is said when something fails."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route, compile_path
from starlette.types import Receive, Scope, Send

from shared.runtime import telemetry
from shared.runtime.house import House
from shared.runtime.http import (
    access_history,
    admin,
    extracts,
    faults,
    files,
    overviews,
    reading,
    records,
)
from shared.runtime.http.auth import Gate
from shared.runtime.http.commands import CommandDoor
from shared.runtime.http.corrections import door_of
from shared.runtime.http.document import document
from shared.runtime.http.examples import examples
from shared.runtime.http.files import FileDoor
from shared.runtime.http.forms import FormDoor
from shared.runtime.http.problems import FORESEEN, INVALID, METHOD, NO_ROUTE, Problem, respond
from shared.runtime.http.routes import CommandRoute, FilesRoute, FormRoute, SearchRoute
from shared.runtime.http.searching import SearchDoor


class Porch:
    """Lets in whoever has a token; takes commands to their doors, all else to FastAPI.

    FastAPI's middleware and parameters would cost more than deciding and writing
    (docs/adr/0007).
    """

    def __init__(self, gate: Gate, doors: Sequence[CommandDoor], app: FastAPI) -> None:
        self.app = app
        self._gate = gate
        self._doors = [(compile_path(door.route.path)[0], door) for door in doors]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request: without a token nobody learns even which addresses there are."""
        if scope["type"] == "http":
            try:
                await self._gate.enter(scope)
            except Exception as error:
                await respond(Request(scope), error)(scope, receive, send)
                return
        if scope["type"] == "http" and scope["method"] == "POST":
            for pattern, door in self._doors:
                found = pattern.match(scope["path"])
                if found:
                    scope["path_params"] = found.groupdict()
                    await door(scope, receive, send)
                    return
        await self.app(scope, receive, send)


def make_app(house: House, open_house: Callable[[], AbstractAsyncContextManager[None]]) -> Porch:
    """Return the app; `open_house` runs for as long as the app does."""

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncGenerator[None]:
        async with open_house():
            yield

    app = FastAPI(
        lifespan=lifespan,
        title=f"Journey platform: {house.service.room.name}",
        description=house.service.room.purpose,
        version="0.1.0",
        telemetry={"tracing": False, "logs": False, "metrics": False},
        redoc_url=None,
    )
    doors = [
        door_of(route, house) for route in house.service.doors if isinstance(route, CommandRoute)
    ]
    searches = [
        SearchDoor(door, house) for door in house.service.doors if isinstance(door, SearchRoute)
    ]
    papers: list[FileDoor | FormDoor] = [
        *(FileDoor(door, house) for door in house.service.doors if isinstance(door, FilesRoute)),
        *(FormDoor(door, house) for door in house.service.doors if isinstance(door, FormRoute)),
    ]
    at_post: list[CommandDoor | SearchDoor | FileDoor | FormDoor] = [*doors, *searches, *papers]
    for door in at_post:
        app.router.routes.append(Route(door.route.path, door, methods=["POST"]))
    app.include_router(reading.routes(house))
    app.include_router(records.routes(house))
    app.include_router(access_history.routes(house))
    app.include_router(extracts.routes(house))
    app.include_router(overviews.routes(house))
    app.include_router(files.routes(house))
    app.include_router(admin.routes(house))
    _tell_problems(app)
    app.openapi = lambda: document(app, doors, searches, papers, partial(examples, house.service))  # type: ignore[method-assign]
    return Porch(house.gate, doors, app)


def _tell_problems(app: FastAPI) -> None:
    async def problem(request: Request, error: Exception) -> Response:
        telemetry.note(error)
        return respond(request, error)

    async def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return respond(request, Problem(METHOD if status == 405 else NO_ROUTE))

    async def invalid(request: Request, error: Exception) -> Response:
        details: Sequence[Any] = error.errors() if isinstance(error, RequestValidationError) else []
        return respond(
            request,
            Problem(INVALID, [faults.found(f"/{one['loc'][-1]}", one) for one in details]),
        )

    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    for foreseen in FORESEEN:
        app.add_exception_handler(foreseen, problem)
    # Starlette raises again what this one answered, and the server drops the connection.
    app.add_exception_handler(Exception, problem)
