"""Where a house stands, and who has a place in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from services.shelter.domain.house.messages import NOBODY, HouseRegistered
from services.shelter.domain.ids import StayId
from services.shelter.domain.words import Parties
from shared.kernel.messages import Code, RecordRef


@dataclass(frozen=True)
class NoHouse:
    """Nothing is registered."""


@dataclass(frozen=True)
class Open:
    """People may live here; `taken` says how many places each stay has, `held` waits for whom.

    `parties` are the keyed codes of those who live here and of those against them.
    """

    registered: HouseRegistered
    capacity: int
    licence_no: RecordRef | Code
    licence_to: date
    renew_from: datetime | None = None
    taken: Mapping[StayId, int] = field(default_factory=dict[StayId, int])
    held: Mapping[StayId, int] = field(default_factory=dict[StayId, int])
    parties: Mapping[StayId, Parties] = field(default_factory=dict[StayId, Parties])
    licence_ending: bool = False
    ceiling_days: int | None = None

    @property
    def occupied(self) -> int:
        """Return how many places are taken."""
        return sum(self.taken.values())

    @property
    def held_places(self) -> int:
        """Return how many places wait for those to whom they were offered."""
        return sum(self.held.values())

    def free_for(self, stay_id: StayId) -> int:
        """Return how many places there are for a stay: what is free, and what is held for it."""
        return self.capacity - self.occupied - self.held_places + self.held.get(stay_id, 0)

    def clashes(self, stay_id: StayId, parties: Parties) -> tuple[StayId, ...]:
        """Return the stays of those whom this person should not meet here."""
        return tuple(
            other
            for other in self.taken
            if other != stay_id and parties.clashes_with(self.parties.get(other, NOBODY))
        )


@dataclass(frozen=True)
class Closed:
    """Nobody lives here any more."""

    registered: HouseRegistered


House = NoHouse | Open | Closed
