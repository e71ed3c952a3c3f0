"""A made-up room that keeps nothing but files, served over real HTTP on the shared servers."""

import asyncio
import secrets
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import orjson
import uvicorn

from services.operations.embedded import keys
from services.operations.embedded.ports import free_port
from services.operations.embedded.waiting import until
from shared.casework.access import access_of
from shared.casework.files import FILES, FileKept, file_of
from shared.kernel.actors import Actor, Role
from shared.kernel.aggregate import Log
from shared.kernel.clocks import Clocks
from shared.kernel.forms import ByHand, Entry, Form, Given, Line, Sheet, Signature, last
from shared.kernel.ids import JourneyId, StaffId
from shared.kernel.room import Room
from shared.runtime.house import House, Inside
from shared.runtime.http.app import make_app
from shared.runtime.http.auth import Gate
from shared.runtime.http.filing import file_doors
from shared.runtime.http.routes import FileRights, FormRoute
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

_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""A position names its log in letters."""

LARGEST = 200_000
KEPT = 75
"""Seconds that an idle connection is kept: longer than clients keep theirs."""
RIGHTS = (
    FileRights("paper", ("shelter-worker",), ("shelter-worker", "shelter-manager")),
    FileRights("letter", ("shelter-worker",), ("shelter-manager",)),
)


def _receipt(given: Given) -> Sheet:
    kept = last(given.events["file"], FileKept)
    assert kept is not None
    return Sheet(
        title="GIẤY BIÊN NHẬN",
        place=given.by_hand.place,
        on=given.on,
        blocks=(Line((Entry("Loại giấy tờ", kept.file_kind), Entry("Người giữ"))),),
        signatures=(Signature("Người nhận"),),
    )


RECEIPT = Form("receipt", "file", _receipt, ByHand)


def service_called(name: str) -> Service:
    """Return the room under a name."""
    return Service(
        room=Room(name, "Keeps files."),
        log=Log(name, (file_of(name), access_of(name))),
        publish=lambda _event, _journey: None,
        views=(FILES,),
        policies=(),
        clocks=Clocks(lambda _: [], _never_rings),
        records=(),
        doors=(
            *file_doors(RIGHTS, ("shelter-manager",)),
            FormRoute(
                path="/files/{file_id}/receipt",
                form=RECEIPT,
                may=("shelter-worker",),
                purpose="documentation",
                summary="Print a receipt",
                example={"place": "Made-up place"},
            ),
        ),
        tables=(),
    )


def _never_rings(*_: Any) -> Any:
    raise ValueError("no clock here")


@dataclass(frozen=True)
class FilingRoom:
    """The room, open: its doors at a port, and what is behind them."""

    house: House
    port: int
    pem: bytes
    kid: str

    @property
    def inside(self) -> Inside:
        """Return what is behind the doors."""
        return self.house.inside

    def headers(self, role: Role = "shelter-worker") -> dict[str, str]:
        """Return what a worker of this role shows at the door."""
        actor = Actor(staff=StaffId(UUID(int=7)), role=role, unit="made-up-unit")
        return {"Authorization": f"Bearer {issue(self.pem, actor, kid=self.kid)}"}

    def client(self, role: Role = "shelter-worker", *, patient: bool = True) -> httpx.AsyncClient:
        """Return a worker's client; use it as a context.

        Args:
            role: The role of the worker who asks.
            patient: Whether it asks again when something is away.
        """
        straight = httpx.AsyncHTTPTransport()
        return httpx.AsyncClient(
            transport=Patient(straight) if patient else straight,
            base_url=f"http://127.0.0.1:{self.port}",
            headers=self.headers(role),
            timeout=30,
            trust_env=False,
        )

    async def journey(self) -> JourneyId:
        """Open a journey here."""
        journey = JourneyId(uuid4())
        await self.inside.records.open_journey(journey)
        return journey


@asynccontextmanager
async def filing_room(nats_url: str, mongo_url: str, folder: Path) -> AsyncGenerator[FilingRoom]:
    """Provision the room, open it, and serve it for as long as the block runs."""
    name = f"files_{uuid4().hex[:10].translate(_LETTERS)}"
    keys.prepare(folder)
    (folder / f"master-{name}.key").write_bytes(secrets.token_bytes(keys.MASTER_KEY_BYTES))
    await _provisioned(nats_url, name)
    port = free_port(set())
    told = {"nats_url": nats_url, "mongo_url": mongo_url}
    told |= {"JOURNEY_KEYS": str(folder), "JOURNEY_LARGEST_FILE": str(LARGEST)}
    settings = Settings.model_validate(told)
    gate = Gate(development_issuer(settings.issuer_keys()))
    house = House(service_called(name), settings.idempotency_key(), gate, settings.largest_file)
    async with _served(house, settings, port):
        jwks = orjson.loads(settings.issuer_keys())["keys"][0]
        yield FilingRoom(house, port, (folder / "issuer.pem").read_bytes(), jwks["kid"])


@asynccontextmanager
async def _served(house: House, settings: Settings, port: int) -> AsyncGenerator[None]:
    async with AsyncExitStack() as stack:
        await open_house(house, settings, stack)
        app = make_app(house, partial(_already, house))
        config = uvicorn.Config(
            app,
            port=port,
            loop="none",
            http="httptools",
            ws="none",
            log_config=None,
            timeout_keep_alive=KEPT,
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve())

        async def started() -> bool:
            return server.started

        await until(started)
        try:
            yield
        finally:
            server.should_exit = True
            await serving


@asynccontextmanager
async def _already(_: House) -> AsyncGenerator[None]:
    yield


async def _provisioned(nats_url: str, name: str) -> None:
    nats = await connect(nats_url, "provision", buffering=False)
    for stream, wanted in STREAMS.items():
        await provision_stream(nats, stream, wanted)
    await provision_stream(nats, *log_stream(name))
    await provision_consumer(nats, "TIMERS", clocks_consumer(name), [f"due.{name}.>"])
    await nats.close()
