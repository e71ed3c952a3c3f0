"""The waiting line for one group of people: who is next when a bed is free.

Greater urgency goes before; of equal urgency, whoever asked first. Someone may be taken
out of order for a reason that is named, and then everyone can see it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal, assert_never

from pydantic import Field

from services.shelter.domain.ids import LineId, StayId
from services.shelter.domain.words import Group, OutOfOrder, Urgency
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.ids import derived
from shared.kernel.messages import Command, Event, Message, Moment
from shared.kernel.states import changed

RANK: Mapping[Urgency, int] = {"immediate": 0, "urgent": 1, "routine": 2}


class JoinLine(Command):
    """`asked_at` is when the place was asked for, which may be long before."""

    line_id: LineId
    stay_id: StayId
    urgency: Urgency
    asked_at: Moment


class CallFromLine(Command):
    """Someone is offered a place, whether or not they had to wait for it."""

    line_id: LineId
    stay_id: StayId
    urgency: Urgency
    asked_at: Moment
    out_of_order: OutOfOrder | None


class LeaveLine(Command):
    line_id: LineId
    stay_ids: Annotated[tuple[StayId, ...], Field(min_length=1, max_length=100)]


class ProposeNext(Command):
    """A bed is for others again: somebody should offer it to who is next."""

    line_id: LineId


class First(Message):
    """Who is first in a line, and by which turn."""

    line_id: LineId
    rank: int
    asked_at: Moment


class SeekNext(Command):
    """A bed is for others again: who is first of all for whom there is one?

    Each line is asked after the other: `then` are those still to be asked, `first` is who
    stands before all others in the lines asked so far.
    """

    line_id: LineId
    then: tuple[LineId, ...] = ()
    first: First | None = None


LineCommand = JoinLine | CallFromLine | LeaveLine | SeekNext | ProposeNext


class LineJoined(Event):
    kind: Literal["line-joined.v1"] = "line-joined.v1"
    line_id: LineId
    stay_id: StayId
    urgency: Urgency
    asked_at: Moment


class CalledFromLine(Event):
    """`passed_over` are those who were before them and go on waiting."""

    kind: Literal["called-from-line.v1"] = "called-from-line.v1"
    line_id: LineId
    stay_id: StayId
    passed_over: tuple[StayId, ...]
    out_of_order: OutOfOrder | None


class LineLeft(Event):
    kind: Literal["line-left.v1"] = "line-left.v1"
    line_id: LineId
    stay_ids: tuple[StayId, ...]


class NextProposed(Event):
    kind: Literal["next-proposed.v1"] = "next-proposed.v1"
    line_id: LineId
    stay_id: StayId


LineEvent = Annotated[
    LineJoined | CalledFromLine | LineLeft | NextProposed, Field(discriminator="kind")
]

Turn = tuple[int, datetime]
"""What the line is ordered by: the rank of the urgency, then when the place was asked for."""


@dataclass(frozen=True)
class Line:
    """Who waits, and with which turn; a bed is proposed to each of them once."""

    waiting: Mapping[StayId, Turn] = field(default_factory=dict[StayId, Turn])
    proposed: frozenset[StayId] = frozenset()

    def before(self, stay_id: StayId, turn: Turn) -> tuple[StayId, ...]:
        """Return who stands before this turn, in order."""
        return tuple(
            other for other in self.in_order() if self.waiting[other] < turn and other != stay_id
        )

    @property
    def next_one(self) -> StayId | None:
        """Return who is next of those to whom no bed was proposed yet."""
        unproposed = (stay_id for stay_id in self.in_order() if stay_id not in self.proposed)
        return next(unproposed, None)

    def in_order(self) -> tuple[StayId, ...]:
        """Return who waits, the next one first."""
        turns = sorted((turn, str(stay_id), stay_id) for stay_id, turn in self.waiting.items())
        return tuple(stay_id for _, _, stay_id in turns)


class NotNextInLine(Refused):
    """Others wait who come first: offer the place to them, or name why not."""

    slug = "not-next-in-line"
    vi = "Có người khác đang chờ ở vị trí trước; hãy xếp chỗ theo thứ tự hoặc nêu lý do."
    source = "House practice: by urgency, then first come, first served"


def line_of(group: Group) -> LineId:
    """Return the line in which people of this group wait."""
    return LineId(derived("waiting-line", group))


def decide(command: LineCommand, line: Line) -> list[LineEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case JoinLine():
            return _join(command, line)
        case CallFromLine():
            return [_call(command, line)]
        case LeaveLine():
            return _leave(command, line)
        case SeekNext():
            return []
        case ProposeNext():
            return _propose(command, line)
        case _:
            assert_never(command)


def _join(command: JoinLine, line: Line) -> list[LineEvent]:
    if command.stay_id in line.waiting:
        return []
    return [
        LineJoined(
            line_id=command.line_id,
            stay_id=command.stay_id,
            urgency=command.urgency,
            asked_at=command.asked_at,
            occurred_at=command.occurred_at,
        )
    ]


def _call(command: CallFromLine, line: Line) -> CalledFromLine:
    turn = line.waiting.get(command.stay_id, (RANK[command.urgency], command.asked_at))
    passed_over = line.before(command.stay_id, turn)
    if passed_over and command.out_of_order is None:
        raise NotNextInLine
    return CalledFromLine(
        line_id=command.line_id,
        stay_id=command.stay_id,
        passed_over=passed_over,
        out_of_order=command.out_of_order if passed_over else None,
        occurred_at=command.occurred_at,
    )


def _leave(command: LeaveLine, line: Line) -> list[LineEvent]:
    leaving = tuple(stay_id for stay_id in command.stay_ids if stay_id in line.waiting)
    if not leaving:
        return []
    return [LineLeft(line_id=command.line_id, stay_ids=leaving, occurred_at=command.occurred_at)]


def _propose(command: ProposeNext, line: Line) -> list[LineEvent]:
    following = line.next_one
    if following is None:
        return []
    return [
        NextProposed(line_id=command.line_id, stay_id=following, occurred_at=command.occurred_at)
    ]


def seeking_on(command: SeekNext, line: Line) -> Sequence[Command]:
    """Return who is asked next, or the line whose first has come before all others."""
    known = [command.first] if command.first else []
    following = line.next_one
    if following:
        rank, asked_at = line.waiting[following]
        known.append(First(line_id=command.line_id, rank=rank, asked_at=asked_at))
    first = min(known, key=lambda one: (one.rank, one.asked_at), default=None)
    at = command.occurred_at
    if command.then:
        line_id, *then = command.then
        return [SeekNext(line_id=line_id, then=tuple(then), first=first, occurred_at=at)]
    return [ProposeNext(line_id=first.line_id, occurred_at=at)] if first else []


def evolve(line: Line, event: LineEvent) -> Line:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case LineJoined():
            turn = (RANK[event.urgency], event.asked_at)
            return changed(line, waiting={**line.waiting, event.stay_id: turn})
        case CalledFromLine():
            return _without(line, (event.stay_id,))
        case LineLeft():
            return _without(line, event.stay_ids)
        case NextProposed():
            return changed(line, proposed=line.proposed | {event.stay_id})
        case _:
            assert_never(event)


def _without(line: Line, gone: tuple[StayId, ...]) -> Line:
    waiting = {stay: turn for stay, turn in line.waiting.items() if stay not in gone}
    return Line(waiting, line.proposed.difference(gone))


decider: Decider[LineCommand, Line, LineEvent] = Decider(Line(), decide, evolve)
