"""How far behind every reader of a service is, and what each of them is for."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from shared.runtime.event_store.interface import Unavailable
from shared.runtime.house import House
from shared.runtime.nats import UNREACHABLE, api, has_no_consumer
from shared.runtime.reacting import Lanes
from shared.runtime.receipts import STREAM as RECEIPTS
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
_AWAY = "how much lies before it is unknown: NATS is away"

_PASSING: tuple[type[BaseException], ...] = (Unavailable, *UNREACHABLE)

Found = TypeVar("Found")


class Reader(NamedTuple):
    """One reader of a stream: what it is for, how far it came, and how much lies before it.

    While NATS is away, `behind` is `None`, and `position` is where the reader stood; of one whose
    position NATS keeps, that is `None` too. Without its consumer it has no position, and the whole
    stream lies before it.
    """

    reader: str
    does: str
    stream: str
    position: int | None
    behind: int | None


def told(service: str, readers: Sequence[Reader], age: int = 0) -> dict[str, Any]:
    """Return the readers as they are shown, and how many seconds ago NATS last answered."""
    known = [
        one if one.behind is not None else one._replace(does=f"{one.does}; {_AWAY}")
        for one in readers
    ]
    return {"service": service, "age": age, "readers": [one._asdict() for one in known]}


class _OfAll(NamedTuple):
    """A reader of a whole stream: what comes after its position lies before it, or else all."""

    reader: str
    does: str
    stream: str
    position: int | None


async def readers_of(house: House) -> Sequence[Reader]:
    """Return every reader that can fall behind, with what is known of it."""
    inside, log = house.inside, house.service.log
    at, mine = inside.receipts.position, [inside.receipts.subjects]
    hearing = Reader("receipts", _KNOWS, RECEIPTS, at, None)
    found = await asyncio.gather(
        *(
            _counted(house, Reader(one.name, one.does, one.stream, one.position, None), one.behind)
            for one in (inside.followers if log.aggregates else ())
        ),
        *(_lane(house, name, one) for name, one in inside.lanes.items()),
        _counted(house, hearing, partial(distance, inside.feeds, RECEIPTS, mine, at)),
    )
    return await _to_the_end(house, [*_of_all(house), *found])


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


async def _to_the_end(house: House, readers: Sequence[Reader | _OfAll]) -> Sequence[Reader]:
    """Return how far each is from the end of its stream; each stream is asked for it once."""
    nats = house.inside.feeds
    streams = list({one.stream for one in readers if isinstance(one, _OfAll)})
    found = await asyncio.gather(
        *(_answer(house, partial(end_of, nats, stream)) for stream in streams)
    )
    ends = dict(zip(streams, found, strict=True))
    return [
        Reader(*one, _between(one.position, ends[one.stream])) if isinstance(one, _OfAll) else one
        for one in readers
    ]


def _between(position: int | None, end: int | None) -> int | None:
    return None if end is None else max(0, end - (position or 0))


async def _lane(house: House, name: str, lanes: Lanes) -> Reader | _OfAll:
    does = _RINGS if lanes.stream == TIMERS else _ACTS
    asked = f"CONSUMER.INFO.{lanes.stream}.{name}"
    info = await _answer(house, partial(api, house.inside.feeds, asked))
    if info and has_no_consumer(info):
        return _OfAll(name, f"{does}; {_GONE}", lanes.stream, None)
    if info is None or "error" in info:
        return Reader(name, does, lanes.stream, None, None)
    behind = info["num_pending"] + info["num_ack_pending"]
    return Reader(name, does, lanes.stream, info["delivered"]["stream_seq"], behind)


async def _counted(house: House, one: Reader, count: Callable[[], Awaitable[int]]) -> Reader:
    """Return a reader of some subjects alone, with how much is counted before it."""
    return one._replace(behind=await _answer(house, count))


async def _answer(house: House, question: Callable[[], Awaitable[Found]]) -> Found | None:
    """Return what NATS answers; `None` while it is away."""
    if not house.vitals.nats:
        return None
    try:
        return await question()
    except _PASSING:
        return None
