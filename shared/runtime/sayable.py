"""What may leave this process about its work: named fields and labels, and nothing else.

Only what stands in these lists ever reaches a log, a span or a figure, whoever says it: a
library may put anything into its own message, and an error's text may hold what was sent.
"""

import json
import logging
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

from opentelemetry.sdk.metrics.view import DropAggregation, View
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult
from opentelemetry.trace import Status

NAME = "journey"
"""Under which our own spans and figures are made."""

LOGGABLE = frozenset(
    {"error", "view", "service", "route", "status", "stream", "consumer", "reason", "slug", "where"}
)
"""Fields that may be said in a log line; their values are codes, never content."""

ON_SPANS = frozenset({"error.type"})
"""Attributes that a span may carry."""

ON_FIGURES = frozenset(
    {"route", "status", "policy", "outcome", "consumer", "projection", "service", "reason"}
)
"""Labels that a figure may carry; their values are templates and codes."""

_OUR_OWN = ("shared.", "services.", "__main__")
_BUILT_IN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "taskName"}


class OnlyLoggable(logging.Filter):
    """Takes away everything from a log record that nobody said may leave."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Strip the record; keep the name of an exception, never its text."""
        for name in set(vars(record)) - _BUILT_IN - LOGGABLE:
            delattr(record, name)
        if record.exc_info and record.exc_info[0]:
            record.error = record.exc_info[0].__name__
            record.where = where(record.exc_info[1]) if record.exc_info[1] else "unknown"
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        if not record.name.startswith(_OUR_OWN):
            record.msg = "a library said something"
        record.args = None
        return True


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said = {name: getattr(record, name) for name in LOGGABLE if hasattr(record, name)}
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "from": record.name,
            "says": record.msg,
            **said,
        }
        return json.dumps(line, ensure_ascii=False)


class OnlySayable(SpanExporter):
    """Hands on our own spans, with no more on them than may be said."""

    def __init__(self, beyond: SpanExporter) -> None:
        self._beyond = beyond

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Send what may be sent."""
        ours = [span for span in spans if _is_ours(span)]
        return self._beyond.export([_poorer(span) for span in ours])

    def shutdown(self) -> None:
        """Close what lies beyond."""
        self._beyond.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        """Send what waits beyond."""
        return self._beyond.force_flush(timeout_millis)


def views() -> list[View]:
    """Return how figures are seen: our own with their labels, a library's not at all."""
    return [
        View(instrument_name="*", meter_name=NAME, attribute_keys=set(ON_FIGURES)),
        View(instrument_name="*", aggregation=DropAggregation()),
    ]


def where(error: BaseException) -> str:
    """Return the module and line an error came from; never its text."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"


def _is_ours(span: ReadableSpan) -> bool:
    scope = span.instrumentation_scope
    return scope is not None and scope.name == NAME


def _poorer(span: ReadableSpan) -> ReadableSpan:
    carried: Mapping[str, object] = span.attributes or {}
    return ReadableSpan(
        name=span.name,
        context=span.get_span_context(),
        parent=span.parent,
        resource=span.resource,
        attributes={name: str(value) for name, value in carried.items() if name in ON_SPANS},
        kind=span.kind,
        status=Status(span.status.status_code),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )
