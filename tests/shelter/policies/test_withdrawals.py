"""A consent or a referral that carries no longer reaches the stays that rested on it."""

from services.shelter.domain.rights.messages import NoteConsentDoubt, NoteConsentWithdrawal
from services.shelter.domain.stay.commands import WithdrawRequest
from services.shelter.policies.placement import react as placed
from services.shelter.policies.withdrawals import react
from shared.contracts.intake import ConsentDoubted, ConsentWithdrawn, ReferralWithdrawn
from shared.contracts.words import Purpose, Receiver
from tests.shelter.made_up import CONSENT, JOURNEY, NOON, REFERRAL
from tests.shelter.policies.facts import referred

AT = {"journey_id": JOURNEY, "occurred_at": NOON}


def consent(purpose: Purpose) -> ConsentWithdrawn:
    return ConsentWithdrawn(
        journey_id=JOURNEY, consent_id=CONSENT, purpose=purpose, occurred_at=NOON
    )


def referral(to_service: Receiver) -> ReferralWithdrawn:
    return ReferralWithdrawn(
        journey_id=JOURNEY, referral_id=REFERRAL, to_service=to_service, occurred_at=NOON
    )


def noted(*, for_shelter: bool) -> NoteConsentWithdrawal:
    return NoteConsentWithdrawal(
        journey_id=JOURNEY, consent_id=CONSENT, for_shelter=for_shelter, occurred_at=NOON
    )


def test_a_consent_to_live_here_matters_to_every_stay() -> None:
    assert react(consent("shelter")) == [noted(for_shelter=True)]


def test_a_consent_in_doubt_is_told_to_the_stays_that_may_rest_on_it() -> None:
    for purpose, for_shelter in (("shelter", True), ("referral", False)):
        doubted = ConsentDoubted.model_validate(
            {**AT, "consent_id": CONSENT, "purpose": purpose, "services": ("shelter",)}
        )
        assert react(doubted) == [
            NoteConsentDoubt(
                journey_id=JOURNEY, consent_id=CONSENT, for_shelter=for_shelter, occurred_at=NOON
            )
        ]


def test_another_consent_may_still_carry_a_stay() -> None:
    assert react(consent("referral")) == [noted(for_shelter=False)]


def test_the_request_that_a_referral_brought_is_taken_back() -> None:
    (request,) = placed(referred())
    assert react(referral("shelter")) == [
        WithdrawRequest(stay_id=request.stay_id, reason="referral-withdrawn", occurred_at=NOON)
    ]


def test_referrals_to_others_are_not_ours() -> None:
    assert react(referral("legal_aid")) == []
