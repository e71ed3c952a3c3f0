"""How papers write days, and find what happened last."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from pydantic import ValidationError

from shared.kernel.forms import ByHand, Given, day, last
from shared.kernel.ids import RecordId
from shared.kernel.messages import Event, Moment, RecordRef

LATE = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
"""Already 2 March in Viet Nam."""


class Knocked(Event):
    """Someone knocked."""

    kind: str = "knocked.v1"


class Opened(Event):
    """Someone opened."""

    kind: str = "opened.v1"


def knocked(at: Moment) -> Knocked:
    """Return a knock."""
    return Knocked(occurred_at=at)


def test_a_day_is_written_as_papers_write_it() -> None:
    assert day(date(2026, 3, 2)) == "02/03/2026"
    assert day(LATE) == "02/03/2026"
    assert day(None) is None


def test_the_last_of_a_kind_is_found() -> None:
    later = LATE.replace(hour=21)
    events = [knocked(LATE), knocked(later), Opened(occurred_at=later)]
    assert last(events, Knocked) == knocked(later)
    assert last([], Knocked) is None


def test_a_text_that_may_not_be_read_stays_blank() -> None:
    ref = RecordRef(record_id=RecordId(UUID(int=1)), digest="0" * 64)
    given = Given({}, {ref.record_id: "words"}, ByHand(), LATE)
    assert given.text(ref) == "words"
    assert Given({}, {}, ByHand(), LATE).text(ref) is None
    assert given.text(None) is None
    assert given.on == date(2026, 3, 2)


def test_what_is_added_by_hand_is_short_and_known() -> None:
    assert ByHand.model_validate({"place": " here "}).place == "here"
    for wrong in ({"place": "x" * 301}, {"place": " "}, {"who": "x"}):
        with pytest.raises(ValidationError):
            ByHand.model_validate(wrong)
