"""Rooms that are not there: one small HTTP server that answers what a test wrote down."""

import json
import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from services.operations.embedded import keys
from services.operations.embedded.ports import HOST
from services.operations.embedded.run_file import Run

SERVICES = ("operations", "intake", "shelter", "legal_aid", "reintegration")
NOT_FOUND = (404, {"type": "/problems/not-found", "title": "There is nothing here for you."})
Answer = tuple[int, Any]


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    line: str
    headers: Mapping[str, str]
    body: Any


@dataclass
class MadeUpRooms:
    """Answers by request line (`GET /intake/admin/lag`), in turn; the last one again and again."""

    data: Path
    answers: dict[str, Sequence[Answer]] = field(default_factory=dict[str, Sequence[Answer]])
    asked: list[Asked] = field(default_factory=list[Asked])

    def answer(self, line: str, *bodies: Any) -> None:
        """Write down what a request is answered, in turn."""
        self.answers[line] = [(200, body) for body in bodies]

    def answer_with(self, line: str, *answers: Answer) -> None:
        """The same, where the answers have other statuses than 200."""
        self.answers[line] = answers

    def answer_everywhere(self, method: str, path: str, body: Any) -> None:
        """Write down what every service answers."""
        for service in SERVICES:
            self.answer(f"{method} /{service}{path}", body)

    def next_answer(self, asked: Asked) -> Answer:
        """Note a request and return its answer."""
        self.asked.append(asked)
        told = self.answers.get(asked.line, [NOT_FOUND])
        self.answers[asked.line] = told[1:] or told
        return told[0]


@contextmanager
def made_up_rooms(data: Path) -> Generator[MadeUpRooms]:
    """Let made-up rooms run on a data folder until the block ends."""
    rooms = MadeUpRooms(data)
    server = ThreadingHTTPServer((HOST, 0), _handler(rooms))
    serving = threading.Thread(target=server.serve_forever, args=(0.01,))
    serving.start()
    try:
        here = f"http://{HOST}:{server.server_port}"
        keys.prepare(data / "keys")
        base_urls = {service: f"{here}/{service}" for service in SERVICES}
        Run(base_urls=base_urls, nats_url="", mongo_url="", pids={}).write(data)
        yield rooms
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


def _handler(rooms: MadeUpRooms) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length) or b"null")
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(f"{self.command} {self.path}", headers, body)
            status, told = rooms.next_answer(asked)
            said = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(said)))
            self.send_header("ETag", f'"{len(rooms.asked)}"')
            self.end_headers()
            self.wfile.write(said)

        do_POST = do_DELETE = do_GET  # noqa: N815 - the library finds methods by these names

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    return Handler
