"""The risk of being trafficked again, judged and judged again."""

import pytest

from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import PlanEvent, RiskAssessed
from services.reintegration.domain.plan.refusals import BeforeWhatItFollows, RiskWithoutFactors
from services.reintegration.domain.plan.states import Agreed, Draft
from shared.kernel.terms import local_date
from tests.kit.scenario import Given
from tests.reintegration.participant import (
    AGREED,
    ASSESSED,
    DAY,
    MONITORED,
    NOON,
    PLAN,
    active,
    after,
    agree,
    agreed,
    assess_needs,
    assess_risk,
    assessed,
    draft,
    monitoring,
    scheduled,
    suspended,
)

plan = Given(decider)
judged_low = RiskAssessed(plan_id=PLAN, level="low", factors=("stigma",), occurred_at=ASSESSED)


def test_the_risk_is_judged_by_its_factors() -> None:
    plan.given(*draft).when(assess_risk()).then(judged_low)


@pytest.mark.parametrize("history", [assessed, agreed, active, monitoring, suspended])
def test_the_same_judgement_twice_records_nothing_new(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(assess_risk()).then_nothing()


def test_a_raised_risk_names_its_factors() -> None:
    plan.given(*draft).when(assess_risk("medium", ())).then_refused(RiskWithoutFactors)
    plan.given(*draft).when(assess_risk("high", ())).then_refused(RiskWithoutFactors)


def test_a_low_risk_needs_no_factors() -> None:
    plan.given(*draft).when(assess_risk("low", ())).then(
        judged_low.model_copy(update={"factors": ()})
    )


def test_the_risk_is_not_judged_before_the_plan_is_open() -> None:
    plan.given(*draft).when(assess_risk(at=NOON - DAY)).then_refused(BeforeWhatItFollows)


def test_a_high_risk_brings_weekly_then_monthly_visits_then_the_ordinary_ones() -> None:
    history = after(assess_needs, assess_risk("high"), agree, since=draft)
    assert [(event.visit, str(local_date(event.due_at))) for event in scheduled(history)] == [
        ("day-7", "2026-03-12"),
        ("day-14", "2026-03-19"),
        ("day-21", "2026-03-26"),
        ("day-28", "2026-04-02"),
        ("month-2", "2026-05-05"),
        ("month-3", "2026-06-05"),
        ("month-4", "2026-07-06"),
        ("month-5", "2026-08-05"),
        ("month-6", "2026-09-07"),
        ("month-12", "2027-03-05"),
        ("month-18", "2027-09-06"),
        ("month-24", "2028-03-06"),
    ]
    assert scheduled(history)[0].policy_versions == (
        "follow-up-cadence-high-risk@2025-07-01",
        "follow-up-cadence@2025-07-01",
        "follow-up-grace@2025-07-01",
    )


@pytest.mark.parametrize("history", [agreed, active, monitoring, suspended])
def test_a_risk_that_rose_brings_denser_visits_from_that_day(
    history: tuple[PlanEvent, ...],
) -> None:
    risen = after(assess_risk("high", at=MONITORED), since=history)
    added = [event for event in scheduled(risen) if event not in scheduled(history)]
    assert [event.visit for event in added] == [
        "day-7",
        "day-14",
        "day-21",
        "day-28",
        "month-2",
        "month-3",
        "month-4",
        "month-5",
        "month-6",
    ]
    assert len({event.follow_up_id for event in scheduled(risen)}) == len(scheduled(risen))


def test_a_risk_that_stays_high_brings_no_further_visits() -> None:
    history = after(assess_risk("high", at=MONITORED), since=agreed)
    plan.given(*history).when(assess_risk("high", at=MONITORED + DAY)).then(
        RiskAssessed(plan_id=PLAN, level="high", factors=("stigma",), occurred_at=MONITORED + DAY)
    )


def test_no_visit_is_added_on_a_day_that_has_one() -> None:
    risen = after(assess_risk("high", at=AGREED), since=agreed)
    days = [event.due_at for event in scheduled(risen)]
    assert len(set(days)) == len(days)


def test_no_visit_is_added_beyond_the_follow_up_period() -> None:
    near_the_end = AGREED + 700 * DAY
    risen = after(assess_risk("high", at=near_the_end), since=agreed)
    added = [event for event in scheduled(risen) if event not in scheduled(agreed)]
    assert [event.visit for event in added] == ["day-7", "day-14", "day-21", "day-28"]


def test_a_judgement_entered_late_does_not_replace_a_newer_one() -> None:
    late = assess_risk("high", at=NOON)
    history = after(late, since=agreed)
    assert scheduled(history) == scheduled(agreed)
    standing = decider.fold(history)
    assert isinstance(standing, Agreed)
    assert standing.course.risk.level == "low"
    drafted = decider.fold(after(late, since=assessed))
    assert isinstance(drafted, Draft)
    assert drafted.risk == standing.course.risk
