"""Opening a plan, and the notes that are kept of it."""

import pytest

from services.reintegration.domain.plan.commands import OpenPlan, PlanCommand
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import NoteRecorded, PlanEvent, PlanOpened
from services.reintegration.domain.plan.refusals import (
    BeforeWhatItFollows,
    NoSuchPlan,
    PlanIdTaken,
    PlanIsClosed,
    PlanNotAgreed,
    ReferralDoesNotMatchSource,
)
from services.reintegration.domain.plan.states import NoPlan
from shared.kernel.errors import refusals
from shared.law.consent import ByGround
from tests.kit.scenario import Given
from tests.reintegration.participant import (
    DAY,
    JOURNEY,
    NOON,
    NOTE,
    PLAN,
    REFERRAL,
    active,
    agree,
    agreed,
    assess_needs,
    assess_risk,
    assessed,
    begin_monitoring,
    close,
    closed,
    draft,
    follow_up,
    look_in,
    miss,
    monitoring,
    open_plan,
    resume,
    schedule,
    set_back,
    start,
    suspend,
    suspended,
    take_note,
)

plan = Given(decider)
from_referral = OpenPlan(
    plan_id=PLAN,
    journey_id=JOURNEY,
    source="referral",
    referral_id=REFERRAL,
    basis=ByGround(ground="statutory-duty"),
    occurred_at=NOON,
)


def test_a_person_may_come_directly_without_a_shelter_stay() -> None:
    plan.given().when(open_plan).then(
        PlanOpened(
            plan_id=PLAN,
            journey_id=JOURNEY,
            source="direct",
            referral_id=None,
            basis=open_plan.basis,
            group="women",
            occurred_at=NOON,
        )
    )


def test_a_plan_from_a_referral_keeps_the_referral() -> None:
    plan.given().when(from_referral).then(
        PlanOpened(
            plan_id=PLAN,
            journey_id=JOURNEY,
            source="referral",
            referral_id=REFERRAL,
            basis=from_referral.basis,
            group=None,
            occurred_at=NOON,
        )
    )


def test_a_plan_from_a_referral_names_it() -> None:
    nameless = from_referral.model_copy(update={"referral_id": None})
    plan.given().when(nameless).then_refused(ReferralDoesNotMatchSource)


def test_a_direct_plan_names_no_referral() -> None:
    named = open_plan.model_copy(update={"referral_id": REFERRAL})
    plan.given().when(named).then_refused(ReferralDoesNotMatchSource)


@pytest.mark.parametrize("history", [draft, agreed, active, monitoring, suspended, closed])
def test_opening_the_same_plan_twice_records_nothing_new(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(open_plan).then_nothing()


def test_an_id_stands_for_one_plan() -> None:
    plan.given(*draft).when(from_referral).then_refused(PlanIdTaken)


@pytest.mark.parametrize("history", [draft, agreed, closed])
def test_notes_are_kept_of_any_plan_even_after_it_closed(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(take_note).then(
        NoteRecorded(plan_id=PLAN, note=NOTE, occurred_at=take_note.occurred_at)
    )


def test_no_note_is_older_than_the_plan() -> None:
    early = take_note.model_copy(update={"occurred_at": NOON - DAY})
    plan.given(*draft).when(early).then_refused(BeforeWhatItFollows)


LATER: list[PlanCommand] = [
    assess_needs,
    assess_risk(),
    agree,
    start,
    begin_monitoring,
    set_back,
    suspend,
    resume,
    schedule(NOON + 40 * DAY),
    look_in(follow_up(1), NOON + 10 * DAY),
    miss(follow_up(1), NOON + 10 * DAY),
]


@pytest.mark.parametrize("command", [*LATER, take_note, close("deceased", NOON)])
def test_nothing_is_asked_of_a_plan_that_does_not_exist(command: PlanCommand) -> None:
    plan.given().when(command).then_refused(NoSuchPlan)


@pytest.mark.parametrize("command", LATER)
def test_a_closed_plan_is_never_reopened(command: PlanCommand) -> None:
    plan.given(*closed).when(command).then_refused(PlanIsClosed)


@pytest.mark.parametrize("command", LATER[3:])
def test_nothing_is_carried_out_before_the_participant_agreed(command: PlanCommand) -> None:
    plan.given(*assessed).when(command).then_refused(PlanNotAgreed)


FOREIGN = [event for event in (*suspended, *closed) if not isinstance(event, PlanOpened)]


@pytest.mark.parametrize("event", FOREIGN)
def test_an_event_without_its_plan_changes_nothing(event: PlanEvent) -> None:
    assert decider.evolve(NoPlan(), event) == NoPlan()


@pytest.mark.parametrize("event", FOREIGN)
def test_an_event_after_the_end_changes_nothing(event: PlanEvent) -> None:
    end = decider.fold(closed)
    assert decider.evolve(end, event) == end


def test_each_refusal_speaks_both_languages() -> None:
    rules = [rule for rule in refusals().values() if "reintegration" in rule.__module__]
    assert rules
    assert all(rule.__doc__ and rule.vi for rule in rules)
    assert len({rule.slug for rule in rules}) == len(rules)
