"""Pages of a board, and what may be asked of a reading door."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

import orjson
from fastapi import Request

from shared.runtime.http.problems import INVALID, Problem
from shared.runtime.http.routes import BoardRoute

_STORABLE = range(-(2**63), 2**63)
"""Numbers that MongoDB can compare with."""


def only(request: Request, known: frozenset[str] = frozenset()) -> None:
    """Refuse parameters that are unknown or given twice: a typing error must not go unseen."""
    names = [name for name, _ in request.query_params.multi_items()]
    if set(names) - known or len(names) != len(set(names)):
        raise Problem(INVALID, [{"pointer": "/", "code": "unknown_parameter"}])


def wanted(request: Request, door: BoardRoute) -> dict[str, str]:
    """Return the filters that a board is asked for; raises a 422 problem for any other."""
    only(request, frozenset({*door.filters, "limit", "after"}))
    asked = request.query_params
    return {name: asked[name] for name in door.filters if name in asked}


def written_out(moment: object) -> object:
    """Refuse a bare number for a moment, which pydantic reads as seconds since 1970."""
    if isinstance(moment, str) and moment[4:5] != "-":
        raise ValueError("not a moment")
    return moment


def beyond(name: str, direction: int, after: str) -> list[dict[str, Any]]:
    """Return what is true of the rows after a bookmark; raises a 422 problem for none of ours."""
    try:
        value, row_id = orjson.loads(after)
        if isinstance(value, dict):
            value = datetime.fromisoformat(str(cast("Mapping[str, object]", value)["at"]))
        if not isinstance(row_id, str) or isinstance(value, list):
            raise TypeError
        if isinstance(value, int) and value not in _STORABLE:
            raise ValueError
    except (ValueError, KeyError, TypeError):
        raise Problem(INVALID, [{"pointer": "/after", "code": "bookmark"}]) from None
    further = "$gt" if direction > 0 else "$lt"
    same_then_later = {name: value, "_id": {further: row_id}}
    # Rows without a value sort before all others.
    if value is None:
        return [same_then_later, *([{name: {"$ne": None}}] if direction > 0 else [])]
    return [same_then_later, {name: {further: value}}, *([{name: None}] if direction < 0 else [])]


def bookmark(row: Mapping[str, Any], name: str) -> str:
    """Return where a page ends, for a client to come back with."""
    value = row.get(name)
    if isinstance(value, datetime):
        value = {"at": value.isoformat()}
    return orjson.dumps([value, row["id"]]).decode()
