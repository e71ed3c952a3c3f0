"""A case referred to legal aid becomes a request for aid, and is taken back with the referral.

Whether a file may be opened is for the client's history to say; it answers the sender also
when it says no.
"""

from services.legal_aid.domain.client.messages import TakeUpReferral
from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.matter.commands import TakeBackReferral
from shared.contracts.intake import CaseReferred, ReferralWithdrawn
from shared.kernel.ids import ReferralId, derived


def react(fact: CaseReferred | ReferralWithdrawn) -> list[TakeUpReferral | TakeBackReferral]:
    """Take up whom intake refers here, or no longer."""
    if fact.to_service != "legal_aid":
        return []
    matter_id = _matter_of(fact.referral_id)
    if isinstance(fact, ReferralWithdrawn):
        return [TakeBackReferral(matter_id=matter_id, occurred_at=fact.occurred_at)]
    return [
        TakeUpReferral(
            matter_id=matter_id,
            journey_id=fact.journey_id,
            referral_id=fact.referral_id,
            legal_status=fact.legal_status,
            urgency=fact.urgency,
            occurred_at=fact.occurred_at,
        )
    ]


def _matter_of(referral: ReferralId) -> MatterId:
    return MatterId(derived("matter", referral))
