"""What the referral board shows the sender."""

from services.intake.domain.referral import ReferralAnswered, ReferralSent
from services.intake.projections.referral_board import REFERRALS
from tests.intake.made_up import CASE, DUTY, JOURNEY, LATER, NOON, REFERRAL, opened
from tests.intake.projections.test_case_board import SEEN

sent = ReferralSent(
    referral_id=REFERRAL,
    journey_id=JOURNEY,
    case_id=CASE,
    to_service="shelter",
    needs=("shelter",),
    group="women",
    urgency="urgent",
    legal_status="victim",
    basis=DUTY,
    occurred_at=NOON,
)
answered = ReferralAnswered(referral_id=REFERRAL, answer="waitlisted", occurred_at=LATER)


def test_a_referral_stands_as_sent_until_it_is_answered() -> None:
    row = REFERRALS.project(None, sent, SEEN)
    assert row == {
        "case_id": str(CASE),
        "to_service": "shelter",
        "needs": ["shelter"],
        "urgency": "urgent",
        "legal_status": "victim",
        "sent_at": NOON,
        "standing": "sent",
        "answered_at": None,
    }
    assert row is not None
    assert REFERRALS.project(row, answered, SEEN) == {
        **row,
        "standing": "waitlisted",
        "answered_at": LATER,
    }


def test_what_the_board_does_not_know_leaves_it_as_it_is() -> None:
    assert REFERRALS.project(None, answered, SEEN) is None
    row = REFERRALS.project(None, sent, SEEN)
    assert REFERRALS.project(row, opened, SEEN) == row
