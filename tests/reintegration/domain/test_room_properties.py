"""Whatever workers ask, in whatever order: every history stays sound and is read again."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.reintegration.application import LOG
from services.reintegration.domain.grant_messages import StopClaim
from services.reintegration.domain.participation_commands import (
    BeginParticipation,
    ClaimGrant,
    ClaimItem,
    ClaimLoan,
    EndParticipation,
    SettleClaim,
    VouchForPlan,
)
from services.reintegration.domain.plan_commands import EndPlan
from services.reintegration.domain.support_commands import BeginSupport, EndSupport
from services.reintegration.domain.trusted_address_messages import (
    HandBackFollowUp,
    TakeOnFollowUp,
)
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from shared.kernel.messages import Command, Event
from tests.reintegration import support as asked
from tests.reintegration.participant import JOURNEY, NOON, OTHER_PLAN, PLAN, close, open_plan
from tests.reintegration.room import Room

COMMANDS: list[Command] = [
    open_plan,
    open_plan.model_copy(update={"plan_id": OTHER_PLAN}),
    close("relocated", NOON),
    EndPlan(plan_id=PLAN, outcome="deceased", occurred_at=NOON),
    BeginParticipation(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON),
    EndParticipation(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON),
    VouchForPlan(journey_id=JOURNEY, plan_id=PLAN, occurred_at=NOON),
    asked.category(),
    asked.category(None),
    asked.category("under-18-with-victim"),
    asked.decided,
    asked.grows_up,
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
AGGREGATES = ("plan", "participation", "support", "grant", "risk_alert", "trusted_address")


def lived(asked_for: list[Command]) -> Room:
    """Ask one after the other; check that each is decided alike twice."""
    room = Room()
    for command in asked_for:
        decider, state = LOG.of(type(command)).decider, room.state_for(command)
        try:
            assert decider.decide(command, state) == decider.decide(command, state)
            room.ask(command)
        except Refused:
            continue
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
