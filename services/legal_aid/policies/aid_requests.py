"""A case referred to legal aid becomes a request for aid; advice, until a worker knows more."""

from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.matter_messages import RequestAid
from shared.contracts.intake import CaseReferred
from shared.kernel.ids import derived


def react(fact: CaseReferred) -> list[RequestAid]:
    """Ask for aid in the name of a person whom intake refers here."""
    if fact.to_service != "legal_aid":
        return []
    return [
        RequestAid(
            matter_id=MatterId(derived("matter", fact.referral_id)),
            journey_id=fact.journey_id,
            referral_id=fact.referral_id,
            form="advice",
            requester="referral",
            legal_status=fact.legal_status,
            occurred_at=fact.occurred_at,
        )
    ]
