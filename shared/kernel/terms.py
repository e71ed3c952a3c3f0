"""Terms as the Civil Code counts them (2015, Arts 147-148), by Viet Nam's calendar."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

import holidays

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")
_END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True)
class Term:
    """A length of time in the law's units; `days` are calendar days."""

    amount: int
    unit: Literal["hours", "days", "working-days", "months"]


def local_date(moment: datetime) -> date:
    """Return the day in Viet Nam at a moment."""
    return moment.astimezone(VIET_NAM).date()


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))


def is_working_day(day: date) -> bool:
    """Tell whether offices are open: not a weekend, not a public holiday."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def due(start: datetime, term: Term) -> datetime:
    """Return the last moment of a term that begins at `start`, in UTC.

    The day of the beginning is not counted; a term in days or months that would
    end on a day off ends at the end of the next working day. Hours run through.
    """
    if term.unit == "hours":
        return start.astimezone(UTC) + timedelta(hours=term.amount)
    first = local_date(start)
    if term.unit == "working-days":
        last = first
        for _ in range(term.amount):
            last = _next_working_day(last + timedelta(days=1))
    elif term.unit == "days":
        last = _next_working_day(first + timedelta(days=term.amount))
    else:
        last = _next_working_day(_months_later(first, term.amount))
    return datetime.combine(last, _END_OF_DAY, VIET_NAM).astimezone(UTC)


def _next_working_day(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))
