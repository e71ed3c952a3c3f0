"""What a room hands to the machinery: itself, as data and pure functions."""

from collections.abc import Callable
from dataclasses import dataclass, field

from shared.contracts.fact import Fact
from shared.kernel.aggregate import Log
from shared.kernel.clocks import Clocks
from shared.kernel.dated import PolicyTable
from shared.kernel.figures import Figure
from shared.kernel.finding import Findable
from shared.kernel.ids import JourneyId
from shared.kernel.ledgers import Ledger
from shared.kernel.mail import Mail
from shared.kernel.messages import Event
from shared.kernel.policy import Policy
from shared.kernel.room import Room
from shared.kernel.views import View
from shared.kernel.worklist import Duties
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
    ledgers: tuple[Ledger, ...] = ()
    figures: tuple[Figure, ...] = ()
    duties: Duties = field(default_factory=dict[str, tuple[str, str]])
    findable: Findable | None = None
    mail: Mail | None = None
