"""Participation: what no single plan can see of a person, by their journey.

It keeps a person to one open plan at a time, knows what the law gives them, and sees that
what is given once is given once across all their plans.
"""

from datetime import datetime
from typing import assert_never

from services.reintegration.domain.ids import PlanId
from services.reintegration.domain.participation import claims, linked_plans, rights, vouching
from services.reintegration.domain.participation.commands import (
    AnswerConsentWithdrawal,
    AskWhetherOfAge,
    BeginParticipation,
    ClaimGrant,
    ClaimItem,
    ClaimLoan,
    EndOpenPlan,
    EndParticipation,
    HearAge,
    NoteAge,
    NoteCaseReopened,
    NoteCategory,
    NoteComingOfAge,
    NoteConsentAnswersOverdue,
    NoteConsentWithdrawn,
    NoteDeath,
    NoteDecision,
    NoteLinkedPlan,
    NoteStatusRejected,
    NoteWindDownOverdue,
    ParticipationCommand,
    PresenceCommand,
    SettleClaim,
    SharePlan,
    VouchForAdult,
    VouchForChild,
    VouchForGrant,
    VouchForLoan,
    VouchForOnePlan,
    VouchForPlan,
    VouchForRejection,
)
from services.reintegration.domain.participation.events import (
    AgeNoted,
    AgreedForChild,
    CalledAdult,
    CaseReopeningNoted,
    CategoryNoted,
    ClaimSettled,
    ComingOfAgeNoted,
    ConsentAnswerOverdue,
    ConsentWithdrawalAnswered,
    ConsentWithdrawalNoted,
    DeathNoted,
    DecisionNoted,
    GrantClaimed,
    ItemClaimed,
    LinkedPlanNoted,
    LoanClaimed,
    ParticipationBegan,
    ParticipationEnded,
    ParticipationEvent,
    PresenceEvent,
    StatusRejectionNoted,
    WindDownOverdue,
)
from services.reintegration.domain.participation.rights_refusals import (
    NotTheirOpenPlan,
    PersonHasDied,
    PlanOpenInLinkedJourney,
)
from services.reintegration.domain.participation.states import (
    Deceased,
    NeverParticipated,
    Participated,
    Participating,
    Participation,
)
from services.reintegration.domain.plan import consents
from services.reintegration.domain.plan.refusals import AnotherPlanIsOpen
from services.reintegration.domain.plan.standing import not_before
from shared.kernel.decider import Decider
from shared.kernel.states import changed


