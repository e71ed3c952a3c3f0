"""The shelter's clocks: offers, care, absences, licences, and the days that the state pays for."""

from collections.abc import Sequence
from datetime import datetime
from typing import get_args
from uuid import UUID

from services.shelter.domain.house import messages as houses
from services.shelter.domain.ids import HouseId, StayId
from services.shelter.domain.residence.messages import (
    FundedResidenceBegan,
    FundingAffirmed,
    FundingProlonged,
    NoteFundedDaysOver,
    OtherFundsFound,
    ResidenceEnded,
    ResidenceMoved,
)
from services.shelter.domain.stay import events as stays
from services.shelter.domain.stay import moving_messages as moving
from services.shelter.domain.stay import standing_messages as standing
from services.shelter.domain.stay.care_messages import HealthCheckDone
from services.shelter.domain.stay.commands import (
    ExpireApproval,
    NoteCarePlanOverdue,
    NoteStayLimit,
)
from services.shelter.domain.words import Limit
from services.shelter.policies import child_clocks
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event

APPROVAL = "approval-expiry"
CARE_PLAN = "care-plan"
STAY_LIMIT = "stay-limit"
CHILD_DAYS = "child-days"
LICENCE = "licence"
HEALTH: Limit = "health-check"
REGULARISATION: Limit = "regularisation"
CEILING: Limit = "facility-ceiling"
EXTENSION: Limit = "extension"
ABSENCE: Limit = "absence"
WIND_DOWN: Limit = "wind-down"
RELATIVES: Limit = "relatives"

Change = SetClock | SettleClock


def watch(event: Event) -> Sequence[Change]:
    """Return which clocks an event sets or settles; each is a stay's, a child's, or a house's."""
    return [
        *_of_a_house(event),
        *_of_days(event),
        *child_clocks.watch(event),
        *_of_a_way_in(event),
        *_of_a_life(event),
    ]


def _of_a_house(event: Event) -> Sequence[Change]:
    match event:
        case houses.HouseRegistered() | houses.LicenceRenewed():
            return [_until(LICENCE, event.house_id, event.renew_from)]
        case houses.HouseClosed():
            return [SettleClock(LICENCE, event.house_id)]
        case _:
            return []


def _of_days(event: Event) -> Sequence[Change]:
    match event:
        case FundingAffirmed():
            return [SetClock(STAY_LIMIT, event.stay_id, event.funded_until)]
        case FundedResidenceBegan() | FundingProlonged():
            return [SetClock(*_clock_of(event), event.funded_until)]
        case OtherFundsFound() | ResidenceEnded():
            return [SettleClock(*_clock_of(event))]
        case ResidenceMoved(child_id=None):
            moved = SettleClock(STAY_LIMIT, event.stay_id)
            return [moved, _until(STAY_LIMIT, event.to_stay_id, event.funded_until)]
        case _:
            return []


def _clock_of(
    event: FundedResidenceBegan | FundingProlonged | OtherFundsFound | ResidenceEnded,
) -> tuple[str, UUID]:
    """Return which clock counts the days: a stay's, or a child's own wherever it moves to."""
    if event.child_id is None:
        return STAY_LIMIT, event.stay_id
    return CHILD_DAYS, event.child_id


def _of_a_way_in(event: Event) -> Sequence[Change]:
    match event:
        case stays.PlacementApproved():
            return [SetClock(APPROVAL, event.stay_id, event.take_up_by)]
        case stays.RequestWithdrawn():
            return [SettleClock(APPROVAL, event.stay_id)]
        case moving.EmergencyPlacementMade():
            return [
                SetClock(REGULARISATION, event.stay_id, event.regularise_by),
                SetClock(HEALTH, event.stay_id, event.health_check_due_at),
            ]
        case stays.ResidentAdmitted():
            return [
                SettleClock(APPROVAL, event.stay_id),
                SettleClock(REGULARISATION, event.stay_id),
                SetClock(CARE_PLAN, event.stay_id, event.care_plan_due_at),
                SetClock(CEILING, event.stay_id, event.ceiling_at),
                _until(HEALTH, event.stay_id, event.health_check_due_at),
            ]
        case _:
            return []


