"""The register as it lies on the desk."""

from services.legal_aid.projections.register_book import look_up, project
from shared.kernel.ledgers import Put
from tests.legal_aid.made_up import HOUR, MATTER, NOON, SECOND_MATTER, SEEN, entered

FIRST = {
    "number": 1,
    "code": "TT.TGTT.01.2026",
    "matter_id": str(MATTER),
    "form": "participation",
    "entered_at": NOON + 3 * HOUR,
}


def test_the_first_entry_opens_the_page() -> None:
    assert project(None, entered, SEEN) == {"centre": "tt", "year": 2026, "entries": [FIRST]}


def test_entries_stand_in_the_order_of_their_numbers() -> None:
    second = entered.model_copy(
        update={"matter_id": SECOND_MATTER, "number": 2, "code": "tt.tgtt.02.2026"}
    )
    page = project(None, entered, SEEN)
    row = project({"_id": "made-up", **page}, second, SEEN)
    assert row["_id"] == "made-up"
    assert [entry["number"] for entry in row["entries"]] == [1, 2]
    assert page["entries"] == [FIRST]


def test_the_code_of_a_matter_is_found_by_the_matter() -> None:
    line = {"matter_id": str(MATTER), "code": "TT.TGTT.01.2026"}
    assert look_up(entered, SEEN) == [Put(str(MATTER), line)]
