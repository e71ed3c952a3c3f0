"""The ids of all links, and of two journeys together, in whatever order those are named."""

from typing import NewType
from uuid import UUID

from shared.kernel.ids import JourneyId, derived

PairId = NewType("PairId", UUID)
LinksId = NewType("LinksId", UUID)

LINKS = LinksId(derived("links between journeys"))
"""There is one history of them."""


def in_order(one: JourneyId, other: JourneyId) -> tuple[JourneyId, JourneyId]:
    """Return two journeys as they are always written down."""
    return (one, other) if str(one) < str(other) else (other, one)


def pair_of(one: JourneyId, other: JourneyId) -> PairId:
    """Return the id of these two journeys."""
    return PairId(derived("sameness", *in_order(one, other)))


def both_ways(one: JourneyId, other: JourneyId) -> tuple[tuple[JourneyId, JourneyId], ...]:
    """Return each of the two with the other."""
    return (one, other), (other, one)
