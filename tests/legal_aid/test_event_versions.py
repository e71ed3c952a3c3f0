"""Every event version ever written can still be read."""

from typing import Any, get_args

import pytest
from pydantic import BaseModel

from services.legal_aid.application import LOG
from shared.kernel.aggregate import Aggregate
from shared.kernel.envelope import stored
from tests.kit.examples import examples

EXAMPLES = examples("legal_aid")


def kinds(aggregate: Aggregate[Any, Any, Any]) -> set[str]:
    """Return the stored names of an aggregate's events, in today's versions."""
    members = get_args(get_args(aggregate.events)[0]) if get_args(aggregate.events) else ()
    classes: tuple[type[BaseModel], ...] = members or (aggregate.events,)
    return {event.model_fields["kind"].default for event in classes}


AGGREGATE_OF = {kind: aggregate for aggregate in LOG.aggregates for kind in kinds(aggregate)}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_stored_event_is_read_in_todays_version(kind: str) -> None:
    """What was stored stays as it was; fields that came later have their defaults."""
    today = stored(AGGREGATE_OF[kind].read(EXAMPLES[kind]))
    assert {**today, **EXAMPLES[kind]} == today


def test_no_kind_is_without_an_example() -> None:
    assert set(AGGREGATE_OF) == set(EXAMPLES)
