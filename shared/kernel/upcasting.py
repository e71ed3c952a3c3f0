"""Old event versions become today's before anyone reads them."""

from collections.abc import Callable, Mapping
from typing import Any

Stored = dict[str, Any]
Upcaster = Callable[[Stored], Stored]
"""Takes one stored event of an old kind, returns it as the next kind."""


def upcast(stored: Stored, upcasters: Mapping[str, Upcaster]) -> Stored:
    """Return the event in its newest version, step by step."""
    while (step := upcasters.get(stored["kind"])) is not None:
        stored = step(stored)
    return stored
