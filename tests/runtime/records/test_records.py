"""Records: kept once, and read back by whom they concern."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from shared.kernel.ids import CommandId, JourneyId, RecordId
from shared.runtime.handling import KeyReused
from shared.runtime.mongo import Client
from shared.runtime.records.store import (
    NoDataKey,
    NoSuchRecord,
    Record,
    RecordAltered,
    RecordStore,
    Swept,
    Words,
)
from tests.kit.records import (
    AT_ONCE,
    STATEMENT,
    a_command,
    always,
    keys_made,
    never,
    statement,
    stored,
)


async def test_a_statement_can_be_read_back(records: RecordStore, journey: JourneyId) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    ref = await records.keep(journey, statement())
    record = await records.read(ref.record_id, journey)
    assert (record.kind, record.text, record.digest) == ("statement", STATEMENT, ref.digest)
    assert before < record.written_at < datetime.now(UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nguyễn Thị Được Bịa Ra — ư ơ ă đ ễ",
        "".join(map(chr, range(32))) + "\x7f\u202e\u200f",
        "chữ " * 16_384,
        "🌾\ufeff\ufffd",
        "e\u0302\u0301 is not ế",
    ],
    ids=["empty", "vietnamese", "control characters", "64 KiB", "beyond the plane", "decomposed"],
)
async def test_any_text_comes_back_as_it_was_written(
    records: RecordStore, journey: JourneyId, text: str
) -> None:
    ref = await records.keep(journey, statement(text))
    assert (await records.read(ref.record_id, journey)).text == text


async def test_the_stored_document_does_not_contain_the_text(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    await records.keep(journey, statement())
    (row,) = await stored(client, service)
    raw = repr(row).encode() + b"".join(value for value in row.values() if isinstance(value, bytes))
    for word in STATEMENT.split():
        assert word.encode() not in raw
        assert repr(word.encode())[2:-1].encode() not in raw


async def test_all_texts_of_a_journey_are_read_however_many_there_are(
    records: RecordStore, journey: JourneyId, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("shelf", "store"):
        monkeypatch.setattr(f"shared.runtime.records.{module}.MOST", 2)
    texts = [f"Made up: {number}." for number in range(5)]
    for text in texts:
        words = statement(text)
        await records.keep(journey, words)
        await records.settle(words.command_id)
    pages = [page async for page in records.read_all(journey, ["statement"])]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert sorted(record.text for page in pages for record in page.values()) == texts


def test_words_are_not_shown_by_accident() -> None:
    record = Record("statement", STATEMENT, datetime.now(UTC), "0" * 64)
    assert STATEMENT not in repr(statement())
    assert STATEMENT not in repr(record)


async def test_the_same_command_twice_keeps_one_record(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    words = statement()
    first = await records.keep(journey, words)
    assert await records.keep(journey, words) == first
    await records.settle(words.command_id)
    assert await records.keep(journey, words) == first
    assert len(await stored(client, service)) == 1


async def test_a_command_that_comes_again_after_its_refusal_is_kept_anew(
    records: RecordStore, journey: JourneyId
) -> None:
    words = statement()
    first = await records.keep(journey, words)
    await records.discard(words.command_id)
    assert await records.keep(journey, words) == first
    assert (await records.read(first.record_id, journey)).text == STATEMENT


async def test_the_same_command_at_the_same_moment_keeps_one_record(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    words = statement()
    refs = await asyncio.gather(*(records.keep(journey, words) for _ in range(8)))
    assert len(set(refs)) == 1
    assert len(await stored(client, service)) == 1


async def test_the_same_command_with_other_words_is_told_so(
    records: RecordStore, journey: JourneyId
) -> None:
    words = statement()
    ref = await records.keep(journey, words)
    with pytest.raises(KeyReused):
        await records.keep(journey, statement("something else", words.command_id))
    assert (await records.read(ref.record_id, journey)).text == STATEMENT


async def test_a_command_kept_and_refused_at_the_same_moment_can_be_kept_again(
    records: RecordStore, journey: JourneyId
) -> None:
    words = statement()
    ref = await records.keep(journey, words)
    for _ in range(10):
        await asyncio.gather(
            *(records.keep(journey, words) for _ in range(2)),
            *(records.discard(words.command_id) for _ in range(4)),
        )
    assert await records.keep(journey, words) == ref
    assert (await records.read(ref.record_id, journey)).text == STATEMENT


async def test_equal_texts_show_as_equal_to_their_history_alone(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    other = JourneyId(uuid4())
    await records.open_journey(other)
    words = statement()
    here = await records.keep(journey, words)
    again = await records.keep(journey, statement())
    elsewhere = [
        await records.keep(journey, replace(statement(), subject="log.intake.case.2")),
        await records.keep(journey, replace(statement(), kind="note")),
        await records.keep(other, statement()),
    ]
    assert again.digest == here.digest
    assert len({here.digest, *(ref.digest for ref in elsewhere)}) == 4
    rows = await stored(client, service)
    assert len({row["cipher"] for row in rows}) == len({row["seal"] for row in rows}) == 5


async def test_a_record_from_before_there_were_seals_is_read_and_kept_once(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    words = statement()
    ref = await records.keep(journey, words)
    (row,) = await stored(client, service)
    before = {"$set": {"digest": row["seal"]}, "$unset": {"seal": ""}}
    await client[service]["records"].update_one({}, before)
    assert (await records.read(ref.record_id, journey)).digest == row["seal"]
    await records.keep(journey, words)
    with pytest.raises(KeyReused):
        await records.keep(journey, statement("something else", words.command_id))
    await client[service]["records"].update_one({}, {"$set": {"digest": row["digest"]}})
    with pytest.raises(RecordAltered):
        await records.read(ref.record_id, journey)


async def test_nothing_is_kept_for_a_journey_that_is_not_open_here(records: RecordStore) -> None:
    with pytest.raises(NoDataKey):
        await records.keep(JourneyId(uuid4()), statement())


async def test_a_journey_is_opened_once_however_often_it_is_asked(
    records: RecordStore, client: Client, service: str
) -> None:
    journey = JourneyId(uuid4())
    await asyncio.gather(*(records.open_journey(journey) for _ in range(10)))
    assert await keys_made(client, service, journey) == 1
    ref = await records.keep(journey, statement())
    await records.open_journey(journey)
    assert (await records.read(ref.record_id, journey)).text == STATEMENT


async def test_a_record_of_another_journey_is_not_there(
    records: RecordStore, journey: JourneyId
) -> None:
    other = JourneyId(uuid4())
    await records.open_journey(other)
    ref = await records.keep(other, statement())
    with pytest.raises(NoSuchRecord):
        await records.read(ref.record_id, journey)
    with pytest.raises(NoSuchRecord):
        await records.read(RecordId(UUID(int=1)), journey)


async def test_what_a_refused_command_wrote_is_gone(
    records: RecordStore, journey: JourneyId
) -> None:
    words = statement()
    ref = await records.keep(journey, words)
    await records.discard(words.command_id)
    with pytest.raises(NoSuchRecord):
        await records.read(ref.record_id, journey)


async def test_what_is_in_the_log_is_not_discarded(
    records: RecordStore, journey: JourneyId
) -> None:
    words = statement()
    ref = await records.keep(journey, words)
    await records.settle_many([words.command_id, a_command()])
    await records.discard(words.command_id)
    assert (await records.read(ref.record_id, journey)).text == STATEMENT


async def test_a_command_under_way_twice_loses_nothing_when_one_is_refused(
    records: RecordStore, journey: JourneyId
) -> None:
    words = statement()
    ref = await records.keep(journey, words)
    await records.keep(journey, words)
    await records.discard(words.command_id)
    assert (await records.read(ref.record_id, journey)).text == STATEMENT
    await records.discard(words.command_id)
    with pytest.raises(NoSuchRecord):
        await records.read(ref.record_id, journey)


async def test_a_sweep_keeps_what_is_in_the_log_and_deletes_what_is_not(
    records: RecordStore, journey: JourneyId
) -> None:
    told, lost = statement(), statement()
    kept = await records.keep(journey, told)
    left = await records.keep(journey, lost)
    asked: list[tuple[str, CommandId]] = []

    async def is_in_log(subject: str, command_id: CommandId) -> bool:
        asked.append((subject, command_id))
        return command_id == told.command_id

    assert await records.sweep(AT_ONCE, is_in_log) == Swept(kept=1, deleted=1)
    assert {command for _, command in asked} == {told.command_id, lost.command_id}
    assert {subject for subject, _ in asked} == {"log.intake.case.1"}
    assert (await records.read(kept.record_id, journey)).text == STATEMENT
    with pytest.raises(NoSuchRecord):
        await records.read(left.record_id, journey)
    assert await records.sweep(AT_ONCE, never) == Swept(kept=0, deleted=0)


async def test_a_sweep_leaves_alone_what_may_still_be_under_way(
    records: RecordStore, journey: JourneyId
) -> None:
    ref = await records.keep(journey, statement())
    assert await records.sweep(timedelta(minutes=1), never) == Swept(kept=0, deleted=0)
    assert (await records.read(ref.record_id, journey)).text == STATEMENT


async def test_a_command_asked_again_during_a_sweep_keeps_its_record(
    records: RecordStore, journey: JourneyId
) -> None:
    words = statement()
    ref = await records.keep(journey, words)

    async def not_yet(_subject: str, _command: CommandId) -> bool:
        await asyncio.sleep(0.002)  # MongoDB counts in milliseconds
        await records.keep(journey, words)
        return False

    await records.sweep(AT_ONCE, not_yet)
    assert (await records.read(ref.record_id, journey)).text == STATEMENT


async def test_two_texts_of_one_command_are_swept_together(
    records: RecordStore, journey: JourneyId
) -> None:
    words = statement()
    note = Words("note", "made up", words.command_id, "note", words.subject)
    refs = [await records.keep(journey, words), await records.keep(journey, note)]
    assert await records.sweep(AT_ONCE, always) == Swept(kept=1, deleted=0)
    texts = [(await records.read(ref.record_id, journey)).text for ref in refs]
    assert texts == [STATEMENT, "made up"]


@pytest.mark.parametrize("part", ["cipher", "digest"])
async def test_an_altered_record_is_noticed(
    records: RecordStore, journey: JourneyId, client: Client, service: str, part: str
) -> None:
    ref = await records.keep(journey, statement())
    (row,) = await stored(client, service)
    value = row[part]
    altered = type(value)(value[:-1] + (b"\x00" if part == "cipher" else "g"), *_subtype(value))
    await client[service]["records"].update_one({}, {"$set": {part: altered}})
    with pytest.raises(RecordAltered):
        await records.read(ref.record_id, journey)


def _subtype(value: object) -> tuple[int, ...]:
    return (6,) if isinstance(value, bytes) else ()


async def test_two_records_that_were_exchanged_are_noticed(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    one = await records.keep(journey, statement("one"))
    other = await records.keep(journey, statement("other"))
    rows = {row["_id"]: row for row in await stored(client, service)}
    for put, taken in ((one, other), (other, one)):
        content = {part: rows[taken.record_id][part] for part in ("cipher", "digest", "seal")}
        await client[service]["records"].update_one({"_id": put.record_id}, {"$set": content})
    with pytest.raises(RecordAltered):
        await records.read(one.record_id, journey)
