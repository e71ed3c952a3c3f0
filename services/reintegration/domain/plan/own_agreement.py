"""Of age now: what a representative agreed goes on, and the participant is asked themselves."""

from typing import assert_never

from services.reintegration.domain.plan.commands import (
    GiveOwnAgreement,
    NoteOwnAgreementOverdue,
    OwnAgreementCommand,
    SeekOwnAgreement,
    WithholdOwnAgreement,
)
from services.reintegration.domain.plan.events import (
    OwnAgreementEvent,
    OwnAgreementGiven,
    OwnAgreementNotNeeded,
    OwnAgreementOverdue,
    OwnAgreementSought,
    OwnAgreementWithheld,
    PlanEvent,
)
from services.reintegration.domain.plan.refusals import (
    ConsentOfRepresentative,
    OwnAgreementNotSought,
)
from services.reintegration.domain.plan.standing import not_before, underway
from services.reintegration.domain.plan.states import Course, OwnAgreement, Plan, Underway
from services.reintegration.domain.tables import OWN_AGREEMENT
from shared.kernel.states import changed
from shared.kernel.terms import due


def decide(command: OwnAgreementCommand, plan: Plan) -> list[PlanEvent]:
    """Return what is asked of who came of age, and what they say to it."""
    match command:
        case SeekOwnAgreement():
            return _seek(command, plan.course) if isinstance(plan, Underway) else []
        case GiveOwnAgreement():
            return _give(command, underway(plan).course)
        case WithholdOwnAgreement():
            return _withhold(command, underway(plan).course)
        case NoteOwnAgreementOverdue():
            return _overdue(command, plan.course) if isinstance(plan, Underway) else []
        case _:
            assert_never(command)


def _seek(command: SeekOwnAgreement, course: Course) -> list[PlanEvent]:
    plan_id, at = command.plan_id, command.occurred_at
    if command.under_18:
        not_needed = OwnAgreementNotNeeded(plan_id=plan_id, occurred_at=at)
        return [] if course.own_agreement is None else [not_needed]
    if course.own_agreement is not None or course.agreement.agreed_by == "participant":
        return []
    begins = max(at, course.agreed_at, command.told_at or at)
    return [
        OwnAgreementSought(
            plan_id=plan_id,
            answer_by=due(begins, OWN_AGREEMENT.on(begins).value),
            policy_version=OWN_AGREEMENT.version(begins),
            occurred_at=at,
        )
    ]


def _give(command: GiveOwnAgreement, course: Course) -> list[PlanEvent]:
    agreement, asked = course.agreement, course.own_agreement
    if asked is None:
        if (agreement.agreed_by, agreement.consent_id) == ("participant", command.consent_id):
            return []
        raise OwnAgreementNotSought
    not_before(command.occurred_at, asked.since)
    if command.consent_id == agreement.consent_id:
        raise ConsentOfRepresentative
    return [
        OwnAgreementGiven(
            plan_id=command.plan_id,
            consent_id=command.consent_id,
            late=command.occurred_at > asked.answer_by,
            occurred_at=command.occurred_at,
        )
    ]


def _withhold(command: WithholdOwnAgreement, course: Course) -> list[PlanEvent]:
    asked = course.own_agreement
    if asked is None:
        raise OwnAgreementNotSought
    if asked.withheld:
        return []
    not_before(command.occurred_at, asked.since)
    return [
        OwnAgreementWithheld(
            plan_id=command.plan_id,
            late=command.occurred_at > asked.answer_by,
            occurred_at=command.occurred_at,
        )
    ]


def _overdue(command: NoteOwnAgreementOverdue, course: Course) -> list[PlanEvent]:
    asked = course.own_agreement
    if asked is None or asked.withheld or asked.overdue or command.occurred_at < asked.answer_by:
        return []
    return [OwnAgreementOverdue(plan_id=command.plan_id, occurred_at=asked.answer_by)]


def evolve(plan: Plan, event: OwnAgreementEvent) -> Plan:
    """Keep what is asked until they agree; the plan stands where it stood."""
    if not isinstance(plan, Underway):
        return plan
    return changed(plan, course=_with(plan.course, event))


def _with(course: Course, event: OwnAgreementEvent) -> Course:
    asked = course.own_agreement
    match event:
        case OwnAgreementSought():
            since = max(event.occurred_at, course.agreed_at)
            return changed(course, own_agreement=OwnAgreement(since, event.answer_by))
        case OwnAgreementGiven():
            theirs = changed(course.agreement, agreed_by="participant", consent_id=event.consent_id)
            return changed(course, agreement=theirs, own_agreement=None)
        case OwnAgreementNotNeeded():
            return changed(course, own_agreement=None)
        case OwnAgreementWithheld():
            return changed(course, own_agreement=asked and changed(asked, withheld=True))
        case OwnAgreementOverdue():
            return changed(course, own_agreement=asked and changed(asked, overdue=True))
        case _:
            assert_never(event)
