"""What holds for every referral, whatever is heard in whatever order."""

from datetime import timedelta
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import REFERRAL as REFERRALS
from services.intake.domain.referral.messages import (
    Finish,
    NoteReferralOverdue,
    OtherPlace,
    RecordOtherPlace,
    RecordReferralAnswer,
    RecordReferralFinished,
    ReferralCommand,
    SendReferral,
    WhyWithdrawn,
    WithdrawReferral,
)
from services.intake.domain.referral.state import Finished, Started
from services.intake.domain.words import Answer, Urgency
from tests.intake.made_up import CASE, DUTY, JOURNEY, NOON, OTHER_CASE, REFERRAL
from tests.kit.lives import lived

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
    for step in lived(REFERRALS, asked):
        if isinstance(step.before, Started | Finished):
            assert isinstance(step.after, Started | Finished)
