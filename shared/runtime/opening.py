"""Opens a house: waits for its servers, prepares its store, and sets its workers going."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from shared.contracts.journey import reader as fact_reader
from shared.kernel.ids import CommandId
from shared.runtime.correcting import correcting
from shared.runtime.ending import ended
from shared.runtime.erasing import Sealing, erasing
from shared.runtime.event_store.interface import EventStore
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.feed import Delivered, reading
from shared.runtime.following import Errand, Follower
from shared.runtime.handling import Desk
from shared.runtime.house import House, Inside
from shared.runtime.interpreter import settle
from shared.runtime.keys.sealed import Secrets
from shared.runtime.keys.tending import tend
from shared.runtime.mailing import STREAM as CENTRES
from shared.runtime.mailing import mailing
from shared.runtime.mongo import UNAVAILABLE, Client, PyMongoError, open_client, within
from shared.runtime.nats import UNREACHABLE, api, connect
from shared.runtime.nats import Client as Nats
from shared.runtime.noticing import noticing
from shared.runtime.parking import Parking, parker
from shared.runtime.provisioning import clocks_consumer
from shared.runtime.publishing import Publisher
from shared.runtime.reacting import Lanes, React, Reactor, broker_at, subscribe
from shared.runtime.receipts import STREAM as RECEIPTS
from shared.runtime.receipts import StreamReceipts
from shared.runtime.records.destroying import destroying
from shared.runtime.records.store import RecordStore
from shared.runtime.relating import Registry
from shared.runtime.service import Service
from shared.runtime.settings import Settings
from shared.runtime.snapshots import Snapshots, code_of
from shared.runtime.ticking import STREAM as TIMERS
from shared.runtime.ticking import Bell, Clockmaker
from shared.runtime.views.projecting import Projector
from shared.runtime.views.strokes import Drawing, FactsDrawing, OwnDrawing

log = logging.getLogger(__name__)

Done = TypeVar("Done")

_WATCH = 0.25
_SILENCE = 2.0
"""Seconds without an answer after which NATS counts as away."""

_PURPOSES = ("parking", "snapshots")
"""What the service keeps a secret of its own for: to encrypt what is parked, to seal snapshots."""

_SWEEP = timedelta(minutes=10)
_PASSING: tuple[type[BaseException], ...] = (PyMongoError, *UNAVAILABLE, *UNREACHABLE)


async def open_house(house: House, settings: Settings, stack: AsyncExitStack) -> None:
    """Open as soon as everything is there; what was opened is closed by the stack."""
    name = house.service.room.name
    _keep(stack, "keys of the issuer", house.gate.keep_fresh)
    mongo = open_client(settings.mongo_url, settings.mongo_login(name))
    stack.callback(mongo.close)
    records = RecordStore(mongo, name, settings.masters(name), house.service.findable)
    _keep(stack, "watchman of mongodb", partial(_watch_mongo, house, mongo))
    url, who = settings.nats_url, settings.nats_pass(name)
    nats = await connect(url, f"{name}-commands", buffering=False, who=who)
    stack.push_async_callback(nats.close)
    _keep(stack, "watchman of nats", partial(_watch_nats, house, nats))
    feeds = await connect(url, f"{name}-feeds", buffering=True, who=who)
    stack.push_async_callback(feeds.close)
    await _until_there(house, nats)
    secrets = await _again_until_done(partial(_open_vault, records))
    parking = Parking(nats, name, secrets["parking"])
    code = partial(code_of, house.service.log)
    snapshots = Snapshots(mongo[name], secrets["snapshots"], code)
    inside, store = _furnish(house, nats, feeds, records, parking, snapshots)
    await _again_until_done(partial(_prepare, inside, store))
    house.vitals.nats = house.vitals.mongo = True
    await _hear_receipts(stack, feeds, inside.receipts)
    await _set_going(house, settings, inside, stack)
    house.opened = inside
    settle()
    log.info("open", extra={"service": name})


def _furnish(
    house: House,
    nats: Nats,
    feeds: Nats,
    records: RecordStore,
    parking: Parking,
    snapshots: Snapshots,
) -> tuple[Inside, JetStreamStore]:
    service = house.service
    mongo = records.client
    database = mongo[service.room.name]
    store = JetStreamStore(nats, service.log.stream)
    receipts = StreamReceipts(nats, service.room.name)
    desk = Desk(service.log, store, receipts, snapshots)
    park = parker(parking, service.log.stream)
    drawings: list[Drawing] = [FactsDrawing(fact_reader)]
    if service.log.aggregates:
        drawings.append(OwnDrawing(service.log, service.views, service.ledgers))
    projectors = {d.name: Projector(mongo, database, feeds, d, park) for d in drawings}
    publisher = Publisher(feeds, service.log, service.publish, database, park)
    clockmaker = Clockmaker(feeds, service.log, service.clocks, database, park)
    errands = _errands(service, desk, records, parking, feeds)
    followers = tuple(Follower(e, service.log, feeds, database, park) for e in errands)
    reactor = Reactor(service.log, desk, records, database)
    lanes = {p.name: Lanes(p.name, "FACTS", parking, reactor.react(p)) for p in service.policies}
    if service.log.aggregates:
        bell = Bell(nats, service.log, service.clocks, desk)
        clocks = clocks_consumer(service.room.name)
        lanes[clocks] = Lanes(clocks, TIMERS, parking, bell.handle)
    inside = Inside(
        nats=nats,
        feeds=feeds,
        mongo=mongo,
        database=database,
        store=store,
        desk=desk,
        registry=Registry(service.log, store, desk, database, projectors.get("own")),
        records=records,
        parking=parking,
        projectors=projectors,
        publisher=publisher,
        clockmaker=clockmaker,
        followers=followers,
        receipts=receipts,
        lanes=lanes,
        retries={
            **{name: one.retry for name, one in lanes.items()},
            **{f.name: partial(parking.retry, f.name, handle=f.follow_late) for f in followers},
            "publishing": partial(parking.retry, "publishing", handle=publisher.publish_late),
            "clocks": partial(parking.retry, "clocks", handle=_set_late(clockmaker, store)),
        },
    )
    return inside, store


def _errands(
    service: Service, desk: Desk, records: RecordStore, parking: Parking, feeds: Nats
) -> list[Errand]:
    """Return what is carried out along the service's log."""
    errands = [
        destroying(service.log, records),
        correcting(service.log, records),
        erasing(service.log, records, parking, desk),
    ]
    if service.findable:
        errands.append(noticing(service.log, service.findable, records, desk))
    if service.mail:
        errands += mailing(service.log, service.mail, desk, feeds)
    return errands


