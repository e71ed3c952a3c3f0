"""Carries a room's letters to parties outside the house, and takes their replies in.

A letter leaves once: its subject is its own, and guarded. Before it leaves, the room is asked
again whether it may. A reply is believed only about what the replier was told of.
"""

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

import orjson
from pydantic import AwareDatetime, ValidationError

from shared.kernel.aggregate import Log
from shared.kernel.ids import CommandId, derived
from shared.kernel.mail import Letter, Mail, Recall, Reply
from shared.kernel.messages import Message
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.event_store.jetstream import CONFLICTS
from shared.runtime.feed import Delivered
from shared.runtime.following import Errand
from shared.runtime.handling import Asked, Contended, Desk
from shared.runtime.nats import UNREACHABLE, Client, api
from shared.runtime.reacting import duty

STREAM = "CENTRES"
LARGEST = 4_096
"""Bytes of a reply: it names a letter, and says one word about it."""

_PATIENCE = 3.0


class NotTheirs(Exception):
    """This was not written to whoever answers."""


class BadReply(ValueError):
    """These bytes are no reply."""


class _About(Message):
    letter_id: UUID


class _Written(Message):
    """A reply as it is written: a CloudEvent with one thing in it."""

    specversion: Literal["1.0"]
    id: UUID
    source: str
    type: str
    subject: UUID
    time: AwareDatetime
    datacontenttype: Literal["application/json"] = "application/json"
    data: _About


def letter_subject(post: UUID, letter: Letter) -> str:
    """Return the one subject of a letter."""
    return f"centres.{post}.inbox.{letter.kind}.{letter.about}.{letter.letter_id}"


def mailing(log: Log, mail: Mail, desk: Desk, client: Client) -> list[Errand]:
    """Return the errands of a room's mail: out along its log, in along the replies."""
    carrier = _Carrier(log, mail, desk, client)
    replies = STREAM, ("centres.*.reply.>",)
    return [
        Errand("letters", "carries letters to the post", (mail.letters,), carrier.carry),
        Errand("replies", "takes in the answers to letters", (), carrier.take_in, replies),
    ]


@dataclass(frozen=True)
class _Carrier:
    log: Log
    mail: Mail
    desk: Desk
    client: Client

    async def carry(self, message: Delivered) -> None:
        """Do what the events of one message write, or take back."""
        _, events = self.log.opened(self.mail.letters, message.data)
        for event in events:
            match self.mail.write(event):
                case Letter() as letter:
                    await self._send(letter)
                case Recall() as recall:
                    await self._take_out(recall)
                case None:
                    pass

    async def take_in(self, message: Delivered) -> None:
        """Take in one reply; raises what parks it."""
        post, reply = read(message)
        if post != await self._post_of(await self._told(reply.about)):
            raise NotTheirs
        command_id = CommandId(derived(STREAM, message.sequence))
        asked = Asked(
            command_id, duty(self.log.service), "replies", command_id, None, "", request=""
        )
        try:
            await self.desk.handle(self.mail.hear(reply), asked)
        except Contended as error:
            raise Unavailable from error

    async def _send(self, letter: Letter) -> None:
        state = await self._state(self.mail.letters, letter.about)
        post = await self._post_of(letter.to)
        if post is None or not self.mail.leaves(state, letter):
            return
        headers = {"Nats-Expected-Last-Subject-Sequence": "0"}
        try:
            answer = await self.client.ask(
                letter_subject(post, letter), _written(letter), wait=_PATIENCE, headers=headers
            )
        except UNREACHABLE as error:
            raise Unavailable from error
        refused = orjson.loads(answer.data).get("error")
        if refused and refused.get("err_code") not in CONFLICTS:
            raise Unavailable

    async def _take_out(self, recall: Recall) -> None:
        post = await self._post_of(recall.to)
        if post is None:
            return
        for taken in (f"inbox.*.{recall.about}.>", f"reply.*.{recall.about}"):
            answer = await api(
                self.client, f"STREAM.PURGE.{STREAM}", {"filter": f"centres.{post}.{taken}"}
            )
            if "error" in answer:
                raise Unavailable

    async def _told(self, about: UUID) -> UUID | None:
        return self.mail.to(await self._state(self.mail.letters, about))

    async def _post_of(self, addressee: UUID | None) -> UUID | None:
        if addressee is None:
            return None
        return self.mail.post(await self._state(self.mail.addressees, addressee))

    async def _state(self, name: str, aggregate_id: UUID) -> Any:
        return (await self.desk.state_of(self.log.named(name), aggregate_id)).state


def read(message: Delivered) -> tuple[UUID, Reply]:
    """Return from whose post a reply comes, and what it says; raises `BadReply`."""
    try:
        _, post, _, kind, about = message.subject.split(".")
        if len(message.data) > LARGEST:
            raise BadReply("too large")
        written = _Written.model_validate_json(message.data)
        if (written.type, str(written.subject)) != (f"{kind}.v1", about):
            raise BadReply("another subject")
        return UUID(post), Reply(kind, written.subject, written.data.letter_id, written.time)
    except (ValidationError, ValueError) as error:
        raise BadReply(type(error).__name__) from None


def _written(letter: Letter) -> bytes:
    """Return a letter as a CloudEvent: what it is about, and nothing of whom."""
    return orjson.dumps(
        {
            "specversion": "1.0",
            "id": letter.letter_id,
            "source": "/services/legal_aid",
            "type": f"{letter.kind}.v1",
            "subject": letter.about,
            "time": letter.written_at,
            "datacontenttype": "application/json",
            "data": {"answer_by": letter.answer_by} if letter.answer_by else {},
        },
        option=orjson.OPT_UTC_Z,
    )
