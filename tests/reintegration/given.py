"""What the made-up participant was given so far."""

from services.reintegration.domain.codes import Group
from services.reintegration.domain.support.commands import BeginSupport, EndSupport, SupportCommand
from services.reintegration.domain.support.decider import decider
from services.reintegration.domain.support.events import SupportEvent
from tests.reintegration.participant import JOURNEY, MONITORED, NOON, PLAN

Given = tuple[SupportEvent, ...]


def after(*commands: SupportCommand, since: Given = ()) -> Given:
    """Return the history that these commands write, one after the other."""
    history = since
    for command in commands:
        history = (*history, *decider.decide(command, decider.fold(history)))
    return history


def supported(group: Group | None = "women", *commands: SupportCommand) -> Given:
    """Return the history of a participant of this group."""
    begin = BeginSupport(plan_id=PLAN, journey_id=JOURNEY, group=group, occurred_at=NOON)
    return after(begin, *commands)


ended = supported("women", EndSupport(plan_id=PLAN, occurred_at=MONITORED))
