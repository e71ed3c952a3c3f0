"""A person's residence: at most one house at a time, and the days the state pays for.

It guards what no single stay can see: two admissions of one person, and the
state-funded days of all their stays together.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, assert_never

from services.shelter.domain.ids import StayId
from services.shelter.domain.order import follows
from services.shelter.domain.residence_messages import (
    FindOtherFunds,
    FundedDaysOver,
    FundedResidenceBegan,
    FundingProlonged,
    NoteFundedDaysOver,
    Occupy,
    OtherFundsFound,
    ProlongFunding,
    ResidenceBegan,
    ResidenceCommand,
    ResidenceEnded,
    ResidenceEvent,
    Vacate,
)
from services.shelter.domain.tables import ESSENTIAL_NEEDS
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.terms import due, local_date


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


class NotResident(NotFound):
    """The person does not live in a house under this stay."""

    slug = "not-resident"
    vi = "Người này không ở cơ sở nào theo lượt lưu trú đã nêu."


class LivesInAnotherHouse(Refused):
    """The person already lives in a house under another stay."""

    slug = "lives-in-another-house"
    vi = "Người này đang lưu trú tại một cơ sở khác."
    source = "A person has at most one admitted stay"


class NoFundedDaysLeft(Refused):
    """The state has paid for all the days of this person; another source must carry the stay."""

    slug = "no-funded-days-left"
    vi = "Đã hết số ngày Nhà nước chi trả; cần nguồn kinh phí khác cho lượt lưu trú này."
    source = "Decree 162/2025/ND-CP, Art 17"


class ExtensionTooLate(Refused):
    """The state-funded days ran out before this decision; only another source can carry on."""

    slug = "extension-too-late"
    vi = "Quyết định gia hạn phải có trước khi hết số ngày Nhà nước chi trả."
    source = "Decree 162/2025/ND-CP, Art 17"


class ExtensionTooShort(Refused):
    """The state already pays for longer than this decision says."""

    slug = "extension-too-short"
    vi = "Thời hạn gia hạn ngắn hơn thời hạn Nhà nước đang chi trả."


class NotFundedByState(Refused):
    """Others pay for this stay, so there are no state-funded days to prolong."""

    slug = "not-funded-by-state"
    vi = "Lượt lưu trú này do nguồn khác chi trả, không có số ngày Nhà nước chi trả để gia hạn."


class FundedDaysNotOver(Refused):
    """The state-funded days are not over yet."""

    slug = "funded-days-not-over"
    vi = "Chưa hết số ngày Nhà nước chi trả."


def decide(command: ResidenceCommand, residence: Residence) -> list[ResidenceEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case Occupy():
            return _occupy(command, residence)
        case ProlongFunding():
            return _prolong(command, residence)
        case FindOtherFunds():
            return _find_other_funds(command, residence)
        case NoteFundedDaysOver():
            return _note_over(command, residence)
        case Vacate():
            return _vacate(command, residence)
        case _:
            assert_never(command)


def _occupy(command: Occupy, residence: Residence) -> list[ResidenceEvent]:
    match residence:
        case Funded() | PaidByOthers():
            if residence.stay_id == command.stay_id:
                return []
            raise LivesInAnotherHouse
        case MovedOut():
            follows(command.occurred_at, residence.since)
        case Elsewhere():
            pass
        case _:
            assert_never(residence)
    if command.funding == "state":
        return [_funded(command, residence.days_used)]
    return [
        ResidenceBegan(
            journey_id=command.journey_id,
            stay_id=command.stay_id,
            occurred_at=command.occurred_at,
        )
    ]


def _funded(command: Occupy, days_used: int) -> FundedResidenceBegan:
    term = ESSENTIAL_NEEDS.on(command.occurred_at).value
    until = due(command.occurred_at - timedelta(days=days_used), term)
    if days_used and local_date(until) <= local_date(command.occurred_at):
        raise NoFundedDaysLeft
    return FundedResidenceBegan(
        journey_id=command.journey_id,
        stay_id=command.stay_id,
        days_used=days_used,
        funded_until=until,
        policy_version=ESSENTIAL_NEEDS.version(command.occurred_at),
        occurred_at=command.occurred_at,
    )


def _prolong(command: ProlongFunding, residence: Residence) -> list[ResidenceEvent]:
    residence = _living(residence, command.stay_id, command.occurred_at)
    if isinstance(residence, PaidByOthers):
        raise NotFundedByState
    if command.until == residence.until:
        return []
    if command.occurred_at > residence.until:
        raise ExtensionTooLate
    if command.until < residence.until:
        raise ExtensionTooShort
    return [
        FundingProlonged(
            stay_id=command.stay_id,
            funded_until=command.until,
            occurred_at=command.occurred_at,
        )
    ]


def _find_other_funds(command: FindOtherFunds, residence: Residence) -> list[ResidenceEvent]:
    residence = _living(residence, command.stay_id, command.occurred_at)
    if isinstance(residence, PaidByOthers):
        return []
    return [
        OtherFundsFound(
            stay_id=command.stay_id,
            funded_days=_paid_days(residence, command.occurred_at),
            occurred_at=command.occurred_at,
        )
    ]


def _note_over(command: NoteFundedDaysOver, residence: Residence) -> list[ResidenceEvent]:
    residence = _living(residence, command.stay_id, command.occurred_at)
    if isinstance(residence, PaidByOthers) or residence.over:
        return []
    if command.occurred_at < residence.until:
        raise FundedDaysNotOver
    return [FundedDaysOver(stay_id=command.stay_id, occurred_at=command.occurred_at)]


def _vacate(command: Vacate, residence: Residence) -> list[ResidenceEvent]:
    if isinstance(residence, MovedOut):
        return []
    residence = _living(residence, command.stay_id, command.occurred_at)
    days = _paid_days(residence, command.occurred_at) if isinstance(residence, Funded) else 0
    return [
        ResidenceEnded(stay_id=command.stay_id, funded_days=days, occurred_at=command.occurred_at)
    ]


def _living(residence: Residence, stay_id: StayId, moment: datetime) -> Funded | PaidByOthers:
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


def _paid_days(residence: Funded, moment: datetime) -> int:
    last = min(moment, residence.until)
    return (local_date(last) - local_date(residence.since)).days


def evolve(residence: Residence, event: ResidenceEvent) -> Residence:
    """Apply one recorded event; never refuse, never look outside."""
    used = residence.days_used
    match event:
        case FundedResidenceBegan():
            return Funded(event.stay_id, event.occurred_at, used, event.funded_until)
        case ResidenceBegan():
            return PaidByOthers(event.stay_id, event.occurred_at, used)
        case OtherFundsFound():
            return _paid_by_others(residence, event)
        case FundingProlonged():
            return _prolonged(residence, event)
        case FundedDaysOver():
            return replace(residence, over=True) if isinstance(residence, Funded) else residence
        case ResidenceEnded():
            return MovedOut(used + event.funded_days, event.occurred_at)
        case _:
            assert_never(event)


def _paid_by_others(residence: Residence, event: OtherFundsFound) -> Residence:
    if not isinstance(residence, Funded):
        return residence
    used = residence.days_used + event.funded_days
    return PaidByOthers(residence.stay_id, residence.since, used)


def _prolonged(residence: Residence, event: FundingProlonged) -> Residence:
    if not isinstance(residence, Funded):
        return residence
    return replace(residence, until=event.funded_until, over=False)


decider: Decider[ResidenceCommand, Residence, ResidenceEvent] = Decider(Elsewhere(), decide, evolve)
