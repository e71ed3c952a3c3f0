"""One service's ASGI app, and its whole OpenAPI document."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route, compile_path
from starlette.types import Receive, Scope, Send

from shared.runtime import telemetry
from shared.runtime.house import House
from shared.runtime.http import admin, reading
from shared.runtime.http.commands import CommandDoor
from shared.runtime.http.problems import FORESEEN, INVALID, METHOD, NO_ROUTE, Problem, respond
from shared.runtime.http.routes import CommandRoute


class Porch:
    """Takes commands straight to their doors, and everything else to FastAPI.

    FastAPI's middleware and parameters would cost more than deciding and writing
    (docs/adr/0007).
    """

    def __init__(self, doors: Sequence[CommandDoor], app: FastAPI) -> None:
        self.app = app
        self._doors = [(compile_path(door.route.path)[0], door) for door in doors]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
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
        CommandDoor(door, house) for door in house.service.doors if isinstance(door, CommandRoute)
    ]
    for door in doors:
        app.router.routes.append(Route(door.route.path, door, methods=["POST"]))
    app.include_router(reading.routes(house))
    app.include_router(admin.routes(house))
    _tell_problems(app)
    app.openapi = lambda: _document(app, doors)  # type: ignore[method-assign]
    return Porch(doors, app)


def _tell_problems(app: FastAPI) -> None:
    async def problem(request: Request, error: Exception) -> Response:
        telemetry.note(error)
        return respond(request, error)

    async def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return respond(request, Problem(METHOD if status == 405 else NO_ROUTE))

    async def invalid(request: Request, error: Exception) -> Response:
        details: Sequence[Any] = error.errors() if isinstance(error, RequestValidationError) else []
        pointers = [
            {"pointer": f"/{detail['loc'][-1]}", "code": detail["type"]} for detail in details
        ]
        return respond(request, Problem(INVALID, pointers))

    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    for foreseen in FORESEEN:
        app.add_exception_handler(foreseen, problem)
    # Starlette raises again what this one answered, and the server drops the connection.
    app.add_exception_handler(Exception, problem)


def _document(app: FastAPI, doors: list[CommandDoor]) -> dict[str, Any]:
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        for door in doors:
            schema["paths"].setdefault(door.route.path, {})["post"] = _operation(door, schemas)
        schema["components"]["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
        }
        schema["security"] = [{"token": []}]
        app.openapi_schema = schema
    return app.openapi_schema


def _operation(door: CommandDoor, schemas: dict[str, Any]) -> dict[str, Any]:
    body = door.body.model.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(body.pop("$defs", {}))
    ids = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in sorted(door.in_path)
    ]
    headers = [
        _header("Idempotency-Key", "The same key twice is the same command.", required=True),
        _header("If-Match", "Only if the aggregate still has this version."),
    ]
    answers: dict[str, Any] = {"200": {"description": "Recorded, or already so."}}
    if door.route.mints:
        answers["201"] = {"description": "Recorded; the ids made are in the body."}
    for status, says in _PROBLEMS.items():
        answers[status] = {"description": says, "content": {"application/problem+json": {}}}
    return {
        "summary": door.route.summary,
        "description": f"For: {', '.join(door.route.may)}. Purpose: {door.route.purpose}.",
        "operationId": door.route.command.__name__,
        "parameters": ids + headers,
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": body, "example": dict(door.route.example)}},
        },
        "responses": answers,
    }


_PROBLEMS = {
    "401": "No token, or a bad one.",
    "403": "This role may not.",
    "404": "Not there, or not yours.",
    "409": "A rule forbids it; the type names the rule (docs/problems.md).",
    "412": "Changed meanwhile.",
    "413": "Larger than 64 KiB.",
    "422": "Fields are not as they should be.",
    "503": "Something we need is away; try again after Retry-After.",
}


def _header(name: str, says: str, *, required: bool = False) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": required,
        "description": says,
        "schema": {"type": "string"},
    }
