"""The whole platform, brought up by `journey up` as a newcomer does, and measured."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import psutil

from services.operations.embedded.run_file import Run
from shared.kernel.actors import Actor, Role
from shared.kernel.ids import StaffId
from shared.runtime.http.tokens import issue
from tests.bench.table import Line
from tests.kit.house import RoomName, RunningHouse

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Platform:
    """A running platform: where it is, and how long it took to be ready."""

    data: Path
    run: Run
    seconds: float

    def token(self, role: Role) -> str:
        """Return a token of the development issuer."""
        keys = self.data / "keys"
        kid = json.loads((keys / "issuer.jwks.json").read_text())["keys"][0]["kid"]
        actor = Actor(staff=StaffId(uuid4()), role=role, unit="bench")
        return issue((keys / "issuer.pem").read_bytes(), actor, kid=kid)

    def port(self, service: str) -> int:
        """Return the port a service answers on."""
        return httpx.URL(self.run.base_urls[service]).port or 80


@asynccontextmanager
async def running(data: Path, port_base: int) -> AsyncGenerator[Platform]:
    """Bring the platform up in an empty folder, and stop it in order afterwards."""
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).with_name("journey")),
        "up",
        "--data",
        str(data),
        "--port-base",
        str(port_base),
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        run = await _ready(data, process)
        yield Platform(data, run, time.perf_counter() - began)
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


async def _ready(data: Path, process: asyncio.subprocess.Process) -> Run:
    while process.returncode is None:
        run = Run.read(data)
        if run is not None:
            return run
        await asyncio.sleep(0.05)
    raise RuntimeError("journey up ended before it was ready")


def resident(platform: Platform) -> dict[str, float]:
    """Return the megabytes each service keeps resident."""
    return {
        service: psutil.Process(platform.run.pids[service]).memory_info().rss / MEGABYTE
        for service in platform.run.base_urls
    }


def lines(platform: Platform, sizes: dict[str, float]) -> list[Line]:
    """Return what starting and idling cost."""
    largest = max(sizes.values(), default=0)
    listed = ", ".join(f"{name} {size:.0f}" for name, size in sorted(sizes.items()))
    return [
        Line(
            "journey up (installed) to all ready",
            f"{platform.seconds:.1f} s",
            "–",
            "≤ 8 s",
            met=platform.seconds <= 8,
        ),
        Line("resident memory", f"{listed} MB", "–", "≤ 120 MB each", met=largest <= 120),
    ]


@asynccontextmanager
async def one_service(folder: Path) -> AsyncGenerator[Platform]:
    """Run intake alone, with all servers beside it."""
    rooms: tuple[RoomName, ...] = ("intake",)
    house = await RunningHouse.start(folder, rooms=rooms)
    try:
        keys = folder / "data"
        keys.mkdir()
        (keys / "keys").symlink_to(house.keys)
        run = Run(
            base_urls={"intake": house.url("intake")},
            nats_url=house.nats_url("facts"),
            mongo_url=house.servers.mongo.url,
            pids={},
        )
        yield Platform(keys, run, 0.0)
    finally:
        await house.stop()


@asynccontextmanager
async def plain_route(nats_url: str, port: int) -> AsyncGenerator[int]:
    """Run the plain FastAPI route beside; give its port once it answers."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bench.plain",
        env={**os.environ, "NATS_URL": nats_url, "PLAIN_PORT": str(port)},
    )
    try:
        async with httpx.AsyncClient() as client:
            while True:
                try:
                    await client.get(f"http://127.0.0.1:{port}/openapi.json")
                    break
                except httpx.TransportError:
                    await asyncio.sleep(0.05)
        yield port
    finally:
        process.terminate()
        await process.wait()
