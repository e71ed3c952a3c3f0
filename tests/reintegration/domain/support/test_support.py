"""Support begins with the plan, ends with it, and knows whether the participant is a child."""

import pytest

from services.reintegration.domain.codes import Group
from services.reintegration.domain.plan.refusals import NoSuchPlan, PlanIsClosed
from services.reintegration.domain.support.commands import BeginSupport, EndSupport, SupportCommand
from services.reintegration.domain.support.decider import decider
from services.reintegration.domain.support.events import (
    ParticipantGroupNoted,
    SupportBegan,
    SupportEnded,
)
from services.reintegration.domain.support.states import Supported
from tests.kit.scenario import Given
from tests.reintegration.given import ended, supported
from tests.reintegration.participant import JOURNEY, MONITORED, NOON, PLAN
from tests.reintegration.support import (
    complete,
    end_job,
    enrol,
    go_home,
    loan_granted,
    refer_loan,
    take_job,
    talk,
    verify_family,
)

support = Given(decider)
end = EndSupport(plan_id=PLAN, occurred_at=MONITORED)
over = SupportEnded(plan_id=PLAN, occurred_at=MONITORED)


def begin(group: Group | None) -> BeginSupport:
    """Begin support, or say who the participant is."""
    return BeginSupport(plan_id=PLAN, journey_id=JOURNEY, group=group, occurred_at=NOON)


def test_support_begins_with_the_plan() -> None:
    support.given().when(begin(None)).then(
        SupportBegan(plan_id=PLAN, journey_id=JOURNEY, group=None, occurred_at=NOON)
    )
    support.given(*supported("women")).when(begin("women")).then_nothing()
    support.given(*supported("women")).when(begin(None)).then_nothing()
    support.given(*ended).when(begin("women")).then_nothing()


def test_the_agreement_may_say_later_who_the_participant_is() -> None:
    told = ParticipantGroupNoted(plan_id=PLAN, group="girls", occurred_at=NOON)
    support.given(*supported(None)).when(begin("girls")).then(told)
    state = decider.fold([*supported(None), told])
    assert isinstance(state, Supported)
    assert state.group == "girls"


def test_support_ends_with_the_plan() -> None:
    support.given(*supported()).when(end).then(over)
    support.given(*ended).when(end).then_nothing()
    support.given().when(end).then_nothing()


@pytest.mark.parametrize(
    "command",
    [verify_family, go_home, talk, enrol, complete, take_job, end_job, refer_loan, loan_granted],
)
def test_nothing_is_given_without_an_open_plan(command: SupportCommand) -> None:
    support.given().when(command).then_refused(NoSuchPlan)
    support.given(*ended).when(command).then_refused(PlanIsClosed)


def test_what_is_told_of_a_plan_that_never_began_changes_nothing() -> None:
    told = ParticipantGroupNoted(plan_id=PLAN, group="girls", occurred_at=NOON)
    assert decider.fold([told]) == decider.initial
