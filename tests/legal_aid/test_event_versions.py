"""Every event version ever written can still be read."""

import pytest

from services.legal_aid.application import LOG
from shared.kernel.envelope import stored
from tests.kit.examples import examples, kinds_of

EXAMPLES = examples("legal_aid")


AGGREGATE_OF = {kind: aggregate for aggregate in LOG.aggregates for kind in kinds_of(aggregate)}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_stored_event_is_read_in_todays_version(kind: str) -> None:
    """What was stored stays as it was; fields that came later have their defaults."""
    today = stored(AGGREGATE_OF[kind].read(EXAMPLES[kind]))
    assert {**today, **EXAMPLES[kind]} == today


def test_no_kind_is_without_an_example() -> None:
    assert set(AGGREGATE_OF) == set(EXAMPLES)
