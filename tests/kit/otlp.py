"""A place where telemetry is sent to, and what arrived there."""

import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import (
    ExportMetricsServiceRequest,
)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

AT_ONCE = {
    "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf",
    "OTEL_BSP_SCHEDULE_DELAY": "200",
    "OTEL_BLRP_SCHEDULE_DELAY": "200",
    "OTEL_METRIC_EXPORT_INTERVAL": "1000",
}
"""Makes a service send what it has at short intervals."""


@dataclass(frozen=True)
class Span:
    """One span as it was exported."""

    service: str
    name: str
    trace: str
    said: tuple[str, ...]


@dataclass
class Sink:
    """Takes whatever is sent by OTLP over HTTP."""

    arrived: list[tuple[str, bytes]] = field(default_factory=list[tuple[str, bytes]])
    url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What a service must be told in order to send everything here."""
        return {**AT_ONCE, "OTEL_EXPORTER_OTLP_ENDPOINT": self.url}

    def spans(self) -> list[Span]:
        """Return every span that arrived."""
        return [
            Span(service, span.name, span.trace_id.hex(), tuple(_said(span.attributes)))
            for part in self._parts("/v1/traces", ExportTraceServiceRequest)
            for resource in part.resource_spans
            for service in [_service(resource.resource)]
            for scope in resource.scope_spans
            for span in scope.spans
        ]

    def labels(self) -> set[str]:
        """Return every label that arrived on a figure or a log line, with its value."""
        return set(self._of_metrics()) | set(self._of_logs())

    def names(self) -> dict[str, set[str]]:
        """Return the name of every attribute and label that arrived, by what it was on."""
        spans = (label for span in self.spans() for label in span.said)
        found = {"spans": spans, "figures": self._of_points(), "lines": self._of_records()}
        return {on: {said.partition("=")[0] for said in labels} for on, labels in found.items()}

    def _of_metrics(self) -> Iterator[str]:
        for part in self._parts("/v1/metrics", ExportMetricsServiceRequest):
            for resource in part.resource_metrics:
                for scope in resource.scope_metrics:
                    for metric in scope.metrics:
                        yield metric.name
        yield from self._of_points()

    def _of_points(self) -> Iterator[str]:
        for part in self._parts("/v1/metrics", ExportMetricsServiceRequest):
            for resource in part.resource_metrics:
                for scope in resource.scope_metrics:
                    for metric in scope.metrics:
                        kind = getattr(metric, metric.WhichOneof("data"))
                        for point in kind.data_points:
                            yield from _said(point.attributes)

    def _of_logs(self) -> Iterator[str]:
        for part in self._parts("/v1/logs", ExportLogsServiceRequest):
            for resource in part.resource_logs:
                for scope in resource.scope_logs:
                    for record in scope.log_records:
                        yield record.body.string_value
        yield from self._of_records()

    def _of_records(self) -> Iterator[str]:
        for part in self._parts("/v1/logs", ExportLogsServiceRequest):
            for resource in part.resource_logs:
                for scope in resource.scope_logs:
                    for record in scope.log_records:
                        yield from _said(record.attributes)

    def _parts(self, path: str, kind: Any) -> Iterator[Any]:
        for where, body in self.arrived:
            if where == path:
                yield kind.FromString(body)


@contextmanager
def listening() -> Generator[Sink]:
    """Take telemetry on a free port until the block ends."""
    sink = Sink()

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            sink.arrived.append((self.path, self.rfile.read(length)))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Taking) as server:
        sink.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield sink
        finally:
            server.shutdown()


def _service(resource: Any) -> str:
    (name,) = (one.value.string_value for one in resource.attributes if one.key == "service.name")
    return str(name)


def _said(attributes: Any) -> list[str]:
    return [f"{one.key}={one.value.string_value or one.value.int_value}" for one in attributes]
