"""What the other rooms hear of a plan."""

from services.reintegration.domain.participation import ParticipationBegan
from services.reintegration.domain.plan_messages import PlanEvent
from services.reintegration.publishing import publish
from shared.contracts import reintegration as told
from shared.contracts.fact import Fact
from tests.reintegration.participant import (
    DUE,
    JOURNEY,
    NOON,
    PLAN,
    active,
    after,
    agreed,
    assessed,
    closed,
    draft,
    follow_up,
    look_in,
    miss,
    resume,
    scheduled,
    set_back,
    suspended,
    take_note,
)

seen = after(look_in(follow_up(1), DUE["day-7"]), since=active)
absent = after(miss(follow_up(1), DUE["day-7"]), since=active)
day_7 = DUE["day-7"]


def _facts(history: tuple[PlanEvent, ...]) -> list[Fact]:
    facts = [publish(event, JOURNEY) for event in history]
    return [fact for fact in facts if fact is not None]


def test_an_opening_tells_where_it_came_from() -> None:
    assert _facts(draft) == [
        told.PlanOpened(
            journey_id=JOURNEY, plan_id=PLAN, referral_id=None, source="direct", occurred_at=NOON
        )
    ]


def test_a_judged_risk_tells_its_level_and_needs_stay_at_home() -> None:
    assert _facts(assessed[len(draft) :]) == [
        told.RiskAssessed(
            journey_id=JOURNEY, plan_id=PLAN, level="low", occurred_at=assessed[-1].occurred_at
        )
    ]


def test_an_agreement_tells_that_and_when_follow_up_happens() -> None:
    at = agreed[-1].occurred_at
    assert _facts(agreed[len(assessed) :]) == [
        told.PlanAgreed(journey_id=JOURNEY, plan_id=PLAN, occurred_at=at),
        *(
            told.FollowUpScheduled(
                journey_id=JOURNEY,
                plan_id=PLAN,
                follow_up_id=event.follow_up_id,
                due_at=event.due_at,
                occurred_at=at,
            )
            for event in scheduled(agreed)
        ),
    ]


def test_a_visit_tells_that_it_took_place_never_what_it_found() -> None:
    assert _facts(seen[len(active) :])[0] == told.FollowUpDone(
        journey_id=JOURNEY, plan_id=PLAN, follow_up_id=follow_up(1), occurred_at=day_7
    )


def test_a_missed_follow_up_is_told_without_its_reason() -> None:
    assert _facts(absent[len(active) :]) == [
        told.FollowUpMissed(
            journey_id=JOURNEY, plan_id=PLAN, follow_up_id=follow_up(1), occurred_at=day_7
        )
    ]


def test_a_closing_tells_the_outcome() -> None:
    assert _facts(closed)[-1] == told.PlanClosed(
        journey_id=JOURNEY,
        plan_id=PLAN,
        outcome="relocated",
        occurred_at=closed[-1].occurred_at,
    )


def test_steps_notes_and_the_guard_stay_at_home() -> None:
    at_home = after(resume, set_back, take_note, since=suspended)[len(agreed) :]
    assert _facts(at_home) == []
    began = ParticipationBegan(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON)
    assert publish(began, JOURNEY) is None
