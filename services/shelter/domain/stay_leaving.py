"""The way out: the risk is judged, the discharge prepared and done."""

from services.shelter.domain.order import follows
from services.shelter.domain.stay_commands import (
    AssessDischargeRisk,
    Discharge,
    DischargeUnplanned,
    PlanDischarge,
    WithdrawDischargePlan,
)
from services.shelter.domain.stay_events import (
    DischargePlanned,
    DischargePlanWithdrawn,
    DischargeRiskAssessed,
    ResidentDischarged,
    StayEvent,
)
from services.shelter.domain.stay_living import resident_of
from services.shelter.domain.stay_refusals import (
    AnotherDischargePlanned,
    DestinationNotPlanned,
    EscortNotArranged,
    NoDischargePlanned,
    PlannedInThePast,
    RelativeNotVerified,
    RiskAssessmentTooOld,
    RiskNotAssessed,
)
from services.shelter.domain.stay_states import Leaving, Left, Resident, Stay
from services.shelter.domain.tables import RISK_ASSESSMENT_AGE
from services.shelter.domain.words import CHILDREN
from shared.kernel.terms import due


def assess_risk(command: AssessDischargeRisk, stay: Stay) -> list[StayEvent]:
    """Record how risky it is to leave for a destination."""
    resident = resident_of(stay)
    follows(command.occurred_at, resident.admission.occurred_at)
    assessed = DischargeRiskAssessed(
        stay_id=command.stay_id,
        destination=command.destination,
        level=command.level,
        factors=command.factors,
        occurred_at=command.occurred_at,
    )
    return [] if assessed == resident.risk else [assessed]


def plan(command: PlanDischarge, stay: Stay) -> list[StayEvent]:
    """Prepare a discharge on a fresh assessment of where the resident goes."""
    resident = resident_of(stay)
    if isinstance(stay, Leaving):
        if _same(command, stay.plan):
            return []
        raise AnotherDischargePlanned
    risk = _fresh_risk(command, resident)
    if command.planned_for < command.occurred_at:
        raise PlannedInThePast
    if resident.request.group in CHILDREN:
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


def _fresh_risk(command: PlanDischarge, resident: Resident) -> DischargeRiskAssessed:
    risk = resident.risk
    if risk is None or risk.destination != command.destination:
        raise RiskNotAssessed
    follows(command.occurred_at, risk.occurred_at)
    age = RISK_ASSESSMENT_AGE.on(command.occurred_at).value
    if command.occurred_at > due(risk.occurred_at, age):
        raise RiskAssessmentTooOld
    return risk


def _safe_for_a_child(command: PlanDischarge) -> None:
    if command.destination != "other-facility" and not command.relative_verified:
        raise RelativeNotVerified
    if not command.escort_arranged:
        raise EscortNotArranged


def withdraw_plan(command: WithdrawDischargePlan, stay: Stay) -> list[StayEvent]:
    """Take the plan back; the resident stays."""
    if not isinstance(stay, Leaving):
        resident_of(stay)
        return []
    follows(command.occurred_at, stay.plan.occurred_at)
    return [DischargePlanWithdrawn(stay_id=command.stay_id, occurred_at=command.occurred_at)]


def discharge(command: Discharge, stay: Stay) -> list[StayEvent]:
    """Let the resident leave as planned."""
    if isinstance(stay, Left):
        return []
    resident = resident_of(stay)
    if not isinstance(stay, Leaving):
        raise NoDischargePlanned
    follows(command.occurred_at, stay.plan.occurred_at)
    if command.destination != stay.plan.destination:
        raise DestinationNotPlanned
    return [_left(command, resident, planned=True)]


def discharge_unplanned(command: DischargeUnplanned, stay: Stay) -> list[StayEvent]:
    """Record that the resident left without a plan, and why."""
    if isinstance(stay, Left):
        return []
    resident = resident_of(stay)
    follows(command.occurred_at, resident.admission.occurred_at)
    return [_left(command, resident, planned=False)]


def _left(
    command: Discharge | DischargeUnplanned, resident: Resident, *, planned: bool
) -> ResidentDischarged:
    return ResidentDischarged(
        stay_id=command.stay_id,
        house_id=resident.admission.house_id,
        planned=planned,
        destination=command.destination,
        reason=command.reason,
        occurred_at=command.occurred_at,
    )
