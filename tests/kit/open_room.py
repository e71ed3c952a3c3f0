"""A made-up room behind its real doors: the whole app in this process, on real servers."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

import httpx
import orjson

from services.operations.embedded import files, keys
from services.operations.embedded.waiting import PAUSE
from shared.kernel.actors import Actor, Role
from shared.kernel.ids import StaffId
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.handling import Asked, Desk
from shared.runtime.house import House
from shared.runtime.http.app import Porch, make_app
from shared.runtime.http.auth import Gate
from shared.runtime.http.tokens import issue
from shared.runtime.nats import connect
from shared.runtime.opening import open_house
from shared.runtime.people.settings import development_issuer
from shared.runtime.provisioning import (
    STREAMS,
    clocks_consumer,
    log_stream,
    provision_consumer,
    provision_stream,
)
from shared.runtime.service import Service
from shared.runtime.settings import Settings
from tests.kit.patient import Patient
from tests.kit.servers import Servers

Told = TypeVar("Told")

LAN = StaffId(UUID(int=10))
UNIT = "made-up-unit"
SHOWN_WITHIN = 60.0


@dataclass(frozen=True)
class OpenRoom:
    """A room whose doors are open."""

    house: House
    app: Porch
    keys: Path

    def client(
        self,
        role: Role,
        staff: StaffId = LAN,
        language: str = "en",
        unit: str = UNIT,
        *,
        patient: bool = True,
    ) -> httpx.AsyncClient:
        """Return a client with a worker's token; use it as a context."""
        straight = httpx.ASGITransport(self.app)
        issuer = orjson.loads((self.keys / "issuer.jwks.json").read_bytes())["keys"][0]
        actor = Actor(staff=staff, role=role, unit=unit)
        token = issue((self.keys / "issuer.pem").read_bytes(), actor, kid=issuer["kid"])
        return httpx.AsyncClient(
            transport=Patient(straight) if patient else straight,
            base_url="http://room",
            headers={"Authorization": f"Bearer {token}", "Accept-Language": language},
        )

    async def shown(self) -> str:
        """Wait until the rows show the whole log, and return where it ends."""
        inside, log = self.house.inside, self.house.service.log
        own = inside.projectors["own"]
        last = await _once_there(lambda: inside.store.last_sequence(f"log.{log.service}.>"))
        assert await own.wait_for(last, SHOWN_WITHIN)
        return f"{log.stream}@{last}"

    async def ask(self, command: Any, recorded_at: datetime | None = None) -> None:
        """Put a command to the room without a door, now or as of another moment."""
        actor = Actor(staff=LAN, role="shelter-worker", unit=UNIT)
        said, inside = uuid4(), self.house.inside
        desk = inside.desk
        if recorded_at is not None:
            log = self.house.service.log
            desk = Desk(log, inside.store, inside.receipts, now=lambda: recorded_at)
        asked = Asked(said, actor, "support", said, None, "", "said")  # type: ignore[arg-type]
        await _once_there(lambda: desk.handle(command, asked))


async def _once_there(ask: Callable[[], Awaitable[Told]]) -> Told:
    """Ask again while the log is away: a busy machine holds it up now and then."""
    async with asyncio.timeout(SHOWN_WITHIN):
        while True:
            try:
                return await ask()
            except Unavailable:
                await asyncio.sleep(PAUSE)


@asynccontextmanager
async def open_room(service: Service, servers: Servers, folder: Path) -> AsyncGenerator[OpenRoom]:
    """Provision a room, open it, and give it to the block; what it wrote is kept."""
    await _provision(service, servers.nats.url)
    prepare_keys(folder, service.room.name)
    settings = Settings.model_validate(
        {
            "nats_url": servers.nats.url,
            "mongo_url": servers.mongo.url,
            "JOURNEY_KEYS": folder,
        }
    )
    gate = Gate(development_issuer(settings.issuer_keys()))
    house = House(service, settings.idempotency_key(), gate, settings.largest_file)
    async with AsyncExitStack() as stack:
        await open_house(house, settings, stack)
        yield OpenRoom(house, make_app(house, _nothing), folder)


def prepare_keys(folder: Path, *rooms: str) -> None:
    """Make the keys of rooms that no platform knows, beside the others."""
    keys.prepare(folder)
    for room in rooms:
        master = folder / f"master-{room}.key"
        if not master.exists():
            files.create(master, bytes(range(keys.MASTER_KEY_BYTES)))


@asynccontextmanager
async def _nothing() -> AsyncGenerator[None]:
    yield


async def _provision(service: Service, nats_url: str) -> None:
    name = service.room.name
    client = await connect(nats_url, "provision", buffering=False)
    try:
        for stream, wanted in (*STREAMS.items(), log_stream(name)):
            await provision_stream(client, stream, wanted)
        await provision_consumer(client, "TIMERS", clocks_consumer(name), [f"due.{name}.>"])
    finally:
        await client.close()


def items(response: httpx.Response) -> Sequence[dict[str, Any]]:
    """Return a page's items."""
    assert response.status_code == httpx.codes.OK, response.text
    found: list[dict[str, Any]] = response.json()["items"]
    return found
