"""Every event version ever written can still be read."""

import pytest

from services.shelter.application import LOG
from tests.kit.examples import examples, kinds_of

EXAMPLES = examples("shelter")


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_stored_example_can_still_be_read(kind: str) -> None:
    (owner,) = [aggregate for aggregate in LOG.aggregates if kind in kinds_of(aggregate)]
    event = owner.read(EXAMPLES[kind])
    stored = event.model_dump(mode="json")
    assert {name: stored[name] for name in EXAMPLES[kind]} == EXAMPLES[kind]


def test_no_kind_is_without_an_example() -> None:
    assert set(EXAMPLES) == {kind for aggregate in LOG.aggregates for kind in kinds_of(aggregate)}
