"""What is written around a decision in the log, and how histories are chained."""

import hashlib
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple, Self
from uuid import UUID

import orjson

from shared.kernel.actors import TAKES_UP, Actor, Role
from shared.kernel.ids import CommandId, JourneyId, StaffId, from_text
from shared.kernel.messages import Event

BEGINNING = ""
"""`prev` of an aggregate's first message."""


class Malformed(ValueError):
    """These bytes are not an envelope."""


class Envelope(NamedTuple):
    """One decision as it is stored: who, why, when, caused by what, and its events.

    `journey` is empty for things that are no one's journey (a house).
    `request` is a keyed digest of what was asked, so that an idempotency key used
    for something else is seen. `prev` is the hash of the aggregate's last message.
    `relation` is who the actor was to the journey.
    """

    command_id: CommandId
    journey: JourneyId | None
    actor: Actor
    purpose: str
    occurred_at: datetime
    recorded_at: datetime
    correlation: UUID
    causation: UUID | None
    traceparent: str
    request: str
    version: int
    prev: str
    events: tuple[dict[str, Any], ...]
    relation: str = ""

    def encode(self) -> bytes:
        """Return the bytes that go into the log."""
        return orjson.dumps(
            {
                "command_id": self.command_id,
                "journey": self.journey,
                "actor": {
                    "staff": self.actor.staff,
                    "role": self.actor.role,
                    "unit": self.actor.unit,
                },
                "purpose": self.purpose,
                "occurred_at": self.occurred_at,
                "recorded_at": self.recorded_at,
                "correlation": self.correlation,
                "causation": self.causation,
                "traceparent": self.traceparent,
                "request": self.request,
                "version": self.version,
                "prev": self.prev,
                "events": self.events,
                "relation": self.relation,
            },
            option=orjson.OPT_UTC_Z,
        )

    @property
    def gist(self) -> "Gist":
        """Return what folding needs of it."""
        unit = taken_up_by(self.actor.role, self.actor.unit, self.relation)
        return Gist(str(self.command_id), self.journey, self.request, self.version, unit)

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read stored bytes; raises `Malformed`."""
        try:
            raw = orjson.loads(data)
            actor = raw["actor"]
            events = tuple(raw["events"])
            for event in events:
                if not isinstance(event["kind"], str):
                    raise Malformed("an event without a kind")
            command_id = UUID(raw["command_id"])
            begun_here = raw["correlation"] == raw["command_id"]
            return cls(
                command_id=CommandId(command_id),
                journey=JourneyId(from_text(raw["journey"])) if raw["journey"] else None,
                actor=_actor(actor["staff"], actor["role"], actor["unit"]),
                purpose=raw["purpose"],
                occurred_at=datetime.fromisoformat(raw["occurred_at"]),
                recorded_at=datetime.fromisoformat(raw["recorded_at"]),
                correlation=command_id if begun_here else UUID(raw["correlation"]),
                causation=UUID(raw["causation"]) if raw["causation"] else None,
                traceparent=raw["traceparent"],
                request=raw["request"],
                version=int(raw["version"]),
                prev=raw["prev"],
                events=events,
                relation=raw.get("relation", ""),
            )
        except Malformed:
            raise
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Malformed(type(error).__name__) from None


class Gist(NamedTuple):
    """What folding a history needs of each message; everything else costs time there.

    The command's id stays text, as it was written: it is only ever looked up. `unit` is
    the unit that took the history up by this message, if one did.
    """

    command_id: str
    journey: JourneyId | None
    request: str
    version: int
    unit: str | None


def taken_up_by(role: str, unit: str, relation: str) -> str | None:
    """Return the unit that takes a history up by an act; the house's own duties never do."""
    return unit if role != "policy" and relation in TAKES_UP else None


# The same few workers come again and again while a log is read through.
@lru_cache(maxsize=1_024)
def _actor(staff: str, role: Role, unit: str) -> Actor:
    return Actor.model_construct(staff=StaffId(UUID(staff)), role=role, unit=unit)


def link(data: bytes) -> str:
    """Return the hash by which the next message of an aggregate points at this one."""
    return hashlib.sha256(data).hexdigest()


def stored(event: Event) -> dict[str, Any]:
    """Return an event as it is written into an envelope."""
    return event.model_dump(mode="json")
