"""The risk of being trafficked again: judged by structure, and again at each visit."""

from datetime import datetime
from typing import assert_never

from services.reintegration.domain.codes import RiskFactor, RiskLevel
from services.reintegration.domain.ids import PlanId
from services.reintegration.domain.plan.commands import AssessRisk
from services.reintegration.domain.plan.events import PlanEvent, RiskAssessed
from services.reintegration.domain.plan.follow_up_calendar import schedule_risen_risk
from services.reintegration.domain.plan.refusals import RiskWithoutFactors
from services.reintegration.domain.plan.standing import not_before, still_open
from services.reintegration.domain.plan.states import (
    Active,
    Agreed,
    Closed,
    Course,
    Draft,
    Monitoring,
    NoPlan,
    Plan,
    Risk,
    Suspended,
    Unassessed,
)
from shared.kernel.states import changed


def decide(command: AssessRisk, plan: Plan) -> list[PlanEvent]:
    """Record a judgement; in an agreed plan, a risk that rose to high brings denser visits."""
    current = still_open(plan)
    not_before(command.occurred_at, current.opening.opened_at)
    judgement = judged(command.plan_id, command.level, command.factors, command.occurred_at)
    match current:
        case Draft():
            return [] if current.risk == _risk(judgement) else [judgement]
        case Agreed() | Active() | Monitoring() | Suspended():
            if current.course.risk == _risk(judgement):
                return []
            return [judgement, *denser(current.course, judgement)]
        case _:
            assert_never(current)


def judged(
    plan_id: PlanId, level: RiskLevel, factors: tuple[RiskFactor, ...], at: datetime
) -> RiskAssessed:
    """Return the judgement as an event; refuses a raised level without factors."""
    if level != "low" and not factors:
        raise RiskWithoutFactors
    return RiskAssessed(plan_id=plan_id, level=level, factors=factors, occurred_at=at)


def denser(course: Course, judgement: RiskAssessed) -> list[PlanEvent]:
    """Return the visits that a judgement adds to an agreed plan."""
    return [*schedule_risen_risk(judgement.plan_id, course, judgement.level, judgement.occurred_at)]


def evolve(plan: Plan, event: RiskAssessed) -> Plan:
    """Keep the newest judgement; one entered late does not replace it."""
    match plan:
        case Draft():
            return changed(plan, risk=_newer(plan.risk, _risk(event)))
        case Agreed() | Active() | Monitoring() | Suspended():
            return changed(
                plan, course=changed(plan.course, risk=_newer(plan.course.risk, _risk(event)))
            )
        case NoPlan() | Closed():
            return plan
        case _:
            assert_never(plan)


def _newer(known: Risk | Unassessed, told: Risk) -> Risk:
    if isinstance(known, Risk) and known.at > told.at:
        return known
    return told


def _risk(event: RiskAssessed) -> Risk:
    return Risk(event.level, event.factors, event.occurred_at)
