"""Every event ever written can still be read."""

import pytest

from services.reintegration.application import LOG
from shared.kernel.envelope import stored
from shared.kernel.messages import Event
from tests.kit.examples import examples, kinds_of

EXAMPLES = examples("reintegration")
WIDENED = (
    "plan-opened.v1",
    "plan-agreed.v1",
    "plan-started.v1",
    "follow-up-done.v1",
    "follow-up-missed.v1",
    "plan-closed.v1",
)
"""Kinds whose later fields have defaults, so that what was stored before still loads."""

AGGREGATE_OF = {
    kind: aggregate.name for aggregate in LOG.aggregates for kind in kinds_of(aggregate)
}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_stored_event_still_loads(kind: str) -> None:
    example = EXAMPLES[kind]
    event = LOG.read(AGGREGATE_OF[example["kind"]], example)
    assert isinstance(event, Event)
    assert example.items() <= stored(event).items()


def test_every_kind_of_event_has_a_stored_example() -> None:
    assert set(AGGREGATE_OF) == {example["kind"] for example in EXAMPLES.values()}


@pytest.mark.parametrize("kind", WIDENED)
def test_an_event_that_was_given_more_fields_has_an_example_of_each_shape(kind: str) -> None:
    before, now = EXAMPLES[kind], EXAMPLES[f"{kind} with more"]
    assert before.keys() < now.keys()
    assert now == stored(LOG.read(AGGREGATE_OF[kind], now))
