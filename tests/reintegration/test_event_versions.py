"""Every event ever written can still be read."""

from pathlib import Path
from typing import Any, get_args

import orjson
import pytest

from services.reintegration.application import LOG
from shared.kernel.envelope import stored
from shared.kernel.messages import Event

EXAMPLES: dict[str, Any] = orjson.loads(
    (Path(__file__).parents[1] / "contracts" / "examples" / "reintegration.json").read_bytes()
)
AGGREGATE_OF = {
    str(event.model_fields["kind"].default): aggregate.name
    for aggregate in LOG.aggregates
    for event in get_args(get_args(aggregate.events)[0])
}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_stored_event_still_loads(kind: str) -> None:
    event = LOG.read(AGGREGATE_OF[kind], EXAMPLES[kind])
    assert isinstance(event, Event)
    assert stored(event) == EXAMPLES[kind]


def test_every_kind_of_event_has_a_stored_example() -> None:
    assert set(AGGREGATE_OF) == set(EXAMPLES)
