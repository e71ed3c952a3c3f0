"""What one message changes in a service's rows; pure, for its own log and for the facts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from shared.contracts.fact import Fact as AnyFact
from shared.contracts.fact import FactReader, Heard
from shared.kernel.aggregate import Log
from shared.kernel.envelope import Envelope, Malformed
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

    def strokes(self, message: Delivered) -> Sequence[Stroke]:
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

    def strokes(self, message: Delivered) -> Sequence[Stroke]:
        """Return the changes one decision makes to the boards and the journey."""
        _, _, name, aggregate_id = message.subject.split(".")
        envelope = Envelope.decode(message.data)
        events = [self.log.read(name, event) for event in envelope.events]
        seen = Seen(
            name,
            UUID(aggregate_id),
            envelope.journey,
            envelope.version,
            envelope.recorded_at,
            envelope.actor,
        )
        strokes = [
            Stroke(
                view.name,
                _row_id(view, seen),
                message.subject,
                envelope.version,
                partial(_fold, view, events, seen),
            )
            for view in self.boards
            if name in view.of and (view.key == "aggregate" or seen.journey)
        ]
        if seen.journey:
            add = partial(_add_steps, envelope, name, message.sequence)
            strokes.append(
                Stroke(JOURNEY_STEPS, str(seen.journey), message.subject, envelope.version, add)
            )
        return strokes


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

    def strokes(self, message: Delivered) -> Sequence[Stroke]:
        """Return the entry one fact adds to its journey."""
        heard = self.reader.read(message.data)
        return [
            Stroke(
                JOURNEYS,
                str(heard.fact.journey_id),
                f"facts.{heard.source}",
                0,
                partial(_add_entry, heard, message.sequence),
            )
        ]


def _no_event(row: Row | None, _event: Any, _seen: Seen) -> Row | None:
    return row


def _row_id(view: View, seen: Seen) -> str:
    return str(seen.aggregate_id if view.key == "aggregate" else seen.journey)


def _fold(view: View, events: Iterable[Any], seen: Seen, row: Row | None) -> Row | None:
    for event in events:
        row = view.project(row, event, seen)
    if row is None:
        return None
    journey = str(seen.journey) if seen.journey else row.get("journey_id")
    return {**row, "journey_id": journey, "version": seen.version}


def _add_steps(envelope: Envelope, name: str, sequence: int, row: Row | None) -> Row:
    steps = row["steps"] if row else []
    new = [
        {
            "what": event["kind"],
            "of": name,
            "at": envelope.occurred_at,
            "recorded_at": envelope.recorded_at,
            "by": envelope.actor.role,
            "position": sequence,
            "details": {k: v for k, v in event.items() if k not in {"kind", "occurred_at"}},
        }
        for event in envelope.events
    ]
    return {"steps": [*steps, *new]}


def _add_entry(heard: Heard[AnyFact], sequence: int, row: Row | None) -> Row:
    entries = row["entries"] if row else []
    entry = {
        "id": str(heard.id),
        "what": heard.fact.kind,
        "service": heard.source,
        "at": heard.fact.occurred_at,
        "recorded_at": heard.time,
        "command": str(heard.command_id),
        "cause": str(heard.causation) if heard.causation else None,
        "position": sequence,
        "details": heard.fact.model_dump(
            mode="json", exclude={"kind", "journey_id", "occurred_at"}
        ),
    }
    return {"entries": [*entries, entry]}


UNREADABLE: tuple[type[Exception], ...] = (Malformed, ValueError, KeyError)
"""What a message that cannot be read raises."""
