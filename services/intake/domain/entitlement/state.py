"""What is known of a person's entitlements: the category over time, and each item's way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from services.intake.domain.entitlement.messages import DecisionGround, Progress, StopReason
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import Grant, Item, judged

Right = Literal["none", "open", "to-decide"]
"""Whether the person has an item, as last recorded."""


@dataclass(frozen=True)
class Standing:
    """In which row of Article 37 the person stands from a day on, or why in none any more."""

    since: datetime
    category: Category | None
    nationality: NationalityClass
    under_18: bool
    over: StopReason | None = None

    def gives(self, item: Item, at: datetime) -> Grant:
        """Return what the law of that day answers."""
        return judged(self.category, item, self.nationality, at)


@dataclass(frozen=True)
class Decision:
    """What somebody signed about one item."""

    granted: bool
    ground: DecisionGround
    digest: str
    at: datetime


@dataclass(frozen=True)
class Line:
    """One item's way: whether the person has it, how far it came, and what is due."""

    right: Right = "none"
    progress: Progress = "not-offered"
    due_at: datetime | None = None
    overdue: bool = False


@dataclass(frozen=True)
class NoEntitlements:
    """Nothing was noted about this person."""


@dataclass(frozen=True)
class Entitlements:
    """What was noted; standings in the order of the days they hold from."""

    standings: tuple[Standing, ...] = ()
    decisions: Mapping[Item, Decision] = field(default_factory=dict[Item, Decision])
    lines: Mapping[Item, Line] = field(default_factory=dict[Item, Line])

    def standing_at(self, at: datetime) -> Standing | None:
        """Return where the person stood at a moment, if that was known."""
        known = [standing for standing in self.standings if standing.since <= at]
        return known[-1] if known else None

    @property
    def latest(self) -> Standing | None:
        """Return where the person stands as far as anyone knows."""
        return self.standings[-1] if self.standings else None

    @property
    def before_the_stop(self) -> Standing | None:
        """Return where the person stood last while their support went on."""
        went_on = [standing for standing in self.standings if standing.over is None]
        return went_on[-1] if went_on else None

    def decided(self, item: Item, at: datetime) -> bool | None:
        """Return what had been decided by then, if anything."""
        decision = self.decisions.get(item)
        return decision.granted if decision and decision.at <= at else None

    def line(self, item: Item) -> Line:
        """Return an item's way; at first nobody has offered anything."""
        return self.lines.get(item, Line())


Known = NoEntitlements | Entitlements


def opened(known: Known) -> Entitlements:
    """Return the sheet of what is known, blank if nothing is."""
    return Entitlements() if isinstance(known, NoEntitlements) else known
