"""When someone is found not to be a victim, their open matters are looked at again.

Nothing is closed by itself: the client may qualify on another ground.
"""

from services.legal_aid.domain.client import ReviewFiles
from shared.contracts.intake import VictimStatusRejected


def react(fact: VictimStatusRejected) -> list[ReviewFiles]:
    """Have the open matters of this journey reviewed by a worker."""
    return [ReviewFiles(journey_id=fact.journey_id, occurred_at=fact.occurred_at)]
