"""Children who live here with the resident: each came, is cared for, and leaves."""

from datetime import datetime
from typing import assert_never

from services.shelter.domain.order import follows
from services.shelter.domain.stay.child_messages import (
    BringChild,
    ChildCame,
    ChildCommand,
    ChildDaysExtended,
    ChildEvent,
    ChildLeft,
    ExtendChildDays,
    RecordChildDeath,
    RecordChildLeft,
)
from services.shelter.domain.stay.child_refusals import (
    ChildHasLeft,
    ChildIsTheResident,
    MoreChildrenThanCame,
    NoSuchChild,
)
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.moving_refusals import ConcludedTooEarly
from services.shelter.domain.stay.refusals import BeyondFacilityCeiling, ExtensionInThePast
from services.shelter.domain.stay.standing import lodger_of, resident_of
from services.shelter.domain.stay.states import (
    Absent,
    Child,
    Deceased,
    Emergency,
    Left,
    Life,
    Resident,
    Stay,
)
from shared.kernel.ids import JourneyId
from shared.kernel.states import changed


def decide(command: ChildCommand, stay: Stay) -> list[StayEvent]:
    """Return what happens to a child who lives here with the resident."""
    match command:
        case BringChild():
            return _bring(command, lodger_of(stay))
        case RecordChildLeft():
            return _leave(ChildLeft(**dict(command)), _life_of_who_may_be_away(stay))
        case RecordChildDeath():
            return _die(command, stay)
        case ExtendChildDays():
            return _extend(command, resident_of(stay))
        case _:
            assert_never(command)


def _bring(command: BringChild, lodger: Resident | Emergency) -> list[StayEvent]:
    known = lodger.life.children.get(command.child_id)
    if known:
        if known.left:
            raise ChildHasLeft
        return []
    if command.child_id == lodger.about.journey_id:
        raise ChildIsTheResident
    if len(lodger.life.children) >= lodger.came_along:
        raise MoreChildrenThanCame
    follows(command.occurred_at, lodger.since)
    return [ChildCame(**dict(command))]


def _life_of_who_may_be_away(stay: Stay) -> Life:
    return stay.resident.life if isinstance(stay, Absent) else lodger_of(stay).life


def _leave(left: ChildLeft, life: Life) -> list[StayEvent]:
    child = life.children.get(left.child_id)
    if child is None:
        raise NoSuchChild
    if child.left:
        return []
    follows(left.occurred_at, child.came.occurred_at)
    return [left]


def _die(command: RecordChildDeath, stay: Stay) -> list[StayEvent]:
    life = _life_until(command.occurred_at, stay)
    child = life.children.get(command.child_id)
    if child and child.left and child.left.reason != "died":
        raise ChildHasLeft
    if command.concluded_at < command.occurred_at:
        raise ConcludedTooEarly
    return _leave(ChildLeft(**dict(command), reason="died"), life)


def _life_until(moment: datetime, stay: Stay) -> Life:
    """Return of whose life a child that died was part: who died, too, or has left since."""
    match stay:
        case Deceased():
            return stay.life
        case Left() if moment <= stay.since:
            return stay.life
        case _:
            return _life_of_who_may_be_away(stay)


def _extend(command: ExtendChildDays, resident: Resident) -> list[StayEvent]:
    child = _here(resident.life, command.child_id)
    follows(command.occurred_at, child.came.occurred_at)
    if command.until <= command.occurred_at:
        raise ExtensionInThePast
    if command.until > resident.ceiling_at:
        raise BeyondFacilityCeiling
    extended = ChildDaysExtended(**dict(command))
    return [] if extended == child.extended else [extended]


def life_with(life: Life, child_id: JourneyId | None) -> Life:
    """Return what happened to whom care is given: to a child who is here, or the resident."""
    if child_id is None:
        return life
    return _here(life, child_id).life


def _here(life: Life, child_id: JourneyId) -> Child:
    child = life.children.get(child_id)
    if child is None:
        raise NoSuchChild
    if child.left:
        raise ChildHasLeft
    return child


def evolve(life: Life, event: ChildEvent) -> Life:
    """Apply what happened to a child."""
    if isinstance(event, ChildCame):
        return with_child(life, Child(event))
    known = life.children.get(event.child_id)
    if known is None:
        return life
    match event:
        case ChildLeft():
            return with_child(life, changed(known, left=event))
        case ChildDaysExtended():
            return with_child(life, changed(known, extended=event))
        case _:
            assert_never(event)


def with_child(life: Life, child: Child) -> Life:
    """Return a life in the house with a child as it is now."""
    return changed(life, children={**life.children, child.came.child_id: child})
