"""Draws a view's row from a history, as the machinery does."""

from uuid import UUID

from services.reintegration.domain.plan.events import PlanEvent
from shared.kernel.actors import Actor
from shared.kernel.ids import StaffId
from shared.kernel.views import Row, Seen, View
from tests.reintegration.participant import JOURNEY, NOON, PLAN

SEEN = Seen(
    aggregate="plan",
    aggregate_id=PLAN,
    journey=JOURNEY,
    version=1,
    recorded_at=NOON,
    actor=Actor(staff=StaffId(UUID(int=21)), role="reintegration-worker", unit="made-up-unit"),
)


def draw(view: View, history: tuple[PlanEvent, ...]) -> Row:
    """Return the row after this history."""
    row: Row | None = None
    for event in history:
        row = view.project(row, event, SEEN)
    assert row is not None
    return row
