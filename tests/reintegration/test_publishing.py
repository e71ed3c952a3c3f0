"""What the other rooms hear of a plan."""

import pytest

from services.reintegration.domain.participation.events import ParticipationBegan
from services.reintegration.domain.plan.events import PlanEvent
from services.reintegration.publishing import TOLD_AS, publish
from shared.contracts import reintegration as told
from shared.contracts.fact import Fact
from shared.kernel.messages import Command
from tests.reintegration.participant import (
    DAY,
    DUE,
    JOURNEY,
    MONITORED,
    NOON,
    PLAN,
    REFERRAL,
    active,
    after,
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
    open_plan,
    resume,
    scheduled,
    set_back,
    suspended,
    take_note,
)
from tests.reintegration.room import Room
from tests.reintegration.support import (
    apply,
    approve,
    category,
    complete,
    confirm,
    dismiss,
    enrol,
    go_home,
    loan_granted,
    pay,
    raise_alert,
    refer_loan,
    reject,
    review,
    review_goal,
    take_job,
    talk,
    triage,
)

seen = after(look_in(follow_up(1), DUE["day-7"]), since=active)
absent = after(miss(follow_up(1), DUE["day-7"]), since=active)
day_7 = DUE["day-7"]
begin_monitoring_again = begin_monitoring.model_copy(update={"occurred_at": MONITORED + 4 * DAY})
set_back_again = set_back.model_copy(update={"occurred_at": MONITORED + 5 * DAY})
PLAN_ONLY = {"journey_id", "plan_id", "occurred_at"}


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


def test_a_rest_a_resumption_and_a_setback_are_told_without_their_reasons() -> None:
    moved = _facts(after(resume, begin_monitoring_again, set_back_again, since=suspended))
    assert [type(fact) for fact in moved[-3:]] == [
        told.PlanSuspended,
        told.PlanResumed,
        told.SetbackRecorded,
    ]
    assert all(fact.model_fields_set <= PLAN_ONLY for fact in moved[-3:])


def test_a_closing_tells_the_referral_that_is_done() -> None:
    referred = open_plan.model_copy(update={"source": "referral", "referral_id": REFERRAL})
    end = _facts(after(referred, close("relocated", MONITORED)))[-1]
    assert isinstance(end, told.PlanClosed)
    assert end.referral_id == REFERRAL


def test_notes_goals_and_the_guard_stay_at_home() -> None:
    assert _facts(after(take_note, review_goal, since=active)[len(active) :]) == []
    began = ParticipationBegan(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON)
    assert publish(began, JOURNEY) is None


def _told(*commands: Command) -> list[Fact]:
    room = Room().do(open_plan, assess_needs, assess_risk(), agree, category(), *commands)
    facts = [publish(event, JOURNEY) for _, event in room.recorded]
    return [fact for fact in facts if fact is not None]


@pytest.mark.parametrize(
    ("commands", "fact"),
    [
        ([go_home], told.ReturnedHome),
        ([talk], told.PsychosocialSupportGiven),
        ([enrol], told.TrainingEnrolled),
        ([enrol, complete], told.TrainingCompleted),
        ([take_job], told.EmploymentRecorded),
        ([go_home, refer_loan], told.LoanReferred),
        ([go_home, refer_loan, loan_granted], told.LoanGranted),
    ],
)
def test_what_was_given_is_told_without_where_with_whom_or_how_much(
    commands: list[Command], fact: type[Fact]
) -> None:
    said = _told(*commands)[-1]
    assert type(said) is fact
    assert said.model_fields_set <= PLAN_ONLY


@pytest.mark.parametrize(
    ("commands", "fact"),
    [
        ([apply()], told.GrantApplied),
        ([apply(), review(), approve()], told.GrantApproved),
        ([apply(), review(), reject()], told.GrantRejected),
        ([apply(), review(), approve(), pay], told.GrantPaid),
    ],
)
def test_a_grant_is_told_by_its_kind_never_by_its_amount(
    commands: list[Command], fact: type[Fact]
) -> None:
    said = _told(*commands)[-1]
    assert type(said) is fact
    assert said.model_fields_set <= PLAN_ONLY | {"grant"}


@pytest.mark.parametrize(
    ("commands", "facts"),
    [
        ([raise_alert], [told.RetraffickingAlertRaised]),
        ([raise_alert, triage, confirm], [told.RetraffickingConfirmed, told.PlanClosed]),
        ([raise_alert, triage, dismiss], [told.RetraffickingAlertDismissed]),
    ],
)
def test_an_alert_is_told_without_its_signs(
    commands: list[Command], facts: list[type[Fact]]
) -> None:
    said = _told(*commands)[-len(facts) :]
    assert [type(fact) for fact in said] == facts
    assert said[0].model_fields_set <= {"journey_id", "alert_id", "occurred_at"}


def test_everything_that_may_be_told_is_told_by_some_event() -> None:
    assert set(TOLD_AS.values()) == told.TELLS
