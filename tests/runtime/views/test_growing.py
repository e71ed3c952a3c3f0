"""Rows that only grow hold each entry once, in order, whoever crashed or slept in between."""

import asyncio
from collections.abc import Sequence
from uuid import uuid4

import pytest

from shared.contracts.fact import Heard
from shared.kernel.ids import CommandId, JourneyId, derived
from shared.runtime.feed import Delivered
from shared.runtime.mongo import Collection
from shared.runtime.views.painting import (
    POSITION,
    Overtaken,
    Painter,
    make_generation,
    positions_of,
)
from shared.runtime.views.strokes import JOURNEYS, FactsDrawing
from tests.kit.at_work import AtWork
from tests.kit.blanket_room import NOON, BlanketLent, a_journey
from tests.kit.drawn import rows

HERE, THERE = a_journey(), a_journey()


def fact(work: AtWork, journey: JourneyId, place: int) -> Delivered:
    """Return a fact about a journey at a place in the stream."""
    command = CommandId(uuid4())
    heard = Heard(
        fact=BlanketLent(journey_id=journey, occurred_at=NOON),
        id=derived("made-up", place),
        source=work.room.name,
        time=NOON,
        traceparent="",
        command_id=command,
        causation=None,
        correlation=command,
        logseq=place,
        logindex=0,
        cursor=(place, 0),
        factno=place,
    )
    return Delivered(f"facts.{work.room.name}.blanket-lent.v1", place, heard.encode())


def facts(work: AtWork) -> list[Delivered]:
    """Return ten facts about two journeys."""
    return [fact(work, HERE if place % 3 else THERE, place) for place in range(1, 11)]


async def painter(work: AtWork) -> Painter:
    """Return a replica's painter, which goes on where the position is."""
    drawing = FactsDrawing(work.room.reader)
    await make_generation(work.database, drawing, 1)
    made = Painter(work.mongo, work.database, drawing, 1, work.rejects.park)
    await made.begin()
    return made


def position(work: AtWork) -> Collection:
    """Return where the position lies."""
    return positions_of(work.database, FactsDrawing(work.room.reader), 1)


async def crashed_before_the_position(work: AtWork, at: int) -> Painter:
    """Leave the position where it was before a crash; return who goes on."""
    await position(work).update_one({"_id": POSITION}, {"$set": {"sequence": at}})
    return await painter(work)


async def places(work: AtWork) -> dict[str, Sequence[int]]:
    """Return the places of each journey's entries, as they stand in its row."""
    found = await rows(work, JOURNEYS)
    return {row["_id"]: [entry["position"] for entry in row["entries"]] for row in found}


ONCE = {str(HERE): [1, 2, 4, 5, 7, 8, 10], str(THERE): [3, 6, 9]}


async def test_each_entry_is_added_once_and_in_order(work: AtWork) -> None:
    one = await painter(work)
    await one.paint(facts(work)[:4])
    await one.paint(facts(work)[4:])
    assert await places(work) == ONCE
    assert await (await painter(work)).begin() == 10


@pytest.mark.parametrize("written", range(1, 11))
async def test_what_was_written_before_a_crash_is_not_added_again(
    work: AtWork, written: int
) -> None:
    await (await painter(work)).paint(facts(work)[:written])
    again = await crashed_before_the_position(work, 0)
    await again.paint(facts(work))
    assert await places(work) == ONCE
    assert await again.begin() == 10


async def test_who_goes_on_after_a_crash_may_draw_other_stretches(work: AtWork) -> None:
    await (await painter(work)).paint(facts(work)[:5])
    again = await crashed_before_the_position(work, 0)
    for stretch in (slice(0, 2), slice(2, 8), slice(8, 10)):
        await again.paint(facts(work)[stretch])
    assert await places(work) == ONCE


async def test_a_replica_that_was_asleep_adds_nothing(work: AtWork) -> None:
    asleep, awake = await painter(work), await painter(work)
    await awake.paint(facts(work))
    with pytest.raises(Overtaken):
        await asleep.paint(facts(work)[:6])
    assert await places(work) == ONCE
    assert await asleep.begin() == 10


async def test_of_two_replicas_that_draw_at_once_one_goes_on(work: AtWork) -> None:
    both = [await painter(work) for _ in range(2)]
    outcomes = await asyncio.gather(
        *(one.paint(facts(work)) for one in both), return_exceptions=True
    )
    assert [type(one) for one in outcomes].count(Overtaken) == 1
    assert await places(work) == ONCE
