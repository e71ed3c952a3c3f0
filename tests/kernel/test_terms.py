"""Terms end when the Civil Code says they end, by Viet Nam's calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.kernel.terms import VIET_NAM, Term, due, is_working_day, local_date

quick = settings(max_examples=100, derandomize=True, deadline=None)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


def on(day: str, hour: int = 10) -> datetime:
    """Return an hour of a day in Viet Nam."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), VIET_NAM).replace(
        hour=hour
    )


def end_of(day: str) -> datetime:
    """Return the last second of a day in Viet Nam, in UTC."""
    return on(day, 23).replace(minute=59, second=59).astimezone(UTC)


@pytest.mark.parametrize(
    ("begun", "days", "ends"),
    [
        ("2026-03-02", 1, "2026-03-03"),
        ("2026-03-02", 3, "2026-03-05"),
        ("2026-03-04", 3, "2026-03-09"),
        ("2026-02-12", 5, "2026-02-23"),
        ("2026-04-24", 3, "2026-04-28"),
        ("2026-12-29", 3, "2027-01-04"),
    ],
    ids=["the next day", "in a week", "weekend", "Tet", "the Hung Kings' day", "new year"],
)
def test_calendar_days_run_through_and_end_on_a_day_that_offices_are_open(
    begun: str, days: int, ends: str
) -> None:
    assert due(on(begun), Term(days, "days")) == end_of(ends)


@pytest.mark.parametrize(
    ("begun", "days", "ends"),
    [
        ("2026-03-02", 1, "2026-03-03"),
        ("2026-03-05", 3, "2026-03-10"),
        ("2026-03-07", 1, "2026-03-09"),
        ("2026-02-12", 3, "2026-02-24"),
        ("2026-03-02", 0, "2026-03-02"),
    ],
    ids=["the next day", "over a weekend", "begun on a Saturday", "over Tet", "no days"],
)
def test_working_days_are_those_that_offices_are_open(begun: str, days: int, ends: str) -> None:
    assert due(on(begun), Term(days, "working-days")) == end_of(ends)


@pytest.mark.parametrize(
    ("begun", "months", "ends"),
    [
        ("2026-03-02", 1, "2026-04-02"),
        ("2026-01-30", 1, "2026-03-02"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-11-15", 3, "2027-02-15"),
        ("2026-03-31", 12, "2027-03-31"),
        ("2026-08-31", 1, "2026-09-30"),
    ],
    ids=["same day", "no such day", "leap year", "new year", "a year", "shorter month"],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(
    begun: str, months: int, ends: str
) -> None:
    assert due(on(begun), Term(months, "months")) == end_of(ends)


def test_hours_run_through_nights_and_holidays() -> None:
    begun = on("2026-02-16", 22)
    assert due(begun, Term(24, "hours")) == begun + timedelta(hours=24)


def test_the_day_is_that_of_viet_nam_and_not_of_the_clock() -> None:
    late_in_utc = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
    assert local_date(late_in_utc) == date(2026, 3, 3)
    assert due(late_in_utc, Term(1, "days")) == end_of("2026-03-04")


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-01-01", "new year"),
        ("2026-02-17", "first day of Tet"),
        ("2026-04-30", "reunification"),
        ("2026-05-01", "labour day"),
        ("2026-09-02", "national day"),
        ("2026-03-07", "Saturday"),
        ("2026-03-08", "Sunday"),
    ],
)
def test_offices_are_closed(day: str, why: str) -> None:
    assert not is_working_day(date.fromisoformat(day)), why


def test_offices_are_open_on_an_ordinary_monday() -> None:
    assert is_working_day(date(2026, 3, 2))


@quick
@given(moments, st.integers(0, 400), st.sampled_from(["days", "working-days", "months"]))
def test_a_term_ends_at_the_end_of_a_day_in_viet_nam_and_never_before_it_begins(
    begun: datetime, amount: int, unit: str
) -> None:
    term = Term(min(amount, 60), unit)  # type: ignore[arg-type]
    end = due(begun, term)
    assert end.astimezone(VIET_NAM).time().isoformat() == "23:59:59"
    assert local_date(end) >= local_date(begun)
    if term.amount:
        assert is_working_day(local_date(end))


@quick
@given(moments, st.integers(0, 60), st.sampled_from(["hours", "days", "working-days", "months"]))
def test_a_longer_term_never_ends_earlier(begun: datetime, amount: int, unit: str) -> None:
    shorter = due(begun, Term(amount, unit))  # type: ignore[arg-type]
    longer = due(begun, Term(amount + 1, unit))  # type: ignore[arg-type]
    assert shorter <= longer
