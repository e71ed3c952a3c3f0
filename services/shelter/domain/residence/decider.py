"""A person's residence: at most one house at a time, and the days the state pays for.

It guards what no single stay can see: two admissions of one person, and the
state-funded days of all their stays together.
"""

from datetime import timedelta
from typing import Any, assert_never

from services.shelter.domain.order import follows
from services.shelter.domain.residence import children as residence_children
from services.shelter.domain.residence import funding as residence_funding
from services.shelter.domain.residence import linked as residence_linked
from services.shelter.domain.residence.child_messages import OfChildCommand, OfChildEvent
from services.shelter.domain.residence.messages import (
    AffirmFunding,
    CountLinkedDays,
    FindOtherFunds,
    FundedDaysOver,
    FundedResidenceBegan,
    FundingAffirmed,
    FundingProlonged,
    LinkedDaysCounted,
    NoteFundedDaysOver,
    Occupy,
    OtherFundsFound,
    ProlongFunding,
    Relocate,
    ResidenceBegan,
    ResidenceCommand,
    ResidenceEnded,
    ResidenceEvent,
    ResidenceMoved,
    ShareDays,
    Vacate,
    VouchForNoResidence,
)
from services.shelter.domain.residence.refusals import LivesInAnotherHouse, NoFundedDaysLeft
from services.shelter.domain.residence.states import (
    Dues,
    Elsewhere,
    Funded,
    MovedOut,
    PaidByOthers,
    Residence,
    living,
    paid_days,
)
from services.shelter.domain.tables import ESSENTIAL_NEEDS
from services.shelter.domain.words import ChildTurn
from shared.kernel.decider import Decider
from shared.kernel.states import changed
from shared.kernel.terms import due, local_date

LivedEvent = (
    FundedResidenceBegan
    | ResidenceBegan
    | residence_funding.FundingEvent
    | ResidenceMoved
    | ResidenceEnded
    | OfChildEvent
)
"""What happened in the person's own residence."""


def decide(command: ResidenceCommand, residence: Residence) -> list[ResidenceEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, OfChildCommand):
        return residence_children.decide(command, residence)
    match command:
        case Occupy():
            return _occupy(command, residence)
        case ProlongFunding() | FindOtherFunds() | NoteFundedDaysOver() | AffirmFunding():
            return residence_funding.decide(command, residence)
        case Relocate():
            return _relocate(command, residence)
        case Vacate():
            return _vacate(command, residence)
        case VouchForNoResidence() | ShareDays() | CountLinkedDays():
            return residence_linked.decide(command, residence)
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
    began = (
        _funded(command, residence.days_used + sum(residence.linked_days.values()))
        if command.funding == "state"
        else _paid_by_others(command)
    )
    return [began, *residence_children.still_to_review(command, residence)]


def _paid_by_others(command: Occupy) -> ResidenceBegan:
    return ResidenceBegan(
        journey_id=command.journey_id,
        stay_id=command.stay_id,
        until=command.granted_until if command.beside else None,
        **_of_a_child(command),
        occurred_at=command.occurred_at,
    )


def _of_a_child(command: Occupy) -> dict[str, Any]:
    if not command.beside:
        return {}
    to_check = {} if command.checked else residence_children.to_check(command.occurred_at)
    return {"child_id": command.journey_id, **to_check}


def _funded(command: Occupy, days_used: int) -> FundedResidenceBegan:
    term = ESSENTIAL_NEEDS.on(command.occurred_at).value
    until = due(command.occurred_at - timedelta(days=days_used), term)
    until = max(until, command.granted_until or until)
    none_left = days_used and local_date(until) <= local_date(command.occurred_at)
    if none_left and not command.returning:
        raise NoFundedDaysLeft
    return FundedResidenceBegan(
        journey_id=command.journey_id,
        stay_id=command.stay_id,
        days_used=days_used,
        funded_until=until,
        policy_version=ESSENTIAL_NEEDS.version(command.occurred_at),
        **_of_a_child(command),
        occurred_at=command.occurred_at,
    )


def _relocate(command: Relocate, residence: Residence) -> list[ResidenceEvent]:
    residence = living(residence, command.stay_id, command.occurred_at)
    runs_until = None
    if isinstance(residence, Funded) and not residence.over:
        runs_until = residence.until
    return [
        ResidenceMoved(
            stay_id=command.stay_id,
            to_stay_id=command.to_stay_id,
            funded_until=runs_until,
            child_id=residence.child_id,
            unit=command.unit if residence.child_id else None,
            occurred_at=command.occurred_at,
        ),
        *(residence_children.received(command) if residence.child_id else []),
    ]


def _vacate(command: Vacate, residence: Residence) -> list[ResidenceEvent]:
    if isinstance(residence, MovedOut):
        return residence_children.died_away(command, residence)
    residence = living(residence, command.stay_id, command.occurred_at)
    days = paid_days(residence, command.occurred_at) if isinstance(residence, Funded) else 0
    return [
        ResidenceEnded(
            stay_id=command.stay_id,
            funded_days=days,
            child_id=residence.child_id,
            **residence_children.to_bury(command),
            occurred_at=command.occurred_at,
        )
    ]


def evolve(residence: Residence, event: ResidenceEvent) -> Residence:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, LinkedDaysCounted):
        return residence_linked.evolve(residence, event)
    return residence_linked.carried(residence, _lived(residence, event))


def _lived(residence: Residence, event: LivedEvent) -> Residence:
    if isinstance(event, OfChildEvent):
        return residence_children.evolve(residence, event)
    match event:
        case FundedResidenceBegan() | ResidenceBegan():
            return _began(event, residence.days_used)
        case OtherFundsFound() | FundingProlonged() | FundedDaysOver() | FundingAffirmed():
            return residence_funding.evolve(residence, event)
        case ResidenceMoved():
            return _moved(residence, event)
        case ResidenceEnded():
            return _ended(residence, event)
        case _:
            assert_never(event)


def _began(event: FundedResidenceBegan | ResidenceBegan, used: int) -> Residence:
    dues = Dues().until("health-check", event.health_check_due_at)
    match event:
        case FundedResidenceBegan():
            funded = Funded(event.stay_id, event.occurred_at, used, event.funded_until)
            return changed(funded, child_id=event.child_id, dues=dues)
        case ResidenceBegan():
            others = PaidByOthers(event.stay_id, event.occurred_at, used)
            dues = dues.until("extension", event.until)
            return changed(others, child_id=event.child_id, dues=dues)
        case _:
            assert_never(event)


def _moved(residence: Residence, event: ResidenceMoved) -> Residence:
    if not isinstance(residence, Funded | PaidByOthers):
        return residence
    return changed(residence, stay_id=event.to_stay_id)


def _ended(residence: Residence, event: ResidenceEnded) -> Residence:
    turned = frozenset[ChildTurn]() if isinstance(residence, Elsewhere) else residence.dues.turned
    out = MovedOut(residence.days_used + event.funded_days, event.occurred_at)
    dues = Dues(turned=turned).until("relatives", event.relatives_due_at)
    return changed(out, dues=dues)


decider: Decider[ResidenceCommand, Residence, ResidenceEvent] = Decider(Elsewhere(), decide, evolve)
