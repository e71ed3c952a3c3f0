"""Needs assessed, and the participant's own agreement."""

from datetime import UTC, datetime

import pytest

from services.reintegration.domain.codes import Group, ProtectiveFactors, RiskFactors
from services.reintegration.domain.participation.rights_refusals import NoLongerAChild, StillAChild
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import NeedsAssessed, PlanAgreed, PlanEvent
from services.reintegration.domain.plan.refusals import (
    BeforeWhatItFollows,
    BestInterestsNotWeighed,
    GroupUnknown,
    NothingAssessed,
    NotTheirOwnAgreement,
    NotYetAssessed,
    PlanAlreadyAgreed,
    RepresentativeMustAgree,
)
from services.reintegration.domain.plan.states import Agreed, Draft, Unassessed
from tests.kit.scenario import Given
from tests.reintegration.participant import (
    AGREED,
    ASSESSED,
    CONSENT,
    DAY,
    GOALS,
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
    open_plan,
    scheduled,
    suspended,
)
from tests.reintegration.room import Room
from tests.reintegration.support import an_adult_after_all, category, grows_up

plan = Given(decider)
needs_told = NeedsAssessed(
    plan_id=PLAN,
    risk=assess_needs.risk,
    protective=assess_needs.protective,
    occurred_at=ASSESSED,
)


def test_needs_are_assessed_on_four_levels() -> None:
    plan.given(*draft).when(assess_needs).then(needs_told)


def test_an_assessment_names_at_least_one_factor() -> None:
    empty = assess_needs.model_copy(
        update={"risk": RiskFactors(), "protective": ProtectiveFactors()}
    )
    plan.given(*draft).when(empty).then_refused(NothingAssessed)


def test_needs_are_not_assessed_before_the_plan_is_open() -> None:
    early = assess_needs.model_copy(update={"occurred_at": NOON - DAY})
    plan.given(*draft).when(early).then_refused(BeforeWhatItFollows)


