"""What carries no longer: a consent taken back or in doubt, a referral that intake takes back."""

from typing import assert_never

from services.shelter.domain.ids import StayId
from services.shelter.domain.rights.messages import NoteConsentDoubt, NoteConsentWithdrawal
from services.shelter.domain.stay.commands import WithdrawRequest
from shared.contracts.intake import ConsentDoubted, ConsentWithdrawn, ReferralWithdrawn
from shared.kernel.ids import derived
from shared.kernel.messages import Command


def react(fact: ConsentWithdrawn | ConsentDoubted | ReferralWithdrawn) -> list[Command]:
    """Tell the stays that may rest on a consent; take a request back that was not taken up."""
    match fact:
        case ConsentWithdrawn():
            return [
                NoteConsentWithdrawal(
                    journey_id=fact.journey_id,
                    consent_id=fact.consent_id,
                    for_shelter=fact.purpose == "shelter",
                    occurred_at=fact.occurred_at,
                )
            ]
        case ConsentDoubted():
            return [
                NoteConsentDoubt(
                    journey_id=fact.journey_id,
                    consent_id=fact.consent_id,
                    for_shelter=fact.purpose == "shelter",
                    occurred_at=fact.occurred_at,
                )
            ]
        case ReferralWithdrawn():
            if fact.to_service != "shelter":
                return []
            return [
                WithdrawRequest(
                    stay_id=StayId(derived("stay", fact.referral_id)),
                    reason="referral-withdrawn",
                    occurred_at=fact.occurred_at,
                )
            ]
        case _:
            assert_never(fact)
