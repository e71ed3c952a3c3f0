"""Each step of a referral has a limit, and one clock watches it."""

import pytest

from services.intake.domain.referral.messages import ReferralEvent
from services.intake.policies.clocks import ring, watch
from shared.kernel.clocks import SetClock, SettleClock
from tests.intake.made_up import REFERRAL
from tests.intake.referred import (
    ANSWER_BY,
    IN_THREE_DAYS,
    RECEIPT_BY,
    answered,
    finished,
    found,
    overdue,
    sent,
    sent_without_limit,
    withdrawn,
)
from tests.intake.referred import ring as rings


def test_each_step_moves_the_clock_to_the_next() -> None:
    assert watch(sent) == [SetClock("referral-step", REFERRAL, RECEIPT_BY)]
    assert watch(answered("received")) == [SetClock("referral-step", REFERRAL, ANSWER_BY)]
    assert watch(answered("accepted")) == [SetClock("referral-step", REFERRAL, IN_THREE_DAYS)]
    assert watch(answered("declined")) == [SetClock("referral-step", REFERRAL, ANSWER_BY)]


@pytest.mark.parametrize(
    "event",
    [
        sent_without_limit,
        answered("started"),
        finished(),
        withdrawn,
        found,
        overdue("receipt", RECEIPT_BY),
    ],
)
def test_nobody_is_awaited_any_more(event: ReferralEvent) -> None:
    assert watch(event) == [SettleClock("referral-step", REFERRAL)]


def test_the_clock_asks_the_referral() -> None:
    assert ring("referral-step", REFERRAL, RECEIPT_BY) == rings(RECEIPT_BY)
