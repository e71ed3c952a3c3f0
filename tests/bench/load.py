"""A load generator that costs little: raw HTTP/1.1 over kept connections, one at a time each."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

Request = Callable[[int, int], bytes]
"""Builds the request number `n` of connection `c`."""


@dataclass
class Measured:
    """Latencies in seconds, and how long all took."""

    latencies: list[float] = field(default_factory=list[float])
    seconds: float = 0.0
    failures: int = 0

    @property
    def rate(self) -> float:
        """Return successful answers a second."""
        return len(self.latencies) / self.seconds

    def quantile(self, q: float) -> float:
        """Return a latency quantile in milliseconds."""
        ordered = sorted(self.latencies)
        return ordered[min(int(q * len(ordered)), len(ordered) - 1)] * 1000


async def load(port: int, connections: int, seconds: float, request: Request) -> Measured:
    """Put load on a server for some seconds, every connection waiting for its answer."""
    measured = Measured()
    began = time.perf_counter()
    until = began + seconds
    await asyncio.gather(
        *(_connection(port, number, until, request, measured) for number in range(connections))
    )
    measured.seconds = time.perf_counter() - began
    return measured


async def _connection(
    port: int, number: int, until: float, request: Request, measured: Measured
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    sent = 0
    while (at := time.perf_counter()) < until:
        writer.write(request(number, sent))
        sent += 1
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ", 1)[1].split(b"\r\n", 1)[0])
        body = await reader.readexactly(length)
        if head.startswith(b"HTTP/1.1 2"):
            measured.latencies.append(time.perf_counter() - at)
        else:
            measured.failures += 1
            if measured.failures == 1:
                raise RuntimeError(f"refused: {head[:40]!r} {body[:200]!r}")
    writer.close()


def post(path: str, token: str, key: str, body: bytes) -> bytes:
    """Return the bytes of a command."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n"
        f"Idempotency-Key: {key}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
