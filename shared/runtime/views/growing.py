"""Adds to rows that only grow, in order, and then moves the position; no transaction is needed.

Each entry has its place in the stream, so a row knows itself what it holds. A crash in between
leaves rows that are ahead of the position: what they hold already is not added again. So does a
replica that was asleep: it adds nothing, and finds that the position has moved.
"""

from collections.abc import Mapping, Sequence

from shared.runtime.mongo import (
    Collection,
    Document,
    DuplicateKeyError,
    Operation,
    PyMongoError,
    UpdateOne,
    update_in_order,
)
from shared.runtime.views.strokes import Addition

Additions = Mapping[str, Sequence[Addition]]
"""What is added to each row, oldest first."""

_THERE = 11000


async def grow(rows: Collection, additions: Additions, found: Document, on: Document) -> bool:
    """Add what is not there yet, then move the position; tell whether it was where we left it.

    Args:
        rows: Where rows and position lie.
        additions: What is added.
        found: The position as we left it.
        on: Where it moves.
    """
    position: Document = {"q": found, "u": {"$set": on}}
    new = [_new(row_id, added) for row_id, added in additions.items()]
    done, refused = await update_in_order(rows, [*new, position])
    if not refused:
        return done == len(new) + 1
    if refused != [_THERE]:
        raise PyMongoError(f"refused with {refused}")
    await _grow_step_by_step(rows, additions)
    moved, _ = await update_in_order(rows, [position])
    return moved == 1


async def _grow_step_by_step(rows: Collection, additions: Additions) -> None:
    """Add each entry for itself: of a row's additions, some may be there."""
    for row_id, added in additions.items():
        for addition in added:
            lacking, push = _lacking(row_id, addition), _push([addition])
            try:
                await rows.update_one(lacking, push, upsert=True)
            except DuplicateKeyError:
                # The row is there, perhaps made this very moment by somebody else, without ours.
                await rows.update_one(lacking, push)


def longer(additions: Additions) -> list[Operation]:
    """Return what adds to rows, whatever they hold."""
    return [
        UpdateOne({"_id": row_id}, _push(added), upsert=True) for row_id, added in additions.items()
    ]


def _new(row_id: str, added: Sequence[Addition]) -> Document:
    """Return what adds to a row unless it holds the first of these: then it cannot be made anew."""
    return {"q": _lacking(row_id, added[0]), "u": _push(added), "upsert": True}


def _lacking(row_id: str, addition: Addition) -> Document:
    return {"_id": row_id, "entries.position": {"$ne": addition.entry["position"]}}


def _push(added: Sequence[Addition]) -> Document:
    return {"$push": {"entries": {"$each": [addition.entry for addition in added]}}}
