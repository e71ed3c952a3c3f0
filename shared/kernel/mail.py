"""Mail: what a room writes to parties outside the house, each told only what concerns it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.kernel.messages import Code, Command, Event


@dataclass(frozen=True)
class Letter:
    """One letter: what it is about, and nothing of whom. `to` is the addressee's history."""

    letter_id: UUID
    kind: Code
    about: UUID
    to: UUID
    written_at: datetime
    answer_by: datetime | None


@dataclass(frozen=True)
class Recall:
    """All letters about something are taken out of the addressee's post."""

    about: UUID
    to: UUID


@dataclass(frozen=True)
class Reply:
    """What an addressee answers to one letter."""

    kind: Code
    about: UUID
    letter_id: UUID
    at: datetime


class NoSuchReply(ValueError):
    """Nobody may answer so."""


@dataclass(frozen=True)
class Mail:
    """How a room writes letters and hears replies, in pure functions.

    `letters` and `addressees` name aggregates. `write` reads an event of the first;
    `leaves` tells, by its state, whether a letter may still leave; `to` who has its letters.
    `post` reads from the addressee's state under which number their post lies. `hear` says
    what a reply asks for; it raises `NoSuchReply`.
    """

    letters: str
    addressees: str
    write: Callable[[Event], Letter | Recall | None]
    leaves: Callable[[Any, Letter], bool]
    to: Callable[[Any], UUID | None]
    post: Callable[[Any], UUID | None]
    hear: Callable[[Reply], Command]
