"""A team: who works on a journey in this room, from when until when, and who is on call."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal, assert_never
from uuid import UUID

from pydantic import Field

from shared.kernel.actors import Role
from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.ids import JourneyId, StaffId
from shared.kernel.messages import Command, Event, Kept, Moment, RecordRef
from shared.kernel.states import changed
from shared.kernel.views import Row, Seen, View

TEAM = "team"


class AssignWorker(Command):
    journey_id: JourneyId
    staff: StaffId
    role: Role
    from_at: Moment
    until: Moment | None = None
    on_call: bool = False


class HandOverWorker(Command):
    """`note` is what the next worker must know; it is kept as a record."""

    journey_id: JourneyId
    from_staff: StaffId
    to_staff: StaffId
    note: Annotated[RecordRef, Kept("handover")] | None = None


class ReleaseWorker(Command):
    journey_id: JourneyId
    staff: StaffId


TeamCommand = AssignWorker | HandOverWorker | ReleaseWorker


class WorkerAssigned(Event):
    kind: Literal["worker-assigned.v1"] = "worker-assigned.v1"
    journey_id: JourneyId
    staff: StaffId
    role: Role
    from_at: Moment
    until: Moment | None
    on_call: bool


class WorkerHandedOver(Event):
    kind: Literal["worker-handed-over.v1"] = "worker-handed-over.v1"
    journey_id: JourneyId
    from_staff: StaffId
    to_staff: StaffId
    note: RecordRef | None


class WorkerReleased(Event):
    kind: Literal["worker-released.v1"] = "worker-released.v1"
    journey_id: JourneyId
    staff: StaffId


TeamEvent = Annotated[
    WorkerAssigned | WorkerHandedOver | WorkerReleased, Field(discriminator="kind")
]


@dataclass(frozen=True)
class Assignment:
    """What one worker does on the journey, and for how long."""

    staff: StaffId
    role: Role
    from_at: datetime
    until: datetime | None
    on_call: bool


@dataclass(frozen=True)
class Team:
    """Who works on the journey, and who did: `left` are those released or relieved."""

    workers: tuple[Assignment, ...] = ()
    left: frozenset[StaffId] = frozenset()

    def of(self, staff: StaffId) -> Assignment | None:
        """Return what this worker does here, if anything."""
        return next((one for one in self.workers if one.staff == staff), None)

    def has(self, staff: StaffId, at: datetime) -> bool:
        """Tell whether the journey is this worker's at a moment."""
        one = self.of(staff)
        return one is not None and one.from_at <= at and (one.until is None or at < one.until)


class AssignmentEndsBeforeItBegins(Refused):
    """An assignment cannot end before it begins."""

    slug = "assignment-ends-before-it-begins"
    vi = "Thời điểm kết thúc phân công phải sau thời điểm bắt đầu."
    source = "practice: every hour of a journey has a worker who answers for it"


class HouseIsNotAssigned(Refused):
    """Only people are assigned to a journey, not the house's own duties."""

    slug = "only-people-are-assigned"
    vi = "Chỉ phân công cho nhân viên, không phân công cho hệ thống."
    source = "practice: work belongs to someone"


class WorkerNotAssigned(Refused):
    """This worker is not assigned to the journey."""

    slug = "worker-not-assigned"
    vi = "Nhân viên này không được phân công cho hồ sơ này."
    source = "practice: only who has the work can hand it over"


class HandedToThemselves(Refused):
    """Work is handed over to somebody else."""

    slug = "handed-to-themselves"
    vi = "Không thể bàn giao công việc cho chính mình."
    source = "practice: a hand-over has a giver and a receiver"


def decide(command: TeamCommand, team: Team) -> list[TeamEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case AssignWorker():
            return _assign(command, team)
        case HandOverWorker():
            return _hand_over(command, team)
        case ReleaseWorker():
            return _release(command, team)
        case _:
            assert_never(command)


def _assign(command: AssignWorker, team: Team) -> list[TeamEvent]:
    if command.role == "policy":
        raise HouseIsNotAssigned
    if command.until is not None and command.until <= command.from_at:
        raise AssignmentEndsBeforeItBegins
    assigned = WorkerAssigned(**dict(command))
    return [] if team.of(command.staff) == _assignment(assigned) else [assigned]


def _hand_over(command: HandOverWorker, team: Team) -> list[TeamEvent]:
    if command.from_staff == command.to_staff:
        raise HandedToThemselves
    if team.of(command.from_staff) is None:
        if command.from_staff in team.left and team.of(command.to_staff) is not None:
            return []
        raise WorkerNotAssigned
    return [WorkerHandedOver(**dict(command))]


def _release(command: ReleaseWorker, team: Team) -> list[TeamEvent]:
    if team.of(command.staff) is None:
        if command.staff in team.left:
            return []
        raise WorkerNotAssigned
    return [WorkerReleased(**dict(command))]


def evolve(team: Team, event: TeamEvent) -> Team:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case WorkerAssigned():
            others = _without(team, event.staff)
            return Team((*others, _assignment(event)), team.left - {event.staff})
        case WorkerHandedOver():
            return _relieved(team, event)
        case WorkerReleased():
            return Team(_without(team, event.staff), team.left | {event.staff})
        case _:
            assert_never(event)


def _relieved(team: Team, event: WorkerHandedOver) -> Team:
    """The receiver goes on as the giver did; who is on the team already keeps their own terms."""
    given, known = team.of(event.from_staff), team.of(event.to_staff)
    workers = _without(team, event.from_staff)
    if given is not None and known is None:
        taken = changed(given, staff=event.to_staff, from_at=event.occurred_at)
        workers = (*workers, taken)
    return Team(workers, (team.left | {event.from_staff}) - {event.to_staff})


def _without(team: Team, staff: StaffId) -> tuple[Assignment, ...]:
    return tuple(one for one in team.workers if one.staff != staff)


def _assignment(event: WorkerAssigned) -> Assignment:
    return Assignment(event.staff, event.role, event.from_at, event.until, event.on_call)


decider: Decider[TeamCommand, Team, TeamEvent] = Decider(Team(), decide, evolve)


def team_of(service: str) -> Aggregate[Any, Any, Any]:
    """Return a room's teams, one for each journey."""
    return Aggregate(service, TEAM, decider, TeamEvent, TeamCommand, "journey_id")


def project(row: Row | None, event: TeamEvent, _: Seen) -> Row:
    """Redraw who works on a journey."""
    team = evolve(_drawn(row), event)
    return {
        "workers": [_shown(one) for one in team.workers],
        "left": sorted(str(staff) for staff in team.left),
    }


def _shown(one: Assignment) -> Row:
    return {
        "staff": str(one.staff),
        "role": one.role,
        "from_at": one.from_at,
        "until": one.until,
        "on_call": one.on_call,
    }


def _drawn(row: Row | None) -> Team:
    if row is None:
        return Team()
    workers = [
        Assignment(_staff(one["staff"]), one["role"], one["from_at"], one["until"], one["on_call"])
        for one in row["workers"]
    ]
    return Team(tuple(workers), frozenset(map(_staff, row["left"])))


def _staff(text: str) -> StaffId:
    return StaffId(UUID(text))


TEAMS = View(TEAM, (TEAM,), project, key="journey", index=("workers.staff",))
