"""Which lines of the worklist are open after what happened in one history."""

from typing import Any

from services.shelter.projections.worklist import write
from shared.kernel.ledgers import Amend, Put, Strike, StrikeAll
from shared.kernel.messages import Event
from tests.shelter.made_up import STAY, admitted, approved, requested, seen

Lines = dict[str, dict[str, Any]]


def after(*events: Event) -> Lines:
    """Return the open lines after these events, as the ledger would keep them."""
    lines: Lines = {}
    for event in events:
        for mark in write(event, seen("stay", STAY)):
            match mark:
                case Put():
                    lines[mark.key] = dict(mark.line)
                case Amend():
                    if mark.key in lines:
                        lines[mark.key].update(mark.changes)
                case Strike():
                    lines.pop(mark.key, None)
                case StrikeAll():
                    lines.clear()
                case _:
                    raise AssertionError(mark)
    return lines


def duties(*events: Event) -> set[str]:
    """Return which duties are open after these events."""
    return {line["duty"] for line in after(*events).values()}


HOME = (requested, approved, admitted)
AT_HOME = {"care-plan", "health-check", "leave-before-ceiling"}
