"""The way of a command: load, fold, decide, append on top of what was read."""

import asyncio
import random
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from shared.kernel.actors import Actor
from shared.kernel.aggregate import Aggregate, Log
from shared.kernel.envelope import Envelope, stored
from shared.kernel.errors import Refused, refusals
from shared.kernel.ids import CommandId, JourneyId
from shared.kernel.messages import Command, Event, in_milliseconds
from shared.runtime.event_store.interface import Append, Conflict, EventStore, Uncertain
from shared.runtime.histories import Histories, Loaded
from shared.runtime.receipts import Receipt, Receipts
from shared.runtime.snapshots import Snapshots

ATTEMPTS = 8
_PAUSE = 0.005
"""Seconds within which a command that conflicted tries again; twice as long each time."""


class ChangedMeanwhile(Exception):
    """`If-Match` named another version than the current one."""


class KeyReused(Exception):
    """The idempotency key was used before for something else."""


class Contended(Exception):
    """Others kept writing first; ask again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, why, as whom, and what caused it.

    `request` is a keyed digest of what was asked, `relation` who they are to the journey.
    """

    command_id: CommandId
    actor: Actor
    purpose: str
    correlation: UUID
    causation: UUID | None
    traceparent: str
    request: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a command.

    `sequence` is the log position a reader may wait for; `recorded` is false when it
    was already so; `replayed` when the same command had been answered before.
    """

    aggregate_id: UUID
    journey: JourneyId | None
    version: int
    sequence: int
    recorded: bool
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class _Decision:
    """What will be written, on top of `expected`: the sequence the decision was based on."""

    loaded: Loaded
    expected: int
    envelope: Envelope
    events: Sequence[Event]
    data: bytes


class Desk:
    """Takes a room's commands. One desk a process; any number of processes."""

    def __init__(
        self,
        log: Log,
        store: EventStore,
        receipts: Receipts,
        snapshots: Snapshots | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._log = log
        self._store = store
        self._histories = Histories(store, snapshots)
        # Commands that wait for different turns still contend for a partner (a house).
        # Who lost once goes on one after the other.
        self._contest = asyncio.Lock()
        self._receipts = receipts
        self._now = now

    async def handle(self, command: Command, asked: Asked, if_match: int | None = None) -> Answer:
        """Decide a command and record what happens.

        A cached state may accept (the guard protects the log) but never refuse: before
        a refusal, "already so", or a version mismatch, the aggregate is read again from
        its leader. Raises `Refused`, `ChangedMeanwhile`, `KeyReused`, `Contended`,
        `UnreadableHistory` or `Unavailable`.
        """
        first = await self._load_for(command, fresh=False)
        async with first.turn:
            return await self._handle(command, asked, if_match)

    async def _handle(self, command: Command, asked: Asked, if_match: int | None) -> Answer:
        fresh = contested = False
        for attempt in range(ATTEMPTS):
            try:
                async with self._contest if contested else nullcontext():
                    answer = await self._attempt(command, asked, if_match, fresh=fresh)
                if answer is not None:
                    return answer
            except Conflict:
                contested = True
                pause = random.uniform(0, _PAUSE * 2**attempt)  # noqa: S311 - a pause, not a secret
                await asyncio.sleep(pause)
            except Uncertain:
                contested = False
            except (Refused, ChangedMeanwhile, KeyReused):
                if fresh:
                    raise
            fresh = True
        raise Contended

    async def state_of(self, aggregate: Aggregate[Any, Any, Any], aggregate_id: UUID) -> Loaded:
        """Return an aggregate as it is now, read from its leader."""
        return await self._histories.of(aggregate, aggregate_id, fresh=True)

    async def last_read(self, aggregate: Aggregate[Any, Any, Any], aggregate_id: UUID) -> Loaded:
        """Return an aggregate as it was last read here; it may have moved on."""
        return await self._histories.of(aggregate, aggregate_id, fresh=False)

    async def journey_at(
        self, aggregate: Aggregate[Any, Any, Any], aggregate_id: UUID
    ) -> JourneyId | None:
        """Return whose journey an aggregate is part of, `None` if there is no such thing."""
        loaded = await self._histories.of(aggregate, aggregate_id, fresh=False)
        if loaded.version == 0:
            loaded = await self._histories.of(aggregate, aggregate_id, fresh=True)
        return loaded.journey

    async def has_recorded(self, subject: str, command_id: CommandId) -> bool:
        """Tell, from the leader, whether a history holds a command's decision."""
        _, _, name, aggregate_id = subject.split(".")
        loaded = await self._histories.of(self._log.named(name), UUID(aggregate_id), fresh=True)
        return loaded.done(command_id) is not None

    async def _attempt(
        self, command: Command, asked: Asked, if_match: int | None, *, fresh: bool
    ) -> Answer | None:
        first = await self._load_for(command, fresh=fresh)
        before = self._answered(first, asked)
        if before is not None:
            return before
        if if_match is not None and first.version != if_match:
            raise ChangedMeanwhile
        try:
            decisions = await self._decide(command, first, asked, fresh=fresh)
        except Refused as refusal:
            if fresh:
                await self._receipts.leave(_receipt(asked, first, refusal.slug))
            raise
        if not decisions:
            if not fresh:
                return None
            await self._receipts.leave(_receipt(asked, first, ""))
            return _answer(first, recorded=False)
        sequence = await self._append(decisions)
        done = first.done(asked.command_id)
        version = done.version if done else first.version
        return Answer(first.aggregate_id, first.journey, version, sequence, recorded=True)

    def _answered(self, first: Loaded, asked: Asked) -> Answer | None:
        done = first.done(asked.command_id)
        receipt = None if done else self._receipts.get(asked.command_id)
        request = done.request if done else receipt.request if receipt else asked.request
        if request != asked.request:
            raise KeyReused
        if done:
            return _answer(first, recorded=True, at=(done.version, done.sequence))
        if receipt is None:
            return None
        if receipt.slug:
            raise refusals().get(receipt.slug, Refused)
        return _answer(first, recorded=False, at=(receipt.version, receipt.sequence))

    async def _decide(
        self, command: Command, first: Loaded, asked: Asked, *, fresh: bool
    ) -> list[_Decision]:
        """Return what will be written; nothing while a stale state is content with what is so.

        Several commands for one aggregate are decided one after the other, and are one
        message. While one is loaded, another task may move on what was decided before: that
        is a conflict, like any other that the guard would find.
        """
        partners = self._log.together.get(type(command))
        commands = [command, *(partners(command, first.state) if partners else ())]
        brought_by = [frozenset[type[Command]]() for _ in commands]
        recorded_at = in_milliseconds(self._now())
        made: dict[str, tuple[Loaded, Command, list[Event], int]] = {}
        for place, ask in enumerate(commands):
            loaded = first if ask is command else await self._load_for(ask, fresh=fresh)
            begun = (loaded, ask, list[Event](), loaded.sequence)
            before = made.setdefault(loaded.subject, begun)[2]
            decider = loaded.aggregate.decider
            state = decider.fold(before, loaded.state)
            bringing = self._log.in_turn.get(type(ask))
            again = type(ask) in brought_by[place] and type(ask) not in self._log.onward
            if bringing and place and not again:
                further = bringing(ask, state)
                commands += further
                brought_by += [brought_by[place] | {type(ask)}] * len(further)
            events = decider.decide(ask, state)
            if not events and not fresh:
                return []
            before += events
        if any(loaded.sequence != based_on for loaded, _, _, based_on in made.values()):
            raise Conflict
        return [
            _write(loaded, ask, events, asked, recorded_at)
            for loaded, ask, events, _ in made.values()
            if events
        ]

    async def _append(self, decisions: Sequence[_Decision]) -> int:
        """Write all or none, partners first: the position of the command's own covers them."""
        decisions = decisions[::-1]
        appends = [
            Append(
                decision.loaded.subject,
                decision.data,
                decision.expected,
                f"{decision.envelope.command_id}@{decision.loaded.subject}",
            )
            for decision in decisions
        ]
        sequences = await self._store.append(*appends)
        for decision, sequence in zip(decisions, sequences, strict=True):
            self._log.remember(decision.data, (decision.envelope, tuple(decision.events)))
            gist = decision.envelope.gist
            decision.loaded.advance(gist, decision.events, decision.data, sequence)
        for decision in decisions:
            await self._histories.keep_long(decision.loaded)
        return sequences[-1]

    async def _load_for(self, command: Command, *, fresh: bool) -> Loaded:
        aggregate = self._log.of(type(command))
        return await self._histories.of(aggregate, aggregate.id_in(command), fresh=fresh)


def _write(
    loaded: Loaded, command: Command, events: Sequence[Event], asked: Asked, recorded_at: datetime
) -> _Decision:
    envelope = Envelope(
        command_id=asked.command_id,
        journey=loaded.journey or getattr(command, "journey_id", None),
        actor=asked.actor,
        purpose=asked.purpose,
        occurred_at=command.occurred_at,
        recorded_at=recorded_at,
        correlation=asked.correlation,
        causation=asked.causation,
        traceparent=asked.traceparent,
        request=asked.request,
        version=loaded.version + 1,
        prev=loaded.prev,
        events=tuple(stored(event) for event in events),
        relation=asked.relation,
    )
    return _Decision(loaded, loaded.sequence, envelope, events, envelope.encode())


def _answer(loaded: Loaded, *, recorded: bool, at: tuple[int, int] | None = None) -> Answer:
    version, sequence = at or (loaded.version, loaded.sequence)
    return Answer(
        loaded.aggregate_id, loaded.journey, version, sequence, recorded, replayed=at is not None
    )


def _receipt(asked: Asked, loaded: Loaded, slug: str) -> Receipt:
    return Receipt(asked.command_id, asked.request, slug, loaded.version, loaded.sequence)
