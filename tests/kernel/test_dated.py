"""A number of the law holds from a day on; every day has exactly one."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from shared.kernel.dated import Edition, PolicyTable

FIRST = Edition(3, date(2025, 7, 1), date(2026, 6, 30), "an old decree", "V")
SECOND = Edition(5, date(2026, 7, 1), None, "a new decree", "K")


def table(*editions: Edition[int]) -> PolicyTable[int]:
    """Return a made-up table."""
    return PolicyTable("days-to-answer", "How long an answer may take", editions)


@pytest.mark.parametrize(
    ("moment", "value"),
    [
        (datetime(2025, 7, 1, tzinfo=UTC), 3),
        (datetime(2026, 6, 30, 16, 59, tzinfo=UTC), 3),
        (datetime(2026, 6, 30, 17, 0, tzinfo=UTC), 5),
        (datetime(2099, 1, 1, tzinfo=UTC), 5),
        (datetime(1999, 1, 1, tzinfo=UTC), 3),
    ],
    ids=["first day", "last minute of the old", "midnight in Viet Nam", "far ahead", "long ago"],
)
def test_a_moment_is_judged_by_the_edition_of_its_day(moment: datetime, value: int) -> None:
    assert table(FIRST, SECOND).on(moment).value == value


def test_what_was_judged_names_the_edition_it_was_judged_by() -> None:
    judged = table(FIRST, SECOND).version(datetime(2026, 8, 1, tzinfo=UTC))
    assert judged == "days-to-answer@2026-07-01"


def test_what_happened_before_the_table_is_judged_by_its_first_edition_and_says_so() -> None:
    long_ago = datetime(1999, 1, 1, tzinfo=UTC)
    edition = table(FIRST, SECOND).on(long_ago)
    assert (edition.value, edition.confidence) == (FIRST.value, "U")
    assert edition.source == "not read; judged as on 2025-07-01 (an old decree)"
    assert table(FIRST, SECOND).version(long_ago) == "days-to-answer@1900-01-01"


def test_every_day_has_its_edition() -> None:
    shown = table(FIRST, SECOND).every_day
    assert [edition.value for edition in shown] == [3, 3, 5]
    for earlier, later in pairwise(shown):
        assert earlier.effective_to
        assert earlier.effective_to + timedelta(days=1) == later.effective_from


@pytest.mark.parametrize(
    ("editions", "why"),
    [
        ((), "no edition"),
        ((FIRST,), "the last edition must be open-ended"),
        ((SECOND, SECOND), "only the last edition may be open-ended"),
        ((FIRST, Edition(5, date(2026, 7, 2), None, "late", "K")), "gap or overlap at 2026-07-02"),
        ((FIRST, Edition(5, date(2026, 6, 30), None, "early", "K")), "gap or overlap"),
    ],
    ids=["empty", "an end", "two without an end", "a gap", "an overlap"],
)
def test_a_day_without_exactly_one_rule_is_refused(
    editions: tuple[Edition[int], ...], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        table(*editions)
