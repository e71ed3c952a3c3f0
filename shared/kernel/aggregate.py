"""Where an aggregate lives in the log, and how a command finds its way there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar, get_args
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from shared.kernel.decider import Decider
from shared.kernel.envelope import Envelope
from shared.kernel.errors import UnknownKind
from shared.kernel.messages import Command, Event
from shared.kernel.upcasting import Stored, Upcaster, upcast

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")

Partners = Callable[[Any, Any], Sequence[Command]]
"""Given a command and its aggregate's state, the commands that must succeed with it."""


@dataclass(frozen=True)
class Aggregate(Generic[C, S, E]):
    """One kind of thing with a history: its name, rules, events, commands, and id field.

    `events` and `commands` are the unions of the aggregate's module; `id_field` is
    the field of every command that names the aggregate.
    """

    service: str
    name: str
    decider: Decider[C, S, E]
    events: Any
    commands: Any
    id_field: str
    upcasters: Mapping[str, Upcaster] = field(default_factory=dict[str, Upcaster])

    @cached_property
    def reader(self) -> TypeAdapter[E]:
        """Reads one stored event."""
        return TypeAdapter(self.events)

    def read(self, stored: Stored) -> E:
        """Return a stored event in today's version; raises `UnknownKind`."""
        try:
            return self.reader.validate_python(upcast(stored, self.upcasters))
        except (ValidationError, KeyError, TypeError, AttributeError):
            raise UnknownKind(f"{self.service}.{self.name}: unreadable event") from None

    def subject(self, aggregate_id: UUID) -> str:
        """Return the one literal subject of this aggregate's history."""
        return f"log.{self.service}.{self.name}.{aggregate_id}"

    def id_in(self, command: Command) -> UUID:
        """Return which aggregate a command is for."""
        value = getattr(command, self.id_field)
        assert isinstance(value, UUID)
        return value


@dataclass(frozen=True)
class Log:
    """All aggregates of a room.

    `together` names commands that only succeed with others (a bed and a stay);
    `opens` the commands that open a journey in this room, before which no content
    about the person can be kept here.
    """

    service: str
    aggregates: tuple[Aggregate[Any, Any, Any], ...]
    together: Mapping[type[Command], Partners] = field(
        default_factory=dict[type[Command], Partners]
    )
    opens: frozenset[type[Command]] = frozenset()

    @property
    def stream(self) -> str:
        """Return the JetStream stream that holds this log."""
        return f"LOG_{self.service.upper()}"

    @cached_property
    def _by_command(self) -> dict[type[Command], Aggregate[Any, Any, Any]]:
        return {
            command: aggregate
            for aggregate in self.aggregates
            for command in get_args(aggregate.commands) or (aggregate.commands,)
        }

    @cached_property
    def _by_name(self) -> dict[str, Aggregate[Any, Any, Any]]:
        return {aggregate.name: aggregate for aggregate in self.aggregates}

    def of(self, command: type[Command]) -> Aggregate[Any, Any, Any]:
        """Return the aggregate that decides this kind of command."""
        return self._by_command[command]

    def named(self, name: str) -> Aggregate[Any, Any, Any]:
        """Return the aggregate of this name; raises `UnknownKind`."""
        try:
            return self._by_name[name]
        except KeyError:
            raise UnknownKind(f"{self.service}: unknown aggregate") from None

    @cached_property
    def opened(self) -> Callable[[str, bytes], tuple[Envelope, tuple[Event, ...]]]:
        """Read the envelope and the events of the named aggregate's message.

        The publisher, the clocks and the views read each message within moments of
        each other: the last ones are remembered, so that it is decoded once.
        """
        return lru_cache(maxsize=2_048)(self._open)

    def _open(self, name: str, data: bytes) -> tuple[Envelope, tuple[Event, ...]]:
        envelope = Envelope.decode(data)
        return envelope, tuple(self.read(name, stored) for stored in envelope.events)

    def read(self, name: str, stored: Stored) -> Event:
        """Return a stored event of the named aggregate; raises `UnknownKind`."""
        event = self.named(name).read(stored)
        assert isinstance(event, Event)
        return event