async def _open_vault(records: RecordStore) -> dict[str, bytes]:
    """Make sure that its keys open, and return the service's own secrets by their purpose."""
    await records.prepare()
    await records.check()
    return {purpose: await Secrets(records.keyring, purpose).only() for purpose in _PURPOSES}


async def _prepare(inside: Inside, store: JetStreamStore) -> None:
    await inside.records.index_anew()
    await inside.database.refused_duties.create_index([("at", -1)])
    for projector in inside.projectors.values():
        await projector.prepare()
    await store.start()


async def _set_going(
    house: House, settings: Settings, inside: Inside, stack: AsyncExitStack
) -> None:
    for name, projector in inside.projectors.items():
        _keep(stack, f"projection {name}", projector.run)
    sealing = Sealing(house.service.log, inside.records, inside.desk)
    _keep(stack, "keys", partial(tend, inside.records, sealing, settings.seal_after))
    if not house.service.log.aggregates:
        return
    _keep(stack, "publishing", inside.publisher.run)
    _keep(stack, "clocks", inside.clockmaker.run)
    _keep(stack, "sweeping", partial(_sweep, inside))
    for follower in inside.followers:
        _keep(stack, follower.name, follower.run)
    name = house.service.room.name
    broker = broker_at(settings.nats_url, f"{name}-policies", settings.nats_pass(name))
    for lanes in inside.lanes.values():
        subscribe(broker, lanes, lanes.stream)
    await broker.start()
    stack.push_async_callback(broker.stop)


def _set_late(clockmaker: Clockmaker, store: EventStore) -> React:
    """Return how a message is handled again that the clocks could not read."""

    async def handle(message: Delivered) -> str | None:
        history = await store.load(message.subject, message.sequence - 1)
        return await clockmaker.set_late(
            [Delivered(message.subject, found.sequence, found.data) for found in history]
        )

    return handle


async def _until_there(house: House, nats: Nats) -> None:
    """Wait until provisioning has made everything this service uses."""
    service = house.service
    calls = ["STREAM.INFO.FACTS", "STREAM.INFO.RECEIPTS", "STREAM.INFO.PARKED"]
    if service.log.aggregates:
        calls += [f"STREAM.INFO.{service.log.stream}"]
        calls += [f"CONSUMER.INFO.FACTS.{policy.name}" for policy in service.policies]
        calls += [f"CONSUMER.INFO.{TIMERS}.{clocks_consumer(service.room.name)}"]
    if service.mail:
        calls += [f"STREAM.INFO.{CENTRES}"]
    for call in calls:
        while not await _answers(nats, call):  # noqa: ASYNC110 - another process provisions
            await asyncio.sleep(_WATCH / 2)


async def _answers(nats: Nats, call: str, *, wait: float = 3) -> bool:
    try:
        return "error" not in await api(nats, call, wait=wait)
    except UNREACHABLE:
        return False


async def _again_until_done(work: Callable[[], Awaitable[Done]]) -> Done:
    while True:
        try:
            return await work()
        except _PASSING as error:
            log.warning("not open yet", extra={"error": type(error).__name__})
            await asyncio.sleep(_WATCH)


async def _hear_receipts(stack: AsyncExitStack, feeds: Nats, receipts: StreamReceipts) -> None:
    """Take in the receipts of the last week, then those that other replicas leave."""
    caught_up = asyncio.Event()

    async def hear() -> None:
        while True:
            try:
                last = {"last_by_subj": receipts.subjects}
                answer = await api(feeds, f"STREAM.MSG.GET.{RECEIPTS}", last)
                end = 0 if "error" in answer else answer["message"]["seq"]
                if receipts.position >= end:
                    caught_up.set()
                after, mine = receipts.position, [receipts.subjects]
                async with reading(feeds, RECEIPTS, after, mine) as feed:
                    while True:
                        for message in await feed.batch():
                            receipts.hear(message.subject, message.data, message.sequence)
                        if receipts.position >= end:
                            caught_up.set()
            except Exception as error:
                log.debug("receipts interrupted", extra={"error": type(error).__name__})
                await asyncio.sleep(_WATCH)

    _keep(stack, "receipts", hear)
    await caught_up.wait()


async def _watch_nats(house: House, nats: Nats) -> None:
    """Ask every quarter of a second whether JetStream answers: a frozen server stays connected."""
    while True:
        house.vitals.nats = await _answers(nats, "INFO", wait=_SILENCE)
        if house.vitals.nats:
            house.vitals.nats_seen_at = datetime.now(UTC)
        await asyncio.sleep(_WATCH)


async def _watch_mongo(house: House, mongo: Client) -> None:
    """Look every quarter of a second whether MongoDB answers."""
    while True:
        try:
            with within(1.0):
                await mongo.admin.command("ping")
            house.vitals.mongo = True
        except PyMongoError:
            house.vitals.mongo = False
        await asyncio.sleep(_WATCH)


async def _sweep(inside: Inside) -> None:
    """Settle what crashes left behind in the record store, every few minutes."""

    async def is_in_log(subject: str, command_id: CommandId) -> bool:
        return await inside.desk.has_recorded(subject, command_id)

    while True:
        try:
            await inside.records.sweep(_SWEEP, is_in_log)
        except _PASSING as error:
            log.warning("sweeping interrupted", extra={"error": type(error).__name__})
        await asyncio.sleep(_SWEEP.total_seconds() / 10)


def _keep(stack: AsyncExitStack, name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Run work until the house closes; if it breaks, say so and begin again."""

    async def keep_on() -> None:
        while True:
            try:
                await work()
            except Exception as error:
                said = {"consumer": name, "error": type(error).__name__}
                log.exception("a worker broke and begins again", extra=said)
            await asyncio.sleep(_WATCH)

    task = asyncio.create_task(keep_on(), name=name)

    stack.push_async_callback(ended, task)
