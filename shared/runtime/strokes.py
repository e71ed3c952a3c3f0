"""What one message changes in a service's rows; pure, for its own log and for the facts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from shared.contracts.fact import Fact as AnyFact
from shared.contracts.fact import FactReader, Heard
from shared.kernel.aggregate import Log
from shared.kernel.envelope import Envelope
from shared.kernel.views import Row, Seen, View
from shared.runtime.feed import Delivered

JOURNEY_STEPS = "journey_steps"
JOURNEYS = "journeys"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One change of one row.

    `chain` and `version` name the history this comes from and its place in it; a
    row takes a history's strokes without a gap, or not at all.
    """

    view: str
    row_id: str
    chain: str
    version: int
    draw: Callable[[Row | None], Row | None]


@dataclass(frozen=True, slots=True)
class Addition:
    """Something added at the end of a row's `entries`; the row is never read for it."""

    view: str
    row_id: str
    entry: dict[str, Any]


Change = Stroke | Addition


class Drawing(Protocol):
    """All views that are drawn from one stream, together."""

    @property
    def name(self) -> str:
        """Return the projection's name within its service."""
        ...

    @property
    def stream(self) -> str:
        """Return the stream it is drawn from."""
        ...

    @property
    def filters(self) -> Sequence[str]:
        """Return the subjects it needs; all when empty."""
        ...

    @property
    def views(self) -> Sequence[View]:
        """Return what is drawn."""
        ...

    def changes(self, message: Delivered) -> Sequence[Change]:
        """Return what a message changes; raises `ValueError` when it cannot be read."""
        ...


@dataclass(frozen=True)
class OwnDrawing:
    """A room's boards, and its own steps of every journey, from its own log."""

    log: Log
    boards: tuple[View, ...]
    name: str = "own"
    filters: tuple[str, ...] = ()

    @property
    def stream(self) -> str:
        """Return the room's log."""
        return self.log.stream

    @property
    def views(self) -> Sequence[View]:
        """Return the boards and the journey's own steps."""
        names = tuple(aggregate.name for aggregate in self.log.aggregates)
        return (*self.boards, View(JOURNEY_STEPS, names, _no_event, key="journey"))

    def changes(self, message: Delivered) -> Sequence[Change]:
        """Return the changes one decision makes to the boards and the journey."""
        _, _, name, aggregate_id = message.subject.split(".")
        envelope, events = self.log.opened(name, message.data)
        seen = Seen(
            name,
            UUID(aggregate_id),
            envelope.journey,
            envelope.version,
            envelope.recorded_at,
            envelope.actor,
        )
        journey = str(seen.journey) if seen.journey else None
        changes: list[Change] = [
            Stroke(
                view.name,
                aggregate_id if view.key == "aggregate" else str(journey),
                message.subject,
                envelope.version,
                partial(_fold, view, events, seen, journey),
            )
            for view in self.boards
            if name in view.of and (view.key == "aggregate" or journey)
        ]
        if journey:
            changes += _steps(envelope, name, journey, message.sequence)
        return changes


@dataclass(frozen=True)
class FactsDrawing:
    """Every service's view of the whole journey, from what all services tell."""

    reader: FactReader
    name: str = JOURNEYS
    stream: str = "FACTS"
    filters: tuple[str, ...] = ()

    @property
    def views(self) -> Sequence[View]:
        """Return the one view."""
        return (View(JOURNEYS, (), _no_event, key="journey"),)

    def changes(self, message: Delivered) -> Sequence[Change]:
        """Return the entry one fact adds to its journey."""
        heard = self.reader.read(message.data)
        return [Addition(JOURNEYS, str(heard.fact.journey_id), _entry(heard, message.sequence))]


def _no_event(row: Row | None, _event: Any, _seen: Seen) -> Row | None:
    return row


def _fold(
    view: View, events: Iterable[Any], seen: Seen, journey: str | None, row: Row | None
) -> Row | None:
    for event in events:
        row = view.project(row, event, seen)
    if row is None:
        return None
    return {**row, "journey_id": journey or row.get("journey_id"), "version": seen.version}


def _steps(envelope: Envelope, of: str, journey: str, sequence: int) -> list[Addition]:
    return [
        Addition(
            JOURNEY_STEPS,
            journey,
            {
                "position": sequence,
                "what": event["kind"],
                "of": of,
                "at": envelope.occurred_at,
                "recorded_at": envelope.recorded_at,
                "by": envelope.actor.role,
                "details": {k: v for k, v in event.items() if k not in {"kind", "occurred_at"}},
            },
        )
        for event in envelope.events
    ]


def _entry(heard: Heard[AnyFact], sequence: int) -> Row:
    return {
        "id": str(heard.id),
        "position": sequence,
        "what": heard.fact.kind,
        "service": heard.source,
        "at": heard.fact.occurred_at,
        "recorded_at": heard.time,
        "command": str(heard.command_id),
        "cause": str(heard.causation) if heard.causation else None,
        "details": heard.fact.model_dump(
            mode="json", exclude={"kind", "journey_id", "occurred_at"}
        ),
    }
