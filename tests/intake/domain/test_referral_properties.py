"""What holds for every referral, whatever is heard in whatever order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import REFERRAL as REFERRALS
from services.intake.domain.referral import (
    Answered,
    RecordReferralAnswer,
    ReferralCommand,
    ReferralEvent,
    SendReferral,
    decider,
)
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from tests.intake.made_up import CASE, DUTY, JOURNEY, NOON, OTHER_CASE, REFERRAL

services = st.sampled_from(["shelter", "legal_aid"])
commands = st.builds(
    SendReferral,
    referral_id=st.just(REFERRAL),
    journey_id=st.just(JOURNEY),
    case_id=st.sampled_from([CASE, OTHER_CASE]),
    to_service=services,
    needs=st.just(("shelter",)),
    group=st.just("women"),
    urgency=st.just("urgent"),
    legal_status=st.just("victim"),
    basis=st.just(DUTY),
    occurred_at=st.just(NOON),
) | st.builds(
    RecordReferralAnswer,
    referral_id=st.just(REFERRAL),
    by_service=services,
    answer=st.sampled_from(["received", "accepted", "waitlisted", "declined", "started"]),
    occurred_at=st.just(NOON),
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(commands, max_size=20))
def test_a_referral_that_was_taken_up_stays_taken_up(asked: list[ReferralCommand]) -> None:
    history: list[ReferralEvent] = []
    state = decider.initial
    for command in asked:
        try:
            events = decider.decide(command, state)
        except Refused:
            continue
        assert decider.decide(command, state) == events
        if isinstance(state, Answered) and state.answer == "started":
            assert events == []
        history += events
        state = decider.fold(events, state)
        assert decider.decide(command, state) == []
    assert decider.fold(history) == state
    assert [REFERRALS.read(stored(event)) for event in history] == history
