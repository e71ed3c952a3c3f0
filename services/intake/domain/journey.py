"""A journey's door at intake: one case of a person is open at a time, each follows the last.

The door is opened and closed in the same breath as the case; it knows no more of it
than the id.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, assert_never

from pydantic import Field

from services.intake.domain.ids import CaseId
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event


class OpenDoor(Command):
    journey_id: JourneyId
    case_id: CaseId
    follows_case: CaseId | None = None


class CloseDoor(Command):
    journey_id: JourneyId
    case_id: CaseId


JourneyCommand = OpenDoor | CloseDoor


class DoorOpened(Event):
    kind: Literal["door-opened.v1"] = "door-opened.v1"
    journey_id: JourneyId
    case_id: CaseId
    follows_case: CaseId | None


class DoorClosed(Event):
    kind: Literal["door-closed.v1"] = "door-closed.v1"
    journey_id: JourneyId
    case_id: CaseId


JourneyEvent = Annotated[DoorOpened | DoorClosed, Field(discriminator="kind")]


@dataclass(frozen=True)
class NoJourney:
    """Intake has not met this person."""


@dataclass(frozen=True)
class CaseOpen:
    """A case is open; the earlier ones are over."""

    case_id: CaseId
    earlier: tuple[CaseId, ...]


@dataclass(frozen=True)
class AllClosed:
    """No case is open; the last one is named last."""

    cases: tuple[CaseId, ...]


Journey = NoJourney | CaseOpen | AllClosed


class NoSuchJourney(NotFound):
    """There is no journey under this id."""

    slug = "no-such-journey"
    vi = "Không có hành trình nào mang mã này."
    source = "Case-management practice"


class AnotherCaseIsOpen(Refused):
    """Another case of this person is open; it is closed before a new one opens."""

    slug = "another-case-is-open"
    vi = "Người này đang có một hồ sơ khác chưa đóng."
    source = "Case-management practice: one open case of a person at a time"


class FollowsAnotherCase(Refused):
    """A new case in a journey names the case that was closed last; a first one names none."""

    slug = "follows-another-case"
    vi = "Hồ sơ mới phải nêu đúng hồ sơ đóng gần nhất; hồ sơ đầu tiên không nêu hồ sơ nào."
    source = "Case-management practice: a new case is linked to the one before"


class DoorIsNotOurs(Refused):
    """This case was never open in this journey."""

    slug = "door-is-not-ours"
    vi = "Hồ sơ này không thuộc hành trình này."
    source = "Case-management practice"


def decide(command: JourneyCommand, journey: Journey) -> list[JourneyEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case OpenDoor():
            return _open(command, journey)
        case CloseDoor():
            return _close(command, journey)
        case _:
            assert_never(command)


def _open(command: OpenDoor, journey: Journey) -> list[JourneyEvent]:
    if command.case_id in _known(journey):
        return []
    match journey:
        case NoJourney():
            last = None
        case CaseOpen():
            raise AnotherCaseIsOpen
        case AllClosed(cases):
            last = cases[-1]
        case _:
            assert_never(journey)
    if command.follows_case != last:
        raise FollowsAnotherCase
    return [
        DoorOpened(
            journey_id=command.journey_id,
            case_id=command.case_id,
            follows_case=command.follows_case,
            occurred_at=command.occurred_at,
        )
    ]


def _close(command: CloseDoor, journey: Journey) -> list[JourneyEvent]:
    match journey:
        case NoJourney():
            raise NoSuchJourney
        case CaseOpen(case_id) if case_id == command.case_id:
            return [
                DoorClosed(
                    journey_id=command.journey_id,
                    case_id=command.case_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case CaseOpen() | AllClosed():
            if command.case_id not in _known(journey):
                raise DoorIsNotOurs
            return []
        case _:
            assert_never(journey)


def _known(journey: Journey) -> tuple[CaseId, ...]:
    match journey:
        case NoJourney():
            return ()
        case CaseOpen(case_id, earlier):
            return (*earlier, case_id)
        case AllClosed(cases):
            return cases
        case _:
            assert_never(journey)


def evolve(journey: Journey, event: JourneyEvent) -> Journey:
    """Apply one recorded event; never refuse, never look outside."""
    known = tuple(case_id for case_id in _known(journey) if case_id != event.case_id)
    match event:
        case DoorOpened():
            return CaseOpen(event.case_id, known)
        case DoorClosed():
            return AllClosed((*known, event.case_id))
        case _:
            assert_never(event)


decider: Decider[JourneyCommand, Journey, JourneyEvent] = Decider(NoJourney(), decide, evolve)
