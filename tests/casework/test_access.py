"""Who reads, takes an extract or prints a form is written down, once, with what it was for."""

from typing import Any
from uuid import UUID

import pytest

from shared.casework.access import ExtractWithoutCause, decider
from shared.casework.access_messages import (
    ExtractMade,
    FormPrinted,
    NoteExtract,
    NotePrinting,
    ReadingId,
    RecordsRead,
)
from tests.casework.looked_into import read, was_read
from tests.casework.made_up import JOURNEY, NOON
from tests.kit.scenario import Given

access = Given(decider)


def test_what_is_read_is_written_down() -> None:
    access.given().when(read).then(was_read)


def test_the_same_reading_is_written_down_once() -> None:
    access.given(was_read).when(read).then_nothing()


def test_reading_again_is_another_reading() -> None:
    again = read.model_copy(update={"reading_id": ReadingId(UUID(int=51))})
    access.given(was_read).when(again).then(RecordsRead(**dict(again)))


def extracts(**changes: Any) -> NoteExtract:
    """Ask for an extract that an inspection wants."""
    said: dict[str, Any] = {
        "journey_id": JOURNEY,
        "extract_id": ReadingId(UUID(int=52)),
        "ground": "inspection",
        "form": "pdf",
        "relation": "oversight",
        "occurred_at": NOON,
    }
    return NoteExtract(**{**said, **changes})


@pytest.mark.parametrize(
    "cause", [{"ground": "inspection"}, {"ground": None, "request_id": UUID(int=70)}]
)
def test_an_extract_is_written_down_with_its_request_or_its_ground(cause: dict[str, Any]) -> None:
    asked = extracts(**cause)
    made = ExtractMade(**dict(asked))
    access.given().when(asked).then(made)
    access.given(made).when(asked).then_nothing()


@pytest.mark.parametrize("cause", [{"ground": None}, {"request_id": UUID(int=70)}])
def test_no_extract_is_made_without_one_cause(cause: dict[str, Any]) -> None:
    access.given().when(extracts(**cause)).then_refused(ExtractWithoutCause)


def test_a_printed_form_is_written_down_once_with_its_ground() -> None:
    asked = NotePrinting(
        journey_id=JOURNEY,
        printing_id=ReadingId(UUID(int=53)),
        form="handover-record",
        ground="statutory-duty",
        relation="unit",
        occurred_at=NOON,
    )
    printed = FormPrinted(**dict(asked))
    access.given().when(asked).then(printed)
    access.given(printed).when(asked).then_nothing()
    again = asked.model_copy(update={"printing_id": ReadingId(UUID(int=54))})
    access.given(printed).when(again).then(FormPrinted(**dict(again)))
