"""The log of this room: plans, and the guard that keeps a person to one at a time."""

from typing import assert_never

from services.reintegration.domain import participation, plan
from services.reintegration.domain.participation import (
    BeginParticipation,
    EndParticipation,
    Participation,
    ParticipationCommand,
    ParticipationEvent,
)
from services.reintegration.domain.plan_messages import (
    ClosePlan,
    OpenPlan,
    PlanCommand,
    PlanEvent,
)
from services.reintegration.domain.plan_states import (
    Active,
    Agreed,
    Closed,
    Draft,
    Monitoring,
    NoPlan,
    Plan,
    Suspended,
)
from shared.kernel.aggregate import Aggregate, Log
from shared.kernel.messages import Command

PLANS: Aggregate[PlanCommand, Plan, PlanEvent] = Aggregate(
    service="reintegration",
    name="plan",
    decider=plan.decider,
    events=PlanEvent,
    commands=PlanCommand,
    id_field="plan_id",
)

PARTICIPATIONS: Aggregate[ParticipationCommand, Participation, ParticipationEvent] = Aggregate(
    service="reintegration",
    name="participation",
    decider=participation.decider,
    events=ParticipationEvent,
    commands=ParticipationCommand,
    id_field="journey_id",
)


def with_opening(command: OpenPlan, current: Plan) -> list[Command]:
    """A plan opens only with the person's participation; an opened one asks nothing more."""
    match current:
        case NoPlan():
            return [
                BeginParticipation(
                    journey_id=command.journey_id,
                    plan_id=command.plan_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case Draft() | Agreed() | Active() | Monitoring() | Suspended() | Closed():
            return []
        case _:
            assert_never(current)


def with_closing(command: ClosePlan, current: Plan) -> list[Command]:
    """A plan that closes ends the participation, so that a new plan may follow."""
    match current:
        case Draft() | Agreed() | Active() | Monitoring() | Suspended():
            return [
                EndParticipation(
                    journey_id=current.opening.journey_id,
                    plan_id=command.plan_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case NoPlan() | Closed():
            return []
        case _:
            assert_never(current)


LOG = Log(
    service="reintegration",
    aggregates=(PLANS, PARTICIPATIONS),
    together={OpenPlan: with_opening, ClosePlan: with_closing},
    opens=frozenset({OpenPlan}),
)
