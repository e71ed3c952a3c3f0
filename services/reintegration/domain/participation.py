"""Participation: keeps a person to one open plan at a time, by their journey."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, assert_never

from pydantic import Field

from services.reintegration.domain.ids import PlanId
from services.reintegration.domain.refusals import AnotherPlanIsOpen
from services.reintegration.domain.standing import not_before
from shared.kernel.decider import Decider
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event


class BeginParticipation(Command):
    journey_id: JourneyId
    plan_id: PlanId


class EndParticipation(Command):
    journey_id: JourneyId
    plan_id: PlanId


ParticipationCommand = BeginParticipation | EndParticipation


class ParticipationBegan(Event):
    kind: Literal["participation-began.v1"] = "participation-began.v1"
    journey_id: JourneyId
    plan_id: PlanId


class ParticipationEnded(Event):
    kind: Literal["participation-ended.v1"] = "participation-ended.v1"
    journey_id: JourneyId
    plan_id: PlanId


ParticipationEvent = Annotated[ParticipationBegan | ParticipationEnded, Field(discriminator="kind")]


@dataclass(frozen=True)
class NeverParticipated:
    """The person has had no plan."""


@dataclass(frozen=True)
class Participating:
    """The person has an open plan."""

    plan_id: PlanId
    since: datetime


@dataclass(frozen=True)
class Participated:
    """The last plan is over."""

    until: datetime


Participation = NeverParticipated | Participating | Participated


def decide(command: ParticipationCommand, participation: Participation) -> list[ParticipationEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case BeginParticipation():
            return _begin(command, participation)
        case EndParticipation():
            return _end(command, participation)
        case _:
            assert_never(command)


def _begin(command: BeginParticipation, participation: Participation) -> list[ParticipationEvent]:
    match participation:
        case Participating(plan_id):
            if plan_id != command.plan_id:
                raise AnotherPlanIsOpen
            return []
        case Participated(until):
            not_before(command.occurred_at, until)
        case NeverParticipated():
            pass
        case _:
            assert_never(participation)
    return [
        ParticipationBegan(
            journey_id=command.journey_id,
            plan_id=command.plan_id,
            occurred_at=command.occurred_at,
        )
    ]


def _end(command: EndParticipation, participation: Participation) -> list[ParticipationEvent]:
    match participation:
        case Participating(plan_id, since) if plan_id == command.plan_id:
            not_before(command.occurred_at, since)
            return [
                ParticipationEnded(
                    journey_id=command.journey_id,
                    plan_id=command.plan_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case Participating() | Participated() | NeverParticipated():
            return []
        case _:
            assert_never(participation)


def evolve(_: Participation, event: ParticipationEvent) -> Participation:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case ParticipationBegan():
            return Participating(event.plan_id, event.occurred_at)
        case ParticipationEnded():
            return Participated(event.occurred_at)
        case _:
            assert_never(event)


decider: Decider[ParticipationCommand, Participation, ParticipationEvent] = Decider(
    NeverParticipated(), decide, evolve
)
