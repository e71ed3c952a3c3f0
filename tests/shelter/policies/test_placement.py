"""A referral from intake becomes a request for a place."""

from services.shelter.policies.placement import react
from shared.contracts.words import ByGround
from shared.kernel.ids import derived
from tests.shelter.made_up import REFERRAL, request
from tests.shelter.policies.facts import referred


def test_who_is_referred_with_their_consent_asks_for_a_place() -> None:
    (asked,) = react(referred())
    assert asked == request.model_copy(update={"stay_id": derived("stay", REFERRAL)})


def test_who_is_referred_on_a_ground_has_not_been_asked_yet() -> None:
    on_a_ground = referred().model_copy(update={"basis": ByGround(ground="urgent-protection")})
    (asked,) = react(on_a_ground)
    assert not asked.wish_confirmed
    assert asked.ground == "urgent-protection"


def test_hearing_it_twice_asks_for_the_same_stay() -> None:
    assert react(referred()) == react(referred())


def test_referrals_to_others_are_not_ours() -> None:
    assert react(referred("legal_aid")) == []
    assert react(referred("reintegration")) == []
