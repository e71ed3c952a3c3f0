"""Marks what was struck in a journey's entries; whoever reads sees that it was, and why."""

from collections.abc import Sequence
from typing import Any

Shown = dict[str, Any]

_CORRECTED = "entry-corrected.v1"
_PLACE = ("of_aggregate", "of_id", "of_version", "of_index")


def struck_steps(steps: Sequence[Shown]) -> list[Shown]:
    """Return a room's own steps, those that it corrected marked as struck."""
    struck = {
        tuple(step["details"][name] for name in _PLACE): step
        for step in steps
        if step["what"] == _CORRECTED
    }
    if not struck:
        return list(steps)
    return [_marked(step, struck.get(_place(step))) for step in steps]


def struck_entries(entries: Sequence[Shown]) -> list[Shown]:
    """Return what all rooms told, the facts marked whose teller struck them."""
    struck = {
        entry["details"]["of_fact"]: entry for entry in entries if entry["what"] == _CORRECTED
    }
    if not struck:
        return list(entries)
    return [_marked(entry, struck.get(entry["id"])) for entry in entries]


def standing(entries: Sequence[Shown]) -> list[Shown]:
    """Return the entries that hold."""
    return [entry for entry in entries if "struck" not in entry]


def _place(step: Shown) -> tuple[Any, ...]:
    return (step["of"], step["of_id"], step["version"], step["index"])


def _marked(entry: Shown, by: Shown | None) -> Shown:
    if by is None:
        return entry
    return {**entry, "struck": {"at": by["at"], "reason": by["details"]["reason"]}}
