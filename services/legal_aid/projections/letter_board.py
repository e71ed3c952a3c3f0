"""What the centre that took a matter on is told of it, and what it must still answer."""

from typing import assert_never

from services.legal_aid.domain.letters.messages import (
    CentreDone,
    CentreLate,
    CentreLetIn,
    LetterEvent,
    LetterReceived,
    LettersOpened,
    LettersRecalled,
    LetterWritten,
)
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: LetterEvent, _: Seen) -> Row:
    """Redraw one matter's letters; every recorded event is accepted."""
    row = row or {"letters": []}
    match event:
        case LettersOpened(centre_id=centre):
            return {**row, "centre_id": str(centre), "basis": None, "erased": False}
        case CentreLetIn(basis=basis):
            return {**row, "basis": basis.model_dump(mode="json")}
        case LettersRecalled():
            return {**row, "basis": None, "erased": True}
        case LetterWritten():
            return _written(row, event)
        case LetterReceived() | CentreDone() | CentreLate():
            return {**row, "letters": [_answered(one, event) for one in row["letters"]]}
        case _:
            assert_never(event)


def _written(row: Row, event: LetterWritten) -> Row:
    line = {
        "letter_id": str(event.letter_id),
        "about": event.about,
        "written_at": event.occurred_at,
        "answer_by": event.answer_by,
        "received_at": None,
        "answered_at": None,
        "late": False,
    }
    basis = None if event.answer_by else row["basis"]
    return {**row, "basis": basis, "letters": [*row["letters"], line]}


def _answered(line: Row, event: LetterReceived | CentreDone | CentreLate) -> Row:
    if line["letter_id"] != str(event.letter_id):
        return line
    match event:
        case LetterReceived():
            return {**line, "received_at": event.occurred_at}
        case CentreDone():
            return {**line, "answered_at": event.occurred_at}
        case CentreLate():
            return {**line, "late": True}
        case _:
            assert_never(event)


VIEW = View(name="letters", of=("letters",), project=project)
