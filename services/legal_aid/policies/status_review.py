"""When something is learnt that puts aid in doubt, a client's open matters are looked at again.

Nothing is closed by itself: a rejected person may qualify on another ground, and the
matter of a client who died is ended by people, on that ground.
"""

from typing import assert_never

from services.legal_aid.domain.client.messages import NoteDeath, ReviewFiles
from services.legal_aid.domain.words import ReviewReason
from shared.contracts.intake import (
    AgeCorrected,
    ConsentWithdrawn,
    PersonDied,
    PersonTurned18,
    VictimStatusRejected,
)

Doubt = VictimStatusRejected | ConsentWithdrawn | PersonDied | PersonTurned18 | AgeCorrected


def react(fact: Doubt) -> list[ReviewFiles | NoteDeath]:
    """Have the open matters of this journey reviewed by a worker."""
    match fact:
        case VictimStatusRejected():
            return [_review(fact, "status-rejected")]
        case ConsentWithdrawn():
            return [_review(fact, "consent-withdrawn")] if fact.purpose == "legal-aid" else []
        case PersonTurned18():
            return [_review(fact, "turned-eighteen")]
        case AgeCorrected():
            return [_review(fact, "age-corrected")]
        case PersonDied():
            return [NoteDeath(journey_id=fact.journey_id, occurred_at=fact.occurred_at)]
        case _:
            assert_never(fact)


def _review(fact: Doubt, reason: ReviewReason) -> ReviewFiles:
    return ReviewFiles(journey_id=fact.journey_id, reason=reason, occurred_at=fact.occurred_at)
