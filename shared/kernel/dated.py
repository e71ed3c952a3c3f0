"""Numbers that the law changes: tables with a validity, a source and a confidence mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, Literal, TypeVar

from shared.kernel.terms import local_date

Confidence = Literal["V", "V2", "K", "U", "D"]
"""V read in a source, V2 in a secondary one, K known but unchecked, U uncertain, D our design."""

EARLIEST = date(1900, 1, 1)
"""No date that may be written down is earlier."""

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Edition(Generic[T_co]):
    """One value and the days it holds, first and last included; `None` means still in force."""

    value: T_co
    effective_from: date
    effective_to: date | None
    source: str
    confidence: Confidence


@dataclass(frozen=True)
class PolicyTable(Generic[T_co]):
    """A number of the law over time. Raises `ValueError` when editions overlap or leave a gap."""

    name: str
    meaning: str
    editions: Sequence[Edition[T_co]]

    def __post_init__(self) -> None:
        """Refuse a table that would leave a day without exactly one rule."""
        if not self.editions:
            raise ValueError(f"{self.name}: no edition")
        for earlier, later in zip(self.editions, self.editions[1:], strict=False):
            if earlier.effective_to is None:
                raise ValueError(f"{self.name}: only the last edition may be open-ended")
            if (later.effective_from - earlier.effective_to).days != 1:
                raise ValueError(f"{self.name}: gap or overlap at {later.effective_from}")
        if self.editions[-1].effective_to is not None:
            raise ValueError(f"{self.name}: the last edition must be open-ended")

    @property
    def every_day(self) -> Sequence[Edition[T_co]]:
        """All editions, first the one by which the days before the table are judged.

        Papers are entered late, and an older rule was not always read: such days are judged
        like the first day of the table, and what is judged so says that it is unsure.
        """
        first = self.editions[0]
        before = Edition(
            first.value,
            EARLIEST,
            first.effective_from - timedelta(days=1),
            f"not read; judged as on {first.effective_from.isoformat()} ({first.source})",
            "D" if first.confidence == "D" else "U",
        )
        return (before, *self.editions)

    def on(self, moment: datetime) -> Edition[T_co]:
        """Return the edition in force at a moment, by the day in Viet Nam."""
        day = local_date(moment)
        for edition in reversed(self.editions):
            if edition.effective_from <= day:
                return edition
        return self.every_day[0]

    def version(self, moment: datetime) -> str:
        """Return the name that an event keeps of the edition it was judged by."""
        return f"{self.name}@{self.on(moment).effective_from.isoformat()}"
