"""Psychological support outside a shelter; what was said is sealed."""

from services.reintegration.domain.support.commands import RecordSupport
from services.reintegration.domain.support.events import PsychosocialSupportGiven, SupportEvent
from services.reintegration.domain.support.states import Supported
from shared.kernel.states import changed


def decide(command: RecordSupport, support: Supported) -> list[SupportEvent]:
    """Record that support was given."""
    if command.session_id in support.sessions:
        return []
    return [
        PsychosocialSupportGiven(
            plan_id=command.plan_id,
            session_id=command.session_id,
            session=command.session,
            minutes=command.minutes,
            paid_by=command.paid_by,
            note=command.note,
            occurred_at=command.occurred_at,
        )
    ]


def evolve(support: Supported, event: PsychosocialSupportGiven) -> Supported:
    """Keep which sessions took place."""
    return changed(support, sessions=(*support.sessions, event.session_id))
