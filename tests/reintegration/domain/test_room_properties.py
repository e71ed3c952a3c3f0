"""Whatever workers ask, in whatever order: every history stays sound and is read again."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.reintegration.application import LOG
from services.reintegration.domain.grant.messages import GrantApproved, StopClaim
from services.reintegration.domain.participation.commands import (
    AskWhetherOfAge,
    BeginParticipation,
    ClaimGrant,
    ClaimItem,
    ClaimLoan,
    EndOpenPlan,
    EndParticipation,
    HearAge,
    SettleClaim,
    VouchForAdult,
    VouchForChild,
    VouchForGrant,
    VouchForLoan,
    VouchForOnePlan,
    VouchForPlan,
    VouchForRejection,
)
from services.reintegration.domain.participation.decider import open_plan as known_open_plan
from services.reintegration.domain.plan.commands import AssessNeeds, AssessRisk, EndPlan
from services.reintegration.domain.plan.states import Closed, NoPlan
from services.reintegration.domain.support.commands import BeginSupport, EndSupport
from services.reintegration.domain.support.states import Supported
from services.reintegration.domain.trusted_address.messages import HandBackFollowUp, TakeOnFollowUp
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from shared.kernel.messages import Command, Event
from tests.reintegration import support as asked
from tests.reintegration.participant import (
    JOURNEY,
    NOON,
    OTHER_PLAN,
    PLAN,
    accept,
    agree,
    assess_needs,
    assess_risk,
    close,
    decline,
    open_plan,
    referred,
)
from tests.reintegration.room import Room

COMMANDS: list[Command] = [
    open_plan,
    open_plan.model_copy(update={"plan_id": OTHER_PLAN}),
    close("relocated", NOON),
    EndPlan(plan_id=PLAN, outcome="deceased", occurred_at=NOON),
    referred.model_copy(update={"plan_id": OTHER_PLAN}),
    accept.model_copy(update={"plan_id": OTHER_PLAN}),
    decline.model_copy(update={"plan_id": OTHER_PLAN}),
    BeginParticipation(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON),
    EndParticipation(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON),
    VouchForPlan(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON),
    VouchForAdult(
        journey_id=JOURNEY,
        plan_id=PLAN,
        called_with="agreement",
        known_child=True,
        occurred_at=NOON,
    ),
    VouchForAdult(
        journey_id=JOURNEY, plan_id=PLAN, called_with="return", known_child=False, occurred_at=NOON
    ),
    VouchForChild(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON),
    AskWhetherOfAge(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON),
    HearAge(journey_id=JOURNEY, under_18=False, occurred_at=NOON),
    HearAge(journey_id=JOURNEY, under_18=True, occurred_at=NOON),
    VouchForRejection(journey_id=JOURNEY, occurred_at=NOON),
    VouchForOnePlan(journey_id=JOURNEY, occurred_at=NOON),
    VouchForGrant(journey_id=JOURNEY, grant="hardship", school_year=None, occurred_at=NOON),
    VouchForLoan(journey_id=JOURNEY, occurred_at=NOON),
    EndOpenPlan(journey_id=JOURNEY, occurred_at=NOON),
    asked.category(),
    asked.category(None),
    asked.category("under-18-with-victim"),
    asked.decided,
    asked.grows_up,
    asked.a_child_after_all,
    asked.an_adult_after_all,
    asked.rejected,
    asked.reopened,
    asked.wind_down_late,
    asked.dies,
    asked.takes_consent_back,
    asked.takes_another_back,
    asked.stop_sharing,
    asked.late_answer,
    ClaimGrant(
        journey_id=JOURNEY,
        plan_id=PLAN,
        claim_id=asked.CLAIM,
        grant="education",
        school_year=2026,
        occurred_at=NOON,
    ),
    SettleClaim(journey_id=JOURNEY, claim_id=asked.CLAIM, granted=True, occurred_at=NOON),
    ClaimItem(journey_id=JOURNEY, plan_id=PLAN, item="g-psychological", occurred_at=NOON),
    ClaimLoan(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON),
    BeginSupport(plan_id=PLAN, journey_id=JOURNEY, group="girls", occurred_at=NOON),
    EndSupport(plan_id=PLAN, occurred_at=NOON),
    asked.verify_family,
    asked.go_home,
    asked.talk,
    asked.enrol,
    asked.complete,
    asked.drop,
    asked.take_job,
    asked.end_job,
    asked.refer_loan,
    asked.loan_granted,
    asked.loan_refused,
    asked.apply(),
    asked.apply("vocational", asked.OTHER_CLAIM),
    asked.review(),
    asked.approve(),
    asked.reject(),
    asked.pay,
    asked.late_decision,
    StopClaim(claim_id=asked.CLAIM, ground="person-died", occurred_at=NOON),
    asked.raise_alert,
    asked.triage,
    asked.confirm,
    asked.dismiss,
    asked.late_triage,
    asked.register_place,
    asked.change_place,
    asked.close_place,
    TakeOnFollowUp(trusted_place_id=asked.PLACE, plan_id=PLAN, occurred_at=NOON),
    HandBackFollowUp(trusted_place_id=asked.PLACE, plan_id=PLAN, occurred_at=NOON),
]
days = st.none() | st.integers(0, 800)


def _dated(command: Command, day: int | None) -> Command:
    if day is None:
        return command
    return command.model_copy(update={"occurred_at": NOON + timedelta(days=day)})


commands = st.lists(st.builds(_dated, st.sampled_from(COMMANDS), days), max_size=40)
ONLY_TOGETHER = (
    BeginParticipation,
    EndParticipation,
    EndOpenPlan,
    EndPlan,
    BeginSupport,
    EndSupport,
    ClaimGrant,
    SettleClaim,
    ClaimItem,
    ClaimLoan,
    StopClaim,
    TakeOnFollowUp,
    HandBackFollowUp,
)
"""What nobody asks for on its own: it comes along with another command."""

WHOLE: list[Command] = [
    *(command for command in COMMANDS if not isinstance(command, ONLY_TOGETHER)),
    assess_needs,
    assess_risk(),
    agree,
    asked.apply("hardship", asked.OTHER_CLAIM),
    asked.review(asked.OTHER_CLAIM),
    asked.approve(asked.OTHER_CLAIM),
    close("relocated", NOON).model_copy(update={"plan_id": OTHER_PLAN}),
]
BEGUN: list[Command] = [open_plan, asked.category(), assess_needs, assess_risk(), agree]
whole = st.builds(
    lambda begun, then: [*BEGUN[:begun], *then],
    st.integers(0, len(BEGUN)),
    st.lists(st.builds(_dated, st.sampled_from(WHOLE), days), max_size=40),
)
AGGREGATES = ("plan", "participation", "support", "grant", "risk_alert", "trusted_address")


NEVER_THE_SAME = (ClaimLoan, AssessNeeds, AssessRisk)
"""A partner that its own command keeps from being asked twice; and words that came late."""


def lived(asked_for: list[Command]) -> Room:
    """Ask one after the other; each is decided alike twice, and is already so afterwards."""
    room = Room()
    for command in asked_for:
        decider, state = LOG.of(type(command)).decider, room.state_for(command)
        try:
            assert decider.decide(command, state) == decider.decide(command, state)
            room.ask(command)
        except Refused:
            continue
        if not isinstance(command, NEVER_THE_SAME):
            assert list(decider.decide(command, room.state_for(command))) == [], command
    return room


@settings(max_examples=100, derandomize=True, deadline=None)
@given(commands)
def test_any_history_is_read_again_event_by_event(asked_for: list[Command]) -> None:
    for (name, _), history in lived(asked_for).histories.items():
        read = [LOG.read(name, stored(event)) for event in history]
        assert read == history
        decider = LOG.named(name).decider
        assert decider.fold(read) == decider.fold(history)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(commands, st.data())
def test_an_event_is_accepted_by_any_state(asked_for: list[Command], data: st.DataObject) -> None:
    histories = lived(asked_for).histories
    for name in AGGREGATES:
        events: list[Event] = [
            event for (owner, _), history in histories.items() if owner == name for event in history
        ]
        LOG.named(name).decider.fold(data.draw(st.permutations(events)))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(commands)
def test_rules_across_histories_hold(asked_for: list[Command]) -> None:
    kinds = [event.kind for _, event in lived(asked_for).recorded]
    assert kinds.count("grant-paid.v1") <= 1
    assert kinds.count("death-noted.v1") <= 1


@settings(max_examples=100, derandomize=True, deadline=None)
@given(whole)
def test_a_repeat_after_it_happened_gives_nothing(asked_for: list[Command]) -> None:
    once = lived(asked_for)
    for command in asked_for:
        before = len(once.recorded)
        if isinstance(command, NEVER_THE_SAME):
            continue
        with suppress(Refused):
            once.ask(command)
        if len(once.recorded) > before:
            once.stays_quiet(command)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(whole)
def test_nobody_ever_has_two_open_plans_and_the_person_knows_the_one(
    asked_for: list[Command],
) -> None:
    room = lived(asked_for)
    person = LOG.named("participation").decider.fold(room.histories["participation", JOURNEY])
    open_ones = [
        plan_id
        for plan_id in (PLAN, OTHER_PLAN)
        if not isinstance(
            LOG.named("plan").decider.fold(room.histories["plan", plan_id]), NoPlan | Closed
        )
    ]
    known = known_open_plan(person)
    assert open_ones == ([] if known is None else [known])
    for plan_id in (PLAN, OTHER_PLAN):
        support = LOG.named("support").decider.fold(room.histories["support", plan_id])
        assert isinstance(support, Supported) == (plan_id in open_ones)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(whole)
def test_the_hardship_allowance_is_given_once_in_a_life(asked_for: list[Command]) -> None:
    recorded = lived(asked_for).recorded
    approved = [
        event
        for _, event in recorded
        if isinstance(event, GrantApproved) and event.grant == "hardship"
    ]
    assert len(approved) <= 1
