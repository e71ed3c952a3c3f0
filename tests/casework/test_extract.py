"""What a room holds of a person, as data and as a paper in their language."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from shared.casework.extract import Extract, Written, as_data, lay_out
from shared.runtime.printing.press import printed
from tests.casework.made_up import JOURNEY, NOON

WORDS = "Lời kể bịa đặt, chỉ để thử."
MADE_AT = datetime(2026, 3, 4, 5, tzinfo=UTC)
STEP: dict[str, Any] = {"what": "statement-taken.v1", "at": NOON, "by": "intake-worker"}
FILE: dict[str, Any] = {
    "kept_at": NOON,
    "file_kind": "letter",
    "media_type": "application/pdf",
    "destroyed_at": None,
}
LOOK: dict[str, Any] = {
    "what": "records-read.v1",
    "at": NOON,
    "role": "psychologist",
    "purpose": "casework",
}
BROKEN: dict[str, Any] = {**LOOK, "purpose": None, "reason": "danger-to-life"}
REVIEWED: dict[str, Any] = {"what": "break-glass-reviewed.v1", "at": NOON, "role": "unheard-of"}


def extract(service: str = "shelter", *, full: bool = True) -> Extract:
    """Return a made-up extract."""
    record = Written(UUID(int=1), "statement", WORDS, NOON)
    return Extract(
        service=service,
        journey_id=JOURNEY,
        made_at=MADE_AT,
        steps=[STEP] if full else [],
        records=[record] if full else [],
        files=[FILE, {**FILE, "destroyed_at": MADE_AT}] if full else [],
        known_by=[LOOK, BROKEN, REVIEWED] if full else [],
    )


def on_paper(made: Extract) -> str:
    """Return the words on the printed paper."""
    pdf = PdfReader(BytesIO(printed(lay_out(made), MADE_AT)))
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_the_paper_says_what_was_written_done_kept_and_read() -> None:
    paper = on_paper(extract())
    assert WORDS in paper
    assert "statement taken" in paper
    assert "Nhân viên tiếp nhận" in paper
    assert "04/03/2026" in paper
    assert "danger to life" in paper
    assert "Chuyên viên tâm lý" in paper


@pytest.mark.parametrize("service", ["intake", "made_up"])
def test_a_room_that_holds_nothing_says_so(service: str) -> None:
    assert on_paper(extract(service, full=False)).count("Không có.") == 4


def test_the_data_hold_the_same() -> None:
    data = as_data(extract())
    assert data["records"] == [
        {"record_id": UUID(int=1), "kind": "statement", "text": WORDS, "written_at": NOON}
    ]
    assert (data["steps"], data["known_by"]) == ([STEP], [LOOK, BROKEN, REVIEWED])
    assert (data["service"], data["journey_id"], data["made_at"]) == ("shelter", JOURNEY, MADE_AT)
    assert len(data["files"]) == 2
