"""Every event version ever written can still be read."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from services.shelter.application import LOG
from shared.kernel.aggregate import Aggregate

FILE = Path(__file__).parents[1] / "contracts" / "examples" / "shelter.json"
EXAMPLES: dict[str, dict[str, Any]] = json.loads(FILE.read_text())


def kinds(aggregate: Aggregate[Any, Any, Any]) -> set[str]:
    union, _ = get_args(aggregate.events)
    return {event.model_fields["kind"].default for event in get_args(union)}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_stored_example_can_still_be_read(kind: str) -> None:
    (owner,) = [aggregate for aggregate in LOG.aggregates if kind in kinds(aggregate)]
    event = owner.read(EXAMPLES[kind])
    assert event.model_dump(mode="json") == EXAMPLES[kind]


def test_no_kind_is_without_an_example() -> None:
    assert set(EXAMPLES) == {kind for aggregate in LOG.aggregates for kind in kinds(aggregate)}
