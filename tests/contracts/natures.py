"""What kind of thing each field of a message can hold, read from its JSON schema."""

from collections.abc import Iterator
from typing import Any, Literal

from shared.kernel.messages import Message

Nature = Literal["reference", "date", "code", "flag"]

_BY_FORMAT: dict[str, Nature] = {"uuid": "reference", "date-time": "date", "date": "date"}


class OutOfBounds(ValueError):
    """A field could hold something that no fact may carry."""


def natures(message: type[Message]) -> dict[str, Nature]:
    """Return the nature of each field, those of a message inside it by its dotted name."""
    schema = message.model_json_schema()
    return dict(_fields(schema, schema.get("$defs", {}), ""))


def _fields(schema: Any, parts: Any, before: str) -> Iterator[tuple[str, Nature]]:
    for name, field in schema.get("properties", {}).items():
        yield from _of(f"{before}{name}", field, parts)


def _of(name: str, field: Any, parts: Any) -> Iterator[tuple[str, Nature]]:
    if "$ref" in field:
        yield from _fields(parts[field["$ref"].rpartition("/")[2]], parts, f"{name}.")
        return
    choices = field.get("anyOf") or field.get("oneOf")
    if choices:
        for choice in choices:
            yield from _of(name, choice, parts)
        return
    match field.get("type"):
        case "null":
            return
        case "array":
            yield from _of(name, field["items"], parts)
        case "boolean":
            yield name, "flag"
        case "string":
            yield name, _of_text(name, field)
        case _:
            raise OutOfBounds(name)


def _of_text(name: str, field: Any) -> Nature:
    if "enum" in field or "const" in field or "pattern" in field:
        return "code"
    nature = _BY_FORMAT.get(field.get("format", ""))
    if nature is None:
        raise OutOfBounds(name)
    return nature