def _of_a_life(event: Event) -> Sequence[Change]:
    match event:
        case stays.StayExtended() | stays.HouseCeilingNoted():
            return _of_limits(event)
        case stays.CarePlanAgreed():
            return [SettleClock(CARE_PLAN, event.stay_id)]
        case HealthCheckDone(for_child=None):
            return [SettleClock(HEALTH, event.stay_id)]
        case standing.WindDownBegan():
            return [
                SetClock(WIND_DOWN, event.stay_id, event.until),
                *_settled(event.stay_id, CARE_PLAN, HEALTH, STAY_LIMIT),
            ]
        case standing.WindDownLifted():
            return [
                SettleClock(WIND_DOWN, event.stay_id),
                _until(CARE_PLAN, event.stay_id, event.care_plan_due_at),
                _until(HEALTH, event.stay_id, event.health_check_due_at),
            ]
        case _:
            return _of_a_move(event)


def _of_limits(event: stays.StayExtended | stays.HouseCeilingNoted) -> Sequence[Change]:
    match event:
        case stays.StayExtended():
            others = event.until if event.funding == "other" else None
            beyond = [SetClock(CEILING, event.stay_id, event.until)] if event.house_ceiling else []
            return [_until(EXTENSION, event.stay_id, others), *beyond]
        case stays.HouseCeilingNoted():
            return [SetClock(CEILING, event.stay_id, event.ceiling_at)]


def _of_a_move(event: Event) -> Sequence[Change]:
    match event:
        case moving.ResidentAbsconded():
            return [SetClock(ABSENCE, event.stay_id, event.return_by)]
        case moving.ResidentReturned():
            return [SettleClock(ABSENCE, event.stay_id)]
        case stays.ResidentDischarged() | moving.ResidentTransferred():
            return _over(event.stay_id)
        case moving.ResidentDied():
            relatives = SetClock(RELATIVES, event.stay_id, event.relatives_due_at)
            return [*_over(event.stay_id), relatives]
        case moving.FarewellArranged():
            return [SettleClock(RELATIVES, event.stay_id)]
        case _:
            return []


def _over(stay_id: StayId) -> list[Change]:
    rests = (CARE_PLAN, HEALTH, REGULARISATION, CEILING, EXTENSION, ABSENCE, WIND_DOWN)
    return _settled(stay_id, *rests)


def _settled(stay_id: StayId, *names: str) -> list[Change]:
    return [SettleClock(name, stay_id) for name in names]


def _until(name: str, key: UUID, due_at: datetime | None) -> Change:
    return SetClock(name, key, due_at) if due_at else SettleClock(name, key)


def ring(name: str, key: UUID, at: datetime) -> Command:
    """Return what to ask when a clock rings; raises `KeyError` if there is no such clock."""
    if name == LICENCE:
        return houses.NoteLicenceEnding(house_id=HouseId(key), occurred_at=at)
    if name == CHILD_DAYS:
        return NoteFundedDaysOver(journey_id=JourneyId(key), occurred_at=at)
    if name in child_clocks.LIMITS:
        return child_clocks.ring(name, JourneyId(key), at)
    for limit in _LIMITS:
        if name == limit:
            return standing.NoteLimitPassed(stay_id=StayId(key), limit=limit, occurred_at=at)
    return _RINGS[name](stay_id=StayId(key), occurred_at=at)


_LIMITS: tuple[Limit, ...] = get_args(Limit)

_RINGS: dict[str, type[ExpireApproval | NoteCarePlanOverdue | NoteStayLimit]] = {
    APPROVAL: ExpireApproval,
    CARE_PLAN: NoteCarePlanOverdue,
    STAY_LIMIT: NoteStayLimit,
}

CLOCKS = Clocks(watch=watch, ring=ring)
