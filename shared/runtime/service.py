"""What a room hands to the machinery: itself, as data and pure functions."""

from collections.abc import Callable
from dataclasses import dataclass

from shared.contracts.fact import Fact
from shared.kernel.aggregate import Log
from shared.kernel.clocks import Clocks
from shared.kernel.dated import PolicyTable
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event
from shared.kernel.policy import Policy
from shared.kernel.room import Room
from shared.kernel.views import View
from shared.runtime.http.routes import Door, RecordKind


@dataclass(frozen=True)
class Service:
    """One room, ready to be run."""

    room: Room
    log: Log
    publish: Callable[[Event, JourneyId], Fact | None]
    views: tuple[View, ...]
    policies: tuple[Policy, ...]
    clocks: Clocks
    records: tuple[RecordKind, ...]
    doors: tuple[Door, ...]
    tables: tuple[PolicyTable[object], ...]
