"""Who was shown a journey beside its records: in a search, or as one of two that are compared.

A search is in its asker's history, not in the journey's. So that the journey can tell of it, each
line names what was shown, and a pair's line names the journeys that stand behind the pair.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from shared.kernel.ledgers import Put
from shared.kernel.views import Row, Seen

SIGHTINGS = "sightings"
SHOWN = "shown"

_STANDS_FOR = "stands_for"


def sighting(seen: Seen, what: str, shown: Iterable[UUID], **said: str) -> Put:
    """Return the line of one search or look, and what it showed."""
    line: Row = {
        "what": what,
        "at": seen.recorded_at,
        "staff": str(seen.actor.staff),
        "role": seen.actor.role,
        "unit": seen.actor.unit,
        SHOWN: [str(one) for one in shown],
        **said,
    }
    return Put(f"{what}:{seen.version}", line)


def stands_for(pair: UUID, journeys: Iterable[UUID]) -> Put:
    """Return the line of a pair: a look at it is a look at each of these journeys."""
    return Put("pair", {_STANDS_FOR: str(pair), SHOWN: [str(one) for one in journeys]})


def pairs_in(lines: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the pairs that lines of a journey stand for."""
    return [line[_STANDS_FOR] for line in lines if _STANDS_FOR in line]


def told(line: Mapping[str, Any]) -> Row:
    """Return a line as the access history shows it: never what else was shown beside it."""
    names = ("what", "at", "staff", "role", "unit", "purpose", "signs")
    return {name: line[name] for name in names if name in line}
