"""A threat seen in a shelter becomes intake's duty to protect the person."""

from services.intake.domain.protection.messages import AskProtection
from shared.contracts import shelter
from shared.kernel.messages import Command


def react(fact: shelter.ProtectionRequested) -> list[Command]:
    """Ask for protection; somebody answers it with a measure, or takes the refusal down."""
    return [
        AskProtection(journey_id=fact.journey_id, asked_by="shelter", occurred_at=fact.occurred_at)
    ]
