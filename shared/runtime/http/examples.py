"""What each reading door answers, by example: made-up events, drawn by the code that answers."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain
from typing import Any

import orjson

from shared.casework.access import ACCESS
from shared.casework.files import FILES
from shared.casework.unit_board import UNITS
from shared.contracts.fact import Fact, Heard
from shared.contracts.intake import CaseOpened
from shared.contracts.journey import reader
from shared.kernel.actors import Actor
from shared.kernel.aggregate import Aggregate
from shared.kernel.envelope import BEGINNING, Envelope, stored
from shared.kernel.figures import FIGURES
from shared.kernel.ids import CommandId, JourneyId, RecordId, StaffId, derived
from shared.kernel.ledgers import Put
from shared.kernel.views import Row
from shared.kernel.worklist import WORKLIST
from shared.runtime.feed import Delivered
from shared.runtime.http import (
    access_everywhere,
    access_history,
    admin,
    figures,
    lag,
    on_call,
    reading,
    records,
    worklist,
)
from shared.runtime.http.made_up import MOMENT, events_of, made_up
from shared.runtime.http.media import EXTENSIONS
from shared.runtime.http.routes import BoardRoute, CalendarRoute, FilesRoute, RowRoute
from shared.runtime.keys.rotation import Step, Turning
from shared.runtime.records.contents import Record
from shared.runtime.service import Service
from shared.runtime.verifying import Report
from shared.runtime.views.inking import line_id, line_of
from shared.runtime.views.painting import visible
from shared.runtime.views.rebuilding import Progress, Stage
from shared.runtime.views.strokes import (
    JOURNEYS,
    Addition,
    Change,
    FactsDrawing,
    Marking,
    OwnDrawing,
    Stroke,
)

Content = Mapping[str, Any]
"""What the document says of an answer's body, by its media type."""

_AT = datetime.fromisoformat(MOMENT)
_JOURNEY = JourneyId(derived("journey_id"))
_ACTOR = Actor(staff=StaffId(derived("staff")), role="health-department", unit="made-up-unit")
_COMMAND = CommandId(derived("command_id"))
_TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
_POSITION = 42
_READER = lag.Reader(f"projection {JOURNEYS}", lag.SHOWS[JOURNEYS], "FACTS", _POSITION, 0)
_FACT: Heard[Fact] = Heard(
    fact=made_up(CaseOpened),
    id=derived("fact"),
    source="intake",
    time=_AT,
    traceparent=_TRACE,
    command_id=_COMMAND,
    causation=None,
    correlation=_COMMAND,
    logseq=_POSITION,
    logindex=0,
    cursor=(_POSITION, 0),
    factno=1,
)
_STEPS = 4
"""A row that a door shows only sometimes has come there in no more events."""


def examples(service: Service) -> dict[str, Content]:
    """Return what the reading doors of a service answer, by their paths."""
    drawn = _Drawn(service)
    shown: dict[str, Any] = {
        "/journeys/{journey_id}": drawn.journey(),
        records.RECORD: drawn.record(),
        access_history.PATH: drawn.accesses(),
        "/worklist": drawn.page(drawn.duty()),
        "/figures": drawn.figures(),
        "/figures/{code}/journeys": drawn.page(drawn.line(FIGURES)),
        "/on-call": {"items": drawn.on_call()},
        **_of_operations(service),
    }
    media: dict[str, Content] = {}
    for door in service.doors:
        match door:
            case RowRoute():
                shown[door.path] = drawn.row(door.view)
            case BoardRoute():
                shown[door.path] = drawn.page(drawn.row(door.view, door.where))
            case FilesRoute():
                shown[door.path] = drawn.page(drawn.row(FILES.name))
                media[f"{door.path}/{{file_id}}"] = dict.fromkeys(EXTENSIONS, _BINARY)
            case CalendarRoute():
                media[door.path] = {"text/calendar": {"schema": {"type": "string"}}}
            case _:
                pass
    written = orjson.loads(orjson.dumps(shown, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS))
    return media | {
        path: {_JSON: {"example": said}} for path, said in written.items() if said != {}
    }


_JSON = "application/json"
_BINARY = {"schema": {"type": "string", "format": "binary"}}


def _of_operations(service: Service) -> dict[str, Any]:
    """Return what the doors of operations answer where all is well."""
    name = service.room.name
    return {
        "/healthz": {"status": "alive"},
        "/readyz": {"service": name, "ready": True, "missing": []},
        "/policies": [admin.table_told(table) for table in service.tables[:1]],
        "/admin/lag": lag.told(name, [_READER]),
        "/admin/parked": [],
        "/admin/refused-duties": [],
        "/admin/keys": {
            "service": name,
            "master": "made-up",
            "keys": [{"master": "made-up", "count": 1}],
            "unsealed_erasures": 0,
            "last_rotation": None,
        },
        "/admin/rebuilds/{run_id}": vars(Progress("own", Stage.DONE, _POSITION, _POSITION)),
        "/admin/key-rotations/{run_id}": vars(Turning(Step.DONE)),
        "/admin/verifications/{run_id}": Report(done=True).told(),
        "/admin/verifications/{run_id}/standing": vars(Report().standing),
    }


