"""How far behind every reader of a service is, and what each of them is for."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from shared.runtime.house import House
from shared.runtime.nats import UNREACHABLE, Client, api
from shared.runtime.reacting import Lanes
from shared.runtime.receipts import STREAM as RECEIPTS
from shared.runtime.receipts import StreamReceipts
from shared.runtime.ticking import STREAM as TIMERS
from shared.runtime.waiting import distance

SHOWS = {
    "own": "shows on boards and worklists what was recorded here",
    "journeys": "shows of a journey what the services tell",
}
_TELLS = "tells the other services what happened here"
_SETS = "sets the clocks of limits, and stops them"
_RINGS = "notes that a limit has passed"
_ACTS = "does here what follows from what a service told"
_KNOWS = "knows what was answered at another replica, for who asks again"


class Reader(NamedTuple):
    """One reader of a stream: what it is for, how far it came, and how much lies before it.

    While NATS is away, nothing is known of a reader whose position NATS keeps.
    """

    reader: str
    does: str
    stream: str
    position: int | None
    behind: int | None


def told(service: str, readers: Sequence[Reader]) -> dict[str, Any]:
    """Return the readers of a service as they are shown."""
    return {"service": service, "readers": [one._asdict() for one in readers]}


async def readers_of(house: House) -> Sequence[Reader]:
    """Return every reader that can fall behind; raises where the servers cannot tell."""
    inside, log = house.inside, house.service.log
    of_all = [
        (f"projection {name}", SHOWS[name], one.drawing.stream, one.position.sequence)
        for name, one in inside.projectors.items()
    ]
    if log.aggregates:
        of_all.append(("publishing", _TELLS, log.stream, inside.publisher.position))
        of_all.append(("clocks", _SETS, log.stream, inside.clockmaker.position))
    followers = inside.followers if log.aggregates else ()
    return [
        *[await _of_all(inside.feeds, *one) for one in of_all],
        *[
            Reader(one.name, one.does, one.stream, one.position, await one.behind())
            for one in followers
        ],
        *[await _lane(inside.feeds, name, one) for name, one in inside.lanes.items()],
        await _hearing(inside.feeds, inside.receipts),
    ]


async def _of_all(nats: Client, name: str, does: str, stream: str, at: int) -> Reader:
    """Return how far a reader of a whole stream is."""
    return Reader(name, does, stream, at, await distance(nats, stream, [">"], at))


async def _lane(nats: Client, name: str, lanes: Lanes) -> Reader:
    does = _RINGS if lanes.stream == TIMERS else _ACTS
    try:
        info = await api(nats, f"CONSUMER.INFO.{lanes.stream}.{name}")
    except UNREACHABLE:
        return Reader(name, does, lanes.stream, None, None)
    behind = info["num_pending"] + info["num_ack_pending"]
    return Reader(name, does, lanes.stream, info["delivered"]["stream_seq"], behind)


async def _hearing(nats: Client, receipts: StreamReceipts) -> Reader:
    at = receipts.position
    behind = await distance(nats, RECEIPTS, [receipts.subjects], at)
    return Reader("receipts", _KNOWS, RECEIPTS, at, behind)
