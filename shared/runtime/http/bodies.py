"""A command's body on the wire, made from the command itself.

Fields named in the path are left out, ids that the house mints may be left out, and a
reference to a record is the text itself.
"""

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, TypeVar, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, create_model

from shared.kernel.characters import may_be_kept
from shared.kernel.messages import Asker, AskingUnit, Blinded, Kept
from shared.runtime.http.faults import Fault, found
from shared.runtime.http.problems import DUPLICATE_FIELD, INVALID, NOT_JSON, TOO_LARGE, Problem
from shared.runtime.http.routes import CommandRoute

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

_Named = Annotated[str, StringConstraints(strip_whitespace=True, min_length=5, max_length=200)]

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
        return self._marked(Kept)

    @cached_property
    def blinded(self) -> dict[str, Blinded]:
        """Return the fields of which only keyed digests are passed on."""
        return self._marked(Blinded)

    @cached_property
    def askers(self) -> frozenset[str]:
        """Return the fields that are filled with who asks."""
        return frozenset(self._marked(Asker))

    @cached_property
    def asking_units(self) -> frozenset[str]:
        """Return the fields that are filled with the unit of who asks."""
        return frozenset(self._marked(AskingUnit))

    def _marked(self, mark: type[T]) -> dict[str, T]:
        return {
            name: found
            for name, info in self.route.command.model_fields.items()
            if (found := _mark(info.rebuild_annotation(), mark)) is not None
        }

    @cached_property
    def model(self) -> type[BaseModel]:
        """Return the pydantic model of the body."""
        fields: dict[str, Any] = {}
        for name, info in self.route.command.model_fields.items():
            if name in self.in_path | self.askers | self.asking_units:
                continue
            if name in self.texts:
                fields[name] = _text(self.texts[name], required=info.is_required())
            elif name in self.blinded:
                fields[name] = (Annotated[tuple[_Named, ...], Field(max_length=50)], ())
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
        return read_as(self.model, raw)

    def written(self, body: BaseModel) -> dict[str, str]:
        """Return the texts of a body, each as its record keeps it."""
        fields = {name: getattr(body, name) for name in self.texts}
        return {
            name: field.model_dump_json(exclude_defaults=True)
            if isinstance(field, BaseModel)
            else field
            for name, field in fields.items()
            if field is not None
        }

    def codes(self, body: BaseModel, secret: bytes) -> dict[str, tuple[str, ...]]:
        """Return the keyed digests that stand for what names someone in a body."""
        return {
            name: tuple(sorted({_code(secret, sign) for sign in map(mark.sign_of, named) if sign}))
            for name, mark in self.blinded.items()
            if (named := getattr(body, name))
        }


def _code(secret: bytes, sign: str) -> str:
    return hmac.new(secret, b"blinded\x1f" + sign.encode(), "sha256").hexdigest()


def read_as(model: type[M], raw: bytes) -> M:
    """Return a body as the model says; raises a 4xx problem that repeats nothing of it."""
    if len(raw) > LARGEST:
        raise Problem(TOO_LARGE)
    written = _parse(raw)
    try:
        body = model.model_validate_json(raw, strict=True)
    except ValidationError as error:
        raise Problem(INVALID, _faults(error, model)) from None
    strange = [name for name in body.model_fields_set if not _is_writing(written[name])]
    if strange:
        raise Problem(INVALID, [{"pointer": f"/{name}", "code": "character"} for name in strange])
    misdated = [n for n in body.model_fields_set if not _dated(getattr(body, n), written[n])]
    if misdated:
        code = "not_a_date"
        raise Problem(INVALID, [{"pointer": f"/{name}", "code": code} for name in misdated])
    return body


def _text(kept: Kept, *, required: bool) -> tuple[Any, Any]:
    text: Any = (
        kept.shape
        or Annotated[
            str, StringConstraints(strip_whitespace=True, min_length=1, max_length=kept.max_chars)
        ]
    )
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


def _is_writing(written: Any) -> bool:
    """Tell whether every text holds only what people write."""
    match written:
        case str():
            return may_be_kept(written)
        case dict():
            return all(map(_is_writing, cast("dict[str, Any]", written).values()))
        case list():
            return all(map(_is_writing, cast("Sequence[Any]", written)))
        case _:
            return True


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


def _faults(error: ValidationError, model: type[BaseModel]) -> list[Fault]:
    """Say where and what is wanted, naming only fields that we know."""
    faults: list[Fault] = []
    for detail in error.errors(include_url=False, include_input=False):
        names, shape = _known(detail["loc"], model)
        faults.append(found(f"/{'/'.join(names)}", detail, shape.model_fields if shape else ()))
    return faults


def _known(
    place: Sequence[int | str], model: type[BaseModel]
) -> tuple[list[str], type[BaseModel] | None]:
    """Return the part of a place that is made of our own names, and whose fields are there."""
    match place:
        case [str(first), *rest] if first in model.model_fields:
            names: list[str] = [first]
        case _:
            return [], model
    shapes = _shapes(model.model_fields[first].annotation)
    if rest and isinstance(rest[0], int):
        names.append(str(rest.pop(0)))
    if rest and len(shapes) > 1:
        tag = rest.pop(0)
        shapes = [shape for shape in shapes if tag in _tags(shape)]
    if len(shapes) != 1:
        return names, None
    further, shape = _known(rest, shapes[0])
    return [*names, *further], shape


def _shapes(annotation: Any) -> list[type[BaseModel]]:
    """Return what has fields in a field itself, also inside `… | None` and in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [shape for part in get_args(annotation) for shape in _shapes(part)]


def _tags(shape: type[BaseModel]) -> set[object]:
    """Return the words that tell a shape from the others that may stand in its place."""
    literals = [get_args(info.annotation) for info in shape.model_fields.values()]
    return {words[0] for words in literals if len(words) == 1}


def _mark(annotation: Any, mark: type[T]) -> T | None:
    """Return the mark of a field, also inside `… | None`."""
    for part in get_args(annotation):
        if isinstance(part, mark):
            return part
        nested = _mark(part, mark)
        if nested is not None:
            return nested
    return None
