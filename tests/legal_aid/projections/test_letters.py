"""What is shown of a matter's letters, and what a centre's silence asks of workers."""

from services.legal_aid.domain.letters.messages import LetterEvent
from services.legal_aid.projections.duties import letters
from services.legal_aid.projections.letter_board import project
from shared.kernel.ledgers import Amend, Put, Strike
from shared.kernel.views import Row
from tests.legal_aid.made_up import SEEN
from tests.legal_aid.made_up_letters import (
    CONSENT,
    STOP_BY,
    TO_LET_IN,
    TO_STOPPED,
    TUESDAY,
    centre_late,
    centre_stopped,
    erase_letter,
    letter_received,
    letters_opened,
    recalled,
    stop_letter,
    told,
)


def drawn(*events: LetterEvent) -> Row:
    """Return the row after these events."""
    row: Row | None = None
    for event in events:
        row = project(row, event, SEEN)
    assert row is not None
    return row


def test_the_board_shows_on_whose_word_the_centre_is_told() -> None:
    assert drawn(letters_opened)["basis"] is None
    row = drawn(*TO_LET_IN, letter_received, told)
    assert row["basis"] == {"basis": "consent", "consent_id": str(CONSENT)}
    first, second = row["letters"]
    assert (first["about"], first["received_at"]) == ("matter-assigned", TUESDAY)
    assert (second["about"], second["received_at"]) == ("deadline-missed", None)


def test_the_board_shows_what_the_centre_has_not_answered() -> None:
    row = drawn(*TO_STOPPED, centre_late)
    assert row["basis"] is None
    assert (row["letters"][1]["answer_by"], row["letters"][1]["late"]) == (STOP_BY, True)
    answered = drawn(*TO_STOPPED, centre_stopped)["letters"][1]
    assert answered["answered_at"] == centre_stopped.occurred_at
    assert drawn(*TO_LET_IN, recalled, erase_letter)["erased"]


def test_a_notice_stays_on_the_worklist_until_the_centre_has_answered() -> None:
    (put,) = letters.duties(stop_letter, SEEN)
    assert isinstance(put, Put)
    assert (put.line["due_at"], put.line["risk"]) == (STOP_BY, 1)
    assert put.line["roles"] == ["legal-aid-head", "data-protection-officer"]
    assert list(letters.duties(centre_late, SEEN)) == [Amend(put.key, {"risk": 2})]
    assert list(letters.duties(centre_stopped, SEEN)) == [Strike(put.key)]
    assert list(letters.duties(told, SEEN)) == []
