"""A service's whole OpenAPI document: every door, an example, who may use it, what may refuse."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from shared.kernel.errors import NotFound, Refused
from shared.runtime.http.commands import CommandDoor
from shared.runtime.http.examples import Content
from shared.runtime.http.files import FileDoor
from shared.runtime.http.forms import FormDoor
from shared.runtime.http.routes import SearchRoute
from shared.runtime.http.searching import SearchDoor


def document(
    app: FastAPI,
    doors: Sequence[CommandDoor],
    searches: Sequence[SearchDoor],
    papers: Sequence[FileDoor | FormDoor],
    readings: Callable[[], Mapping[str, Content]],
) -> dict[str, Any]:
    """Return the document; made when it is first asked for."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        for door in doors:
            schema["paths"].setdefault(door.route.path, {})["post"] = _operation(door, schemas)
        for search in searches:
            schema["paths"][search.route.path] = {"post": _question(search.route, schemas)}
        for paper in papers:
            schema["paths"].setdefault(paper.route.path, {})["post"] = paper.operation()
        _show_readings(schema["paths"], readings())
        _sort_by_subject(schema["paths"])
        for of_fastapi in ("HTTPValidationError", "ValidationError"):
            schemas.pop(of_fastapi, None)
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
    answers |= {status: _problem(says) for status, says in _PROBLEMS.items()}
    for status, rules in _by_status(door.rules).items():
        answers[status]["content"]["application/problem+json"]["examples"] = rules
    return {
        "summary": door.route.summary,
        "description": f"For: {', '.join(door.route.may)}. Purpose: {door.route.purpose}.",
        "operationId": f"{door.aggregate.name}-{door.route.command.__name__}",
        "parameters": ids + headers,
        "requestBody": _body(body, door.route.example),
        "responses": answers,
    }


def _by_status(rules: Sequence[type[Refused]]) -> dict[str, dict[str, Any]]:
    """Return the problem that each rule is told as, by status and slug."""
    told: dict[str, dict[str, Any]] = {}
    for rule in rules:
        status = "404" if issubclass(rule, NotFound) else "409"
        says = " ".join((rule.__doc__ or "").split())
        problem = {"type": f"/problems/{rule.slug}", "title": says, "status": int(status)}
        told.setdefault(status, {})[rule.slug] = {"summary": says, "value": problem}
    return told


def _show_readings(paths: dict[str, Any], shown: Mapping[str, Content]) -> None:
    """Give every reading an example of its answer, and the problems it may meet."""
    for path, operations in paths.items():
        everyone = "operations" if path.startswith("/admin/") else "everyone"
        for operation in operations.values():
            operation.setdefault("description", f"For: {everyone}.")
            if "422" in operation["responses"]:
                operation["responses"]["422"] = _problem(_PROBLEMS["422"])
        reading = operations.get("get")
        if reading is None:
            continue
        found = reading["responses"].setdefault("200", {"description": "Found."})
        if path in shown:
            found["content"] = shown[path]
        for status in ("401", "403", "404", "503"):
            reading["responses"].setdefault(status, _problem(_PROBLEMS[status]))


def _sort_by_subject(paths: Mapping[str, Any]) -> None:
    """Put every operation under what it is about: the first word of its address."""
    for path, operations in paths.items():
        for operation in operations.values():
            operation["tags"] = [path.split("/")[1].replace("-", " ")]


def _body(schema: dict[str, Any], example: Mapping[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": schema, "example": dict(example)}}
    return {"required": True, "content": content}


def _problem(says: str) -> dict[str, Any]:
    return {"description": says, "content": {"application/problem+json": {}}}


def _question(route: SearchRoute, schemas: dict[str, Any]) -> dict[str, Any]:
    body = route.question.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(body.pop("$defs", {}))
    problems = {status: _PROBLEMS[status] for status in _PROBLEMS if status != "412"}
    return {
        "summary": route.summary,
        "description": f"For: {', '.join(route.may)}. Purpose: {route.purpose}.",
        "operationId": route.question.__name__,
        "requestBody": _body(body, route.example),
        "responses": {
            "200": {"description": "What was found, in `found`; often nothing, or whom to ask."},
            **{status: _problem(says) for status, says in problems.items()},
        },
    }


_PROBLEMS = {
    "401": "No token, or a bad one.",
    "403": "This role may not.",
    "404": "Not there, or not yours.",
    "409": "A rule forbids it; the type names the rule (docs/problems.md).",
    "412": "Changed meanwhile.",
    "413": "Larger than 64 KiB.",
    "422": "Fields are not as they should be.",
    "429": "Too many bad tokens came from here; try again after Retry-After.",
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
