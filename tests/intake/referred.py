"""A made-up referral: what is asked of it, and what is recorded."""

from datetime import datetime, timedelta

from services.intake.domain.referral.decider import decider
from services.intake.domain.referral.messages import (
    Awaited,
    Finish,
    NoteReferralOverdue,
    OtherPlaceFound,
    RecordOtherPlace,
    RecordReferralAnswer,
    RecordReferralFinished,
    ReferralAnswered,
    ReferralFinished,
    ReferralOverdue,
    ReferralSent,
    ReferralWithdrawn,
    SendReferral,
    WithdrawReferral,
)
from services.intake.domain.words import Answer
from shared.kernel.messages import Code
from tests.intake.made_up import CASE, DUTY, JOURNEY, NOON, REFERRAL
from tests.kit.scenario import Given

referral = Given(decider)
VERSION = "referral-limits@2025-07-01"
RECEIPT_BY = NOON + timedelta(hours=8)
ANSWER_BY = NOON + timedelta(hours=24)
IN_THREE_DAYS = datetime.fromisoformat("2026-03-05T23:59:59+07:00")

LIMITS: dict[Answer, tuple[Awaited, datetime]] = {
    "received": ("answer", ANSWER_BY),
    "waitlisted": ("answer", IN_THREE_DAYS),
    "accepted": ("start", IN_THREE_DAYS),
    "declined": ("other-place", ANSWER_BY),
}
"""Of an urgent referral that is answered at noon."""

send = SendReferral(
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
    due_at=RECEIPT_BY,
    policy_version=VERSION,
    occurred_at=NOON,
)
sent_without_limit = sent.model_copy(update={"due_at": None, "policy_version": None})
finish = RecordReferralFinished(
    referral_id=REFERRAL, by_service="shelter", how="left", occurred_at=NOON
)
withdraw = WithdrawReferral(referral_id=REFERRAL, reason="wish-of-person", occurred_at=NOON)
withdrawn = ReferralWithdrawn(
    referral_id=REFERRAL, to_service="shelter", reason="wish-of-person", occurred_at=NOON
)
find = RecordOtherPlace(referral_id=REFERRAL, found="other-facility", occurred_at=NOON)
found = OtherPlaceFound(referral_id=REFERRAL, found="other-facility", occurred_at=NOON)


def answer(word: Answer, reason: Code | None = None) -> RecordReferralAnswer:
    """Return what the shelter tells."""
    return RecordReferralAnswer(
        referral_id=REFERRAL, by_service="shelter", answer=word, reason=reason, occurred_at=NOON
    )


def answered(word: Answer, reason: Code | None = None) -> ReferralAnswered:
    """Return the answer as it is kept, with what is due next."""
    awaited, due_at = LIMITS.get(word, (None, None))
    return ReferralAnswered(
        referral_id=REFERRAL,
        answer=word,
        reason=reason,
        urgency="urgent",
        awaited=awaited,
        due_at=due_at,
        policy_version=VERSION if due_at else None,
        occurred_at=NOON,
    )


def finished(how: Finish = "left") -> ReferralFinished:
    """Return that the service is done."""
    return ReferralFinished(referral_id=REFERRAL, how=how, occurred_at=NOON)


def ring(at: datetime) -> NoteReferralOverdue:
    """Return what the clock asks."""
    return NoteReferralOverdue(referral_id=REFERRAL, occurred_at=at)


def overdue(awaited: Awaited, due_at: datetime) -> ReferralOverdue:
    """Return that a step is late, noted at its limit."""
    return ReferralOverdue(
        referral_id=REFERRAL,
        to_service="shelter",
        awaited=awaited,
        urgency="urgent",
        due_at=due_at,
        occurred_at=due_at,
    )
