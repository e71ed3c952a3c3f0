"""The days that the state pays for: prolonged, paid by others, over, or running on."""

from typing import assert_never

from services.shelter.domain.residence.messages import (
    AffirmFunding,
    FindOtherFunds,
    FundedDaysOver,
    FundingAffirmed,
    FundingProlonged,
    NoteFundedDaysOver,
    OtherFundsFound,
    ProlongFunding,
    ResidenceEvent,
)
from services.shelter.domain.residence.refusals import (
    ExtensionTooLate,
    ExtensionTooShort,
    FundedDaysNotOver,
    NotFundedByState,
)
from services.shelter.domain.residence.states import (
    Funded,
    PaidByOthers,
    Residence,
    living,
    paid_days,
)
from shared.kernel.states import changed

FundingCommand = ProlongFunding | FindOtherFunds | NoteFundedDaysOver | AffirmFunding
FundingEvent = FundingProlonged | OtherFundsFound | FundedDaysOver | FundingAffirmed


def decide(command: FundingCommand, residence: Residence) -> list[ResidenceEvent]:
    """Return what happens to the days that the state pays for."""
    match command:
        case ProlongFunding():
            return _prolong(command, residence)
        case FindOtherFunds():
            return _find_other_funds(command, residence)
        case NoteFundedDaysOver():
            return _note_over(command, residence)
        case AffirmFunding():
            return _affirm(command, residence)
        case _:
            assert_never(command)


def _prolong(command: ProlongFunding, residence: Residence) -> list[ResidenceEvent]:
    residence = living(residence, command.stay_id, command.occurred_at)
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
            child_id=residence.child_id,
            occurred_at=command.occurred_at,
        )
    ]


def _find_other_funds(command: FindOtherFunds, residence: Residence) -> list[ResidenceEvent]:
    residence = living(residence, command.stay_id, command.occurred_at)
    if isinstance(residence, PaidByOthers) and residence.paid_until == command.until:
        return []
    days = paid_days(residence, command.occurred_at) if isinstance(residence, Funded) else 0
    return [
        OtherFundsFound(
            stay_id=command.stay_id,
            funded_days=days,
            child_id=residence.child_id,
            until=command.until,
            occurred_at=command.occurred_at,
        )
    ]


def _note_over(command: NoteFundedDaysOver, residence: Residence) -> list[ResidenceEvent]:
    if command.stay_id is not None:
        residence = living(residence, command.stay_id, command.occurred_at)
    if not isinstance(residence, Funded) or residence.over:
        return []
    if command.occurred_at < residence.until:
        raise FundedDaysNotOver
    return [
        FundedDaysOver(
            stay_id=residence.stay_id,
            child_id=residence.child_id,
            occurred_at=command.occurred_at,
        )
    ]


def _affirm(command: AffirmFunding, residence: Residence) -> list[ResidenceEvent]:
    if not isinstance(residence, Funded) or residence.over:
        return []
    return [
        FundingAffirmed(
            stay_id=residence.stay_id,
            funded_until=residence.until,
            occurred_at=command.occurred_at,
        )
    ]


def evolve(residence: Residence, event: FundingEvent) -> Residence:
    """Apply what happened to the days that the state pays for."""
    if isinstance(residence, PaidByOthers) and isinstance(event, OtherFundsFound):
        return changed(residence, dues=residence.dues.until("extension", event.until))
    if not isinstance(residence, Funded):
        return residence
    match event:
        case FundingProlonged():
            return changed(residence, until=event.funded_until, over=False)
        case OtherFundsFound():
            used = residence.days_used + event.funded_days
            others = PaidByOthers(residence.stay_id, residence.since, used)
            dues = residence.dues.until("extension", event.until)
            return changed(others, child_id=residence.child_id, dues=dues)
        case FundedDaysOver():
            return changed(residence, over=True)
        case FundingAffirmed():
            return residence
        case _:
            assert_never(event)
