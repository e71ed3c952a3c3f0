"""A message made up from its own fields, so that an example has every field and no other."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from shared.kernel.aggregate import Aggregate
from shared.kernel.ids import derived
from shared.kernel.messages import Event, Message

M = TypeVar("M", bound=Message)

MOMENT = "2026-03-02T05:00:00Z"
_LATER = "2026-03-03T01:00:00Z"
_ENDS = ("until", "due_at", "_by", "ends_at")
_DAY = "2026-03-02"
_WORDS = ("made-up", "made_up", "vi", "01", "a" * 64, "made-up@2025-07-01")


def made_up(kind: type[M], sought: frozenset[Any] = frozenset()) -> M:
    """Return a message of this kind; where a field has a choice, what is `sought` if it may be."""
    schema = kind.model_json_schema()
    said = _value(schema, _Making(schema.get("$defs", {}), sought), "")
    return kind.model_validate(said)


def events_of(aggregate: Aggregate[Any, Any, Any]) -> Iterator[type[Event]]:
    """Return every kind of event of a history, in the order in which they are declared."""
    yield from _kinds_in(aggregate.events)


def _kinds_in(union: Any) -> Iterator[type[Event]]:
    if isinstance(union, type):
        if issubclass(union, Event):
            yield union
        return
    for part in get_args(union):
        yield from _kinds_in(part)


class _Making:
    """What is known while one message is made up."""

    def __init__(self, defs: Mapping[str, Any], sought: frozenset[Any]) -> None:
        self.defs = defs
        self.sought = sought

    def choice(self, among: list[Any]) -> Any:
        """Return what is sought of these, else the first."""
        return next((one for one in among if one in self.sought), among[0])


def _value(schema: Mapping[str, Any], making: _Making, name: str) -> Any:
    match schema:
        case {"$ref": str(ref)}:
            return _value(making.defs[ref.rpartition("/")[2]], making, name)
        case {"const": value}:
            return value
        case {"enum": [*values]}:
            return making.choice(values)
        case {"anyOf": [*parts]} | {"oneOf": [*parts]}:
            return _value(next(one for one in parts if one.get("type") != "null"), making, name)
        case {"type": "object" | "array"}:
            return _whole(schema, making, name)
        case _:
            return _simple(schema, name)


def _whole(schema: Mapping[str, Any], making: _Making, name: str) -> Any:
    match schema:
        case {"additionalProperties": dict()}:
            key = _value(schema.get("propertyNames", {}), making, name)
            return {key: _value(schema["additionalProperties"], making, name)}
        case {"type": "object"}:
            fields: dict[str, Any] = schema.get("properties", {})
            return {field: _value(shape, making, field) for field, shape in fields.items()}
        case {"prefixItems": [*parts]}:
            return [_value(part, making, name) for part in parts]
        case {"items": {"enum": [*values]}}:
            return values[: schema.get("maxItems", len(values))]
        case _:
            return [_value(schema["items"], making, name)] if schema.get("maxItems", 1) else []


def _simple(schema: Mapping[str, Any], name: str) -> Any:
    match schema.get("type"):
        case "boolean":
            return True
        case "integer" | "number":
            return max(1, schema.get("minimum", 1))
        case _:
            return _text(schema, name)


def _text(schema: Mapping[str, Any], name: str) -> str:
    match schema.get("format"):
        case "uuid":
            return str(derived(name))
        case "date-time":
            return _LATER if name.endswith(_ENDS) else MOMENT
        case "date":
            return _DAY
        case _:
            pattern = schema.get("pattern", "")
            return next(word for word in _WORDS if re.search(pattern, word))