def _messages(aggregate: Aggregate[Any, Any, Any], sought: frozenset[Any]) -> Iterator[Delivered]:
    """Yield a message of each kind of event of a history, as it would lie in the log."""
    subject = aggregate.subject(derived(aggregate.id_field))
    kinds = list(events_of(aggregate))
    journey = _JOURNEY if any("journey_id" in kind.model_fields for kind in kinds) else None
    for kind in kinds:
        envelope = Envelope(
            command_id=_COMMAND,
            journey=journey,
            actor=_ACTOR,
            purpose="casework",
            occurred_at=_AT,
            recorded_at=_AT,
            correlation=_COMMAND,
            causation=None,
            traceparent=_TRACE,
            request="",
            version=1,
            prev=BEGINNING,
            events=(stored(made_up(kind, sought)),),
            relation="unit",
        )
        yield Delivered(subject, _POSITION, envelope.encode())


def _after(row: Row | None, stroke: Stroke) -> Row:
    """Return a row after one stroke; as it was where this cannot come next."""
    try:
        return stroke.draw(row) or row or {}
    except (LookupError, TypeError, AttributeError):
        return row or {}


def _holds(value: Any, wanted: Any) -> bool:
    match wanted:
        case {"$ne": other}:
            return bool(value != other)
        case _:
            return bool(value == wanted)


class _Drawn:
    """A service's rows and lines, as each kind of event draws them."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._position = f"{service.log.stream}@{_POSITION}"
        drawing = OwnDrawing(service.log, service.views, service.ledgers)
        wheres = [door.where for door in service.doors if isinstance(door, BoardRoute)]
        sought = {v for where in wheres for v in where.values() if isinstance(v, str)}
        self._changes = [
            (message, drawing.changes(message))
            for aggregate in service.log.aggregates
            for message in _messages(aggregate, frozenset(sought))
        ]

    def page(self, row: Row) -> dict[str, Any]:
        """Return a page with one row on it."""
        return {"items": [row] if row else [], "next": None, "position": self._position}

    def row(self, view: str, where: Mapping[str, Any] | None = None) -> Row:
        """Return a row of a view or a ledger; with `where`, one of those that a door shows."""
        if any(ledger.name == view for ledger in self._service.ledgers):
            return self.line(view)
        held = tuple((where or {}).items())
        return self._row(view, lambda row: sum(_holds(row.get(name), v) for name, v in held))

    def _row(self, view: str, nears: Callable[[Row], int]) -> Row:
        """Return a row as it begins, and then goes on as far as it nears what is sought."""
        strokes = [one for one in self._all() if isinstance(one, Stroke) and one.view == view]
        row = max((_after(None, one) for one in strokes), key=len)
        for _ in range(_STEPS):
            row = max((row, *(_after(row, one) for one in strokes)), key=nears)
        return visible({"_id": strokes[0].row_id, **row})

    def line(self, ledger: str) -> Row:
        """Return a line of a ledger, or nothing if none is ever written."""
        none: Row = {}
        return next((visible(line) for line in self._lines(ledger)), none)

    def duty(self) -> Row:
        """Return a line of the worklist."""
        said = (
            worklist.told(line, self._service.duties, _AT, vietnamese=False)
            for line in self._lines(WORKLIST)
        )
        nothing: Row = {}
        return next(said, nothing)

    def figures(self) -> dict[str, Any]:
        """Return the figures of a year in which nothing was counted yet."""
        told = [figures.told(figure, 0, {}, exact=True) for figure in self._service.figures[:1]]
        year = {"from": date(_AT.year, 1, 1), "to": _AT.date()}
        return {**year, "figures": told, "position": self._position}

    def on_call(self) -> list[Row]:
        """Return who is on call in a unit with one worker."""
        if UNITS not in self._service.views:
            return []
        unit = self._row(UNITS.name, lambda row: bool(row["staff"]) + bool(row["on_call"]))
        return on_call.shifts({"_id": unit["id"], **unit}, _AT)

    def journey(self) -> dict[str, Any]:
        """Return a journey that was opened at intake, with one step of this service."""
        own = [change.entry for change in self._all() if isinstance(change, Addition)]
        told = FactsDrawing(reader).changes(Delivered("", _POSITION, _FACT.encode()))
        entries = [change.entry for change in told if isinstance(change, Addition)]
        positions = {"FACTS": _POSITION, self._service.log.stream: _POSITION}
        return {**reading.pictured(_JOURNEY, None, entries, own[:1]), "positions": positions}

    def accesses(self) -> dict[str, Any]:
        """Return what the history of who came to know what holds, here or over all services."""
        log = self._service.log
        if not log.aggregates:
            return access_everywhere.told(
                dict.fromkeys(access_everywhere.SERVICES, ("answered", []))
            )
        messages = (message for message, _ in self._changes if f".{ACCESS}." in message.subject)
        lines = (access_history.told(*log.opened(ACCESS, one.data)) for one in messages)
        return {"items": list(chain.from_iterable(lines))[:1]}

    def record(self) -> Row:
        """Return a record as whoever may read all of it sees it."""
        kinds = [kind.kind for kind in self._service.records]
        said = Record(kinds[0], "Made-up example.", _AT, "") if kinds else None
        return records.told(RecordId(derived("record_id")), said, said.text) if said else {}

    def _all(self) -> Iterator[Change]:
        return chain.from_iterable(changes for _, changes in self._changes)

    def _lines(self, ledger: str) -> Iterator[Row]:
        for change in self._all():
            if isinstance(change, Marking) and change.ledger == ledger:
                for mark in change.marks:
                    if isinstance(mark, Put):
                        line = line_of(change.seen, mark.line)
                        yield {"_id": line_id(change.seen, mark.key), **line}
