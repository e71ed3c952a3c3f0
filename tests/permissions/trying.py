"""Being someone at the servers, and trying things there."""

from collections.abc import Iterable, Mapping
from contextlib import AsyncExitStack
from typing import Any, Self
from uuid import UUID

import nats.errors
import orjson

from shared.runtime.mongo import Client as Mongo
from shared.runtime.mongo import open_client
from shared.runtime.nats import API, Client, api, connect
from shared.runtime.provisioning import log_stream
from shared.runtime.settings import Settings
from tests.kit.house import RoomName, RunningHouse

WITH_LOG: tuple[RoomName, ...] = ("intake", "shelter", "legal_aid", "reintegration")
EVERYONE: tuple[RoomName, ...] = (*WITH_LOG, "operations")
CENTRES = (str(UUID(int=1)), str(UUID(int=2)))
WAIT = 0.5
"""Whoever may not is mostly not answered at all."""

ANSWERED_WITHIN = 30.0
NOT_HERE = 10039
"""JetStream is not enabled for an account that keeps nothing."""


class Trier:
    """Becomes whoever is asked for, and leaves in the end."""

    def __init__(self, house: RunningHouse) -> None:
        self.house = house
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def at_nats(self, user: str) -> Client:
        """Return a connection of this user, who has only their own key."""
        settings = _settings(self.house)
        who = settings.nats_pass(user)
        assert who.seed
        client = await connect(settings.nats_url, user, buffering=False, who=who)
        self._stack.push_async_callback(client.close)
        return client

    async def at_mongo(self, user: str) -> Mongo:
        """Return a client of this user, who has only their own password."""
        settings = _settings(self.house)
        client = open_client(settings.mongo_url, settings.mongo_login(user))
        self._stack.callback(client.close)
        return client

    async def inside(self, store: str) -> Client:
        """Return a connection that may do anything in one store."""
        client = await connect(self.house.nats_url(store), "a test", buffering=False)
        self._stack.push_async_callback(client.close)
        return client

    async def state(self, store: str, stream: str) -> dict[str, Any]:
        """Return how a stream is, as its store knows it."""
        info = await api(await self.inside(store), f"STREAM.INFO.{stream}")
        return {"config": info["config"], "messages": info["state"]["messages"]}


def _settings(house: RunningHouse) -> Settings:
    told = house.environment
    return Settings.model_validate(
        {
            "nats_url": told["NATS_URL"],
            "mongo_url": told["MONGO_URL"],
            "JOURNEY_KEYS": told["JOURNEY_KEYS"],
        }
    )


async def fill(house: RunningHouse) -> None:
    """Put a message into every stream, and a document into every database."""
    async with Trier(house) as trier:
        for service in EVERYONE:
            client = await trier.at_nats(service)
            for subject in own_subjects(service):
                assert await said(client, subject, b"{}", within=ANSWERED_WITHIN) is None
            mongo = await trier.at_mongo(service)
            for database in (service, f"{service}_vault"):
                await mongo[database]["pages"].insert_one({"_id": service})
        writer = await trier.at_nats("legal_aid")
        for centre in CENTRES:
            letter = f"centres.{centre}.inbox.letter"
            assert await said(writer, letter, b"{}", within=ANSWERED_WITHIN) is None


def own_subjects(service: str) -> list[str]:
    """Return one subject of each kind that is a service's own."""
    own = [f"parked.{service}.a.b", f"receipts.{service}.a"]
    if service in WITH_LOG:
        own += [f"log.{service}.a.b", f"timers.{service}.a.b", f"facts.{service}.a.v1"]
    return own


async def said(
    client: Client,
    subject: str,
    data: bytes,
    *,
    within: float = WAIT,
    headers: Mapping[str, str] | None = None,
) -> str | None:
    """Say something to a stream; return why it was not kept, or `None`."""
    try:
        answer = await client.request(subject, data, timeout=within, headers=dict(headers or {}))
    except (nats.errors.Error, TimeoutError) as error:
        return type(error).__name__
    ack = orjson.loads(answer.data)
    return None if "seq" in ack and "error" not in ack else str(ack["error"]["description"])


async def calls(client: Client, call: str, body: Any = None) -> str | None:
    """Ask JetStream for something in both ways there are; return why not, or `None`."""
    reasons = [await _asked(client, f"{prefix}.{call}", body) for prefix in (API, "$JS.API")]
    return None if None in reasons else str(reasons)


async def _asked(client: Client, subject: str, body: Any) -> str | None:
    data = b"" if body is None else orjson.dumps(body)
    try:
        answer = await client.request(subject, data, timeout=WAIT)
    except (nats.errors.Error, TimeoutError) as error:
        return type(error).__name__
    if not answer.data.startswith(b"{"):
        return None
    wrong = orjson.loads(answer.data).get("error", {})
    return "not here" if wrong.get("err_code") == NOT_HERE else None


def reading(stream: str) -> list[tuple[str, Any]]:
    """Return all ways to read a stream."""
    consumer = {"stream_name": stream, "config": {"name": "thief", "ack_policy": "none"}}
    lasting = {"stream_name": stream, "config": {"durable_name": "thief"}}
    return [
        (f"STREAM.INFO.{stream}", None),
        (f"STREAM.MSG.GET.{stream}", {"seq": 1}),
        (f"DIRECT.GET.{stream}", {"seq": 1}),
        (f"DIRECT.GET.{stream}.log.>", None),
        (f"CONSUMER.NAMES.{stream}", None),
        (f"CONSUMER.LIST.{stream}", None),
        (f"CONSUMER.CREATE.{stream}", consumer),
        (f"CONSUMER.CREATE.{stream}.thief", consumer),
        (f"CONSUMER.CREATE.{stream}.thief.log.>", consumer),
        (f"CONSUMER.DURABLE.CREATE.{stream}.thief", lasting),
        (f"CONSUMER.MSG.NEXT.{stream}.thief", {"batch": 1}),
    ]


def unmaking(stream: str) -> list[tuple[str, Any]]:
    """Return all ways to harm a stream."""
    free = {"name": stream, "subjects": [f"{stream.lower()}.>"], "storage": "file"}
    copy = {"name": "COPY", "sources": [{"name": stream}], "storage": "file"}
    return [
        (f"STREAM.UPDATE.{stream}", free),
        (f"STREAM.PURGE.{stream}", None),
        (f"STREAM.DELETE.{stream}", None),
        (f"STREAM.MSG.DELETE.{stream}", {"seq": 1}),
        (f"STREAM.SNAPSHOT.{stream}", {"deliver_subject": "_INBOX.snapshot"}),
        ("STREAM.CREATE.COPY", copy),
        ("STREAM.NAMES", None),
        ("STREAM.LIST", None),
        ("ACCOUNT.PURGE.STORE_INTAKE", None),
    ]


async def done_of(client: Client, tries: Iterable[tuple[str, Any]]) -> list[str]:
    """Return those of the tries that JetStream answered."""
    return [call for call, body in tries if await calls(client, call, body) is None]


def own_log(service: str) -> str:
    """Return the name of a service's own log stream."""
    name, _ = log_stream(service)
    return name
