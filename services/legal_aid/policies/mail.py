"""How legal aid's letters leave, and what a centre may answer."""

from typing import Any, assert_never
from uuid import UUID

from services.legal_aid.domain.centre import Centre, Closed, NoCentre, Working
from services.legal_aid.domain.ids import MatterId, PostId
from services.legal_aid.domain.letters.decider import Letters, Post
from services.legal_aid.domain.letters.messages import (
    LetterId,
    LettersRecalled,
    LetterWritten,
    NoteCentreDone,
    NoteReceipt,
)
from shared.kernel.mail import Letter, Mail, NoSuchReply, Recall, Reply
from shared.kernel.messages import Command, Event


def write(event: Event) -> Letter | Recall | None:
    """Return the letter that an event writes, or what it takes out of the post."""
    match event:
        case LetterWritten():
            return Letter(
                letter_id=event.letter_id,
                kind=event.about,
                about=event.matter_id,
                to=event.centre_id,
                written_at=event.occurred_at,
                answer_by=event.answer_by,
            )
        case LettersRecalled():
            return Recall(about=event.matter_id, to=event.centre_id)
        case _:
            return None


def leaves(post: Post, letter: Letter) -> bool:
    """Tell whether a letter may leave now: the basis may have ended since it was written."""
    told = isinstance(post, Letters) and post.let_in is not None
    return told or letter.answer_by is not None


def centre_of_matter(post: Any) -> UUID | None:
    """Return which centre may answer for a matter."""
    return post.centre_id if isinstance(post, Letters) else None


def post_of(centre: Centre) -> PostId | None:
    """Return under which number a centre's letters lie; also one that is closed must answer."""
    match centre:
        case Working(post_id=post_id):
            return post_id
        case Closed(before):
            return before.post_id
        case NoCentre():
            return None
        case _:
            assert_never(centre)


def hear(reply: Reply) -> Command:
    """Return what a reply asks for; raises `NoSuchReply`."""
    matter_id, letter_id, at = MatterId(reply.about), LetterId(reply.letter_id), reply.at
    match reply.kind:
        case "received":
            return NoteReceipt(matter_id=matter_id, letter_id=letter_id, occurred_at=at)
        case "stopped":
            return NoteCentreDone(
                matter_id=matter_id, letter_id=letter_id, notice="stop-using", occurred_at=at
            )
        case "erased":
            return NoteCentreDone(
                matter_id=matter_id, letter_id=letter_id, notice="erase", occurred_at=at
            )
        case _:
            raise NoSuchReply


MAIL = Mail(
    letters="letters",
    addressees="centre",
    write=write,
    leaves=leaves,
    to=centre_of_matter,
    post=post_of,
    hear=hear,
)
