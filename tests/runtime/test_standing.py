"""Where a log stood is kept elsewhere: what no chain shows, the comparison does."""

from collections.abc import Callable

import pytest

from shared.kernel.chains import Fault, Standing, since
from shared.kernel.envelope import Envelope, link
from shared.runtime.feed import Delivered
from shared.runtime.nats import api
from shared.runtime.provisioning import log_stream, provision_stream
from shared.runtime.verifying import Report, verify
from tests.kit.at_work import PATIENCE, AtWork

Tampered = Callable[[list[Delivered]], list[Delivered]]


async def written(work: AtWork) -> list[Delivered]:
    """Write a log of three histories: a cupboard's (1, 2, 4) and two loans' (3, 6, 7, 8 and 5)."""
    loan, _ = await work.lent(2)
    await work.reminded(loan, 3)
    return await work.logged()


async def verified(work: AtWork, note_at: int | None = None) -> Report:
    """Verify the log."""
    report = Report()
    await verify(work.feeds, work.room.log, report, note_at)
    return report


async def rewritten(work: AtWork, messages: list[Delivered]) -> None:
    """Put other messages in the log's place, as whoever rules the server can."""
    name, wanted = log_stream(work.room.name)
    await api(work.nats, f"STREAM.DELETE.{name}", wait=PATIENCE)
    await provision_stream(work.nats, name, wanted)
    for message in messages:
        await work.publish(message.subject, message.data)


def chained_anew(messages: list[Delivered], at: int) -> list[Delivered]:
    """Alter a message and let every later one of its history point at what there is now."""
    altered = [*messages]
    history = messages[at - 1].subject
    old, new = b"made-up-unit", b"other-unit"
    prev = ""
    for number, message in enumerate(messages):
        if message.subject != history:
            continue
        envelope = Envelope.decode(message.data)
        if message.sequence >= at:
            data = message.data.replace(envelope.prev.encode(), prev.encode())
            altered[number] = Delivered(history, message.sequence, data.replace(old, new))
        prev = link(altered[number].data)
    return altered


def swapped(messages: list[Delivered], one: int, other: int) -> list[Delivered]:
    """Let two messages change places."""
    altered = [*messages]
    altered[one - 1], altered[other - 1] = messages[other - 1], messages[one - 1]
    return altered


async def test_a_log_that_only_grew_is_as_it_was(work: AtWork) -> None:
    await written(work)
    kept = (await verified(work)).standing
    await work.lent(2)
    later = await verified(work, note_at=kept.at)
    assert later.messages > kept.at
    assert later.standing == kept
    assert since(kept, later.standing) == []


async def test_an_empty_log_stands_nowhere(work: AtWork) -> None:
    assert (await verified(work)).standing == Standing()
    await written(work)
    assert (await verified(work, note_at=0)).standing == Standing()


TAMPERED: dict[str, tuple[Tampered, list[tuple[int, str]]]] = {
    "the tail is cut": (lambda log: log[:6], [(7, ""), (8, "loan")]),
    "a whole history is gone from the end": (
        lambda log: [message for message in log if message.sequence != 5],
        [(5, "loan"), (7, "loan"), (8, "")],
    ),
    "everything is gone": (lambda _: [], [(1, ""), (4, "cupboard"), (5, "loan"), (8, "loan")]),
    "the last message is altered": (
        lambda log: [
            *log[:7],
            Delivered(log[7].subject, 8, log[7].data.replace(b"made-up-unit", b"other-unit")),
        ],
        [(8, "loan")],
    ),
    "a history is chained anew": (lambda log: chained_anew(log, 6), [(8, "loan")]),
}
"""What was done to the log, and what is found: positions, and what kind of history."""


@pytest.mark.parametrize(("tamper", "found"), TAMPERED.values(), ids=TAMPERED.keys())
async def test_what_no_chain_shows_is_found_against_what_was_kept(
    work: AtWork, tamper: Tampered, found: list[tuple[int, str]]
) -> None:
    messages = await written(work)
    kept = (await verified(work)).standing
    await rewritten(work, tamper(messages))
    faults = since(kept, (await verified(work, note_at=kept.at)).standing)
    assert {(position, of(history)) for position, history, _ in faults} >= set(found)


def of(history: str) -> str:
    """Return what kind of thing has a history."""
    return history.split(".")[2] if history else ""


async def test_a_history_that_is_chained_anew_shows_no_fault_by_itself(work: AtWork) -> None:
    messages = await written(work)
    kept = (await verified(work)).standing
    await rewritten(work, chained_anew(messages, 6))
    report = await verified(work, note_at=kept.at)
    assert report.faults == []
    (fault,) = since(kept, report.standing)
    assert fault == Fault(8, messages[7].subject, "altered")


async def test_messages_of_two_histories_that_changed_places_break_the_seal(work: AtWork) -> None:
    messages = await written(work)
    kept = (await verified(work)).standing
    await rewritten(work, swapped(messages, 2, 3))
    report = await verified(work, note_at=kept.at)
    assert report.faults == []
    assert since(kept, report.standing) == [Fault(8, "", "seal-broken")]
