"""An identity that was compared with all others, and nothing new was alike.

Written wherever no likeness is, so that the log grows alike in both cases: from how it
grows, nobody learns whether a person they named is known.
"""

from dataclasses import dataclass
from typing import Literal, assert_never

from shared.kernel.decider import Decider
from shared.kernel.ids import RecordId
from shared.kernel.messages import Command, Event


class NoteNothingAlike(Command):
    record_id: RecordId


class NothingAlikeNoted(Event):
    kind: Literal["nothing-alike-noted.v1"] = "nothing-alike-noted.v1"
    record_id: RecordId


@dataclass(frozen=True)
class NotCompared:
    """Nobody looked yet."""


@dataclass(frozen=True)
class Compared:
    """Nothing was alike."""


Comparison = NotCompared | Compared


def decide(command: NoteNothingAlike, comparison: Comparison) -> list[NothingAlikeNoted]:
    """Return what happens; an empty list means it is already so."""
    match comparison:
        case NotCompared():
            return [NothingAlikeNoted(record_id=command.record_id, occurred_at=command.occurred_at)]
        case Compared():
            return []
        case _:
            assert_never(comparison)


def evolve(_: Comparison, __: NothingAlikeNoted) -> Comparison:
    """Apply one recorded event; never refuse, never look outside."""
    return Compared()


decider: Decider[NoteNothingAlike, Comparison, NothingAlikeNoted] = Decider(
    NotCompared(), decide, evolve
)
