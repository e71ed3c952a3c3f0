"""Turns a batch's marks into the fewest writes that leave the lines as if written one by one."""

from collections.abc import Sequence
from typing import assert_never

from shared.kernel.ids import as_text
from shared.kernel.ledgers import Amend, AmendAll, Put, Strike, StrikeAll, StrikeEntry
from shared.kernel.views import Row, Seen
from shared.runtime.mongo import DeleteMany, DeleteOne, Operation, ReplaceOne, UpdateMany, UpdateOne
from shared.runtime.views.strokes import Marking

_AFTER_COLON = ";"

_UNDOING: Sequence[Row] = [
    {"$replaceWith": {"$mergeObjects": ["$$ROOT", "$_undo.to"]}},
    {"$unset": "_undo"},
]
"""Gives a line back what its last change was to leave if it is struck."""


def line_id(seen: Seen, key: str) -> str:
    """Return where a line lies: its key, kept apart per history."""
    return f"{_history(seen)}:{key}"


def writes(markings: Sequence[Marking]) -> list[Operation]:
    """Return what to write, in order; of several words on one line only the last is written."""
    pen = _Pen()
    for marking in markings:
        entry = _entry(marking.seen.version, marking.number)
        for mark in marking.marks:
            match mark:
                case Put():
                    line = line_of(marking.seen, mark.line)
                    pen.put(line_id(marking.seen, mark.key), {**line, "_by": entry})
                case Amend():
                    undo = {"_undo": {"by": entry, "to": mark.undo}} if mark.undo else {}
                    pen.amend(line_id(marking.seen, mark.key), {**mark.changes, **undo})
                case Strike():
                    pen.strike(line_id(marking.seen, mark.key))
                case AmendAll():
                    pen.all(UpdateMany({"journey_id": mark.journey_id}, {"$set": mark.changes}))
                case StrikeAll():
                    pen.all(DeleteMany({"_id": _all_of(_history(marking.seen))}))
                case StrikeEntry():
                    struck = _entry(mark.version, mark.index)
                    lines = {"_id": _all_of(f"{mark.aggregate}:{mark.aggregate_id}")}
                    pen.all(DeleteMany({**lines, "_by": struck}))
                    pen.all(UpdateMany({**lines, "_undo.by": struck}, _UNDOING))
                case _:
                    assert_never(mark)
    return pen.written()


class _Pen:
    """Holds each line's last word back until something is written over many lines."""

    def __init__(self) -> None:
        self._whole: dict[str, Row] = {}
        self._changed: dict[str, Row] = {}
        self._struck: dict[str, None] = {}
        self._writes: list[Operation] = []

    def put(self, line: str, row: Row) -> None:
        """Write a line anew, whatever it was."""
        self._changed.pop(line, None)
        self._struck.pop(line, None)
        self._whole[line] = row

    def amend(self, line: str, changes: Row) -> None:
        """Change a line, unless it was struck."""
        if line in self._whole:
            self._whole[line] = {**self._whole[line], **changes}
        elif line not in self._struck:
            self._changed[line] = {**self._changed.get(line, {}), **changes}

    def strike(self, line: str) -> None:
        """Take a line away."""
        self._whole.pop(line, None)
        self._changed.pop(line, None)
        self._struck[line] = None

    def all(self, write: Operation) -> None:
        """Write over many lines, after all that came before."""
        self._flush()
        self._writes.append(write)

    def written(self) -> list[Operation]:
        """Return every write."""
        self._flush()
        return self._writes

    def _flush(self) -> None:
        self._writes += [
            *(ReplaceOne({"_id": line}, row, upsert=True) for line, row in self._whole.items()),
            *(UpdateOne({"_id": line}, {"$set": new}) for line, new in self._changed.items()),
            *(DeleteOne({"_id": line}) for line in self._struck),
        ]
        self._whole, self._changed, self._struck = {}, {}, {}


def line_of(seen: Seen, line: Row) -> Row:
    """Return a line as it lies: with whose it is, and which history wrote it."""
    return {
        **line,
        "journey_id": as_text(seen.journey) if seen.journey else None,
        "aggregate": seen.aggregate,
        "aggregate_id": as_text(seen.aggregate_id),
    }


def _history(seen: Seen) -> str:
    return f"{seen.aggregate}:{as_text(seen.aggregate_id)}"


def _entry(version: int, index: int) -> str:
    return f"{version}.{index}"


def _all_of(history: str) -> Row:
    """Return the range of ids in which a history's lines lie, for the index that is there."""
    return {"$gte": f"{history}:", "$lt": f"{history}{_AFTER_COLON}"}
