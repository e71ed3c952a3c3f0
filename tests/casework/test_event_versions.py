"""Whatever was written once, in any room, can be read for ever."""

import json
from pathlib import Path
from typing import Any

import pytest

from shared.casework.all import aggregates
from shared.kernel.aggregate import Aggregate
from shared.kernel.envelope import stored
from tests.kit.examples import kinds_of

EXAMPLES: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "contracts" / "examples" / "casework.json").read_text("utf-8")
)
KEPT = aggregates("made_up")
OWNERS = {
    kind: aggregate for aggregate in KEPT for kind in {*kinds_of(aggregate), *aggregate.upcasters}
}


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_a_stored_event_still_loads(kind: str) -> None:
    event = OWNERS[kind].read(EXAMPLES[kind])
    if kind in kinds_of(OWNERS[kind]):
        # A field that came later is empty in what was written before.
        assert EXAMPLES[kind].items() <= stored(event).items()


@pytest.mark.parametrize("aggregate", KEPT, ids=lambda aggregate: aggregate.name)
def test_every_kind_of_event_has_a_stored_example(aggregate: Aggregate[Any, Any, Any]) -> None:
    assert set(kinds_of(aggregate)) <= EXAMPLES.keys()


def test_no_two_aggregates_write_the_same_kind() -> None:
    kinds = [kind for aggregate in KEPT for kind in kinds_of(aggregate)]
    assert len(kinds) == len(set(kinds))
