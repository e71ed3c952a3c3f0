"""A room erases once its log says so: in flight, late, after a crash, and says so itself."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

import pytest

from shared.casework.alerts import Alert, AlertId, RaiseAlert, alerts_of
from shared.casework.erasing import Erased, EraseJourney, Erasing, erasing_of
from shared.kernel.aggregate import Log
from shared.kernel.ids import ErasureId, JourneyId, derived
from shared.kernel.messages import RecordRef
from shared.runtime.erasing import erasing
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.feed import Delivered
from shared.runtime.following import Follower
from shared.runtime.handling import Desk
from shared.runtime.mongo import Client
from shared.runtime.nats import Client as Nats
from shared.runtime.nats import connect
from shared.runtime.parking import Parking
from shared.runtime.provisioning import STREAMS, log_stream, provision_stream
from shared.runtime.receipts import MemoryReceipts
from shared.runtime.records.contents import Words
from shared.runtime.records.store import JourneyErased, NoSuchRecord, RecordStore
from tests.kit.at_work import Rejects, closed, eventually, working
from tests.kit.blanket_room import NOON, asked

ALERT: Alert = "allergy"


@dataclass(frozen=True)
class Room:
    """A room that keeps alerts and may have to erase, with nobody yet who does."""

    log: Log
    nats: Nats
    client: Client
    desk: Desk
    records: RecordStore
    parking: Parking
    journey: JourneyId
    rejects: Rejects

    async def kept(self) -> RecordRef:
        """Keep an alert, in the record store and in the log."""
        asking = asked()
        subject = self.log.named("alerts").subject(self.journey)
        words = Words("alert", "made up", asking.command_id, "content", subject)
        content = await self.records.keep(self.journey, words)
        await self.desk.handle(self.alert(content), asking)
        await self.records.settle(asking.command_id)
        return content

    def alert(self, content: RecordRef) -> RaiseAlert:
        """Ask to raise an alert."""
        return RaiseAlert(
            journey_id=self.journey,
            alert_id=AlertId(uuid4()),
            alert=ALERT,
            content=content,
            occurred_at=NOON,
        )

    async def ordered(self) -> None:
        """Write down that the journey is to be erased."""
        order = EraseJourney(
            journey_id=self.journey,
            erasure_id=ErasureId(derived("erasure", self.journey)),
            occurred_at=NOON,
        )
        await self.desk.handle(order, asked())

    def follower(self, records: RecordStore | None = None) -> Follower:
        """Return one replica's follower."""
        errand = erasing(self.log, records or self.records, self.parking, self.desk)
        database = self.client[self.log.service]
        return Follower(errand, self.log, self.nats, database, self.rejects.park)

    async def is_erased(self) -> bool:
        """Tell whether the log says that it is done."""
        history = self.log.named("erasing")
        return isinstance((await self.desk.state_of(history, self.journey)).state, Erased)

    async def can_read(self, content: RecordRef) -> bool:
        """Tell whether content can be read."""
        try:
            await self.records.read(content.record_id, self.journey)
        except NoSuchRecord:
            return False
        return True


@pytest.fixture
async def room(
    nats_url: str, client: Client, records: RecordStore, service: str, journey: JourneyId
) -> AsyncIterator[Room]:
    """Provision the room."""
    async with AsyncExitStack() as stack:
        nats = await connect(nats_url, service, buffering=True)
        stack.push_async_callback(closed, nats)
        log = Log(service, (alerts_of(service), erasing_of(service)))
        await provision_stream(nats, *log_stream(service))
        await provision_stream(nats, "PARKED", STREAMS["PARKED"])
        store = JetStreamStore(nats, log.stream)
        await store.start()
        desk = Desk(log, store, MemoryReceipts())
        parking = Parking(nats, service, b"made up")
        yield Room(log, nats, client, desk, records, parking, journey, Rejects())


async def test_what_was_written_is_gone_before_the_room_says_so(room: Room) -> None:
    content = await room.kept()
    assert await room.can_read(content)
    async with working(room.follower().run):
        await room.ordered()
        await eventually(room.is_erased)
    assert not await room.can_read(content)
    assert room.rejects.parked == []


async def test_what_a_crash_left_is_erased_by_whoever_comes_after(room: Room) -> None:
    """The order was written, and the process ended before anything else."""
    content = await room.kept()
    await room.ordered()
    history = room.log.named("erasing")
    assert isinstance((await room.desk.state_of(history, room.journey)).state, Erasing)
    assert await room.can_read(content)
    async with working(room.follower().run):
        await eventually(room.is_erased)
    assert not await room.can_read(content)


async def test_a_crash_between_the_deed_and_the_word_says_it_after_all(room: Room) -> None:
    content = await room.kept()
    await room.ordered()
    await room.records.erase(room.journey)
    assert not await room.is_erased()
    async with working(room.follower().run):
        await eventually(room.is_erased)
    assert not await room.can_read(content)


async def test_two_replicas_erase_side_by_side_and_say_it_once(room: Room) -> None:
    await room.kept()
    async with working(room.follower().run, room.follower().run):
        await room.ordered()
        await eventually(room.is_erased)
    history = room.log.named("erasing")
    assert (await room.desk.state_of(history, room.journey)).version == 2
    assert room.rejects.parked == []


async def test_a_command_in_flight_meets_the_erasure_and_loses(room: Room) -> None:
    """Its text was kept before the order; the event comes after, and refers to nothing."""
    asking = asked()
    subject = room.log.named("alerts").subject(room.journey)
    words = Words("alert", "in flight", asking.command_id, "content", subject)
    content = await room.records.keep(room.journey, words)
    async with working(room.follower().run):
        await room.ordered()
        await eventually(room.is_erased)
    await room.desk.handle(room.alert(content), asking)
    await room.records.settle(asking.command_id)
    assert not await room.can_read(content)
    with pytest.raises(JourneyErased):
        await room.records.keep(room.journey, words)


async def test_messages_parked_for_the_person_are_dropped_and_no_others(room: Room) -> None:
    other = uuid4()
    for number, journey in enumerate((room.journey, other), start=1):
        body = b'{"subject": "%s"}' % str(journey).encode()
        await room.parking.park(
            "made-up", Delivered("facts.made.up", number, body), "because", "FACTS", behind=0
        )
    async with working(room.follower().run):
        await room.ordered()
        await eventually(room.is_erased)
        await eventually(partial(_only, room.parking, str(other)))


async def _only(parking: Parking, lane: str) -> bool:
    return [one.lane for one in await parking.all()] == [lane]
