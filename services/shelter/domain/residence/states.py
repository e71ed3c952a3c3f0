"""Whether a person lives in one of our houses, and who pays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, assert_never

from services.shelter.domain.ids import StayId
from services.shelter.domain.order import follows
from services.shelter.domain.residence.refusals import NotResident
from services.shelter.domain.words import ChildLimit, ChildTurn
from shared.kernel.ids import JourneyId
from shared.kernel.states import changed
from shared.kernel.terms import local_date

LinkedDays = Mapping[JourneyId, int]
"""The days that the state paid for in each linked journey of the person."""


@dataclass(frozen=True)
class LinkedHomes:
    """In which linked journeys the person lives in a house; `two` while they live here, too."""

    lived_in: frozenset[JourneyId] = frozenset()
    two: bool = False


@dataclass(frozen=True)
class Dues:
    """What is due for a child who lives here beside a resident, or died here, and by when.

    `turned` is what was heard of it and not looked into yet.
    """

    limits: Mapping[ChildLimit, datetime] = field(default_factory=dict[ChildLimit, datetime])
    passed: frozenset[ChildLimit] = frozenset()
    turned: frozenset[ChildTurn] = frozenset()
    buried: bool = False

    def until(self, limit: ChildLimit, due_at: datetime | None) -> "Dues":
        """Return the same with this limit set anew, or gone."""
        others = {one: at for one, at in self.limits.items() if one != limit}
        limits = {**others, limit: due_at} if due_at else others
        return changed(self, limits=limits, passed=self.passed - {limit})


@dataclass(frozen=True)
class Elsewhere:
    """The person lives in none of the houses, and never did."""

    days_used: ClassVar[int] = 0
    linked_days: LinkedDays = field(default_factory=dict[JourneyId, int])
    linked_homes: LinkedHomes = LinkedHomes()


@dataclass(frozen=True)
class MovedOut:
    """The person lived in a house until `since`."""

    days_used: int
    since: datetime
    linked_days: LinkedDays = field(default_factory=dict[JourneyId, int])
    linked_homes: LinkedHomes = LinkedHomes()
    dues: Dues = Dues()


@dataclass(frozen=True)
class Funded:
    """The person lives in a house and the state pays until `until`; `over` once that was noted.

    `child_id` is the journey itself where it is a child's who lives here beside a resident.
    """

    stay_id: StayId
    since: datetime
    days_used: int
    until: datetime
    over: bool = False
    linked_days: LinkedDays = field(default_factory=dict[JourneyId, int])
    child_id: JourneyId | None = None
    linked_homes: LinkedHomes = LinkedHomes()
    dues: Dues = Dues()


@dataclass(frozen=True)
class PaidByOthers:
    """The person lives in a house and others pay; `child_id` as in `Funded`."""

    stay_id: StayId
    since: datetime
    days_used: int
    linked_days: LinkedDays = field(default_factory=dict[JourneyId, int])
    child_id: JourneyId | None = None
    linked_homes: LinkedHomes = LinkedHomes()
    dues: Dues = Dues()

    @property
    def paid_until(self) -> datetime | None:
        """Return how long others pay for a child, if that was decided."""
        return self.dues.limits.get("extension")


Residence = Elsewhere | MovedOut | Funded | PaidByOthers


def living(residence: Residence, stay_id: StayId, moment: datetime) -> Funded | PaidByOthers:
    """Return the person at home under this stay; refuse otherwise."""
    match residence:
        case Funded() | PaidByOthers():
            if residence.stay_id != stay_id:
                raise NotResident
            follows(moment, residence.since)
            return residence
        case Elsewhere() | MovedOut():
            raise NotResident
        case _:
            assert_never(residence)


def paid_days(residence: Funded, moment: datetime) -> int:
    """Return how many days of this stay the state paid for, up to a moment; maybe none at all."""
    last = max(residence.since, min(moment, residence.until))
    return (local_date(last) - local_date(residence.since)).days
