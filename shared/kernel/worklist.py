"""What is to be done: open duties with a limit, a risk, and the roles that see to them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal

from shared.kernel.actors import Role
from shared.kernel.ledgers import Ledger, Mark, Put, Strike
from shared.kernel.messages import Code
from shared.kernel.views import Seen

WORKLIST = "worklist"

Risk = Literal[0, 1, 2, 3]
"""0 ordinary, 1 raised, 2 high, 3 in danger: what is sorted first."""

Duties = Mapping[Code, tuple[str, str]]
"""What each duty is called on the worklist: in Vietnamese, in English."""

NO_LIMIT = datetime(9000, 1, 1, tzinfo=UTC)
"""Stands where a duty has no limit, so that it is sorted last."""


def to_do(
    duty: Code,
    seen: Seen,
    roles: Sequence[Role],
    *,
    due_at: datetime | None = None,
    risk: Risk = 0,
    key: object = "",
) -> Put:
    """Return the line of an open duty; `key` tells duties of one kind and history apart."""
    return Put(
        f"{duty}:{key}",
        {
            "duty": duty,
            "roles": list(roles),
            "due_at": due_at,
            "sort_at": due_at or NO_LIMIT,
            "risk": risk,
            "waiting_since": seen.recorded_at,
            "unit": seen.actor.unit,
        },
    )


def done(duty: Code, *, key: object = "") -> Strike:
    """Return that a duty is no longer open, whether or not it was."""
    return Strike(f"{duty}:{key}")


def with_duties(
    ledgers: tuple[Ledger, ...], of: str, write: Callable[[Any, Seen], Sequence[Mark]]
) -> tuple[Ledger, ...]:
    """Return a room's ledgers, with what follows from one more aggregate on its worklist."""

    def more(worklist: Ledger) -> Ledger:
        def both(event: Any, seen: Seen) -> Sequence[Mark]:
            return (write if seen.aggregate == of else worklist.write)(event, seen)

        return replace(worklist, of=(*worklist.of, of), write=both)

    return tuple(more(one) if one.name == WORKLIST else one for one in ledgers)


def worklist(of: tuple[str, ...], write: Callable[[Any, Seen], Sequence[Mark]]) -> Ledger:
    """Return a room's worklist, drawn from these aggregates' events."""
    return Ledger(WORKLIST, of, write, (("roles", "risk", "sort_at"), ("journey_id",)))
