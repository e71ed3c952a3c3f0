"""The stored examples of every event that a room ever wrote, also of what all rooms keep alike."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "contracts" / "examples"


def examples(room: str) -> dict[str, dict[str, Any]]:
    """Return a room's stored events by their kind."""
    return {**_read("casework"), **_read(room)}


def _read(name: str) -> dict[str, dict[str, Any]]:
    stored: dict[str, dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return stored
