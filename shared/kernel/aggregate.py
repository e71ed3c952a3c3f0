"""Where an aggregate lives in the log, and how a command finds its way there."""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, NotRequired, TypeVar, get_args
from uuid import UUID

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from shared.kernel.decider import Decider
from shared.kernel.envelope import Envelope, Gist, taken_up_by
from shared.kernel.errors import UnknownKind
from shared.kernel.ids import JourneyId
from shared.kernel.involving import Work
from shared.kernel.messages import Command, Event
from shared.kernel.upcasting import Stored, Upcaster, upcast

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")

Partners = Callable[[Any, Any], Sequence[Command]]
"""Given a command and its aggregate's state, the commands that must succeed with it."""

Opened = tuple[Envelope, tuple[Event, ...]]
"""A stored message, read."""

REMEMBERED = 2_048


class _Acting(TypedDict):
    role: str
    unit: str


@dataclass(frozen=True)
class Aggregate(Generic[C, S, E]):
    """One kind of thing with a history: its name, rules, events, commands, and id field.

    `events` and `commands` are the unions of the aggregate's module; `id_field` is
    the field of every command that names the aggregate; `work` tells what ends it, where
    a unit is something to a journey for as long as it lasts.
    """

    service: str
    name: str
    decider: Decider[C, S, E]
    events: Any
    commands: Any
    id_field: str
    upcasters: Mapping[str, Upcaster] = field(default_factory=dict[str, Upcaster])
    work: Work | None = None

    @cached_property
    def reader(self) -> TypeAdapter[E]:
        """Reads one stored event."""
        return TypeAdapter(self.events)

    @cached_property
    def is_of_a_journey(self) -> bool:
        """Tell whether such a history is part of a journey, by what its events can name."""
        return '"journey_id"' in json.dumps(self.reader.json_schema())

    def read(self, stored: Stored) -> E:
        """Return a stored event in today's version; raises `UnknownKind`."""
        try:
            return self.reader.validate_python(upcast(stored, self.upcasters))
        except (ValidationError, KeyError, TypeError, AttributeError):
            raise UnknownKind(f"{self.service}.{self.name}: unreadable event") from None

    @cached_property
    def _recalled(self) -> TypeAdapter[dict[str, Any]]:
        """Reads the parts of a stored message that folding needs, and skips the others."""
        fields: dict[str, Any] = {
            "command_id": str,
            "journey": JourneyId | None,
            "request": str,
            "version": int,
            "events": list.__class_getitem__(self.events),
            "actor": _Acting,
            "relation": NotRequired[str],
        }
        make: Any = TypedDict
        return TypeAdapter(make("Recalled", fields))

    def recall(self, data: bytes) -> tuple[Gist, Sequence[E]]:
        """Return what folding needs of a stored message; raises `Malformed` or `UnknownKind`.

        Most messages hold today's versions, and are read in one go.
        """
        try:
            told = self._recalled.validate_json(data)
        except ValidationError:
            envelope = Envelope.decode(data)
            return envelope.gist, [self.read(event) for event in envelope.events]
        acting = told["actor"]
        unit = taken_up_by(acting["role"], acting["unit"], told.get("relation", ""))
        gist = Gist(told["command_id"], told["journey"], told["request"], told["version"], unit)
        return gist, told["events"]

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

    `together` names commands that only succeed with others (a bed and a stay); `in_turn` what
    such a partner brings along in its turn, when only its own history knows whom it concerns,
    and so on, but none of a kind that it was brought by; `onward` those of which one may bring
    the next, so that a question goes from one history to another until one has the answer;
    `opens` the commands that open a journey in this room, before which no content
    about the person can be kept here.
    """

    service: str
    aggregates: tuple[Aggregate[Any, Any, Any], ...]
    together: Mapping[type[Command], Partners] = field(
        default_factory=dict[type[Command], Partners]
    )
    in_turn: Mapping[type[Command], Partners] = field(default_factory=dict[type[Command], Partners])
    onward: frozenset[type[Command]] = frozenset()
    opens: frozenset[type[Command]] = frozenset()

    @property
    def stream(self) -> str:
        """Return the JetStream stream that holds this log."""
        return f"LOG_{self.service.upper()}"

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """Return what units have in hand here, by the aggregate's name, and what ends it."""
        return {one.name: one.work for one in self.aggregates if one.work is not None}

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
    def _known(self) -> OrderedDict[bytes, Opened]:
        return OrderedDict()

    def opened(self, name: str, data: bytes) -> Opened:
        """Read the envelope and the events of the named aggregate's message.

        The publisher, the clocks and the views read each message within moments of
        each other, and often soon after it was written here: the last ones are known.
        """
        known = self._known.get(data)
        if known is None:
            envelope = Envelope.decode(data)
            known = envelope, tuple(self.read(name, stored) for stored in envelope.events)
            self.remember(data, known)
        return known

    def remember(self, data: bytes, opened: Opened) -> None:
        """Know what is in a message that was just read or written."""
        self._known[data] = opened
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def read(self, name: str, stored: Stored) -> Event:
        """Return a stored event of the named aggregate; raises `UnknownKind`."""
        event = self.named(name).read(stored)
        assert isinstance(event, Event)
        return event
