"""What is counted: each line is one thing in a denominator, met or not, on a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared.kernel.ledgers import Amend, Ledger, Mark, Put
from shared.kernel.messages import Code
from shared.kernel.views import Seen

FIGURES = "figures"


@dataclass(frozen=True)
class Figure:
    """One figure of DOMAIN's list: what is counted, out of what, and where it comes from.

    `target` is a share from 0 to 1, or `None`.
    """

    code: Code
    meaning: str
    numerator: str
    denominator: str
    source: str
    target: float | None = None


def counted(figure: Code, at: datetime, *, met: bool = False, key: object = "") -> Put:
    """Return the line of one thing that the figure counts, in the period of `at`."""
    return Put(f"{figure}:{key}", {"figure": figure, "at": at, "met": met})


def met(figure: Code, *, key: object = "", so: bool = True) -> Amend:
    """Return that what was counted fulfils the figure, or no longer does."""
    return Amend(f"{figure}:{key}", {"met": so}, undo={"met": not so})


def figures(of: tuple[str, ...], write: Callable[[Any, Seen], Sequence[Mark]]) -> Ledger:
    """Return a room's counts, drawn from these aggregates' events."""
    return Ledger(FIGURES, of, write, (("figure", "at"),))
