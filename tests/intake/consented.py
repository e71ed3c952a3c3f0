"""Made-up consents that run out or are taken back, and what became of them."""

from datetime import timedelta

from services.intake.domain.consent.messages import ConsentDoubted, ConsentExpired
from services.intake.domain.consent.withdrawal import ServiceStopped, StopAwaited, StopOverdue
from tests.intake.made_up import CASE, CONSENT, NOON, agreed_to

IN_A_MONTH = NOON + timedelta(days=30)
STOP_BY = NOON + timedelta(days=15)

for_a_month = agreed_to("referral").model_copy(
    update={"expires_at": IN_A_MONTH, "next_expiry": IN_A_MONTH}
)
expired = ConsentExpired(
    case_id=CASE,
    consent_id=CONSENT,
    purpose="referral",
    to_renew=True,
    next_expiry=None,
    occurred_at=IN_A_MONTH,
)
doubted = ConsentDoubted(
    case_id=CASE,
    consent_id=CONSENT,
    purpose="referral",
    reason="representative-suspected",
    services=("shelter",),
    to_ask=True,
    occurred_at=NOON,
)
stop_awaited = StopAwaited(
    consent_id=CONSENT,
    services=("legal_aid", "shelter"),
    stop_by=STOP_BY,
    policy_version="consent-withdrawal@2026-01-01",
    occurred_at=NOON,
)
shelter_stopped = ServiceStopped(
    consent_id=CONSENT, service="shelter", awaited=("legal_aid",), occurred_at=NOON
)
all_stopped = ServiceStopped(consent_id=CONSENT, service="legal_aid", awaited=(), occurred_at=NOON)
stop_overdue = StopOverdue(
    consent_id=CONSENT, awaited=("legal_aid",), stop_by=STOP_BY, occurred_at=STOP_BY
)
