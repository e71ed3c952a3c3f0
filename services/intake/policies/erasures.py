"""Each room's word that it has erased is taken down; the last one completes the erasure."""

from services.intake.domain.erasure import ALL_SERVICES, AcknowledgeErasure
from shared.contracts import casework
from shared.kernel.messages import Command


def react(fact: casework.JourneyErased) -> list[Command]:
    """Take the acknowledgement down; only the rooms that were asked are waited for."""
    return [
        AcknowledgeErasure(
            journey_id=fact.journey_id, service=service, occurred_at=fact.occurred_at
        )
        for service in ALL_SERVICES
        if service == fact.service
    ]
