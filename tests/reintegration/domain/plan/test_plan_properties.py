"""Whatever workers ask of a plan, in whatever order, its history stays sound."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from services.reintegration.application import PLANS
from services.reintegration.domain.codes import ClosingOutcome, RiskLevel
from services.reintegration.domain.plan.commands import (
    EndPlan,
    LoseFollowUpPoint,
    NoteFollowUpsMissed,
    PlanCommand,
)
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import (
    FollowUpDone,
    FollowUpMissed,
    FollowUpScheduled,
    PlanEvent,
)
from services.reintegration.domain.plan.follow_up_calendar import coming
from services.reintegration.domain.plan.states import (
    Active,
    Agreed,
    Monitoring,
    Suspended,
    Underway,
)
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from tests.reintegration.participant import (
    BY_HAND,
    CONSENT,
    NOON,
    PLAN,
    agree,
    assess_needs,
    assess_risk,
    begin_monitoring,
    close,
    follow_up,
    look_in,
    miss,
    open_plan,
    resume,
    schedule,
    set_back,
    start,
    suspend,
    take_note,
)
from tests.reintegration.support import (
    PLACE,
    agree_for_her,
    assign_place,
    leave_place,
    nobody_asked,
    not_taken_up,
    only_in_person,
    open_girls,
    review_goal,
    say_no,
    say_yes,
    seek,
)

moments = st.integers(0, 800).map(lambda days: NOON + timedelta(days=days))
follow_ups = st.sampled_from([*map(follow_up, range(1, 20)), BY_HAND])
levels: SearchStrategy[RiskLevel] = st.sampled_from(["low", "medium", "high"])
outcomes: SearchStrategy[ClosingOutcome] = st.sampled_from(
    ["sustained", "partial", "lost-to-follow-up", "voluntary-exit", "deceased"]
)


def _moved(command: PlanCommand, moment: datetime | None) -> PlanCommand:
    return command if moment is None else command.model_copy(update={"occurred_at": moment})


def _clock(moment: datetime) -> PlanCommand:
    return NoteFollowUpsMissed(plan_id=PLAN, occurred_at=moment)


def _asked(first: list[PlanCommand], then: list[PlanCommand]) -> list[PlanCommand]:
    return [*first, *then]


STEPS: list[PlanCommand] = [
    assess_needs,
    agree,
    start,
    begin_monitoring,
    set_back,
    suspend,
    resume,
    take_note,
    review_goal,
    only_in_person,
    assign_place,
    leave_place,
    LoseFollowUpPoint(plan_id=PLAN, trusted_place_id=PLACE, occurred_at=NOON),
    EndPlan(plan_id=PLAN, outcome="deceased", occurred_at=NOON),
    not_taken_up,
    agree_for_her,
    seek,
    seek.model_copy(update={"under_18": True}),
    say_yes,
    say_yes.model_copy(update={"consent_id": CONSENT}),
    say_no,
    nobody_asked,
]
BEGINNINGS: list[list[PlanCommand]] = [
    [],
    [open_plan],
    [open_plan, assess_needs, assess_risk()],
    [open_plan, assess_needs, assess_risk("high"), agree, start],
    [open_plan, assess_needs, assess_risk(), agree, start, begin_monitoring],
    [open_girls, assess_needs, assess_risk(), agree_for_her, start],
    [open_girls, assess_needs, assess_risk(), agree_for_her, start, seek],
]
more: SearchStrategy[list[PlanCommand]] = st.lists(
    st.one_of(
        st.builds(_moved, st.sampled_from(STEPS), st.none() | moments),
        st.builds(assess_risk, levels, at=moments),
        st.builds(schedule, moments, follow_ups, moments),
        st.builds(look_in, follow_ups, moments, levels),
        st.builds(miss, follow_ups, moments),
        moments.map(_clock),
        st.builds(close, outcomes, moments, exit_asked=st.booleans()),
    ),
    max_size=12,
)
sequences = st.builds(_asked, st.sampled_from(BEGINNINGS), more)


def _history(commands: list[PlanCommand]) -> list[PlanEvent]:
    """Ask one after the other; check that each is decided alike twice."""
    history: list[PlanEvent] = []
    plan = decider.initial
    for command in commands:
        try:
            events = decider.decide(command, plan)
        except Refused:
            continue
        assert decider.decide(command, plan) == events
        plan = decider.fold(events, plan)
        history.extend(events)
    return history


@settings(max_examples=100, derandomize=True, deadline=None)
@given(sequences)
def test_any_history_is_read_again_event_by_event(commands: list[PlanCommand]) -> None:
    history = _history(commands)
    read = [PLANS.read(stored(event)) for event in history]
    assert read == history
    assert decider.fold(read) == decider.fold(history)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(sequences)
def test_every_follow_up_event_knows_what_comes_next(commands: list[PlanCommand]) -> None:
    plan = decider.initial
    for event in _history(commands):
        plan = decider.evolve(plan, event)
        if isinstance(event, FollowUpScheduled | FollowUpDone | FollowUpMissed):
            assert isinstance(plan, Agreed | Active | Monitoring | Suspended)
            assert event.next_follow_up == coming(plan.course.follow_ups)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(more, sequences)
def test_an_event_is_accepted_by_any_plan(
    commands: list[PlanCommand], others: list[PlanCommand]
) -> None:
    foreign = _history([open_plan, assess_needs, assess_risk(), agree, start, *commands])
    decider.fold([*_history(others), *foreign[1:]])
    decider.fold(foreign[1:])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(sequences)
def test_somebody_is_asked_only_while_a_representatives_word_stands(
    commands: list[PlanCommand],
) -> None:
    plan = decider.initial
    for event in _history(commands):
        plan = decider.evolve(plan, event)
        if isinstance(plan, Underway) and plan.course.own_agreement is not None:
            assert plan.course.agreement.agreed_by == "representative"
