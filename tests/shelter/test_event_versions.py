"""Every event version ever written can still be read."""

from typing import Any, get_args

import pytest

from services.shelter.application import LOG
from shared.kernel.aggregate import Aggregate
from tests.kit.examples import examples

EXAMPLES = examples("shelter")


def kinds(aggregate: Aggregate[Any, Any, Any]) -> set[str]:
    union, _ = get_args(aggregate.events)
    return {event.model_fields["kind"].default for event in get_args(union)}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_stored_example_can_still_be_read(kind: str) -> None:
    (owner,) = [aggregate for aggregate in LOG.aggregates if kind in kinds(aggregate)]
    event = owner.read(EXAMPLES[kind])
    stored = event.model_dump(mode="json")
    assert {name: stored[name] for name in EXAMPLES[kind]} == EXAMPLES[kind]


def test_no_kind_is_without_an_example() -> None:
    assert set(EXAMPLES) == {kind for aggregate in LOG.aggregates for kind in kinds(aggregate)}
