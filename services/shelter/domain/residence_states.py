"""Whether a person lives in one of our houses, and who pays."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, assert_never

from services.shelter.domain.ids import StayId
from services.shelter.domain.order import follows
from services.shelter.domain.residence_refusals import NotResident
from shared.kernel.terms import local_date


@dataclass(frozen=True)
class Elsewhere:
    """The person lives in none of the houses, and never did."""

    days_used: ClassVar[int] = 0


@dataclass(frozen=True)
class MovedOut:
    """The person lived in a house until `since`."""

    days_used: int
    since: datetime


@dataclass(frozen=True)
class Funded:
    """The person lives in a house and the state pays until `until`; `over` once that was noted."""

    stay_id: StayId
    since: datetime
    days_used: int
    until: datetime
    over: bool = False


@dataclass(frozen=True)
class PaidByOthers:
    """The person lives in a house and others pay."""

    stay_id: StayId
    since: datetime
    days_used: int


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
    """Return how many days of this stay the state paid for, up to a moment."""
    last = min(moment, residence.until)
    return (local_date(last) - local_date(residence.since)).days
