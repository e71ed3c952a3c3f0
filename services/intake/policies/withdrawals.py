"""Hear from each service that it has stopped under a consent that was taken back."""

from typing import get_args

from services.intake.domain.consent.withdrawal import NoteStopped
from services.intake.domain.words import Receiver
from shared.contracts.casework import ConsentWithdrawalAcknowledged
from shared.kernel.messages import Command


def react(fact: ConsentWithdrawalAcknowledged) -> list[Command]:
    """Note the answer of a service; intake's own sharing is not waited for."""
    return [
        NoteStopped(consent_id=fact.consent_id, service=service, occurred_at=fact.occurred_at)
        for service in get_args(Receiver)
        if service == fact.service
    ]
