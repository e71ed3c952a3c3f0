"""A case referred to legal aid becomes a request for aid, and is taken back with the referral.

Advice is asked for, until a worker knows more.
"""

from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.matter_commands import RequestAid, TakeBackReferral
from shared.contracts.intake import CaseReferred, ReferralWithdrawn
from shared.kernel.ids import ReferralId, derived


def react(fact: CaseReferred | ReferralWithdrawn) -> list[RequestAid | TakeBackReferral]:
    """Ask for aid in the name of a person whom intake refers here, or no longer."""
    if fact.to_service != "legal_aid":
        return []
    matter_id = _matter_of(fact.referral_id)
    if isinstance(fact, ReferralWithdrawn):
        return [TakeBackReferral(matter_id=matter_id, occurred_at=fact.occurred_at)]
    return [
        RequestAid(
            matter_id=matter_id,
            journey_id=fact.journey_id,
            referral_id=fact.referral_id,
            form="advice",
            requester="referral",
            legal_status=fact.legal_status,
            occurred_at=fact.occurred_at,
        )
    ]


def _matter_of(referral: ReferralId) -> MatterId:
    return MatterId(derived("matter", referral))
