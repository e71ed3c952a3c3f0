"""A person has one open plan at a time."""

from services.reintegration.domain.participation.commands import (
    BeginParticipation,
    EndParticipation,
)
from services.reintegration.domain.participation.decider import decider
from services.reintegration.domain.participation.events import (
    ParticipationBegan,
    ParticipationEnded,
)
from services.reintegration.domain.plan.refusals import AnotherPlanIsOpen, BeforeWhatItFollows
from tests.kit.scenario import Given
from tests.reintegration.participant import DAY, JOURNEY, NOON, OTHER_PLAN, PLAN

participation = Given(decider)
began = ParticipationBegan(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON)
ended = ParticipationEnded(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON + DAY)
begin = BeginParticipation(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON)
begin_another = BeginParticipation(
    journey_id=JOURNEY, plan_id=OTHER_PLAN, occurred_at=NOON + 2 * DAY
)
end = EndParticipation(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON + DAY)


def test_a_first_plan_begins_the_participation() -> None:
    participation.given().when(begin).then(began)


def test_the_same_plan_begins_it_once() -> None:
    participation.given(began).when(begin).then_nothing()


def test_nobody_has_two_open_plans() -> None:
    participation.given(began).when(begin_another).then_refused(AnotherPlanIsOpen)


def test_a_new_plan_may_follow_a_closed_one() -> None:
    participation.given(began, ended).when(begin_another).then(
        ParticipationBegan(
            journey_id=JOURNEY, plan_id=OTHER_PLAN, occurred_at=begin_another.occurred_at
        )
    )


def test_a_new_plan_does_not_overlap_the_closed_one() -> None:
    early = begin_another.model_copy(update={"occurred_at": NOON})
    participation.given(began, ended).when(early).then_refused(BeforeWhatItFollows)


def test_closing_the_plan_ends_the_participation() -> None:
    participation.given(began).when(end).then(ended)


def test_a_participation_does_not_end_before_it_began() -> None:
    early = end.model_copy(update={"occurred_at": NOON - DAY})
    participation.given(began).when(early).then_refused(BeforeWhatItFollows)


def test_ending_what_is_not_running_records_nothing() -> None:
    another = end.model_copy(update={"plan_id": OTHER_PLAN})
    participation.given().when(end).then_nothing()
    participation.given(began).when(another).then_nothing()
    participation.given(began, ended).when(end).then_nothing()
