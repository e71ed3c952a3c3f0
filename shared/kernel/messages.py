"""What a worker asks and what is recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from shared.kernel.ids import RecordId


def in_milliseconds(moment: datetime) -> datetime:
    """Return a moment as it is kept.

    MongoDB keeps no more: a row that was just drawn is the row that is read again.
    """
    beyond = moment.microsecond % 1_000
    return moment.replace(microsecond=moment.microsecond - beyond) if beyond else moment


def _in_utc(moment: datetime) -> datetime:
    try:
        return in_milliseconds(moment.astimezone(UTC))
    except OverflowError:
        raise PydanticCustomError("not_a_date", "not in the calendar") from None


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A point in time with its zone; kept in UTC, to the millisecond."""

Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$", max_length=64)]
"""A word from a list (lower case, hyphens); never free text."""


class Message(BaseModel):
    """Anything said between people and rooms: frozen, and no field unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class RecordRef(Message):
    """Where content lies that never travels: the record's id and its keyed digest.

    In a command, a field of this type stands for text that the worker wrote; the
    HTTP edge keeps the text as an encrypted record first and passes this reference.
    """

    record_id: RecordId
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")


@dataclass(frozen=True)
class Kept:
    """Marks a `RecordRef` field: which kind of record its text is kept as, and its limit.

    Used as `Annotated[RecordRef, Kept("statement", max_chars=20_000)]`. With a `shape`, it
    is asked for in fields instead, and kept as their JSON.
    """

    kind: str
    max_chars: int = 4_000
    shape: type[Message] | None = None


@dataclass(frozen=True)
class Blinded:
    """Marks a field of codes that stand for people and say nothing about them.

    The HTTP edge takes what names each, keeps nothing of it, and passes keyed digests of
    `sign_of` it: equal for spellings of the same, `""` where nothing is left to compare.
    """

    sign_of: Callable[[str], str]


@dataclass(frozen=True)
class Asker:
    """Marks a field that no body gives: the worker who asks."""


@dataclass(frozen=True)
class AskingUnit:
    """Marks a field that no body gives: the unit of the worker who asks."""


@dataclass(frozen=True)
class Involves:
    """Marks an event's field that names a unit: the journey is theirs too from then on."""


class Command(Message):
    """What a worker asks. `occurred_at` is when it happened in the world."""

    occurred_at: Moment


class Event(Message):
    """What happened, in codes, dates and references; never free text.

    Each subclass fixes `kind`, its stored name with a version, for instance
    `Literal["stay-ended.v1"] = "stay-ended.v1"`. A kind is never reused.
    """

    kind: str
    occurred_at: Moment


class HeardBeside:
    """Marks an event by which a journey hears of another one of the same person's.

    It is written with what was done there: whoever did that takes nothing up here.
    """
