"""How a reading door is hung and answers: its parameters, its JSON, its words."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, cast
from uuid import UUID

import orjson
from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response

from shared.kernel.actors import Role
from shared.runtime.house import House
from shared.runtime.http.problems import NOT_FOUND, Problem

WaitFor = Annotated[
    str | None, Header(alias="Wait-For", description="A position to be reached first.")
]
Limit = Annotated[int, Query(ge=1, le=500, description="Rows a page, 500 at most.")]
After = Annotated[str | None, Query(max_length=200, description="`next` of the page before.")]


def words(summary: str, may: tuple[Role, ...]) -> dict[str, str]:
    """Return what the OpenAPI document says of a door."""
    return {"summary": summary, "description": f"For: {', '.join(may) or 'every role'}."}


def hang(
    router: APIRouter,
    path: str,
    endpoint: Callable[..., Any],
    said: Mapping[str, str],
    filters: tuple[str, ...] = (),
) -> None:
    """Hang a reading door."""
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", path)
    ]
    asked = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in filters]
    router.add_api_route(
        path,
        endpoint,
        methods=["GET"],
        openapi_extra={"parameters": in_path + asked},
        response_model=None,
        summary=said["summary"],
        description=said["description"],
    )


def ids_in(request: Request) -> dict[str, UUID]:
    """Return the ids that a path names; raises a 404 problem for what is none."""
    try:
        return {name: UUID(text) for name, text in request.path_params.items()}
    except ValueError:
        raise Problem(NOT_FOUND) from None


def shown(
    house: House, body: Any, etag: str | None = None, extra: Mapping[str, str] | None = None
) -> Response:
    """Answer with JSON, and with how old it may be."""
    headers = {"Age": str(house.vitals.age()), **(extra or {})}
    if etag is not None:
        headers["ETag"] = etag
    return Response(orjson.dumps(body, option=orjson.OPT_UTC_Z), 200, headers, "application/json")


def plain(body: Any, status: int = 200) -> Response:
    """Answer operations with JSON, whatever it is made of."""
    options = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS
    return Response(orjson.dumps(body, _as_list, options), status, {}, "application/json")


def _as_list(value: object) -> list[object]:
    """Return a set of codes, or a tuple with names, as a list: JSON knows neither."""
    if isinstance(value, frozenset):
        return sorted(cast("Iterable[Any]", value))
    if isinstance(value, tuple):
        return list(cast("Iterable[object]", value))
    raise TypeError
