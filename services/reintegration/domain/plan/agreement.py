"""From a draft to a plan the participant agreed to: needs and risk first, then their own yes."""

from typing import assert_never

from services.reintegration.domain.codes import Group, ProtectiveFactors, RiskFactors, RiskLevel
from services.reintegration.domain.plan.commands import AgreePlan, AssessNeeds
from services.reintegration.domain.plan.events import NeedsAssessed, PlanAgreed, PlanEvent
from services.reintegration.domain.plan.follow_up_calendar import schedule_agreed
from services.reintegration.domain.plan.referral import accepted
from services.reintegration.domain.plan.refusals import (
    BestInterestsNotWeighed,
    GroupUnknown,
    NothingAssessed,
    NotTheirOwnAgreement,
    NotYetAssessed,
    PlanAlreadyAgreed,
    RepresentativeMustAgree,
)
from services.reintegration.domain.plan.standing import not_before, still_open
from services.reintegration.domain.plan.states import (
    Active,
    Agreed,
    Agreement,
    Closed,
    Course,
    Draft,
    Monitoring,
    Needs,
    NoPlan,
    Opening,
    Plan,
    Risk,
    Suspended,
    Unassessed,
)
from services.reintegration.domain.tables import FOLLOW_UP_PERIOD
from shared.kernel.states import changed
from shared.kernel.terms import due


def decide(command: AssessNeeds | AgreePlan, plan: Plan) -> list[PlanEvent]:
    """Return what an assessment of needs, or the participant's agreement, brings about."""
    match command:
        case AssessNeeds():
            return _assess_needs(command, plan)
        case AgreePlan():
            return _agree(command, plan)
        case _:
            assert_never(command)


def _assess_needs(command: AssessNeeds, plan: Plan) -> list[PlanEvent]:
    current = still_open(plan)
    not_before(command.occurred_at, current.opening.opened_at)
    if command.risk == RiskFactors() and command.protective == ProtectiveFactors():
        raise NothingAssessed
    told = NeedsAssessed(
        plan_id=command.plan_id,
        risk=command.risk,
        protective=command.protective,
        occurred_at=command.occurred_at,
    )
    known = current.needs if isinstance(current, Draft) else current.course.needs
    return [] if known == _needs(told) else [told]


def _agree(command: AgreePlan, plan: Plan) -> list[PlanEvent]:
    current = still_open(plan)
    group = _group(command, current.opening)
    match current:
        case Draft(opening, _, Needs() as needs, Risk() as risk) as draft:
            _check_who_agrees(command, group)
            not_before(command.occurred_at, max(needs.at, risk.at))
            agreed = _agreed(command, group, risk.level)
            course = _course(agreed, needs, risk)
            said_yes = accepted(draft, command.occurred_at)
            return [*said_yes, agreed, *schedule_agreed(opening.plan_id, course)]
        case Draft():
            raise NotYetAssessed
        case Agreed() | Active() | Monitoring() | Suspended():
            if current.course.agreement == _agreement(
                _agreed(command, group, current.course.risk.level)
            ):
                return []
            raise PlanAlreadyAgreed
        case _:
            assert_never(current)


def _group(command: AgreePlan, opening: Opening) -> Group:
    group = command.group or opening.group
    if group is None:
        raise GroupUnknown
    return group


def _check_who_agrees(command: AgreePlan, group: Group) -> None:
    match group:
        case "women" | "men":
            if command.agreed_by != "participant":
                raise NotTheirOwnAgreement
        case "girls" | "boys":
            if command.agreed_by != "representative":
                raise RepresentativeMustAgree
            if not command.child_best_interests:
                raise BestInterestsNotWeighed
        case _:
            assert_never(group)


def _agreed(command: AgreePlan, group: Group, level: RiskLevel) -> PlanAgreed:
    at = command.occurred_at
    return PlanAgreed(
        plan_id=command.plan_id,
        goals=command.goals,
        services=command.services,
        consent_id=command.consent_id,
        agreed_by=command.agreed_by,
        safe_channels=command.safe_channels,
        group=group,
        child_best_interests=command.child_best_interests,
        follow_up_until=due(at, FOLLOW_UP_PERIOD.on(at).value),
        policy_version=FOLLOW_UP_PERIOD.version(at),
        risk_level=level,
        occurred_at=at,
    )


def evolve(plan: Plan, event: NeedsAssessed | PlanAgreed) -> Plan:
    """Keep what was assessed and agreed."""
    match event:
        case NeedsAssessed():
            return _with_needs(plan, _needs(event))
        case PlanAgreed():
            match plan:
                case Draft(opening, _, Needs() as needs, Risk() as risk):
                    return Agreed(opening, event.occurred_at, _course(event, needs, risk))
                case _:
                    return plan
        case _:
            assert_never(event)


def _with_needs(plan: Plan, needs: Needs) -> Plan:
    match plan:
        case Draft():
            return changed(plan, needs=_newer(plan.needs, needs))
        case Agreed() | Active() | Monitoring() | Suspended():
            course = changed(plan.course, needs=_newer(plan.course.needs, needs))
            return changed(plan, course=course)
        case NoPlan() | Closed():
            return plan
        case _:
            assert_never(plan)


def _newer(known: Needs | Unassessed, told: Needs) -> Needs:
    if isinstance(known, Needs) and known.at > told.at:
        return known
    return told


def _needs(event: NeedsAssessed) -> Needs:
    return Needs(event.risk, event.protective, event.occurred_at)


def _agreement(event: PlanAgreed) -> Agreement:
    return Agreement(
        goals=event.goals,
        services=event.services,
        consent_id=event.consent_id,
        agreed_by=event.agreed_by,
        safe_channels=event.safe_channels,
        group=event.group,
        child_best_interests=event.child_best_interests,
    )


def _course(event: PlanAgreed, needs: Needs, risk: Risk) -> Course:
    return Course(
        agreement=_agreement(event),
        agreed_at=event.occurred_at,
        until=event.follow_up_until,
        needs=needs,
        risk=risk,
    )
