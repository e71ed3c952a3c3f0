"""When someone is found not to be a victim."""

from services.legal_aid.domain.client import ReviewFiles
from services.legal_aid.policies import status_review
from shared.contracts.intake import VictimStatusRejected
from tests.legal_aid.made_up import JOURNEY, NOON


def test_open_matters_are_reviewed_when_the_status_is_rejected() -> None:
    rejected = VictimStatusRejected(journey_id=JOURNEY, occurred_at=NOON)
    assert status_review.react(rejected) == [ReviewFiles(journey_id=JOURNEY, occurred_at=NOON)]
