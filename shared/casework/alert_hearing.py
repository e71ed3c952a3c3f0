"""What a room does when another service raises or lifts an alert: it shows it first, too."""

from typing import assert_never, get_args

from shared.casework.alerts import AlertId, NoteAlert, NoteAlertLifted
from shared.contracts.casework import AlertLifted, AlertRaised
from shared.kernel.messages import Command
from shared.kernel.policy import Policy

Heard = AlertRaised | AlertLifted

HEARS = get_args(Heard)


def react(fact: Heard) -> list[Command]:
    """Note that an alert stands, or holds no more; one's own is known already."""
    journey_id, at = fact.journey_id, fact.occurred_at
    alert_id, held_by = AlertId(fact.alert_id), fact.service
    match fact:
        case AlertRaised(alert=alert):
            return [
                NoteAlert(
                    journey_id=journey_id,
                    alert_id=alert_id,
                    alert=alert,
                    held_by=held_by,
                    occurred_at=at,
                )
            ]
        case AlertLifted():
            return [
                NoteAlertLifted(
                    journey_id=journey_id, alert_id=alert_id, held_by=held_by, occurred_at=at
                )
            ]
        case _:
            assert_never(fact)


def alerts_duty(room: str) -> Policy:
    """Return the duty of a room to show the alerts of all services; `room` begins its names."""
    return Policy(f"{room}-alerts", hears=HEARS, react=react)
