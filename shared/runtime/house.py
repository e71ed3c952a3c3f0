"""A service's inner state: its connections, its desk, its views; open or not yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from shared.runtime.event_store.interface import EventStore
from shared.runtime.following import Follower
from shared.runtime.handling import Desk
from shared.runtime.http.auth import Gate
from shared.runtime.http.problems import AWAY, Problem
from shared.runtime.mongo import Client, Database
from shared.runtime.nats import Client as Nats
from shared.runtime.parking import Parking, Retry
from shared.runtime.publishing import Publisher
from shared.runtime.reacting import Lanes
from shared.runtime.receipts import StreamReceipts
from shared.runtime.records.store import RecordStore
from shared.runtime.relating import Registry
from shared.runtime.service import Service
from shared.runtime.ticking import Clockmaker
from shared.runtime.views.projecting import Projector


@dataclass(frozen=True)
class Inside:
    """What an open service works with. `nats` never buffers, `feeds` may."""

    nats: Nats
    feeds: Nats
    mongo: Client
    database: Database
    store: EventStore
    desk: Desk
    registry: Registry
    records: RecordStore
    parking: Parking
    projectors: Mapping[str, Projector]
    publisher: Publisher
    clockmaker: Clockmaker
    followers: tuple[Follower, ...]
    receipts: StreamReceipts
    lanes: Mapping[str, Lanes]
    retries: Mapping[str, Retry]


@dataclass
class Vitals:
    """What is there and what is missing, as the watchman last saw it."""

    nats: bool = False
    mongo: bool = False
    nats_seen_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def age(self) -> int:
        """Return how many seconds ago the views could last have heard something new."""
        return 0 if self.nats else int((datetime.now(UTC) - self.nats_seen_at).total_seconds())


@dataclass
class House:
    """One service process, from its first moment."""

    service: Service
    secret: bytes
    gate: Gate
    largest_file: int
    rooms: Mapping[str, str] = field(default_factory=dict[str, str])
    """Where the other rooms are reached, for what an officer asks of all of them."""

    vitals: Vitals = field(default_factory=Vitals)
    opened: Inside | None = None

    @property
    def inside(self) -> Inside:
        """Return what is inside; raises a 503 problem before the service is open."""
        if self.opened is None:
            raise Problem(AWAY)
        return self.opened

    def missing(self) -> list[str]:
        """Return the names of what is missing."""
        parts = {
            "nats": self.vitals.nats,
            "mongodb": self.vitals.mongo,
            "service": self.opened is not None,
            "issuer": self.gate.is_ready,
        }
        return [name for name, there in parts.items() if not there]

    def must_take_commands(self) -> None:
        """Raise a 503 problem unless everything a command needs is there."""
        if self.opened is None or not (self.vitals.nats and self.vitals.mongo):
            raise Problem(AWAY)
