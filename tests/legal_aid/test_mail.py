"""Letters leave once, while they may, and are taken back; replies are read with suspicion."""

from collections.abc import AsyncIterator, Sequence
from functools import partial
from uuid import UUID, uuid4

import orjson
import pytest

from services.legal_aid.application import LETTERS, LOG
from services.legal_aid.domain.ids import PostId
from services.legal_aid.policies.mail import MAIL
from shared.casework.sharing.messages import StopAllSharing
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.feed import Delivered
from shared.runtime.following import Errand
from shared.runtime.mailing import BadReply, NotTheirs, mailing, read
from shared.runtime.nats import UNREACHABLE, Client, connect
from shared.runtime.provisioning import STREAMS, provision_stream
from tests.kit.at_work import eventually, raw_messages
from tests.legal_aid.front_desk import ask, opened
from tests.legal_aid.made_up import JOURNEY, MATTER
from tests.legal_aid.made_up_letters import (
    ACCEPTED_HERE,
    TUESDAY,
    connect_centre,
    let_in,
    note_consent,
    withdraw,
)

_PASSING: tuple[type[BaseException], ...] = (Unavailable, *UNREACHABLE)


class Mailroom:
    """A desk with an empty log, and what carries its letters to a real stream."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.store = MemoryStore()
        self.desk = opened(self.store)
        self.post = uuid4()
        self.out: Errand
        self.back: Errand
        self.out, self.back = mailing(LOG, MAIL, self.desk, client)

    async def written(self) -> list[Delivered]:
        """Return the messages of the matter's letters."""
        subject = LETTERS.subject(MATTER)
        found = await self.store.load(subject, 0)
        return [Delivered(subject, one.sequence, one.data) for one in found]

    async def carry(self, messages: Sequence[Delivered]) -> None:
        """Carry what messages ask for, one after the other."""
        for message in messages:
            await eventually(partial(_is_followed, self.out, message))

    async def lying(self) -> list[str]:
        """Return what each letter that lies in the centre's post is about."""
        found = await raw_messages(self.client, "CENTRES", f"centres.{self.post}.inbox.>")
        return [str(one["subject"]).split(".")[3] for one in found]

    async def replied(self, word: str, letter: UUID, post: UUID | None = None) -> Delivered:
        """Return a reply as it comes."""
        body = {
            "specversion": "1.0",
            "id": str(uuid4()),
            "source": "/centres/made-up",
            "type": f"{word}.v1",
            "subject": str(MATTER),
            "time": TUESDAY.isoformat(),
            "data": {"letter_id": str(letter)},
        }
        subject = f"centres.{post or self.post}.reply.{word}.{MATTER}"
        return Delivered(subject, 7, orjson.dumps(body))


async def _is_followed(errand: Errand, message: Delivered) -> bool:
    """Do what a message asks for; tell whether that could be done, as a follower asks."""
    try:
        await errand.follow(message)
    except _PASSING:
        return False
    return True


@pytest.fixture
async def room(nats_url: str) -> AsyncIterator[Mailroom]:
    """A mailroom that has told a centre of a matter."""
    client = await connect(nats_url, "mailroom", buffering=False)
    await provision_stream(client, "CENTRES", STREAMS["CENTRES"])
    room = Mailroom(client)
    connected = connect_centre.model_copy(update={"post_id": PostId(room.post)})
    await ask(room.desk, *ACCEPTED_HERE, connected, note_consent, let_in)
    yield room
    await client.close()


@pytest.mark.slow
async def test_a_letter_leaves_once_however_often_it_is_carried(room: Mailroom) -> None:
    await room.carry([*await room.written(), *await room.written()])
    assert await room.lying() == ["matter-assigned"]


@pytest.mark.slow
async def test_a_letter_does_not_leave_after_its_basis_has_ended(room: Mailroom) -> None:
    await ask(room.desk, withdraw)
    await room.carry(await room.written())
    assert await room.lying() == ["stop-using"]


@pytest.mark.slow
async def test_what_is_recalled_lies_there_no_more(room: Mailroom) -> None:
    await room.carry(await room.written())
    await ask(room.desk, StopAllSharing(journey_id=JOURNEY, occurred_at=TUESDAY))
    await room.carry([*await room.written(), *await room.written()])
    assert await room.lying() == ["erase"]


@pytest.mark.slow
async def test_only_the_centre_that_was_told_is_believed(room: Mailroom) -> None:
    (letter,) = (await room.desk.state_of(LETTERS, MATTER)).state.written
    with pytest.raises(NotTheirs):
        await room.back.follow(await room.replied("received", letter, post=uuid4()))
    await room.back.follow(await room.replied("received", letter))
    await room.back.follow(await room.replied("received", letter))
    assert (await room.desk.state_of(LETTERS, MATTER)).state.received == {letter}


@pytest.mark.slow
async def test_nothing_is_believed_about_a_matter_of_no_centre(nats_url: str) -> None:
    client = await connect(nats_url, "mailroom", buffering=False)
    try:
        room = Mailroom(client)
        with pytest.raises(NotTheirs):
            await room.back.follow(await room.replied("received", uuid4()))
    finally:
        await client.close()


GOOD = {
    "specversion": "1.0",
    "id": str(UUID(int=1)),
    "source": "/centres/made-up",
    "type": "received.v1",
    "subject": str(MATTER),
    "time": TUESDAY.isoformat(),
    "data": {"letter_id": str(UUID(int=2))},
}
THERE = f"centres.{UUID(int=3)}.reply.received.{MATTER}"


def test_a_good_reply_is_read() -> None:
    post, reply = read(Delivered(THERE, 1, orjson.dumps(GOOD)))
    assert post == UUID(int=3)
    assert (reply.kind, reply.about, reply.letter_id) == ("received", MATTER, UUID(int=2))


@pytest.mark.parametrize(
    "changed",
    [
        {"specversion": "2.0"},
        {"subject": "0192f0aa-0000-7000-8000-0000000000ff"},
        {"type": "stopped.v1"},
        {"time": "yesterday"},
        {"time": "2026-03-02T12:00:00"},
        {"data": {}},
        {"data": {"letter_id": str(UUID(int=2)), "note": "a made-up word"}},
        {"note": "a made-up word"},
        {"source": "long" * 2_000},
    ],
    ids=str,
)
def test_a_reply_that_says_anything_else_is_not_read(changed: dict[str, object]) -> None:
    with pytest.raises(BadReply):
        read(Delivered(THERE, 1, orjson.dumps({**GOOD, **changed})))


@pytest.mark.parametrize(
    ("subject", "data"),
    [
        (THERE, b""),
        (THERE, b"\xff"),
        (f"centres.{UUID(int=3)}.reply.received", b"{}"),
        (f"centres.somebody.reply.received.{MATTER}", orjson.dumps(GOOD)),
    ],
)
def test_what_is_no_reply_is_not_read(subject: str, data: bytes) -> None:
    with pytest.raises(BadReply):
        read(Delivered(subject, 1, data))
