"""The room that only listens: journeys traced across services, and operations' tools."""

from shared.contracts.journey import ALL_FACTS
from shared.kernel.room import Room

ROOM = Room(
    name="operations",
    purpose="Sees every journey's dates, states and codes across services, and nothing else.",
    hears=ALL_FACTS,
)
