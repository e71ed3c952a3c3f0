"""What intake tells of the made-up journey."""

from shared.contracts.intake import CaseReferred
from shared.contracts.words import ByConsent, Receiver
from tests.shelter.made_up import CONSENT, JOURNEY, NOON, REFERRAL


def referred(to_service: Receiver = "shelter") -> CaseReferred:
    """Return that intake referred the person, with their consent."""
    return CaseReferred(
        journey_id=JOURNEY,
        referral_id=REFERRAL,
        to_service=to_service,
        needs=("shelter", "safety"),
        group="women",
        urgency="urgent",
        legal_status="under-identification",
        basis=ByConsent(consent_id=CONSENT),
        occurred_at=NOON,
    )
