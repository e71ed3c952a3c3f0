"""A published fact and the CloudEvent it travels in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, NamedTuple, Self, TypeVar
from uuid import UUID

import orjson
from pydantic import ValidationError

from shared.kernel.errors import UnknownKind
from shared.kernel.ids import CommandId, JourneyId
from shared.kernel.messages import Message, Moment

CONTENT_TYPE = "application/cloudevents+json"


class Fact(Message):
    """What one room tells the others: codes, dates and references, poor on purpose."""

    kind: str
    journey_id: JourneyId
    occurred_at: Moment


class MalformedFact(ValueError):
    """These bytes are not a CloudEvent that we understand."""


F = TypeVar("F", bound=Fact)


class Heard(NamedTuple, Generic[F]):
    """A fact with what its CloudEvent says around it.

    `time` is when its cause was recorded; `logseq` and `logindex` say which event of
    the teller's log it was translated from; `cursor` how far in its log the teller had
    told everything (the same place, unless a parked message was published late);
    `factno` counts the teller's facts without a gap.
    """

    fact: F
    id: UUID
    source: str
    time: datetime
    traceparent: str
    command_id: CommandId
    causation: UUID | None
    correlation: UUID
    logseq: int
    logindex: int
    cursor: tuple[int, int]
    factno: int

    def encode(self) -> bytes:
        """Return the CloudEvents 1.0 structured JSON."""
        data = self.fact.model_dump(mode="json", exclude={"kind", "journey_id"})
        return orjson.dumps(
            {
                "specversion": "1.0",
                "id": self.id,
                "source": f"/services/{self.source}",
                "type": self.fact.kind,
                "subject": self.fact.journey_id,
                "time": self.time,
                "datacontenttype": "application/json",
                "traceparent": self.traceparent,
                "commandid": self.command_id,
                "causationid": self.causation,
                "correlationid": self.correlation,
                "logseq": self.logseq,
                "logindex": self.logindex,
                "cursor": f"{self.cursor[0]}.{self.cursor[1]}",
                "factno": self.factno,
                "data": data,
            },
            option=orjson.OPT_UTC_Z,
        )


def cursor_of(text: str) -> tuple[int, int]:
    """Return the log sequence and event index that a cursor names."""
    sequence, _, index = text.partition(".")
    return int(sequence), int(index)


def kind_of(fact: type[Fact]) -> str:
    """Return the stored name of a fact class."""
    default = fact.model_fields["kind"].default
    assert isinstance(default, str)
    return default


@dataclass(frozen=True)
class FactReader:
    """Reads CloudEvents into the fact classes it was given.

    Raises `MalformedFact` for bytes that are no such event and `UnknownKind` for a
    type it does not know.
    """

    kinds: Mapping[str, type[Fact]]

    @classmethod
    def of(cls, facts: frozenset[type[Any]]) -> Self:
        """Make a reader for a room's vocabulary."""
        return cls({kind_of(fact): fact for fact in facts})

    def read(self, data: bytes) -> Heard[Fact]:
        """Return the fact in these bytes."""
        try:
            raw = orjson.loads(data)
            kind = raw["type"]
            fact_class = self.kinds.get(kind)
            if fact_class is None:
                raise UnknownKind("unknown fact type")
            fact = fact_class.model_validate({**raw["data"], "journey_id": raw["subject"]})
            causation = raw["causationid"]
            return Heard(
                fact=fact,
                id=UUID(raw["id"]),
                source=raw["source"].rpartition("/")[2],
                time=datetime.fromisoformat(raw["time"]),
                traceparent=raw["traceparent"],
                command_id=CommandId(UUID(raw["commandid"])),
                causation=UUID(causation) if causation else None,
                correlation=UUID(raw["correlationid"]),
                logseq=int(raw["logseq"]),
                logindex=int(raw["logindex"]),
                cursor=cursor_of(raw["cursor"]),
                factno=int(raw["factno"]),
            )
        except UnknownKind:
            raise
        except (ValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise MalformedFact(type(error).__name__) from None
