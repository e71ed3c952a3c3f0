"""Consents have an end, and their withdrawal an answer: the clocks, and who is heard."""

from services.intake.domain.consent.messages import NoteConsentsExpired
from services.intake.domain.consent.withdrawal import NoteStopOverdue, NoteStopped
from services.intake.policies import withdrawals
from services.intake.policies.clocks import ring, watch
from shared.contracts.casework import ConsentWithdrawalAcknowledged
from shared.kernel.clocks import SetClock, SettleClock
from tests.intake.consented import (
    IN_A_MONTH,
    STOP_BY,
    all_stopped,
    doubted,
    expired,
    for_a_month,
    shelter_stopped,
    stop_awaited,
    stop_overdue,
)
from tests.intake.made_up import CASE, CONSENT, JOURNEY, NOON, agreed_to, taken_back


def test_a_clock_minds_the_next_consent_that_runs_out() -> None:
    assert watch(for_a_month) == [SetClock("consent-expires", CASE, IN_A_MONTH)]
    for event in (expired, agreed_to("referral"), taken_back("referral")):
        assert watch(event) == [SettleClock("consent-expires", CASE)]
    assert watch(doubted) == []
    assert ring("consent-expires", CASE, IN_A_MONTH) == NoteConsentsExpired(
        case_id=CASE, occurred_at=IN_A_MONTH
    )


def test_a_clock_minds_who_has_not_stopped() -> None:
    assert watch(stop_awaited) == [SetClock("consent-withdrawal", CONSENT, STOP_BY)]
    assert watch(shelter_stopped) == []
    for event in (all_stopped, stop_overdue):
        assert watch(event) == [SettleClock("consent-withdrawal", CONSENT)]
    assert ring("consent-withdrawal", CONSENT, STOP_BY) == NoteStopOverdue(
        consent_id=CONSENT, occurred_at=STOP_BY
    )


def acknowledged(service: str) -> ConsentWithdrawalAcknowledged:
    """Return that a service has stopped."""
    return ConsentWithdrawalAcknowledged(
        journey_id=JOURNEY, occurred_at=NOON, consent_id=CONSENT, service=service
    )


def test_each_service_is_heard_and_intake_does_not_wait_for_itself() -> None:
    assert withdrawals.react(acknowledged("shelter")) == [
        NoteStopped(consent_id=CONSENT, service="shelter", occurred_at=NOON)
    ]
    assert withdrawals.react(acknowledged("intake")) == []
