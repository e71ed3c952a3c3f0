"""What holds for every referral, whatever is heard in whatever order."""

from datetime import timedelta
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import REFERRAL as REFERRALS
from services.intake.domain.referral.decider import decider
from services.intake.domain.referral.messages import (
    Finish,
    NoteReferralOverdue,
    OtherPlace,
    RecordOtherPlace,
    RecordReferralAnswer,
    RecordReferralFinished,
    ReferralCommand,
    ReferralEvent,
    SendReferral,
    WhyWithdrawn,
    WithdrawReferral,
)
from services.intake.domain.referral.state import Finished, Started
from services.intake.domain.words import Answer, Urgency
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from tests.intake.made_up import CASE, DUTY, JOURNEY, NOON, OTHER_CASE, REFERRAL

referrals = st.just(REFERRAL)
services = st.sampled_from(["shelter", "legal_aid"])
moments = st.timedeltas(timedelta(0), timedelta(days=30)).map(NOON.__add__)
commands = st.one_of(
    st.builds(
        SendReferral,
        referral_id=referrals,
        journey_id=st.just(JOURNEY),
        case_id=st.sampled_from([CASE, OTHER_CASE]),
        to_service=services,
        needs=st.just(("shelter",)),
        group=st.just("women"),
        urgency=st.sampled_from(get_args(Urgency)),
        legal_status=st.just("victim"),
        basis=st.just(DUTY),
        occurred_at=moments,
    ),
    st.builds(
        RecordReferralAnswer,
        referral_id=referrals,
        by_service=services,
        answer=st.sampled_from(get_args(Answer)),
        reason=st.sampled_from([None, "needs-not-met", "person-died"]),
        elsewhere=st.sampled_from([None, "relatives"]),
        occurred_at=moments,
    ),
    st.builds(
        RecordReferralFinished,
        referral_id=referrals,
        by_service=services,
        how=st.sampled_from(get_args(Finish)),
        occurred_at=moments,
    ),
    st.builds(
        WithdrawReferral,
        referral_id=referrals,
        reason=st.sampled_from(get_args(WhyWithdrawn)),
        occurred_at=moments,
    ),
    st.builds(
        RecordOtherPlace,
        referral_id=referrals,
        found=st.sampled_from(get_args(OtherPlace)),
        occurred_at=moments,
    ),
    st.builds(NoteReferralOverdue, referral_id=referrals, occurred_at=moments),
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
        before = state
        history += events
        state = decider.fold(events, state)
        assert decider.decide(command, state) == []
        if isinstance(before, Started | Finished):
            assert isinstance(state, Started | Finished)
    assert decider.fold(history) == state
    assert [REFERRALS.read(stored(event)) for event in history] == history
