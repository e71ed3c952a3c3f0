"""Traces, metrics and logs; only what is marked as loggable ever leaves.

Span names and labels are templates (routes, kinds, consumers), never subjects or ids.
"""

import logging
import os
import re
from contextvars import Token
from functools import cache

from opentelemetry import context, metrics, trace
from opentelemetry.context import Context
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF
from opentelemetry.trace import SpanKind
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from shared.runtime.sayable import NAME, JsonLines, OnlyLoggable, OnlySayable, views

_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")
_propagator = TraceContextTextMapPropagator()
_tracer = trace.get_tracer(NAME)
_ids = RandomIdGenerator()
_meter = metrics.get_meter(NAME)

commands = _meter.create_histogram("journey.command.duration", "s", "Time to answer a command")
reactions = _meter.create_counter("journey.reactions", "1", "Facts a policy handled, by outcome")
drawn = _meter.create_counter("journey.projection.messages", "1", "Messages drawn into rows")
told = _meter.create_counter("journey.facts", "1", "Facts published")
turned_away = _meter.create_counter("journey.tokens.refused", "1", "Bad tokens, by reason")
parked = _meter.create_counter("journey.parked", "1", "Messages that could not be handled")


@cache
def _collected() -> bool:
    return bool(os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"))


def configure(service: str) -> None:
    """Switch telemetry on: exported by OTLP when OTEL_EXPORTER_OTLP_ENDPOINT is set."""
    resource = Resource.create({"service.name": f"journey-{service}"})
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    handlers[0].setFormatter(JsonLines())
    exporting = _collected()
    # Where nobody collects, trace ids are passed on all the same, but nothing is recorded.
    tracers = TracerProvider(None if exporting else ALWAYS_OFF, resource)
    if exporting:
        handlers.append(_export(tracers, resource))
    trace.set_tracer_provider(tracers)
    for handler in handlers:
        handler.addFilter(OnlyLoggable())
    logging.basicConfig(level=logging.INFO, handlers=handlers, force=True)
    for noisy in ("nats", "faststream", "httpx", "uvicorn", "pymongo"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)


def _export(tracers: TracerProvider, resource: Resource) -> logging.Handler:
    # The exporters cost 20 MB and half a second: only who exports pays for them.
    from opentelemetry._logs import set_logger_provider  # noqa: PLC0415
    from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter  # noqa: PLC0415
    from opentelemetry.exporter.otlp.proto.http.metric_exporter import (  # noqa: PLC0415
        OTLPMetricExporter,
    )
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
        OTLPSpanExporter,
    )
    from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler  # noqa: PLC0415
    from opentelemetry.sdk._logs.export import BatchLogRecordProcessor  # noqa: PLC0415

    tracers.add_span_processor(BatchSpanProcessor(OnlySayable(OTLPSpanExporter())))
    reader = PeriodicExportingMetricReader(OTLPMetricExporter())
    metrics.set_meter_provider(MeterProvider([reader], resource=resource, views=views()))
    loggers = LoggerProvider(resource=resource)
    loggers.add_log_record_processor(BatchLogRecordProcessor(OTLPLogExporter()))
    set_logger_provider(loggers)
    return LoggingHandler(logger_provider=loggers)


def flush() -> None:
    """Send what is still waiting; called when a service stops."""
    for provider in (trace.get_tracer_provider(), metrics.get_meter_provider()):
        stop = getattr(provider, "shutdown", None)
        if stop is not None:
            stop()


class Spanned:
    """A block in a span; entering gives the span's traceparent. Made by `span`."""

    __slots__ = ("_span", "_token")

    def __init__(self, started: trace.Span) -> None:
        self._span = started
        self._token: Token[Context] | None = None

    def __enter__(self) -> str:
        """Make the span the current one; return its W3C traceparent."""
        self._token = context.attach(trace.set_span_in_context(self._span))
        at = self._span.get_span_context()
        return f"00-{at.trace_id:032x}-{at.span_id:016x}-{at.trace_flags:02x}"

    def __exit__(self, *_: object) -> None:
        """End the span."""
        if self._token is not None:
            context.detach(self._token)
        self._span.end()


class PassedOn:
    """A block that nobody records, in its caller's trace or a new one. Made by `span`."""

    __slots__ = ("_parent",)

    def __init__(self, parent: str | None) -> None:
        self._parent = parent

    def __enter__(self) -> str:
        """Return the traceparent that whatever happens here is caused by."""
        caller = _TRACEPARENT.fullmatch(self._parent) if self._parent else None
        trace_id = caller[1] if caller else f"{_ids.generate_trace_id():032x}"
        return f"00-{trace_id}-{_ids.generate_span_id():016x}-00"

    def __exit__(self, *_: object) -> None:
        """Nothing was recorded."""


def span(
    name: str, parent: str | None = None, kind: SpanKind = SpanKind.INTERNAL
) -> Spanned | PassedOn:
    """Start a span under `parent` (a W3C traceparent), or under the current one.

    `name` is a template. Where nobody collects spans, the trace is only passed on. The
    library's own context manager costs twice as much on the way of a command.
    """
    if not _collected():
        return PassedOn(parent)
    above = _propagator.extract({"traceparent": parent}) if parent else None
    return Spanned(_tracer.start_span(name, context=above, kind=kind))


def note(error: Exception) -> None:
    """Mark the current span with an error's name; its text may hold anything and stays here."""
    trace.get_current_span().set_attribute("error.type", type(error).__name__)
