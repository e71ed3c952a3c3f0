"""Whatever was written once can be read for ever."""

from typing import Any

import pytest

from services.intake.application import LOG
from shared.kernel.aggregate import Aggregate
from shared.kernel.envelope import stored
from tests.kit.examples import examples, kinds_of

EXAMPLES = examples("intake")
OWNERS = {
    kind: aggregate
    for aggregate in LOG.aggregates
    for kind in {*kinds_of(aggregate), *aggregate.upcasters}
}


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_a_stored_event_still_loads(kind: str) -> None:
    event = OWNERS[kind].read(EXAMPLES[kind])
    if kind in kinds_of(OWNERS[kind]):
        # A field that came later is empty in what was written before.
        assert EXAMPLES[kind].items() <= stored(event).items()


@pytest.mark.parametrize("aggregate", LOG.aggregates, ids=lambda aggregate: aggregate.name)
def test_every_kind_of_event_has_a_stored_example(aggregate: Aggregate[Any, Any, Any]) -> None:
    assert set(kinds_of(aggregate)) <= EXAMPLES.keys()


def test_no_two_aggregates_write_the_same_kind() -> None:
    kinds = [kind for aggregate in LOG.aggregates for kind in kinds_of(aggregate)]
    assert len(kinds) == len(set(kinds))
