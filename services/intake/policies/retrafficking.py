"""Whoever is trafficked again is met again at intake: in the case that is open, or a new one."""

from services.intake.domain.ids import CaseId
from services.intake.domain.person.decider import TakeAlertUp
from shared.contracts import reintegration
from shared.kernel.ids import derived
from shared.kernel.messages import Command


def react(fact: reintegration.RetraffickingConfirmed) -> list[Command]:
    """Take the alert up; the person's journeys know whether a case is open."""
    return [
        TakeAlertUp(
            journey_id=fact.journey_id,
            alert_id=fact.alert_id,
            case_id=CaseId(derived(fact.alert_id, "following-case")),
            occurred_at=fact.occurred_at,
        )
    ]
