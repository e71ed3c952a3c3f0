"""Pages of a board, and what may be asked of a reading door."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import orjson
from fastapi import Request
from pydantic_core import PydanticCustomError

from shared.kernel.characters import may_be_kept
from shared.runtime.http import faults
from shared.runtime.http.problems import INVALID, Problem
from shared.runtime.http.routes import BoardRoute


@dataclass(frozen=True)
class Page:
    """How many rows, after which bookmark."""

    limit: int
    after: str | None


_STORABLE = range(-(2**63), 2**63)
"""Numbers that MongoDB can compare with."""

_PLAIN = re.compile(r"[A-Za-z0-9][\w.:/|@+-]{0,127}", re.ASCII)


def only(request: Request, known: frozenset[str] = frozenset()) -> None:
    """Refuse parameters that are unknown or given twice: a typing error must not go unseen."""
    given = request.query_params.multi_items()
    names = [name for name, _ in given]
    if set(names) - known or len(names) != len(set(names)):
        fault = {"pointer": "/", "code": "unknown_parameter", **faults.known(sorted(known))}
        raise Problem(INVALID, [fault])
    strange = [name for name, value in given if not may_be_kept(value)]
    if strange:
        raise Problem(INVALID, [{"pointer": f"/{name}", "code": "character"} for name in strange])


def wanted(request: Request, door: BoardRoute) -> dict[str, str]:
    """Return the filters that a board is asked for; raises a 422 problem for any other."""
    only(request, frozenset({*door.filters, "limit", "after"}))
    asked = request.query_params
    found = {name: asked[name] for name in door.filters if name in asked}
    strange = [name for name, value in found.items() if not is_plain(value)]
    if strange:
        raise Problem(INVALID, [{"pointer": f"/{name}", "code": "not_a_code"} for name in strange])
    return found


def is_plain(value: object) -> bool:
    """Tell whether a text is one of ours: a code, an id, a date; never an operator."""
    return not isinstance(value, str) or _PLAIN.fullmatch(value) is not None


def written_out(moment: object) -> object:
    """Refuse a bare number for a moment, which pydantic reads as seconds since 1970."""
    if isinstance(moment, str) and moment[4:5] != "-":
        raise PydanticCustomError("not_a_date", "not a moment")
    return moment


def beyond(name: str, direction: int, after: str) -> list[dict[str, Any]]:
    """Return what is true of the rows after a bookmark; raises a 422 problem for none of ours."""
    try:
        value, row_id = orjson.loads(after)
        if isinstance(value, dict):
            value = datetime.fromisoformat(str(cast("Mapping[str, object]", value)["at"]))
        if not isinstance(row_id, str) or isinstance(value, list):
            raise TypeError
        if not (is_plain(row_id) and is_plain(value)):
            raise ValueError
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
