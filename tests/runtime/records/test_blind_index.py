"""The blind index: it finds who bears a sign, holds no sign, and forgets with the journey."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from shared.kernel.finding import Findable
from shared.kernel.ids import JourneyId, RecordId
from shared.kernel.messages import Code, Command, RecordRef
from shared.runtime.mongo import Client, Document
from shared.runtime.records.store import JourneyErased, NoSuchRecord, RecordStore, Words
from tests.kit.records import AT_ONCE, MASTER, Held, a_command, never, statement, stored

NAME = "Người Được Bịa Ra"


def signs_of(text: str) -> frozenset[str]:
    """Return every word of a text."""
    return frozenset(text.split())


def alike(text: str) -> Mapping[str, Code]:
    """Return the first word as a strong sign, the others as weak ones."""
    first, *others = text.split()
    return {first: "strong", **dict.fromkeys(others, "weak")}


def refers(_event: object) -> RecordRef | None:
    """Refer to nothing: nobody follows these records."""
    return None


def note(_one: JourneyId, _other: JourneyId, _likeness: Any, at: datetime) -> Command:
    """Ask for nothing in particular."""
    return Command(occurred_at=at)


def nothing(_record_id: RecordId, at: datetime) -> Command:
    """Ask for nothing in particular."""
    return Command(occurred_at=at)


def findable(edition: int = 1) -> Findable:
    """Return a made-up kind of record that is found by its words."""
    return Findable("who", edition, signs_of, alike, ("case",), refers, note, nothing)


def who(text: str) -> Words:
    """Return words by which their journey can be found."""
    return Words("who", text, a_command(), "who", "log.intake.case.1")


@pytest.fixture
async def finding(client: Client, service: str) -> RecordStore:
    """Prepare a store whose records can be found."""
    store = RecordStore(client, service, MASTER, findable())
    await store.prepare()
    await store.check()
    return store


async def opened(store: RecordStore) -> JourneyId:
    """Open a journey."""
    journey = JourneyId(uuid4())
    await store.open_journey(journey)
    return journey


async def known(store: RecordStore, text: str) -> JourneyId:
    """Open a journey of someone of whom this is kept."""
    journey = await opened(store)
    words = who(text)
    await store.keep(journey, words)
    await store.settle(words.command_id)
    return journey


async def rows(client: Client, service: str) -> list[Document]:
    """Return the index as it lies in the database."""
    return [row async for row in client[service]["blind_index"].find()]


async def test_who_bears_a_sign_is_found_with_the_strongest_likeness(
    finding: RecordStore,
) -> None:
    one, other = await known(finding, "Bịa Ra"), await known(finding, "Ra Khơi")
    assert await finding.index.matches(alike("Bịa Ra")) == {one: "strong", other: "weak"}
    assert await finding.index.matches(alike("Bịa Ra"), besides=one) == {other: "weak"}
    assert await finding.index.matches(alike("Không")) == {}
    assert await finding.index.matches({}) == {}


async def test_the_index_holds_no_sign(finding: RecordStore, client: Client, service: str) -> None:
    await known(finding, NAME)
    (row,) = await rows(client, service)
    assert len(row["tokens"]) == len(NAME.split())
    assert not set(NAME.split()) & set(row["tokens"])
    assert row.keys() == {"_id", "journey_id", "made_with", "tokens"}


async def test_another_service_or_another_key_makes_other_tokens(
    finding: RecordStore, client: Client, service: str
) -> None:
    await known(finding, NAME)
    other = RecordStore(client, f"{service}_2", Held(bytes(96)), findable())
    await other.prepare()
    await known(other, NAME)
    (one,), (two,) = await rows(client, service), await rows(client, f"{service}_2")
    assert not set(one["tokens"]) & set(two["tokens"])


async def test_other_kinds_of_records_are_not_found(
    finding: RecordStore, client: Client, service: str
) -> None:
    await finding.keep(await opened(finding), statement(NAME))
    assert await rows(client, service) == []


async def test_what_may_still_be_refused_is_not_found(finding: RecordStore) -> None:
    journey, words = await opened(finding), who("Bịa")
    await finding.keep(journey, words)
    assert await finding.index.matches(alike("Bịa")) == {}
    await finding.settle(words.command_id)
    assert await finding.index.matches(alike("Bịa")) == {journey: "strong"}


async def test_what_was_refused_or_swept_away_leaves_no_sign(
    finding: RecordStore, client: Client, service: str
) -> None:
    journey, refused = await opened(finding), who("Bịa")
    await finding.keep(journey, refused)
    await finding.discard(refused.command_id)
    assert await rows(client, service) == []
    await finding.keep(journey, who("Bịa"))
    await finding.sweep(AT_ONCE, never)
    assert await rows(client, service) == []


async def test_a_repeated_command_is_indexed_once(
    finding: RecordStore, client: Client, service: str
) -> None:
    journey, words = await opened(finding), who("Bịa")
    await asyncio.gather(*(finding.keep(journey, words) for _ in range(4)))
    assert len(await rows(client, service)) == 1


async def test_a_record_that_is_destroyed_or_moved_takes_its_signs_along(
    finding: RecordStore, client: Client, service: str
) -> None:
    wrong = await known(finding, "Bịa")
    right = await opened(finding)
    ((row),) = await rows(client, service)
    await finding.move(row["_id"], wrong, right)
    assert await finding.index.matches(alike("Bịa")) == {right: "strong"}
    await finding.destroy(row["_id"], right)
    assert await rows(client, service) == []


async def test_an_erased_journey_is_found_no_more(
    finding: RecordStore, client: Client, service: str
) -> None:
    gone, other = await known(finding, "Bịa"), await known(finding, "Bịa")
    await finding.erase(gone)
    assert await finding.index.matches(alike("Bịa")) == {other: "strong"}
    assert [row["journey_id"] for row in await rows(client, service)] == [other]


async def test_keeping_while_erasing_leaves_no_sign(
    finding: RecordStore, client: Client, service: str
) -> None:
    async def keep_on(journey: JourneyId) -> None:
        with suppress(JourneyErased):
            while True:
                await finding.keep(journey, who(NAME))

    for wave in range(5):
        journey = await opened(finding)
        keeping = asyncio.create_task(keep_on(journey))
        await asyncio.sleep(wave / 200)
        await finding.erase(journey)
        await keeping
    assert await rows(client, service) == []


async def test_with_a_new_master_key_the_index_is_made_anew_from_the_records(
    client: Client, service: str
) -> None:
    masters = Held(bytes(range(96)))
    finding, replica = (RecordStore(client, service, masters, findable()) for _ in range(2))
    await finding.prepare()
    await finding.check()
    journeys = [await known(finding, f"Bịa số-{number}") for number in range(3)]
    before = {row["_id"]: row["tokens"] for row in await rows(client, service)}
    await finding.rotation.rotate()
    for store in (finding, replica):
        assert await store.index.matches(alike("Bịa")) == dict.fromkeys(journeys, "strong")
    after = {row["_id"]: row["tokens"] for row in await rows(client, service)}
    assert after.keys() == before.keys()
    assert not any(set(after[record]) & set(before[record]) for record in after)
    assert await client[f"{service}_vault"]["secrets"].count_documents({}) == 1


async def test_while_the_index_is_made_anew_everybody_is_found(finding: RecordStore) -> None:
    before = await known(finding, "Bịa")
    await finding.index.renew()
    since = await known(finding, "Bịa")
    assert await finding.index.matches(alike("Bịa")) == {before: "strong", since: "strong"}


async def test_a_new_edition_of_the_signs_is_indexed_at_the_start(
    finding: RecordStore, client: Client, service: str
) -> None:
    await known(finding, "Bịa")
    (old,) = await rows(client, service)
    later = RecordStore(client, service, MASTER, findable(edition=2))
    await later.index_anew()
    (new,) = await rows(client, service)
    assert new["made_with"] != old["made_with"]
    await later.index_anew()
    assert await rows(client, service) == [new]


async def test_indexing_anew_forgets_what_was_erased_meanwhile(
    finding: RecordStore, client: Client, service: str
) -> None:
    journey = await known(finding, "Bịa")
    (row,) = await rows(client, service)
    await finding.erase(journey)
    await client[service]["blind_index"].insert_one({**row, "made_with": "another key"})
    await finding.index_anew()
    assert await rows(client, service) == []


async def test_a_record_that_was_altered_is_found_by_nothing_once_it_is_indexed_anew(
    finding: RecordStore, client: Client, service: str
) -> None:
    await known(finding, "Bịa")
    await client[service]["records"].update_one({}, {"$set": {"digest": "0" * 64}})
    await RecordStore(client, service, MASTER, findable(edition=2)).index_anew()
    assert await rows(client, service) == []


async def test_a_text_about_two_is_read_from_both_and_erased_with_either(
    finding: RecordStore, client: Client, service: str
) -> None:
    for erased in (0, 1):
        one, other = await opened(finding), await opened(finding)
        words = Words("note", "Both.", a_command(), "note", "log.intake.case.1", also=other)
        ref = await finding.keep(one, words)
        for journey in (one, other):
            assert (await finding.read(ref.record_id, journey)).text == "Both."
        with pytest.raises(NoSuchRecord):
            await finding.read(ref.record_id, await opened(finding))
        await finding.erase((one, other)[erased])
        for journey in (one, other):
            with pytest.raises(NoSuchRecord):
                await finding.read(ref.record_id, journey)
    assert await stored(client, service) == []


async def test_nothing_is_kept_about_two_of_whom_one_was_erased(finding: RecordStore) -> None:
    one, other = await opened(finding), await opened(finding)
    await finding.erase(other)
    words = Words("note", "Both.", a_command(), "note", "log.intake.case.1", also=other)
    with pytest.raises(JourneyErased):
        await finding.keep(one, words)