@pytest.mark.parametrize("history", [assessed, agreed, active, monitoring, suspended])
def test_the_same_needs_told_twice_record_nothing_new(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(assess_needs).then_nothing()


@pytest.mark.parametrize("history", [assessed, agreed])
def test_needs_change_and_are_assessed_again(history: tuple[PlanEvent, ...]) -> None:
    later = assess_needs.model_copy(update={"occurred_at": AGREED + DAY})
    again = needs_told.model_copy(update={"occurred_at": AGREED + DAY})
    plan.given(*history).when(later).then(again)
    plan.given(*history, again).when(later).then_nothing()


@pytest.mark.parametrize("history", [assessed, agreed])
def test_an_assessment_entered_late_does_not_replace_a_newer_one(
    history: tuple[PlanEvent, ...],
) -> None:
    late = needs_told.model_copy(update={"occurred_at": NOON})
    plan.given(*history, late).when(assess_needs).then_nothing()


def test_the_participant_agrees_and_is_followed_up_for_24_months() -> None:
    recorded = agreed[len(assessed) :]
    assert recorded[0] == PlanAgreed(
        plan_id=PLAN,
        goals=GOALS,
        services=("vocational",),
        consent_id=CONSENT,
        agreed_by="participant",
        safe_channels=("meeting-place", "phone-call"),
        group="women",
        child_best_interests=False,
        follow_up_until=datetime(2028, 3, 6, 16, 59, 59, tzinfo=UTC),
        policy_version="follow-up-period@2025-07-01",
        risk_level="low",
        occurred_at=AGREED,
    )
    assert len(recorded) == 1 + len(scheduled(agreed))
    plan.given(*assessed).when(agree).then(*recorded)


@pytest.mark.parametrize(
    "history",
    [draft, after(assess_needs, since=draft), after(assess_risk(), since=draft)],
)
def test_needs_and_risk_come_before_agreement(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(agree).then_refused(NotYetAssessed)


def test_nobody_agrees_to_what_was_not_assessed_yet() -> None:
    early = agree.model_copy(update={"occurred_at": NOON})
    plan.given(*assessed).when(early).then_refused(BeforeWhatItFollows)


@pytest.mark.parametrize("history", [agreed, active, monitoring, suspended])
def test_agreeing_twice_records_nothing_new(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(agree).then_nothing()


def test_an_agreed_plan_is_not_quietly_replaced() -> None:
    other = agree.model_copy(update={"goals": ("education",)})
    plan.given(*agreed).when(other).then_refused(PlanAlreadyAgreed)


def test_nobody_agrees_for_an_adult() -> None:
    for_her = agree.model_copy(update={"agreed_by": "representative"})
    plan.given(*assessed).when(for_her).then_refused(NotTheirOwnAgreement)


def _opened_for(group: Group | None) -> tuple[PlanEvent, ...]:
    opening = open_plan.model_copy(update={"group": group})
    return after(opening, assess_needs, assess_risk())


def test_an_auto_opened_plan_needs_to_know_whether_it_is_a_childs() -> None:
    plan.given(*_opened_for(None)).when(agree).then_refused(GroupUnknown)


def test_the_agreement_may_say_who_the_participant_is() -> None:
    told = agree.model_copy(update={"group": "men"})
    history = after(told, since=_opened_for(None))
    assert any(isinstance(event, PlanAgreed) and event.group == "men" for event in history)


def test_a_child_who_came_of_age_agrees_alone() -> None:
    grown = agree.model_copy(update={"group": "women"})
    room = Room().do(open_plan.model_copy(update={"group": "girls"}), assess_needs, assess_risk())
    room.refuses(grown, StillAChild)
    room.do(grows_up)
    assert any(isinstance(event, PlanAgreed) for event in room.ask(grown))


def test_nobody_agrees_in_the_place_of_somebody_who_came_of_age() -> None:
    for_a_girl = {"agreed_by": "representative", "child_best_interests": True}
    in_her_place = agree.model_copy(update=for_a_girl)
    girls = open_plan.model_copy(update={"group": "girls"})
    room = Room().do(girls, assess_needs, assess_risk(), grows_up)
    room.refuses(in_her_place, NoLongerAChild)
    room.refuses(in_her_place.model_copy(update={"group": "girls"}), NoLongerAChild)
    found_out = Room().do(girls, assess_needs, assess_risk(), an_adult_after_all)
    found_out.refuses(in_her_place, NoLongerAChild)
    still = Room().do(girls, assess_needs, assess_risk())
    assert any(isinstance(event, PlanAgreed) for event in still.ask(in_her_place))


def test_nobody_writes_a_known_child_older_to_do_without_the_representative() -> None:
    grown = agree.model_copy(update={"group": "women"})
    child = category().model_copy(update={"under_18": True})
    room = Room().do(open_plan, child, assess_needs, assess_risk())
    room.refuses(agree, StillAChild)
    room.refuses(grown, StillAChild)
    room.do(category(at=AGREED))
    assert any(isinstance(event, PlanAgreed) for event in room.ask(grown))


def test_intake_knows_better_than_the_opening_who_is_an_adult() -> None:
    girls = open_plan.model_copy(update={"group": "girls"})
    room = Room().do(girls, category(), assess_needs, assess_risk())
    room.do(agree.model_copy(update={"group": "women"}))


def test_a_child_does_not_agree_without_the_representative() -> None:
    plan.given(*_opened_for("girls")).when(agree).then_refused(RepresentativeMustAgree)


def test_a_childs_best_interests_are_weighed() -> None:
    unweighed = agree.model_copy(update={"agreed_by": "representative"})
    plan.given(*_opened_for("boys")).when(unweighed).then_refused(BestInterestsNotWeighed)


def test_a_childs_plan_is_agreed_by_the_representative_in_the_childs_best_interests() -> None:
    weighed = agree.model_copy(update={"agreed_by": "representative", "child_best_interests": True})
    assert isinstance(decider.fold(after(weighed, since=_opened_for("boys"))), Agreed)


def test_an_agreement_without_assessments_is_read_but_agrees_nothing() -> None:
    state = decider.fold([*draft, agreed[len(assessed)]])
    assert isinstance(state, Draft)
    assert state.needs == Unassessed()
