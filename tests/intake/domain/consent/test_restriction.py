"""What a person has restricted is not shared anew; a danger to life still lets help through."""

from services.intake.domain.consent.restriction import (
    LiftRestriction,
    NeverRestricted,
    PassSharing,
    RestrictJourney,
    SharingIsRestricted,
    decider,
)
from services.intake.domain.words import ByGround
from tests.intake.asked_for import BY_CONSENT, passed, restricted, restriction_lifted
from tests.intake.made_up import JOURNEY, NOON, REFERRAL
from tests.kit.scenario import Given

restriction = Given(decider)

restrict = RestrictJourney(journey_id=JOURNEY, why="accuracy-contested", occurred_at=NOON)
lift = LiftRestriction(journey_id=JOURNEY, because="settled", occurred_at=NOON)
share = PassSharing(journey_id=JOURNEY, sharing_id=REFERRAL, basis=BY_CONSENT, occurred_at=NOON)
URGENT = ByGround(ground="urgent-protection")


def test_processing_is_restricted_and_the_restriction_lifted() -> None:
    restriction.given().when(restrict).then(restricted)
    restriction.given(restricted).when(restrict).then_nothing()
    restriction.given(restricted).when(lift).then(restriction_lifted)
    restriction.given(restricted, restriction_lifted).when(lift).then_nothing()
    restriction.given(restricted, restriction_lifted).when(restrict).then(restricted)


def test_nothing_is_lifted_that_never_stood() -> None:
    restriction.given().when(lift).then_refused(NeverRestricted)


def test_a_sharing_passes_once_while_nothing_is_restricted() -> None:
    restriction.given().when(share).then(passed)
    restriction.given(passed).when(share).then_nothing()
    restriction.given(restricted, restriction_lifted).when(share).then(passed)


def test_nothing_new_is_shared_on_consent_while_processing_is_restricted() -> None:
    restriction.given(restricted).when(share).then_refused(SharingIsRestricted)
    restriction.given(passed, restricted).when(share).then_nothing()


def test_a_danger_to_life_lets_help_through_and_that_is_recorded() -> None:
    urgent = share.model_copy(update={"basis": URGENT})
    let_through = passed.model_copy(update={"basis": URGENT, "while_restricted": True})
    restriction.given(restricted).when(urgent).then(let_through)
