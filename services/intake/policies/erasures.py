"""Each room's word that it has erased, and that its key is replaced, is taken down.

The last word completes the erasure, or the change of keys.
"""

from services.intake.domain.rights.erasure import ALL_SERVICES, AcknowledgeErasure
from services.intake.domain.rights.rotation import KEY_CHANGES, NoteSealed
from shared.contracts import casework
from shared.kernel.messages import Command


def react(fact: casework.JourneyErased | casework.MasterKeyReplaced) -> list[Command]:
    """Take the word down; only the rooms that were asked are waited for."""
    if isinstance(fact, casework.MasterKeyReplaced):
        return _sealed(fact)
    return [
        AcknowledgeErasure(
            journey_id=fact.journey_id, service=service, occurred_at=fact.occurred_at
        )
        for service in ALL_SERVICES
        if service == fact.service
    ]


def _sealed(fact: casework.MasterKeyReplaced) -> list[Command]:
    return [
        NoteSealed(
            rotation_id=KEY_CHANGES,
            erasure_id=fact.erasure_id,
            service=service,
            began_at=fact.began_at,
            occurred_at=fact.occurred_at,
        )
        for service in ALL_SERVICES
        if service == fact.service
    ]
