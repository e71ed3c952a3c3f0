"""How far behind every reader of a service is, and what each of them is for."""

import asyncio
from collections.abc import Sequence
from typing import Any, NamedTuple

from shared.runtime.house import House
from shared.runtime.nats import UNREACHABLE, Client, api, has_no_consumer
from shared.runtime.reacting import Lanes
from shared.runtime.receipts import STREAM as RECEIPTS
from shared.runtime.receipts import StreamReceipts
from shared.runtime.ticking import STREAM as TIMERS
from shared.runtime.waiting import distance, end_of

SHOWS = {
    "own": "shows on boards and worklists what was recorded here",
    "journeys": "shows of a journey what the services tell",
}
_TELLS = "tells the other services what happened here"
_SETS = "sets the clocks of limits, and stops them"
_RINGS = "notes that a limit has passed"
_ACTS = "does here what follows from what a service told"
_KNOWS = "knows what was answered at another replica, for who asks again"
_GONE = "has no consumer, and does nothing until it is provisioned again"


class Reader(NamedTuple):
    """One reader of a stream: what it is for, how far it came, and how much lies before it.

    While NATS is away, nothing is known of a reader whose position NATS keeps. Without its
    consumer it has no position, and the whole stream lies before it.
    """

    reader: str
    does: str
    stream: str
    position: int | None
    behind: int | None


def told(service: str, readers: Sequence[Reader]) -> dict[str, Any]:
    """Return the readers of a service as they are shown."""
    return {"service": service, "readers": [one._asdict() for one in readers]}


class _OfAll(NamedTuple):
    """A reader of a whole stream: what comes after its position lies before it, or else all."""

    reader: str
    does: str
    stream: str
    position: int | None


async def readers_of(house: House) -> Sequence[Reader]:
    """Return every reader that can fall behind; raises where the servers cannot tell."""
    inside, log = house.inside, house.service.log
    lanes = [await _lane(inside.feeds, name, one) for name, one in inside.lanes.items()]
    followers = [
        Reader(one.name, one.does, one.stream, one.position, await one.behind())
        for one in (inside.followers if log.aggregates else ())
    ]
    hearing = await _hearing(inside.feeds, inside.receipts)
    return await _to_the_end(inside.feeds, [*_of_all(house), *followers, *lanes, hearing])


def _of_all(house: House) -> Sequence[_OfAll]:
    inside, log = house.inside, house.service.log
    drawn = [
        _OfAll(f"projection {name}", SHOWS[name], one.drawing.stream, one.position.sequence)
        for name, one in inside.projectors.items()
    ]
    if not log.aggregates:
        return drawn
    return [
        *drawn,
        _OfAll("publishing", _TELLS, log.stream, inside.publisher.position),
        _OfAll("clocks", _SETS, log.stream, inside.clockmaker.position),
    ]


async def _to_the_end(nats: Client, readers: Sequence[Reader | _OfAll]) -> Sequence[Reader]:
    """Return how far each is from the end of its stream; each stream is asked for it once."""
    streams = list({one.stream for one in readers if isinstance(one, _OfAll)})
    found = await asyncio.gather(*(end_of(nats, stream) for stream in streams))
    ends = dict(zip(streams, found, strict=True))
    return [
        Reader(*one, max(0, ends[one.stream] - (one.position or 0)))
        if isinstance(one, _OfAll)
        else one
        for one in readers
    ]


async def _lane(nats: Client, name: str, lanes: Lanes) -> Reader | _OfAll:
    does = _RINGS if lanes.stream == TIMERS else _ACTS
    unknown = Reader(name, does, lanes.stream, None, None)
    try:
        info = await api(nats, f"CONSUMER.INFO.{lanes.stream}.{name}")
    except UNREACHABLE:
        return unknown
    if has_no_consumer(info):
        return _OfAll(name, f"{does}; {_GONE}", lanes.stream, None)
    if "error" in info:
        return unknown
    behind = info["num_pending"] + info["num_ack_pending"]
    return Reader(name, does, lanes.stream, info["delivered"]["stream_seq"], behind)


async def _hearing(nats: Client, receipts: StreamReceipts) -> Reader:
    at = receipts.position
    behind = await distance(nats, RECEIPTS, [receipts.subjects], at)
    return Reader("receipts", _KNOWS, RECEIPTS, at, behind)
