"""The stored examples of every event that intake ever wrote."""

from typing import Any

from pydantic import TypeAdapter

from shared.kernel.aggregate import Aggregate
from tests.kit.examples import examples

EXAMPLES = examples("intake")


def kinds_of(aggregate: Aggregate[Any, Any, Any]) -> frozenset[str]:
    """Return the kinds that this aggregate writes today."""
    schema = TypeAdapter(aggregate.events).json_schema()
    if "discriminator" not in schema:
        return frozenset({schema["properties"]["kind"]["default"]})
    return frozenset(schema["discriminator"]["mapping"])
