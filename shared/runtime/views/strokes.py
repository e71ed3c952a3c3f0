"""What one message changes in a service's rows; pure, for its own log and for the facts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, NamedTuple, Protocol, assert_never

from shared.casework.access import ACCESS
from shared.casework.correction import CORRECTION, EntryCorrected, entry_of
from shared.casework.relations import RELATIONS, relations_of
from shared.contracts.fact import Fact as AnyFact
from shared.contracts.fact import FactReader, Heard
from shared.kernel.aggregate import Log
from shared.kernel.envelope import Envelope
from shared.kernel.ids import as_text, from_text
from shared.kernel.ledgers import Ledger, Mark, StrikeEntry
from shared.kernel.views import Row, Seen, View
from shared.runtime.feed import Delivered

JOURNEY_STEPS = "journey_steps"
JOURNEYS = "journeys"


class Stroke(NamedTuple):
    """One change of one row.

    `chain` and `version` name the history this comes from and its place in it; a
    row takes a history's strokes without a gap, or not at all. `draw` returns a new row.
    """

    view: str
    row_id: str
    chain: str
    version: int
    draw: Callable[[Row | None], Row | None]


class Addition(NamedTuple):
    """Something added at the end of a growing row's `entries`; the row is never read for it."""

    row_id: str
    entry: dict[str, Any]


class Marking(NamedTuple):
    """What one event of a message writes into a ledger; no line is read for it."""

    ledger: str
    seen: Seen
    number: int
    marks: Sequence[Mark | StrikeEntry]


class Spoilt(NamedTuple):
    """What one message would have written into a ledger, had its code not broken."""

    view: str
    chain: str
    version: int
    reason: str


Change = Stroke | Addition | Marking | Spoilt


@dataclass
class Sorted:
    """A batch's changes by what they change, each in the order they came."""

    strokes: dict[str, dict[str, list[Stroke]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    additions: dict[str, list[Addition]] = field(default_factory=lambda: defaultdict(list))
    markings: dict[str, list[Marking]] = field(default_factory=lambda: defaultdict(list))
    spoilt: list[Spoilt] = field(default_factory=list[Spoilt])

    @classmethod
    def of(cls, changes: Sequence[Change]) -> "Sorted":
        """Sort a batch."""
        kept = cls()
        for change in changes:
            match change:
                case Stroke():
                    kept.strokes[change.view][change.row_id].append(change)
                case Addition():
                    kept.additions[change.row_id].append(change)
                case Marking():
                    kept.markings[change.ledger].append(change)
                case Spoilt():
                    kept.spoilt.append(change)
                case _:
                    assert_never(change)
        return kept


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

    @property
    def growing(self) -> str:
        """Return the view whose rows only grow longer; the position lies with them."""
        ...

    @property
    def only_grows(self) -> bool:
        """Tell whether each message adds one entry to one row, and does nothing else."""
        ...

    @property
    def ledgers(self) -> Sequence[Ledger]:
        """Return what is written line by line."""
        ...

    def changes(self, message: Delivered) -> Sequence[Change]:
        """Return what a message changes; raises `ValueError` when it cannot be read."""
        ...


@dataclass(frozen=True)
class OwnDrawing:
    """A room's boards, ledgers, and its own steps of every journey, from its own log."""

    log: Log
    boards: tuple[View, ...]
    ledgers: tuple[Ledger, ...] = ()
    name: str = "own"
    filters: tuple[str, ...] = ()
    growing: str = JOURNEY_STEPS
    only_grows: bool = False

    @property
    def stream(self) -> str:
        """Return the room's log."""
        return self.log.stream

    @property
    def views(self) -> Sequence[View]:
        """Return the boards, who is what to each journey, and the journey's own steps."""
        names = tuple(aggregate.name for aggregate in self.log.aggregates)
        return (*self.boards, self._relations, View(self.growing, names, _no_event, key="journey"))

    @cached_property
    def _relations(self) -> View:
        return relations_of(self.log.works)

    @cached_property
    def _ledgers_of(self) -> dict[str, tuple[Ledger, ...]]:
        return {
            aggregate.name: tuple(one for one in self.ledgers if aggregate.name in one.of)
            for aggregate in self.log.aggregates
        }

    def changes(self, message: Delivered) -> Sequence[Change]:
        """Return the changes one decision makes to the boards and the journey."""
        _, _, name, aggregate_id = message.subject.split(".")
        envelope, events = self.log.opened(name, message.data)
        seen = Seen(
            name,
            from_text(aggregate_id),
            envelope.journey,
            envelope.version,
            envelope.recorded_at,
            envelope.actor,
            envelope.relation,
        )
        journey = as_text(seen.journey) if seen.journey else None
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
        changes.append(
            Stroke(
                RELATIONS,
                journey or aggregate_id,
                message.subject,
                envelope.version,
                partial(_fold, self._relations, events, seen, journey),
            )
        )
        for ledger in self._ledgers_of[name]:
            changes += _markings(ledger, events, seen, message.subject)
        if name == CORRECTION:
            changes += [_without(ledger, events, seen) for ledger in self.ledgers]
        if journey and name != ACCESS:
            changes += _steps(envelope, seen, journey, message.sequence)
        return changes


@dataclass(frozen=True)
class FactsDrawing:
    """Every service's view of the whole journey, from what all services tell."""

    reader: FactReader
    name: str = JOURNEYS
    stream: str = "FACTS"
    filters: tuple[str, ...] = ()
    growing: str = JOURNEYS
    only_grows: bool = True

    @property
    def views(self) -> Sequence[View]:
        """Return the one view."""
        return (View(self.growing, (), _no_event, key="journey"),)

    @property
    def ledgers(self) -> Sequence[Ledger]:
        """Return none."""
        return ()

    def changes(self, message: Delivered) -> Sequence[Change]:
        """Return the entry one fact adds to its journey."""
        heard = self.reader.read(message.data)
        return [Addition(str(heard.fact.journey_id), _entry(heard, message.sequence))]


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


def _markings(
    ledger: Ledger, events: Iterable[Any], seen: Seen, chain: str
) -> list[Marking | Spoilt]:
    try:
        written = [list(ledger.write(event, seen)) for event in events]
    except Exception as error:
        return [Spoilt(ledger.name, chain, seen.version, f"bug:{type(error).__name__}")]
    return [
        Marking(ledger.name, seen, index, marks) for index, marks in enumerate(written) if marks
    ]


def _without(ledger: Ledger, events: Iterable[Any], seen: Seen) -> Marking:
    """Return that what an entry wrote counts no more once a correction has struck it."""
    struck = (entry_of(event) for event in events if isinstance(event, EntryCorrected))
    marks = [StrikeEntry(one.aggregate, one.aggregate_id, one.version, one.index) for one in struck]
    return Marking(ledger.name, seen, 0, marks)


def _steps(envelope: Envelope, seen: Seen, journey: str, sequence: int) -> list[Addition]:
    return [
        Addition(
            journey,
            {
                "position": sequence,
                "what": event["kind"],
                "of": seen.aggregate,
                "of_id": as_text(seen.aggregate_id),
                "version": seen.version,
                "index": index,
                "at": envelope.occurred_at,
                "recorded_at": envelope.recorded_at,
                "by": envelope.actor.role,
                "details": {k: v for k, v in event.items() if k not in {"kind", "occurred_at"}},
            },
        )
        for index, event in enumerate(envelope.events)
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
