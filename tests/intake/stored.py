"""The stored examples of every event that intake ever wrote."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from shared.kernel.aggregate import Aggregate

EXAMPLES: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "contracts" / "examples" / "intake.json").read_text("utf-8")
)


def kinds_of(aggregate: Aggregate[Any, Any, Any]) -> frozenset[str]:
    """Return the kinds that this aggregate writes today."""
    schema = TypeAdapter(aggregate.events).json_schema()
    return frozenset(schema["discriminator"]["mapping"])
