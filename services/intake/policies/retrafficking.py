"""Whoever is trafficked again is met again at intake: a new case in the same journey."""

from services.intake.domain.ids import CaseId
from services.intake.domain.journey_messages import HearRetrafficking
from shared.contracts import reintegration
from shared.kernel.ids import derived
from shared.kernel.messages import Command


def react(fact: reintegration.RetraffickingConfirmed) -> list[Command]:
    """Take the alert up; the journey knows whether a case is open."""
    return [
        HearRetrafficking(
            journey_id=fact.journey_id,
            alert_id=fact.alert_id,
            case_id=CaseId(derived(fact.alert_id, "following-case")),
            occurred_at=fact.occurred_at,
        )
    ]
