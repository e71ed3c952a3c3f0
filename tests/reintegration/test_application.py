"""A plan and the participation it needs change together, or not at all."""

import pytest

from services.reintegration.application import LOG, PARTICIPATIONS, PLANS
from services.reintegration.domain.participation import BeginParticipation, EndParticipation
from services.reintegration.domain.plan import decider
from services.reintegration.domain.plan_messages import ClosePlan, OpenPlan, PlanEvent
from tests.reintegration.participant import (
    JOURNEY,
    MONITORED,
    NOON,
    PLAN,
    active,
    agreed,
    close,
    closed,
    draft,
    monitoring,
    open_plan,
    suspended,
)

end = close("relocated", MONITORED)


def test_a_plan_opens_together_with_the_participation() -> None:
    assert LOG.together[OpenPlan](open_plan, decider.initial) == [
        BeginParticipation(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON)
    ]


@pytest.mark.parametrize("history", [draft, agreed, active, monitoring, suspended, closed])
def test_opening_again_begins_nothing(history: tuple[PlanEvent, ...]) -> None:
    assert LOG.together[OpenPlan](open_plan, decider.fold(history)) == []


@pytest.mark.parametrize("history", [draft, agreed, active, monitoring, suspended])
def test_a_plan_closes_together_with_the_participation(history: tuple[PlanEvent, ...]) -> None:
    assert LOG.together[ClosePlan](end, decider.fold(history)) == [
        EndParticipation(journey_id=JOURNEY, plan_id=PLAN, occurred_at=MONITORED)
    ]


@pytest.mark.parametrize("history", [(), closed])
def test_closing_what_is_not_open_ends_nothing(history: tuple[PlanEvent, ...]) -> None:
    assert LOG.together[ClosePlan](end, decider.fold(history)) == []


def test_each_command_finds_its_history() -> None:
    assert LOG.of(OpenPlan) is PLANS
    assert PLANS.id_in(open_plan) == PLAN
    assert LOG.of(BeginParticipation) is PARTICIPATIONS
    assert LOG.opens == {OpenPlan}
