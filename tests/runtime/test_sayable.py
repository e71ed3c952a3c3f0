"""What leaves a process about its work: named fields, our own words, and nothing else."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import Status, StatusCode

from shared.runtime.sayable import (
    LOGGABLE,
    NAME,
    ON_FIGURES,
    ON_SPANS,
    JsonLines,
    OnlyLoggable,
    OnlySayable,
    views,
)

SECRET = "Nguyễn Thị Bịa Đặt"


class Lines(logging.Handler):
    """Keeps what a service would print."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(JsonLines())
        self.addFilter(OnlyLoggable())

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(self.format(record))


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Listen to one of our loggers, and to a library's."""
    handler = Lines()
    loggers = [logging.getLogger(name) for name in ("shared.made_up", "made_up_library")]
    for logger in loggers:
        logger.addHandler(handler)
    yield handler
    for logger in loggers:
        logger.removeHandler(handler)


def test_a_line_of_ours_says_its_words_and_its_loggable_fields(lines: Lines) -> None:
    logging.getLogger("shared.made_up").warning("parked", extra={"consumer": "a-consumer"})
    (line,) = map(json.loads, lines.lines)
    assert line["says"] == "parked"
    assert line["consumer"] == "a-consumer"


def test_a_field_that_is_not_loggable_is_not_said(lines: Lines) -> None:
    logging.getLogger("shared.made_up").warning("parked", extra={"who": SECRET, "slug": "a-slug"})
    (line,) = map(json.loads, lines.lines)
    assert set(line) == {"time", "level", "from", "says", "slug"}
    assert set(line) - {"time", "level", "from", "says"} <= LOGGABLE


def test_what_is_put_into_the_words_is_not_said(lines: Lines) -> None:
    logging.getLogger("shared.made_up").warning("%s came", SECRET)
    assert json.loads(lines.lines[0])["says"] == "%s came"


def test_a_library_says_nothing_of_its_own(lines: Lines) -> None:
    logging.getLogger("made_up_library").error("Task failed: %s", SECRET)
    logging.getLogger("made_up_library").error(f"Task failed: {SECRET}")  # noqa: G004 - as libraries do
    says = {json.loads(line)["says"] for line in lines.lines}
    assert says == {"a library said something"}


def test_of_an_error_its_name_and_its_place_are_said(lines: Lines) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("shared.made_up").exception("broke")
    (line,) = map(json.loads, lines.lines)
    assert line["error"] == "ValueError"
    assert line["where"].startswith("test_sayable.py:")
    assert SECRET not in lines.lines[0]


def test_a_stack_is_not_said(lines: Lines) -> None:
    logging.getLogger("shared.made_up").warning("here", stack_info=True)
    assert "test_a_stack" not in lines.lines[0]


@pytest.fixture
def spans() -> InMemorySpanExporter:
    """Keep what would be sent."""
    return InMemorySpanExporter()


@pytest.fixture
def tracers(spans: InMemorySpanExporter) -> TracerProvider:
    """Make spans that are sent at once."""
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(OnlySayable(spans)))
    return provider


def test_a_span_carries_only_what_may_be_said(
    tracers: TracerProvider, spans: InMemorySpanExporter
) -> None:
    with tracers.get_tracer(NAME).start_as_current_span("POST /cases") as span:
        span.set_attributes({"who": SECRET, "error.type": "ValueError"})
        span.add_event(SECRET, {"what": SECRET})
        span.record_exception(ValueError(SECRET))
        span.set_status(Status(StatusCode.ERROR, SECRET))
    (sent,) = spans.get_finished_spans()
    assert dict(sent.attributes or {}) == {"error.type": "ValueError"}
    assert set(sent.attributes or {}) <= ON_SPANS
    assert not sent.events
    assert sent.status.status_code == StatusCode.ERROR
    assert SECRET not in str(vars(sent))
    assert sent.context is not None
    assert sent.context.trace_id == span.get_span_context().trace_id


def test_a_library_s_span_is_not_sent(tracers: TracerProvider, spans: InMemorySpanExporter) -> None:
    tracers.get_tracer("made_up_library").start_span(SECRET).end()
    assert tracers.force_flush()
    assert spans.get_finished_spans() == ()
    tracers.shutdown()


def _labels(reader: InMemoryMetricReader) -> dict[str, dict[str, Any]]:
    found = reader.get_metrics_data()
    return {
        metric.name: dict(point.attributes or {})
        for resource in (found.resource_metrics if found else ())
        for scope in resource.scope_metrics
        for metric in scope.metrics
        for point in metric.data.data_points
    }


def test_a_figure_carries_only_its_labels_and_a_library_s_is_not_sent() -> None:
    reader = InMemoryMetricReader()
    provider = MeterProvider([reader], views=views())
    ours = provider.get_meter(NAME)
    ours.create_counter("facts").add(1, {"service": "intake", "who": SECRET})
    ours.create_histogram("took").record(1.0, {"route": "/cases", "journey": SECRET})
    provider.get_meter("made_up_library").create_counter("theirs").add(1, {"route": SECRET})
    assert _labels(reader) == {"facts": {"service": "intake"}, "took": {"route": "/cases"}}
    assert {"service", "route"} <= ON_FIGURES
    provider.shutdown()
