"""What a process knows of each aggregate: its state, folded from its history in the log."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from shared.kernel.aggregate import Aggregate
from shared.kernel.envelope import BEGINNING, Gist, Malformed, link
from shared.kernel.errors import UnknownKind
from shared.kernel.ids import CommandId, JourneyId
from shared.kernel.involving import asked_by, units_in
from shared.kernel.messages import Event
from shared.runtime.event_store.interface import EventStore, Stored, Unavailable
from shared.runtime.snapshots import Snapshots

CACHED = 20_000
FIRST = 100
"""Messages: most histories are shorter, and are read at once."""

LONG = 200
"""Messages: a shorter stretch is read as quickly as a snapshot is fetched."""

_TRIES = 8


class UnreadableHistory(Exception):
    """A message of this aggregate cannot be read, so nothing can be decided on it."""


class Done(NamedTuple):
    """Where a command's decision lies, and a keyed digest of what was asked."""

    version: int
    sequence: int
    request: str


class Snapshot(NamedTuple):
    """What a history came to, and the hash of the message it stands at."""

    sequence: int
    link: str
    version: int
    journey: JourneyId | None
    state: Any
    commands: dict[str, Done]
    units: frozenset[str]
    asked: str | None
    over: bool


@dataclass(slots=True)
class Loaded:
    """An aggregate as this process knows it.

    `units` are those that have taken it up, or were named by its events; none once it is
    `over`, for who is still something to the journey then, and until when, the rows tell.
    `asked` is the one of them that has a part in it only because it was asked to go on with it.
    `kept` is the version up to which a snapshot was found or made.
    `turn` is held while a command is decided and written: the commands of one process
    do not conflict with each other, only with those of its replicas.
    """

    aggregate: Aggregate[Any, Any, Any]
    aggregate_id: UUID
    state: Any
    version: int = 0
    sequence: int = 0
    last: bytes = b""
    journey: JourneyId | None = None
    commands: dict[str, Done] = field(default_factory=dict[str, Done])
    units: set[str] = field(default_factory=set[str])
    asked: str | None = None
    over: bool = False
    kept: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    subject: str = ""

    def __post_init__(self) -> None:
        """Work out once where its history lies."""
        self.subject = self.aggregate.subject(self.aggregate_id)

    def done(self, command_id: CommandId) -> Done | None:
        """Return where a command's decision lies, if there is one."""
        return self.commands.get(str(command_id))

    @property
    def prev(self) -> str:
        """Return the hash by which the next message points at the last one."""
        return link(self.last) if self.last else BEGINNING

    def snapshot(self) -> Snapshot:
        """Return what the history came to."""
        return Snapshot(
            self.sequence,
            self.prev,
            self.version,
            self.journey,
            self.state,
            dict(self.commands),
            frozenset(self.units),
            self.asked,
            self.over,
        )

    def leap(self, snapshot: Snapshot, last: bytes) -> None:
        """Go on from a snapshot and the message it stands at, unless more is known already."""
        if snapshot.sequence <= self.sequence:
            return
        self.version = self.kept = snapshot.version
        self.sequence = snapshot.sequence
        self.last = last
        self.journey = snapshot.journey
        self.state = snapshot.state
        self.commands = dict(snapshot.commands)
        self.units = set(snapshot.units)
        self.asked = snapshot.asked
        self.over = snapshot.over

    def take_in(self, message: Stored) -> None:
        """Fold one stored message, unless it is known already; raises `UnreadableHistory`."""
        if message.sequence <= self.sequence:
            return
        try:
            told, events = self.aggregate.recall(message.data)
        except (Malformed, UnknownKind) as error:
            raise UnreadableHistory(str(error)) from error
        self.advance(told, events, message.data, message.sequence)

    def advance(self, told: Gist, events: Sequence[Event], data: bytes, sequence: int) -> None:
        """Move on by one recorded decision, unless another task already took it in."""
        if sequence <= self.sequence:
            return
        self.state = self.aggregate.decider.fold(events, self.state)
        self.version = told.version
        self.sequence = sequence
        self.last = data
        self.journey = self.journey or told.journey
        self._take_up(told.unit, events)
        self.commands[told.command_id] = Done(told.version, sequence, told.request)

    def _take_up(self, unit: str | None, events: Sequence[Event]) -> None:
        work = self.aggregate.work
        if work is None:
            self.units.update(units_in(unit, events))
            return
        for event in events:
            if not self.over and work.goes_on_with(event, unit, self.units):
                continue
            self.over = work.is_over(event, before=self.over)
            acting = None if type(event) in work.received else unit
            self.asked = asked_by(event, self.units, self.asked)
            self.units.update(units_in(acting, [event]))
            if self.asked and work.hands_back(event):
                self.units.discard(self.asked)
                self.asked = None
            if self.over:
                self.units.clear()


class Histories:
    """Keeps the aggregates that were asked for last, each as far as it was read."""

    def __init__(self, store: EventStore, snapshots: Snapshots | None = None) -> None:
        self._store = store
        self._snapshots = snapshots
        self._cache: OrderedDict[tuple[str, UUID], Loaded] = OrderedDict()

    async def of(
        self, aggregate: Aggregate[Any, Any, Any], aggregate_id: UUID, *, fresh: bool
    ) -> Loaded:
        """Return an aggregate: when `fresh`, as it is by its leader, else as it was last read.

        Raises `UnreadableHistory` or `Unavailable`.
        """
        key = (aggregate.name, aggregate_id)
        loaded = self._cache.get(key)
        if loaded is not None and not fresh:
            self._cache.move_to_end(key)
            return loaded
        if loaded is None:
            loaded = Loaded(aggregate, aggregate_id, aggregate.decider.initial)
        await self._catch_up(loaded, from_leader=fresh)
        await self.keep_long(loaded)
        return self._keep(key, loaded)

    async def keep_long(self, loaded: Loaded) -> None:
        """Keep a snapshot of a history that has grown much longer since the last one."""
        if self._snapshots is None or loaded.version - loaded.kept < max(
            LONG, loaded.version // 10
        ):
            return
        loaded.kept = loaded.version
        await self._snapshots.keep(loaded.subject, loaded.snapshot())

    def _keep(self, key: tuple[str, UUID], loaded: Loaded) -> Loaded:
        """Keep it, unless another task came first and read as far: all wait for one turn."""
        kept = self._cache.get(key)
        if kept is None or kept.sequence < loaded.sequence:
            self._cache[key] = kept = loaded
        self._cache.move_to_end(key)
        if len(self._cache) > CACHED:
            self._cache.popitem(last=False)
        return kept

    async def _catch_up(self, loaded: Loaded, *, from_leader: bool) -> None:
        last = await self._store.last_sequence(loaded.subject) if from_leader else None
        for _ in range(_TRIES):
            if last is not None and loaded.sequence >= last:
                return
            await self._read_on(loaded)
            if last is None:
                return
        raise Unavailable

    async def _read_on(self, loaded: Loaded) -> None:
        """Take in the rest of a history: by a snapshot where that is the shorter way."""
        take = loaded.take_in
        more = await self._store.replay(loaded.subject, loaded.sequence, take, FIRST)
        if more > LONG and self._snapshots and await self._leap(loaded, self._snapshots):
            return
        if more:
            await self._store.replay(loaded.subject, loaded.sequence, take)

    async def _leap(self, loaded: Loaded, snapshots: Snapshots) -> bool:
        """Go on from a snapshot if the log still holds the message it stands at; tell whether."""
        snapshot: Snapshot | None = await snapshots.find(loaded.subject)
        if snapshot is None or snapshot.sequence <= loaded.sequence:
            return False
        rest = await self._store.load(loaded.subject, snapshot.sequence - 1)
        if not rest or (rest[0].sequence, link(rest[0].data)) != (snapshot.sequence, snapshot.link):
            return False
        loaded.leap(snapshot, rest[0].data)
        for message in rest[1:]:
            loaded.take_in(message)
        return True
