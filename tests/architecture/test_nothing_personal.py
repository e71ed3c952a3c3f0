"""What never travels: events and facts hold codes, dates and references, and nothing else.

The whitelist is closed and read from each message's JSON schema. A field of a new shape
fails here until someone has thought about what it could say about a person.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from shared.kernel.messages import Event, Message, RecordRef
from tests.architecture.house import commands, events, facts

Schema = dict[str, Any]

OPAQUE_OR_A_DATE = {"uuid", "date", "date-time"}
FROM_A_TABLE = {"policy_version", "policy_versions"}
"""Plain text that policy tables write. No command has these fields, so no worker can."""

PERSONAL = re.compile(
    r"(?:^|_)(?:name|surname|alias|address|street|commune|village|phone|email|birth|born|"
    r"passport|identity|document_no|id_number|face|photo|fingerprint|diagnosis|illness|"
    r"religion|ethnic\w*|narrative|text|comment|remark|story|gps|latitude|longitude)(?:_|$)"
)

SAID: list[type[Message]] = [*events(), *facts()]
said = pytest.mark.parametrize("message", SAID, ids=lambda one: f"{one.__module__}.{one.__name__}")


def fields(message: type[Message]) -> Iterator[tuple[str, Schema]]:
    """Return the fields of a message and of the messages inside it, but not inside a record."""
    schema = message.model_json_schema()
    inner = [part for name, part in schema.get("$defs", {}).items() if name != RecordRef.__name__]
    for part in (schema, *inner):
        yield from part.get("properties", {}).items()


def room_for_text(schema: Schema) -> bool:
    """Tell whether a value could be a sentence that someone wrote."""
    if {"const", "enum", "$ref"} & schema.keys():
        return False
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return any(room_for_text(choice) for choice in choices)
    match schema.get("type"):
        case "string":
            return schema.get("format") not in OPAQUE_OR_A_DATE and not _is_a_code(schema)
        case "array":
            return room_for_text(schema.get("items", {}))
        case "object":
            keys = schema.get("propertyNames", {})
            return room_for_text(keys) or room_for_text(schema.get("additionalProperties", {}))
        case kind:
            return kind not in {"boolean", "integer", "null"}


def _is_a_code(schema: Schema) -> bool:
    """A pattern counts if it holds from end to end and leaves no room between words."""
    pattern = str(schema.get("pattern", ""))
    whole = pattern.startswith("^") and pattern.endswith("$")
    return whole and not re.search(r"\.[*+]|\\[swSDW]|\s", pattern)


def open_fields(message: type[Message]) -> list[str]:
    """Return the fields in which a worker's words could travel."""
    return [
        name
        for name, schema in fields(message)
        if name not in FROM_A_TABLE and room_for_text(schema)
    ]


def points_at_a_record(schema: Schema) -> bool:
    """Tell whether a field refers to content that stays encrypted at home."""
    parts = (schema, *schema.get("anyOf", ()))
    return any(part.get("$ref", "").endswith(f"/{RecordRef.__name__}") for part in parts)


@said
def test_no_event_and_no_fact_has_room_for_text(message: type[Message]) -> None:
    assert open_fields(message) == []


@said
def test_no_event_and_no_fact_has_a_place_for_who_or_where(message: type[Message]) -> None:
    found = [
        name
        for name, schema in fields(message)
        if PERSONAL.search(name) and not points_at_a_record(schema)
    ]
    assert found == []


def test_what_tables_write_no_worker_can() -> None:
    asked = {name for command in commands() for name, _ in fields(command)}
    assert asked & FROM_A_TABLE == set()


def test_no_fact_points_at_a_record() -> None:
    """A reference to content is of use only in the room that keeps it."""
    pointing = [
        fact.__name__
        for fact in facts()
        if any(points_at_a_record(schema) for _, schema in fields(fact))
    ]
    assert pointing == []


def test_free_text_would_be_noticed() -> None:
    class Whispered(Event):
        kind: str = "whispered.v1"
        where: str
        who: tuple[str, ...]
        what: dict[str, Any]
        why: Any
        how: str | None = None

    assert open_fields(Whispered) == ["kind", "where", "who", "what", "why", "how"]
