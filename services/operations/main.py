"""Runs the operations room: it has no log of its own."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.operations import ROOM
from shared.contracts.fact import Fact
from shared.kernel.aggregate import Log
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event
from shared.runtime.run import run
from shared.runtime.service import Service


def _tells_nothing(_event: Event, _journey: JourneyId) -> Fact | None:
    return None


def _watches_nothing(_event: Event) -> Sequence[SetClock | SettleClock]:
    return ()


def _never_rings(name: str, _key: UUID, _at: datetime) -> Command:
    raise LookupError(name)


SERVICE = Service(
    room=ROOM,
    log=Log("operations", ()),
    publish=_tells_nothing,
    views=(),
    policies=(),
    clocks=Clocks(_watches_nothing, _never_rings),
    records=(),
    doors=(),
    tables=(),
)

if __name__ == "__main__":
    run(SERVICE)
