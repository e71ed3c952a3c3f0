"""A destroyed file's content goes after the log says so: once, late, or after a crash."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from uuid import UUID, uuid4

import pytest

from shared.casework.files import DestroyFile, FileId, KeepFile, file_of
from shared.kernel.aggregate import Log
from shared.kernel.ids import JourneyId
from shared.kernel.messages import RecordRef
from shared.runtime.event_store.interface import Append
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.feed import Delivered
from shared.runtime.following import Errand, Follower
from shared.runtime.handling import Desk
from shared.runtime.mongo import Client
from shared.runtime.nats import Client as Nats
from shared.runtime.nats import connect
from shared.runtime.provisioning import log_stream, provision_stream
from shared.runtime.receipts import MemoryReceipts
from shared.runtime.records.destroying import destroying
from shared.runtime.records.store import NoSuchRecord, Paper, RecordStore, Swept
from tests.kit.at_work import Rejects, closed, eventually, working
from tests.kit.blanket_room import NOON, asked
from tests.kit.records import AT_ONCE


@dataclass(frozen=True)
class Files:
    """A room's files on real servers, with nobody yet who destroys any."""

    log: Log
    nats: Nats
    client: Client
    store: JetStreamStore
    desk: Desk
    records: RecordStore
    journey: JourneyId
    rejects: Rejects

    async def kept(self) -> tuple[FileId, RecordRef]:
        """Keep a file."""
        file_id, asking = FileId(uuid4()), asked()
        subject = self.log.named("file").subject(file_id)
        paper = Paper("file", b"made up", asking.command_id, "content", subject)
        content = await self.records.keep(self.journey, paper)
        command = KeepFile(
            file_id=file_id,
            journey_id=self.journey,
            file_kind="letter",
            media_type="text/plain",
            size=7,
            content=content,
            occurred_at=NOON,
        )
        await self.desk.handle(command, asking)
        return file_id, content

    async def destroyed(self) -> RecordRef:
        """Keep a file and write down that it is destroyed."""
        file_id, content = await self.kept()
        command = DestroyFile(
            file_id=file_id, journey_id=self.journey, reason="mistaken", occurred_at=NOON
        )
        await self.desk.handle(command, asked())
        return content

    def follower(self, errand: Errand | None = None) -> Follower:
        """Return one replica's follower."""
        errand = errand or destroying(self.log, self.records)
        database = self.client[self.log.service]
        return Follower(errand, self.log, self.nats, database, self.rejects.park)

    async def is_there(self, content: RecordRef) -> bool:
        """Tell whether content can be read."""
        try:
            await self.records.read_file(content.record_id, self.journey)
        except NoSuchRecord:
            return False
        return True

    async def until_gone(self, content: RecordRef) -> None:
        """Wait until content cannot be read any more."""

        async def gone() -> bool:
            return not await self.is_there(content)

        await eventually(gone)


@pytest.fixture
async def files(
    nats_url: str, client: Client, records: RecordStore, service: str, journey: JourneyId
) -> AsyncIterator[Files]:
    """Provision a room that keeps files."""
    async with AsyncExitStack() as stack:
        nats = await connect(nats_url, service, buffering=True)
        stack.push_async_callback(closed, nats)
        log = Log(service, (file_of(service),))
        await provision_stream(nats, *log_stream(service))
        store = JetStreamStore(nats, log.stream)
        await store.start()
        desk = Desk(log, store, MemoryReceipts())
        yield Files(log, nats, client, store, desk, records, journey, Rejects())


async def test_the_content_of_a_destroyed_file_goes_and_no_other(files: Files) -> None:
    _, other = await files.kept()
    async with working(files.follower().run):
        content = await files.destroyed()
        await files.until_gone(content)
    assert await files.is_there(other)


async def test_what_a_crash_left_is_destroyed_by_whoever_comes_after(files: Files) -> None:
    """The event was written, and the process ended before anything else."""
    content = await files.destroyed()
    assert await files.is_there(content)
    async with working(files.follower().run):
        await files.until_gone(content)


async def test_a_crash_after_destroying_destroys_again_and_harms_nothing(files: Files) -> None:
    content = await files.destroyed()
    async with working(files.follower().run):
        await files.until_gone(content)
    await files.client[files.log.service].positions.delete_many({})
    again = await files.destroyed()
    async with working(files.follower().run):
        await files.until_gone(again)
    assert not await files.is_there(content)
    assert files.rejects.parked == []


async def test_a_crash_between_content_and_event_leaves_nothing_behind(files: Files) -> None:
    """And a crash between the event and the settling loses nothing."""
    _, told = await files.kept()
    paper = Paper("file", b"lost", asked().command_id, "content", "log.x.file." + str(uuid4()))
    lost = await files.records.keep(files.journey, paper)
    swept = await files.records.sweep(AT_ONCE, files.desk.has_recorded)
    assert swept == Swept(kept=1, deleted=1)
    assert await files.is_there(told)
    assert not await files.is_there(lost)


async def test_two_replicas_destroy_side_by_side(files: Files) -> None:
    async with working(files.follower().run, files.follower().run):
        for content in [await files.destroyed() for _ in range(5)]:
            await files.until_gone(content)
    assert files.rejects.parked == []


async def test_a_follower_goes_on_where_the_last_one_was(files: Files) -> None:
    seen: list[int] = []

    async def note(message: Delivered) -> None:
        seen.append(message.sequence)

    errand = Errand("noting", "notes what it sees", ("file",), note)
    for expected in (1, 2):
        await files.kept()
        follower = files.follower(errand)
        async with working(follower.run):
            await eventually(partial(_noted, files, expected))
    assert seen == [1, 2]


async def _noted(files: Files, sequence: int) -> bool:
    known = await files.client[files.log.service].positions.find_one({"_id": "noting"})
    return known is not None and known["sequence"] == sequence


async def test_what_cannot_be_read_is_set_aside_and_the_rest_goes_on(files: Files) -> None:
    subject = files.log.named("file").subject(UUID(int=9))
    await files.store.append(Append(subject, b"{", 0, "by hand"))
    content = await files.destroyed()
    follower = files.follower()
    async with working(follower.run):
        await files.until_gone(content)
    assert [(by, where) for by, where, _ in files.rejects.parked] == [("destroying", 1)]
    assert await follower.follow_late(Delivered(subject, 1, b"{")) == files.rejects.parked[0][2]


async def test_what_passes_is_tried_again_and_never_set_aside(files: Files) -> None:
    tries: list[int] = []

    async def fails_at_first(message: Delivered) -> None:
        tries.append(message.sequence)
        if len(tries) < 3:
            raise TimeoutError

    await files.kept()
    errand = Errand("noting", "fails twice", ("file",), fails_at_first)
    async with working(files.follower(errand).run):
        await eventually(lambda: _noted(files, 1))
    assert tries == [1, 1, 1]
    assert files.rejects.parked == []
