"""Files in the record store: bytes kept like words, and apart from them."""

import secrets
from pathlib import Path

import pytest

from shared.kernel.ids import CommandId, JourneyId
from shared.runtime.handling import KeyReused
from shared.runtime.mongo import Client
from shared.runtime.records.store import (
    JourneyErased,
    NoSuchRecord,
    Paper,
    RecordAltered,
    RecordStore,
)
from tests.kit.records import AT_ONCE, a_command, always, never, statement, stored
from tests.kit.servers import Servers

TEN_MIB = 10 * 2**20


def paper(content: bytes = b"%PDF-1.7 made up", command_id: CommandId | None = None) -> Paper:
    """Return a file as a command brings it."""
    return Paper("file", content, command_id or a_command(), "content", "log.intake.file.1")


@pytest.mark.parametrize("size", [1, 65_537, TEN_MIB], ids=["a byte", "64 KiB", "10 MiB"])
async def test_a_file_can_be_read_back(records: RecordStore, journey: JourneyId, size: int) -> None:
    content = secrets.token_bytes(size)
    ref = await records.keep(journey, paper(content))
    assert await records.read_file(ref.record_id, journey) == content


async def test_a_file_is_not_read_as_a_text_nor_a_text_as_a_file(
    records: RecordStore, journey: JourneyId
) -> None:
    file, text = await records.keep(journey, paper()), await records.keep(journey, statement())
    with pytest.raises(NoSuchRecord):
        await records.read(file.record_id, journey)
    with pytest.raises(NoSuchRecord):
        await records.read_file(text.record_id, journey)


async def test_the_same_command_keeps_one_file_and_never_another(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    brought = paper()
    assert await records.keep(journey, brought) == await records.keep(journey, brought)
    with pytest.raises(KeyReused):
        await records.keep(journey, paper(b"%PDF-1.7 another", brought.command_id))
    assert len(await stored(client, service)) == 1


async def test_a_sweep_settles_files_like_words(records: RecordStore, journey: JourneyId) -> None:
    told, lost = await records.keep(journey, paper()), paper()
    await records.sweep(AT_ONCE, always)
    left = await records.keep(journey, lost)
    await records.sweep(AT_ONCE, never)
    assert await records.read_file(told.record_id, journey) == b"%PDF-1.7 made up"
    with pytest.raises(NoSuchRecord):
        await records.read_file(left.record_id, journey)


async def test_destroying_twice_destroys_that_one_and_no_other(
    records: RecordStore, journey: JourneyId
) -> None:
    one, other = await records.keep(journey, paper()), await records.keep(journey, paper())
    await records.destroy(one.record_id, journey)
    await records.destroy(one.record_id, journey)
    with pytest.raises(NoSuchRecord):
        await records.read_file(one.record_id, journey)
    assert await records.read_file(other.record_id, journey)


async def test_an_erased_journey_has_no_files(records: RecordStore, journey: JourneyId) -> None:
    ref = await records.keep(journey, paper())
    await records.erase(journey)
    with pytest.raises(NoSuchRecord):
        await records.read_file(ref.record_id, journey)
    with pytest.raises(JourneyErased):
        await records.keep(journey, paper())


async def test_an_altered_file_is_noticed(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    ref = await records.keep(journey, paper())
    await client[service]["records"].update_one({}, {"$set": {"digest": "0" * 64}})
    with pytest.raises(RecordAltered):
        await records.read_file(ref.record_id, journey)


async def test_no_plain_byte_of_a_file_lies_in_the_files_of_the_database(
    records: RecordStore, journey: JourneyId, client: Client, service: str, servers: Servers
) -> None:
    """The marks are noise, which no storage engine makes shorter: as they are, or not at all."""
    secret, open_mark = secrets.token_bytes(64), secrets.token_bytes(64)
    await records.keep(journey, paper(b"%PDF-" + secret))
    await client[service]["plain"].insert_one({"content": open_mark})
    await client.admin.command("fsync")
    assert _lies_in(servers.mongo.data, open_mark)
    assert not _lies_in(servers.mongo.data, secret)


def _lies_in(folder: Path, mark: bytes) -> bool:
    return any(mark in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_file_is_not_shown_by_accident() -> None:
    assert "made up" not in repr(paper())
