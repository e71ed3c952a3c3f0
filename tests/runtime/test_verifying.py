"""A log that was tampered with is found out, and told where."""

from collections.abc import Callable

import pytest

from shared.kernel.envelope import Envelope
from shared.runtime.feed import Delivered
from shared.runtime.nats import api
from shared.runtime.provisioning import log_stream
from shared.runtime.verifying import Report, verify
from tests.kit.at_work import AtWork
from tests.kit.blanket_room import BlanketRoom
from tests.kit.cupboards import LoanId

Tamper = Callable[[list[Delivered]], list[Delivered]]


async def written(work: AtWork) -> tuple[LoanId, list[Delivered]]:
    """Write a log of three histories, one of them five messages long (3, 5, 6, 7, 8)."""
    loan, _ = await work.lent(2)
    await work.reminded(loan, 3)
    return loan, await work.logged()


async def copied(work: AtWork, messages: list[Delivered]) -> BlanketRoom:
    """Write the messages as the log of a room under another name."""
    room = BlanketRoom.new()
    name, wanted = log_stream(room.name)
    free = {**wanted, "deny_delete": False, "deny_purge": False}
    await api(work.nats, f"STREAM.CREATE.{name}", {"name": name, **free})
    for message in messages:
        subject = message.subject.replace(work.room.name, room.name)
        await work.publish(subject, message.data)
    return room


async def faults(work: AtWork, room: BlanketRoom) -> list[tuple[int, str]]:
    """Return what a verification finds."""
    report = Report()
    await verify(work.feeds, room.log, report)
    assert report.done
    return [(int(fault["sequence"]), str(fault["fault"])) for fault in report.faults]


async def test_a_whole_log_verifies(work: AtWork) -> None:
    await written(work)
    report = Report()
    await verify(work.feeds, work.room.log, report)
    assert report == Report(messages=8, histories=3, last=8, faults=[], done=True)


async def test_an_empty_log_verifies(work: AtWork) -> None:
    report = Report()
    await verify(work.feeds, work.room.log, report)
    assert report == Report(done=True)


async def test_an_untouched_copy_verifies(work: AtWork) -> None:
    _, messages = await written(work)
    assert await faults(work, await copied(work, messages)) == []


@pytest.mark.parametrize(
    ("at", "found"),
    [(6, [(7, "chain-broken")]), (2, [(4, "chain-broken")])],
    ids=["in the middle", "in another history"],
)
async def test_a_message_that_was_rewritten_breaks_the_chain_after_it(
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
    assert await faults(work, await copied(work, messages)) == [(6, "version-gap")]


async def test_two_messages_that_changed_places_are_named(work: AtWork) -> None:
    _, messages = await written(work)
    messages[5], messages[6] = messages[6], messages[5]
    assert [at for at, _ in await faults(work, await copied(work, messages))] == [6, 7, 8]


async def test_an_inserted_message_is_named(work: AtWork) -> None:
    _, messages = await written(work)
    messages.insert(6, messages[5])
    assert [at for at, _ in await faults(work, await copied(work, messages))] == [7]


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
        (7, "chain-broken"),
    ]


async def test_a_kind_that_nobody_knows_is_named(work: AtWork) -> None:
    loan, messages = await written(work)
    old = Envelope.decode(messages[-1].data)
    room = await copied(work, messages[:-1])
    odd = messages[-1].data.replace(b"reminder-given.v2", b"reminder-given.v9")
    assert old.version == 4
    await work.publish(room.loans.subject(loan), odd)
    assert await faults(work, room) == [(8, "unreadable:UnknownKind")]
