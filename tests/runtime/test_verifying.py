"""A log that was tampered with is found out, and told where."""

from collections.abc import Callable

import pytest

from shared.kernel.envelope import Envelope
from shared.runtime.feed import Delivered
from shared.runtime.nats import api
from shared.runtime.provisioning import log_stream
from shared.runtime.verifying import Report, verify
from tests.kit.at_work import PATIENCE, AtWork
from tests.kit.blanket_room import BlanketRoom
from tests.kit.cupboards import LoanId

Tamper = Callable[[list[Delivered]], list[Delivered]]


async def written(work: AtWork) -> tuple[LoanId, list[Delivered]]:
    """Write a log of three histories: a cupboard's (1, 2, 4) and two loans' (3, 6, 7, 8 and 5)."""
    loan, _ = await work.lent(2)
    await work.reminded(loan, 3)
    return loan, await work.logged()


async def copied(work: AtWork, messages: list[Delivered]) -> BlanketRoom:
    """Write the messages as the log of a room under another name."""
    room = BlanketRoom.new()
    name, wanted = log_stream(room.name)
    free = {**wanted, "deny_delete": False, "deny_purge": False}
    await api(work.nats, f"STREAM.CREATE.{name}", {"name": name, **free}, wait=PATIENCE)
    for message in messages:
        subject = message.subject.replace(work.room.name, room.name)
        await work.publish(subject, message.data)
    return room


async def faults(work: AtWork, room: BlanketRoom) -> list[tuple[int, str]]:
    """Return what a verification finds."""
    report = await verified(work, room)
    return [(fault.sequence, fault.fault) for fault in report.faults]


async def verified(work: AtWork, room: BlanketRoom, note_at: int | None = None) -> Report:
    """Verify a room's log and return the whole report."""
    report = Report()
    await verify(work.feeds, room.log, report, note_at)
    assert report.done
    return report


async def test_a_whole_log_verifies(work: AtWork) -> None:
    await written(work)
    report = Report()
    await verify(work.feeds, work.room.log, report)
    found = {"messages": 8, "histories": 3, "last": 8, "faults": []}
    assert report.told() == {**found, "done": True, "failed": False}


async def test_an_empty_log_verifies(work: AtWork) -> None:
    report = Report()
    await verify(work.feeds, work.room.log, report)
    assert report == Report(done=True)


async def test_an_untouched_copy_verifies(work: AtWork) -> None:
    _, messages = await written(work)
    assert await faults(work, await copied(work, messages)) == []


@pytest.mark.parametrize(
    ("at", "found"),
    [(6, [(6, "altered")]), (2, [(2, "altered")]), (3, [(3, "altered")])],
    ids=["in the middle", "in another history", "at the beginning"],
)
async def test_a_message_that_was_rewritten_is_named(
    work: AtWork, at: int, found: list[tuple[int, str]]
) -> None:
    _, messages = await written(work)
    old = messages[at - 1]
    assert b"made-up-unit" in old.data
    messages[at - 1] = Delivered(
        old.subject, old.sequence, old.data.replace(b"made-up-unit", b"other-unit")
    )
    assert await faults(work, await copied(work, messages)) == found


async def test_a_dropped_message_is_missed_in_its_history(work: AtWork) -> None:
    _, messages = await written(work)
    del messages[5]
    assert await faults(work, await copied(work, messages)) == [(6, "missing-before")]


async def test_two_messages_that_changed_places_are_named(work: AtWork) -> None:
    _, messages = await written(work)
    messages[5], messages[6] = messages[6], messages[5]
    found = await faults(work, await copied(work, messages))
    assert found == [(6, "missing-before"), (7, "out-of-place")]


@pytest.mark.parametrize(
    ("at", "after", "found"),
    [(6, 6, [(7, "inserted")]), (6, 7, [(8, "out-of-place")]), (8, 8, [(9, "inserted")])],
    ids=["beside itself", "later", "at the end"],
)
async def test_a_message_that_was_inserted_again_is_named(
    work: AtWork, at: int, after: int, found: list[tuple[int, str]]
) -> None:
    _, messages = await written(work)
    messages.insert(after, messages[at - 1])
    assert await faults(work, await copied(work, messages)) == found


def forged(message: Delivered) -> Delivered:
    """Return a message that claims the same place with another content."""
    other = message.data.replace(b"made-up-unit", b"other-unit")
    assert other != message.data
    return Delivered(message.subject, message.sequence, other)


@pytest.mark.parametrize("place", [7, 8], ids=["before the true one", "after the true one"])
async def test_a_forged_message_is_told_from_the_one_whose_place_it_takes(
    work: AtWork, place: int
) -> None:
    _, messages = await written(work)
    messages.insert(place - 1, forged(messages[6]))
    assert await faults(work, await copied(work, messages)) == [(place, "inserted")]


async def test_a_forged_message_at_the_end_is_one_too_many(work: AtWork) -> None:
    _, messages = await written(work)
    messages.append(forged(messages[7]))
    assert await faults(work, await copied(work, messages)) == [(9, "inserted")]


async def test_a_third_message_for_one_place_is_one_too_many(work: AtWork) -> None:
    _, messages = await written(work)
    forgeries = [forged(messages[6]), forged(forged_again(messages[6]))]
    messages[7:7] = forgeries
    found = await faults(work, await copied(work, messages))
    assert found == [(8, "inserted"), (9, "inserted")]


def forged_again(message: Delivered) -> Delivered:
    """Return a message that says something else again."""
    other = message.data.replace(b"support", b"suppord")
    return Delivered(message.subject, message.sequence, other)


@pytest.mark.parametrize("at", [1, 6, 8], ids=["first", "middle", "last"])
async def test_a_hole_in_the_stream_is_named(work: AtWork, at: int) -> None:
    _, messages = await written(work)
    room = await copied(work, messages)
    await api(work.nats, f"STREAM.MSG.DELETE.{room.log.stream}", {"seq": at})
    found = await faults(work, room)
    assert (at, "message-missing") in found


async def test_a_log_that_was_emptied_is_named(work: AtWork) -> None:
    _, messages = await written(work)
    room = await copied(work, messages)
    await api(work.nats, f"STREAM.PURGE.{room.log.stream}")
    assert await faults(work, room) == [(1, "message-missing")]


async def test_what_cannot_be_read_is_named_once(work: AtWork) -> None:
    _, messages = await written(work)
    old = messages[5]
    messages[5] = Delivered(old.subject, old.sequence, b"not an envelope")
    assert await faults(work, await copied(work, messages)) == [
        (6, "unreadable:Malformed"),
    ]


async def test_a_kind_that_nobody_knows_is_named(work: AtWork) -> None:
    loan, messages = await written(work)
    old = Envelope.decode(messages[-1].data)
    room = await copied(work, messages[:-1])
    odd = messages[-1].data.replace(b"reminder-given.v2", b"reminder-given.v9")
    assert old.version == 4
    await work.publish(room.loans.subject(loan), odd)
    assert await faults(work, room) == [(8, "unreadable:UnknownKind")]
