"""How one worker breaks glass: what was found whenever that was more often than is rare.

How often it was lies in the histories of the journeys; nothing of them is repeated here. What
was looked into raises no alarm again; beside a review it still counts, for as long as it is recent.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal, assert_never

from shared.casework.access import OwnGlass
from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.ids import StaffId
from shared.kernel.messages import Asker, Command, Event, Moment
from shared.kernel.views import Row, Seen, View

GLASS_HABIT = "glass-habit"

Conclusion = Literal["needed", "work-rearranged", "worker-instructed", "misuse-reported"]
"""The work needed it; units or hours change, so that it needs it no more; the worker was told
how it is meant; it was misuse, and was passed on."""


class LookIntoBrokenGlass(Command):
    """`up_to` is the last use that was looked into, as the alarm names it."""

    worker_id: StaffId
    staff: Annotated[StaffId, Asker()]
    up_to: Moment
    conclusion: Conclusion


GlassHabitCommand = LookIntoBrokenGlass


class BrokenGlassLookedInto(Event):
    kind: Literal["broken-glass-looked-into.v1"] = "broken-glass-looked-into.v1"
    worker_id: StaffId
    staff: StaffId
    up_to: Moment
    conclusion: Conclusion


GlassHabitEvent = BrokenGlassLookedInto


@dataclass(frozen=True)
class NotLookedInto:
    """Nobody has looked into how this worker breaks glass."""


@dataclass(frozen=True)
class LookedInto:
    """It was looked into, up to a moment."""

    up_to: datetime
    conclusion: Conclusion


GlassHabit = NotLookedInto | LookedInto


class GlassNotBrokenYet(Refused):
    """What is still to come cannot have been looked into."""

    slug = "glass-not-broken-yet"
    vi = "Chưa thể kết luận về những lần truy cập khẩn cấp chưa xảy ra."
    source = "practice: a conclusion is about what happened"


class GlassLookedIntoBefore(Refused):
    """This was looked into before, and concluded otherwise."""

    slug = "glass-looked-into-before"
    vi = "Những lần truy cập khẩn cấp này đã được kết luận khác trước đó."
    source = "practice: a review stands"


def decide(command: GlassHabitCommand, habit: GlassHabit) -> list[GlassHabitEvent]:
    """Return what happens; an empty list means it is already so."""
    if command.worker_id == command.staff:
        raise OwnGlass
    if command.up_to > command.occurred_at:
        raise GlassNotBrokenYet
    match habit:
        case LookedInto(up_to, conclusion) if command.up_to <= up_to:
            if command.conclusion != conclusion:
                raise GlassLookedIntoBefore
            return []
        case NotLookedInto() | LookedInto():
            return [BrokenGlassLookedInto(**dict(command))]
        case _:
            assert_never(habit)


def evolve(_: GlassHabit, event: GlassHabitEvent) -> GlassHabit:
    """Apply one recorded event; never refuse, never look outside."""
    return LookedInto(event.up_to, event.conclusion)


decider: Decider[GlassHabitCommand, GlassHabit, GlassHabitEvent] = Decider(
    NotLookedInto(), decide, evolve
)


def glass_habit_of(service: str) -> Aggregate[Any, Any, Any]:
    """Return what was found of how a room's workers break glass, one history for each worker."""
    return Aggregate(service, GLASS_HABIT, decider, GlassHabitEvent, GlassHabitCommand, "worker_id")


def project(_: Row | None, event: GlassHabitEvent, _seen: Seen) -> Row:
    """Redraw what was found last; every recorded event is accepted."""
    return {
        "up_to": event.up_to,
        "conclusion": event.conclusion,
        "by": str(event.staff),
        "at": event.occurred_at,
    }


LOOKED_INTO = View("glass_habits", (GLASS_HABIT,), project, index=("up_to", "conclusion"))
"""What was found last of each worker, by the worker."""
