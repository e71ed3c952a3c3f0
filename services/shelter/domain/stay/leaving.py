"""The way out: the risk is judged, the discharge prepared and done.

A child leaves for family or relatives who were verified, or for another facility; a foreign
child who goes home goes to family. Whoever is sent away goes by day.
"""

from datetime import datetime
from typing import assert_never

from services.shelter.domain.order import follows
from services.shelter.domain.stay.commands import (
    AssessDischargeRisk,
    Discharge,
    DischargeUnplanned,
    LeavingCommand,
    PlanDischarge,
    WithdrawDischargePlan,
)
from services.shelter.domain.stay.events import (
    DischargePlanned,
    DischargePlanWithdrawn,
    DischargeRiskAssessed,
    ResidentDischarged,
    StayEvent,
)
from services.shelter.domain.stay.moving_refusals import CareNotWoundDown, NotAtNight
from services.shelter.domain.stay.refusals import (
    AnotherDischargePlanned,
    DestinationNotPlanned,
    EscortNotArranged,
    NoDischargePlanned,
    NotForAChild,
    PlannedInThePast,
    RelativeNotVerified,
    RiskAssessmentTooOld,
    RiskNotAssessed,
)
from services.shelter.domain.stay.standing import lodger_of, resident_of
from services.shelter.domain.stay.states import (
    Absent,
    Emergency,
    Leaving,
    Left,
    Life,
    Resident,
    Stay,
)
from services.shelter.domain.tables import NIGHT, RISK_ASSESSMENT_AGE
from services.shelter.domain.words import FOR_A_CHILD, SENT_AWAY
from shared.kernel.terms import VIET_NAM, due, local_date


def decide(command: LeavingCommand, stay: Stay) -> list[StayEvent]:
    """Return what happens on the way out."""
    match command:
        case AssessDischargeRisk():
            return _assess_risk(command, stay)
        case PlanDischarge():
            return _plan(command, stay)
        case WithdrawDischargePlan():
            return _withdraw_plan(command, stay)
        case Discharge():
            return _discharge(command, stay)
        case DischargeUnplanned():
            return _discharge_unplanned(command, stay)
        case _:
            assert_never(command)


def _assess_risk(command: AssessDischargeRisk, stay: Stay) -> list[StayEvent]:
    resident = resident_of(stay)
    follows(command.occurred_at, resident.since)
    assessed = DischargeRiskAssessed(
        stay_id=command.stay_id,
        destination=command.destination,
        level=command.level,
        factors=command.factors,
        occurred_at=command.occurred_at,
    )
    return [] if assessed == resident.risk else [assessed]


def _plan(command: PlanDischarge, stay: Stay) -> list[StayEvent]:
    resident = resident_of(stay)
    if isinstance(stay, Leaving):
        if _same(command, stay.plan):
            return []
        raise AnotherDischargePlanned
    risk = _fresh_risk(command, resident)
    if command.planned_for < command.occurred_at:
        raise PlannedInThePast
    if resident.about.is_child:
        _safe_for_a_child(command)
    return [
        DischargePlanned(
            stay_id=command.stay_id,
            destination=command.destination,
            planned_for=command.planned_for,
            risk_level=risk.level,
            risk_policy=RISK_ASSESSMENT_AGE.version(command.occurred_at),
            relative_verified=command.relative_verified,
            escort_arranged=command.escort_arranged,
            occurred_at=command.occurred_at,
        )
    ]


def _same(command: PlanDischarge, planned: DischargePlanned) -> bool:
    return (
        command.destination == planned.destination
        and command.planned_for == planned.planned_for
        and command.relative_verified == planned.relative_verified
        and command.escort_arranged == planned.escort_arranged
    )


def _fresh_risk(command: PlanDischarge | Discharge, resident: Resident) -> DischargeRiskAssessed:
    risk = resident.risk
    if risk is None or risk.destination != command.destination:
        raise RiskNotAssessed
    follows(command.occurred_at, risk.occurred_at)
    age = RISK_ASSESSMENT_AGE.on(command.occurred_at).value
    if command.occurred_at > due(risk.occurred_at, age):
        raise RiskAssessmentTooOld
    return risk


def _safe_for_a_child(going: PlanDischarge | DischargePlanned) -> None:
    if going.destination not in FOR_A_CHILD:
        raise NotForAChild
    if going.destination != "other-facility" and not going.relative_verified:
        raise RelativeNotVerified
    if not going.escort_arranged:
        raise EscortNotArranged


def _withdraw_plan(command: WithdrawDischargePlan, stay: Stay) -> list[StayEvent]:
    if not isinstance(stay, Leaving):
        resident_of(stay)
        return []
    follows(command.occurred_at, stay.plan.occurred_at)
    return [DischargePlanWithdrawn(stay_id=command.stay_id, occurred_at=command.occurred_at)]


def _discharge(command: Discharge, stay: Stay) -> list[StayEvent]:
    if isinstance(stay, Left):
        return []
    resident = resident_of(stay)
    if not isinstance(stay, Leaving):
        raise NoDischargePlanned
    follows(command.occurred_at, stay.plan.occurred_at)
    if command.destination != stay.plan.destination:
        raise DestinationNotPlanned
    _fresh_risk(command, resident)
    if resident.about.is_child:
        _safe_for_a_child(stay.plan)
    if resident.life.wind_down or command.reason == "limit-reached":
        _by_day(command.occurred_at)
    return [_left(command, resident, planned=True)]


def _discharge_unplanned(command: DischargeUnplanned, stay: Stay) -> list[StayEvent]:
    if isinstance(stay, Left):
        return []
    lodger = stay.resident if isinstance(stay, Absent) else lodger_of(stay)
    follows(command.occurred_at, lodger.since)
    if lodger.about.is_child and not _child_may_be_gone(command):
        raise NotForAChild
    if command.reason in SENT_AWAY:
        _by_day(command.occurred_at)
    if command.reason == "status-rejected":
        _wound_down(command, lodger.life)
    return [_left(command, lodger, planned=False)]


def _child_may_be_gone(command: DischargeUnplanned) -> bool:
    return command.reason == "gone-without-word" or command.destination == "other-facility"


def _wound_down(command: DischargeUnplanned, life: Life) -> None:
    """Refuse to end on one day what was found that day: the person needs somewhere to go."""
    began = life.wind_down
    if began is None or local_date(command.occurred_at) <= local_date(began.occurred_at):
        raise CareNotWoundDown


def _by_day(moment: datetime) -> None:
    evening, morning = NIGHT.on(moment).value
    if not morning <= moment.astimezone(VIET_NAM).hour < evening:
        raise NotAtNight


def _left(
    command: Discharge | DischargeUnplanned, lodger: Resident | Emergency, *, planned: bool
) -> ResidentDischarged:
    return ResidentDischarged(
        stay_id=command.stay_id,
        house_id=lodger.house_id,
        planned=planned,
        destination=command.destination,
        reason=command.reason,
        referral_id=lodger.about.referral_id,
        occurred_at=command.occurred_at,
    )
