"""The id of two journeys together: it follows from both, in whatever order they are named."""

from typing import NewType
from uuid import UUID

from shared.kernel.ids import JourneyId, derived

PairId = NewType("PairId", UUID)


def in_order(one: JourneyId, other: JourneyId) -> tuple[JourneyId, JourneyId]:
    """Return two journeys as they are always written down."""
    return (one, other) if str(one) < str(other) else (other, one)


def pair_of(one: JourneyId, other: JourneyId) -> PairId:
    """Return the id of these two journeys."""
    return PairId(derived("sameness", *in_order(one, other)))


def both_ways(one: JourneyId, other: JourneyId) -> tuple[tuple[JourneyId, JourneyId], ...]:
    """Return each of the two with the other."""
    return (one, other), (other, one)