def decide(command: ParticipationCommand, person: Participation) -> list[ParticipationEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case (
            BeginParticipation()
            | EndParticipation()
            | EndOpenPlan()
            | VouchForPlan()
            | VouchForOnePlan()
            | NoteDeath()
        ):
            return _presence(command, person)
        case (
            NoteCategory()
            | NoteDecision()
            | NoteComingOfAge()
            | NoteAge()
            | NoteStatusRejected()
            | NoteCaseReopened()
            | NoteWindDownOverdue()
        ):
            return rights.decide(command, person)
        case (
            VouchForAdult() | VouchForChild() | AskWhetherOfAge() | HearAge() | VouchForRejection()
        ):
            return vouching.decide(command, person)
        case NoteConsentWithdrawn() | AnswerConsentWithdrawal() | NoteConsentAnswersOverdue():
            return consents.decide(command, person)
        case (
            ClaimGrant()
            | SettleClaim()
            | ClaimItem()
            | ClaimLoan()
            | VouchForGrant()
            | VouchForLoan()
        ):
            return claims.decide(command, person)
        case SharePlan() | NoteLinkedPlan():
            return [*linked_plans.decide(command, person)]
        case _:
            assert_never(command)


def _presence(command: PresenceCommand, person: Participation) -> list[ParticipationEvent]:
    match command:
        case BeginParticipation():
            return _begin(command, person)
        case EndParticipation():
            return _end(command, person)
        case EndOpenPlan():
            return _end_open(command, person)
        case VouchForPlan():
            return _vouch(command, person)
        case VouchForOnePlan():
            return _vouch_for_one(command, person)
        case NoteDeath():
            return _die(command, person)
        case _:
            assert_never(command)


def _begin(command: BeginParticipation, person: Participation) -> list[ParticipationEvent]:
    match person.presence:
        case Participating(plan_id):
            if plan_id != command.plan_id:
                raise AnotherPlanIsOpen
            return []
        case Participated(until):
            not_before(command.occurred_at, until)
        case NeverParticipated():
            pass
        case Deceased():
            raise PersonHasDied
        case _:
            assert_never(person.presence)
    return [
        ParticipationBegan(
            journey_id=command.journey_id,
            plan_id=command.plan_id,
            occurred_at=command.occurred_at,
        )
    ]


def _end(command: EndParticipation, person: Participation) -> list[ParticipationEvent]:
    match person.presence:
        case Participating(plan_id, since) if plan_id == command.plan_id:
            not_before(command.occurred_at, since)
            return [
                ParticipationEnded(
                    journey_id=command.journey_id,
                    plan_id=command.plan_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case Participating() | Participated() | NeverParticipated() | Deceased():
            return []
        case _:
            assert_never(person.presence)


def _end_open(command: EndOpenPlan, person: Participation) -> list[ParticipationEvent]:
    plan_id = open_plan_at(person, command.occurred_at)
    if plan_id is None:
        return []
    return [
        ParticipationEnded(
            journey_id=command.journey_id, plan_id=plan_id, occurred_at=command.occurred_at
        )
    ]


def open_plan_at(person: Participation, at: datetime) -> PlanId | None:
    """Return the plan that is open now, if it was open at a moment: what began later goes on."""
    match person.presence:
        case Participating(plan_id, since) if since <= at:
            return plan_id
        case _:
            return None


def _vouch(command: VouchForPlan, person: Participation) -> list[ParticipationEvent]:
    if command.plan_id != open_plan(person):
        raise NotTheirOpenPlan
    return []


def _vouch_for_one(_: VouchForOnePlan, person: Participation) -> list[ParticipationEvent]:
    if open_plan(person) is not None:
        raise PlanOpenInLinkedJourney
    return []


def open_plan(person: Participation) -> PlanId | None:
    """Return the plan that the person has open."""
    match person.presence:
        case Participating(plan_id):
            return plan_id
        case NeverParticipated() | Participated() | Deceased():
            return None
        case _:
            assert_never(person.presence)


def _die(command: NoteDeath, person: Participation) -> list[ParticipationEvent]:
    if isinstance(person.presence, Deceased):
        return []
    return [DeathNoted(journey_id=command.journey_id, occurred_at=command.occurred_at)]


def evolve(person: Participation, event: ParticipationEvent) -> Participation:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case ParticipationBegan() | ParticipationEnded() | DeathNoted():
            return _present(person, event)
        case (
            CategoryNoted()
            | DecisionNoted()
            | ComingOfAgeNoted()
            | AgeNoted()
            | StatusRejectionNoted()
            | CaseReopeningNoted()
            | WindDownOverdue()
        ):
            return rights.evolve(person, event)
        case AgreedForChild() | CalledAdult():
            return vouching.evolve(person, event)
        case ConsentWithdrawalNoted() | ConsentWithdrawalAnswered() | ConsentAnswerOverdue():
            return consents.evolve(person, event)
        case GrantClaimed() | ClaimSettled() | ItemClaimed() | LoanClaimed():
            return claims.evolve(person, event)
        case LinkedPlanNoted():
            return linked_plans.evolve(person, event)
        case _:
            assert_never(event)


def _present(person: Participation, event: PresenceEvent) -> Participation:
    match event:
        case ParticipationBegan():
            return changed(person, presence=Participating(event.plan_id, event.occurred_at))
        case ParticipationEnded():
            ended = changed(person, presence=Participated(event.occurred_at))
            return linked_plans.one_left(rights.wound_down(ended))
        case DeathNoted():
            died = rights.wound_down(changed(person, presence=Deceased(), withdrawals=()))
            return linked_plans.one_left(claims.stopped(died))
        case _:
            assert_never(event)


decider: Decider[ParticipationCommand, Participation, ParticipationEvent] = Decider(
    Participation(), decide, evolve
)
