"""What is due for a child who lives here beside a resident, as it is for the resident.

Its health is looked at, what others pay for it ends, what is heard of it is looked into, and
who dies here is buried. The child's own residence remembers that, wherever the child moves.
"""

from datetime import datetime
from typing import Any, assert_never

from services.shelter.domain.ids import StayId
from services.shelter.domain.order import follows
from services.shelter.domain.residence.child_messages import (
    ChildChecked,
    ChildDied,
    ChildFarewellArranged,
    ChildLimitPassed,
    ChildReceived,
    ChildReviewed,
    ChildTurned,
    NoteChildChecked,
    NoteChildLimit,
    NoteChildTurn,
    OfChildCommand,
    OfChildEvent,
    RecordChildFarewell,
    ReviewChild,
)
from services.shelter.domain.residence.messages import Occupy, Relocate, ResidenceEvent, Vacate
from services.shelter.domain.residence.states import (
    Dues,
    Elsewhere,
    Funded,
    MovedOut,
    PaidByOthers,
    Residence,
)
from services.shelter.domain.stay.child_refusals import ChildNotDead, NoSuchChild
from services.shelter.domain.stay.moving_refusals import LimitNotPassed, RelativesHaveTime
from services.shelter.domain.tables import HEALTH_CHECK, RELATIVES
from shared.kernel.messages import Event
from shared.kernel.states import changed
from shared.kernel.terms import due


def decide(command: OfChildCommand, residence: Residence) -> list[ResidenceEvent]:
    """Return what becomes of what is due for a child."""
    match command:
        case NoteChildChecked() | NoteChildTurn() | ReviewChild():
            return _of_its_life(command, residence)
        case NoteChildLimit():
            return _limit(command, residence)
        case RecordChildFarewell():
            return _farewell(command, residence)
        case _:
            assert_never(command)


def _of_its_life(
    command: NoteChildChecked | NoteChildTurn | ReviewChild, residence: Residence
) -> list[ResidenceEvent]:
    child = beside(residence)
    if child is None:
        if isinstance(command, ReviewChild):
            raise NoSuchChild
        return []
    said: dict[str, Any] = {
        "stay_id": child.stay_id,
        "child_id": command.journey_id,
        "occurred_at": command.occurred_at,
    }
    match command:
        case NoteChildChecked():
            return [ChildChecked(**said)] if "health-check" in child.dues.limits else []
        case NoteChildTurn(turn=turn):
            return [] if turn in child.dues.turned else [ChildTurned(**said, turn=turn)]
        case ReviewChild(outcome=outcome):
            follows(command.occurred_at, child.since)
            return [ChildReviewed(**said, outcome=outcome)] if child.dues.turned else []
        case _:
            assert_never(command)


def beside(residence: Residence) -> Funded | PaidByOthers | None:
    """Return the residence of a child who lives here beside a resident, if it is one."""
    if isinstance(residence, Funded | PaidByOthers) and residence.child_id:
        return residence
    return None


def _limit(command: NoteChildLimit, residence: Residence) -> list[ResidenceEvent]:
    due_at = _dues(residence).limits.get(command.limit)
    if due_at is None or command.limit in _dues(residence).passed:
        return []
    if command.occurred_at < due_at:
        raise LimitNotPassed
    return [
        ChildLimitPassed(
            child_id=command.journey_id,
            limit=command.limit,
            due_at=due_at,
            occurred_at=command.occurred_at,
        )
    ]


def _farewell(command: RecordChildFarewell, residence: Residence) -> list[ResidenceEvent]:
    if not isinstance(residence, MovedOut):
        raise ChildNotDead
    if residence.dues.buried:
        return []
    due_at = residence.dues.limits.get("relatives")
    if due_at is None:
        raise ChildNotDead
    follows(command.occurred_at, residence.since)
    if command.by == "house" and command.occurred_at < due_at:
        raise RelativesHaveTime
    return [
        ChildFarewellArranged(
            child_id=command.journey_id, by=command.by, occurred_at=command.occurred_at
        )
    ]


def _dues(residence: Residence) -> Dues:
    return Dues() if isinstance(residence, Elsewhere) else residence.dues


def evolve(residence: Residence, event: OfChildEvent) -> Residence:
    """Apply what became of what is due."""
    if isinstance(residence, Elsewhere):
        return residence
    return changed(residence, dues=_after(residence.dues, event))


def _after(dues: Dues, event: OfChildEvent) -> Dues:
    match event:
        case ChildReceived() | ChildChecked():
            due_at = event.health_check_due_at if isinstance(event, ChildReceived) else None
            return dues.until("health-check", due_at)
        case ChildTurned():
            return changed(dues, turned=dues.turned | {event.turn})
        case ChildReviewed():
            return changed(dues, turned=frozenset())
        case ChildLimitPassed():
            return changed(dues, passed=dues.passed | {event.limit})
        case ChildDied():
            return dues.until("relatives", event.relatives_due_at)
        case ChildFarewellArranged():
            return Dues(buried=True)
        case _:
            assert_never(event)


def to_check(moment: datetime) -> dict[str, Any]:
    """Return by when the health of a child who moved in is looked at."""
    return {
        "health_check_due_at": due(moment, HEALTH_CHECK.on(moment).value),
        "health_check_policy": HEALTH_CHECK.version(moment),
    }


def received(command: Relocate) -> list[ResidenceEvent]:
    """Return that a child is in another house now, where its health is looked at again."""
    return [
        ChildReceived(
            stay_id=command.to_stay_id,
            child_id=command.journey_id,
            unit=command.unit,
            **to_check(command.occurred_at),
            occurred_at=command.occurred_at,
        )
    ]


def lived_under(event: Event) -> StayId | None:
    """Return under which stay a child lives of whom an event tells; a resident's tells itself."""
    of_a_child = getattr(event, "child_id", None) is not None
    return getattr(event, "stay_id", None) if of_a_child else None


def to_bury(command: Vacate) -> dict[str, Any]:
    """Return until when relatives may see to the funeral of a child who died."""
    concluded_at = command.concluded_at
    if concluded_at is None:
        return {}
    return {
        "relatives_due_at": due(concluded_at, RELATIVES.on(concluded_at).value),
        "relatives_policy": RELATIVES.version(concluded_at),
    }


def died_away(command: Vacate, residence: MovedOut) -> list[ResidenceEvent]:
    """Return that a child died who had left with the resident; who was buried died once."""
    known = residence.dues.buried or "relatives" in residence.dues.limits
    if command.concluded_at is None or known:
        return []
    return [
        ChildDied(
            stay_id=command.stay_id,
            child_id=command.journey_id,
            **to_bury(command),
            occurred_at=command.occurred_at,
        )
    ]


def still_to_review(command: Occupy, residence: Elsewhere | MovedOut) -> list[ResidenceEvent]:
    """Return what was heard of a child before it was away, and nobody has looked into yet."""
    if not command.beside or isinstance(residence, Elsewhere):
        return []
    return [
        ChildTurned(
            stay_id=command.stay_id,
            child_id=command.journey_id,
            turn=turn,
            occurred_at=command.occurred_at,
        )
        for turn in sorted(residence.dues.turned)
    ]
