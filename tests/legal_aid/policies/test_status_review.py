"""When something is learnt that puts aid in doubt."""

from uuid import UUID

import pytest

from services.legal_aid.domain.client.messages import NoteDeath, ReviewFiles
from services.legal_aid.domain.words import ReviewReason
from services.legal_aid.policies import status_review
from services.legal_aid.policies.status_review import Doubt
from shared.contracts.intake import (
    AgeCorrected,
    ConsentWithdrawn,
    PersonDied,
    PersonTurned18,
    VictimStatusRejected,
)
from shared.kernel.ids import ConsentId
from tests.legal_aid.made_up import JOURNEY, NOON

rejected = VictimStatusRejected(journey_id=JOURNEY, occurred_at=NOON)
of_age = PersonTurned18(journey_id=JOURNEY, occurred_at=NOON)
a_child = AgeCorrected(journey_id=JOURNEY, occurred_at=NOON, age_class="seven-to-seventeen")
withdrawn = ConsentWithdrawn(
    journey_id=JOURNEY,
    occurred_at=NOON,
    consent_id=ConsentId(UUID(int=9)),
    purpose="legal-aid",
)


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        (rejected, "status-rejected"),
        (withdrawn, "consent-withdrawn"),
        (of_age, "turned-eighteen"),
        (a_child, "age-corrected"),
    ],
)
def test_open_matters_are_reviewed_and_nothing_is_closed(fact: Doubt, reason: ReviewReason) -> None:
    assert status_review.react(fact) == [
        ReviewFiles(journey_id=JOURNEY, reason=reason, occurred_at=NOON)
    ]


def test_a_consent_to_something_else_is_not_ours() -> None:
    assert status_review.react(withdrawn.model_copy(update={"purpose": "shelter"})) == []


def test_a_death_is_noted() -> None:
    died = PersonDied(journey_id=JOURNEY, occurred_at=NOON)
    assert status_review.react(died) == [NoteDeath(journey_id=JOURNEY, occurred_at=NOON)]
