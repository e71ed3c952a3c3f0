"""The stored examples of every event that a room ever wrote, also of what all rooms keep alike."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from shared.kernel.aggregate import Aggregate
from shared.runtime.http.made_up import events_of

FOLDER = Path(__file__).parents[1] / "contracts" / "examples"


def examples(room: str) -> dict[str, dict[str, Any]]:
    """Return a room's stored events by their kind."""
    return {**_read("casework"), **_read(room)}


def kinds_of(aggregate: Aggregate[Any, Any, Any]) -> Sequence[str]:
    """Return the kinds that this aggregate writes today, in the order they are declared."""
    return [event.model_fields["kind"].default for event in events_of(aggregate)]


def _read(name: str) -> dict[str, dict[str, Any]]:
    stored: dict[str, dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return stored
