"""A ledger's lines on paper: what stands after these events of one history."""

from collections.abc import Callable, Sequence
from typing import Any, assert_never

from shared.kernel.ledgers import Amend, AmendAll, Mark, Put, Strike, StrikeAll
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen
from tests.intake.projections.test_case_board import SEEN

Write = Callable[[Any, Seen], Sequence[Mark]]


def lines_after(write: Write, *events: Event) -> dict[str, Row]:
    """Return the lines by key, written as the machinery writes them."""
    lines: dict[str, Row] = {}
    for event in events:
        for mark in write(event, SEEN):
            match mark:
                case Put(key, line):
                    lines[key] = line
                case Amend(key, changes):
                    lines |= {key: lines[key] | changes} if key in lines else {}
                case Strike(key):
                    lines.pop(key, None)
                case StrikeAll():
                    lines.clear()
                case AmendAll():
                    raise AssertionError("intake amends no whole journey here")
                case _:
                    assert_never(mark)
    return lines
