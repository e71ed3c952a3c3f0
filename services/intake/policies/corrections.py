"""A correction that names a request of the person carries it out, whichever service makes it."""

from services.intake.domain.ids import RequestId
from services.intake.domain.request.messages import CarryOutBy
from shared.contracts.casework import EntryCorrected
from shared.kernel.messages import Command


def react(fact: EntryCorrected) -> list[Command]:
    """Record that the request was carried out; most corrections are made unasked."""
    if fact.request_id is None:
        return []
    return [
        CarryOutBy(
            request_id=RequestId(fact.request_id),
            journey_id=fact.journey_id,
            measure="entry-corrected",
            occurred_at=fact.occurred_at,
        )
    ]
