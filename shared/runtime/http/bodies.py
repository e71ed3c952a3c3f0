"""A command's body on the wire, made from the command itself.

Fields named in the path are left out, ids that the house mints may be left out, and a
reference to a record is the text itself.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, create_model

from shared.kernel.messages import Kept
from shared.runtime.http.problems import DUPLICATE_FIELD, INVALID, NOT_JSON, TOO_LARGE, Problem
from shared.runtime.http.routes import CommandRoute

LARGEST = 64 * 1024
CALENDAR = range(1900, 2200)
"""Years that dates in a request may lie in: terms can be counted from all of them."""


class _Duplicate(ValueError):
    """A JSON object names a field twice."""


@dataclass(frozen=True)
class Body:
    """How one command route's body is read."""

    route: CommandRoute
    in_path: frozenset[str]

    @cached_property
    def texts(self) -> dict[str, Kept]:
        """Return the fields whose text is kept as a record."""
        return {
            name: kept
            for name, info in self.route.command.model_fields.items()
            if (kept := _kept(info.rebuild_annotation())) is not None
        }

    @cached_property
    def model(self) -> type[BaseModel]:
        """Return the pydantic model of the body."""
        fields: dict[str, Any] = {}
        for name, info in self.route.command.model_fields.items():
            if name in self.in_path:
                continue
            if name in self.texts:
                fields[name] = _text(self.texts[name], required=info.is_required())
            elif name in self.route.mints:
                fields[name] = (info.annotation | None, None)  # type: ignore[operator]
            else:
                fields[name] = (info.rebuild_annotation(), info)
        return create_model(
            f"{self.route.command.__name__}Body",
            __config__=ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True),
            **fields,
        )

    def read(self, raw: bytes) -> BaseModel:
        """Return the validated body; raises a 4xx problem that repeats nothing of it."""
        if len(raw) > LARGEST:
            raise Problem(TOO_LARGE)
        written = _parse(raw)
        try:
            body = self.model.model_validate_json(raw, strict=True)
        except ValidationError as error:
            raise Problem(INVALID, _pointers(error, self.model)) from None
        misdated = [n for n in body.model_fields_set if not _dated(getattr(body, n), written[n])]
        if misdated:
            code = "not_a_date"
            raise Problem(INVALID, [{"pointer": f"/{name}", "code": code} for name in misdated])
        return body


def _text(kept: Kept, *, required: bool) -> tuple[Any, Any]:
    text: Any = Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=kept.max_chars)
    ]
    description = f"Text, kept encrypted as a record of kind {kept.kind}."
    if required:
        return (text, Field(description=description))
    return (text | None, Field(default=None, description=description))


def _parse(raw: bytes) -> Any:
    """Return the JSON as it was written; raises a problem for a field that occurs twice."""
    try:
        return _decoder.decode(raw.decode())
    except _Duplicate:
        raise Problem(DUPLICATE_FIELD) from None
    except (ValueError, RecursionError):
        raise Problem(NOT_JSON) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Duplicate
    return found


def _dated(value: object, written: Any) -> bool:
    """Tell whether every date is written as one and lies in our calendar.

    Even when strict, pydantic reads a number in quotes as seconds since 1970.
    """
    match value:
        case date():
            return value.year in CALENDAR and written[4:5] == "-"
        case BaseModel():
            return all(_dated(getattr(value, n), written[n]) for n in value.model_fields_set)
        case tuple():
            return all(map(_dated, cast("tuple[object, ...]", value), written))
        case _:
            return True


def _no_constant(_: str) -> None:
    raise ValueError


_decoder = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)


def _pointers(error: ValidationError, model: type[BaseModel]) -> list[dict[str, str]]:
    """Say where and what kind, naming only fields that we know."""
    known = set(model.model_fields)
    pointers: list[dict[str, str]] = []
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        place = detail["loc"]
        first = str(place[0]) if place else ""
        pointer = f"/{first}" if first in known else "/"
        pointers.append({"pointer": pointer, "code": detail["type"]})
    return pointers


def _kept(annotation: Any) -> Kept | None:
    """Return the mark of a record field, also inside `… | None`."""
    for part in get_args(annotation):
        if isinstance(part, Kept):
            return part
        nested = _kept(part)
        if nested is not None:
            return nested
    return None
