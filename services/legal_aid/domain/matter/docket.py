"""The docket: hearings and other dates of a matter, kept, moved, cancelled or missed."""

from collections.abc import Mapping
from datetime import datetime
from typing import assert_never

from services.legal_aid.domain.ids import DeadlineId
from services.legal_aid.domain.matter.commands import (
    CancelDeadline,
    DocketCommand,
    MatterCommand,
    MeetDeadline,
    NoteDeadlinesMissed,
    ReportDeadline,
    ScheduleHearing,
)
from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.domain.matter.proceeding_events import (
    DeadlineCancelled,
    DeadlineMet,
    DeadlineMissed,
    DeadlineScheduled,
)
from services.legal_aid.domain.matter.proceeding_refusals import (
    DeadlineIsSettled,
    HearingNotBegun,
    NoSuchDeadline,
)
from services.legal_aid.domain.matter.refusals import NotYetDue
from services.legal_aid.domain.matter.standing import known, still_open
from services.legal_aid.domain.matter.states import Deadline, File, Matter
from services.legal_aid.domain.tables import DEADLINE_NOTING, limit
from services.legal_aid.domain.words import DeadlineKind
from shared.kernel.terms import local_date

Docket = Mapping[DeadlineId, Deadline]


def decide(command: DocketCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens to the dates of a matter."""
    match command:
        case ScheduleHearing():
            return _schedule(command, still_open(matter).file, "hearing", command.begins_at)
        case ReportDeadline():
            return _schedule(command, still_open(matter).file, command.deadline, command.due_at)
        case MeetDeadline():
            return _meet(command, known(matter).file)
        case CancelDeadline():
            return _cancel(command, known(matter).file)
        case NoteDeadlinesMissed():
            return _miss(command, known(matter).file)
        case _:
            assert_never(command)


def cancelled(command: MatterCommand, file: File) -> list[DeadlineCancelled]:
    """Return that every date of a matter that ends is off."""
    return [
        DeadlineCancelled(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            deadline_id=deadline_id,
            next_at=None,
        )
        for deadline_id in sorted(file.docket)
    ]


def _schedule(
    command: ScheduleHearing | ReportDeadline, file: File, kind: DeadlineKind, at: datetime
) -> list[MatterEvent]:
    if command.deadline_id in file.settled:
        raise DeadlineIsSettled
    before = file.docket.get(command.deadline_id)
    if before is not None and (before.deadline, before.due_at) == (kind, at):
        return []
    settled = limit(DEADLINE_NOTING, at)
    docket = {**file.docket, command.deadline_id: Deadline(kind, at, settled.due_at)}
    return [
        DeadlineScheduled(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            deadline_id=command.deadline_id,
            deadline=kind,
            due_at=at,
            to_be_settled=settled,
            next_at=_next(docket),
        )
    ]


def _meet(command: MeetDeadline, file: File) -> list[MatterEvent]:
    if file.settled.get(command.deadline_id) == "met":
        return []
    deadline = _ahead(command.deadline_id, file)
    if deadline.deadline == "hearing" and command.occurred_at < deadline.due_at:
        raise HearingNotBegun
    return [
        DeadlineMet(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            deadline_id=command.deadline_id,
            deadline=deadline.deadline,
            late=local_date(command.occurred_at) > local_date(deadline.due_at),
            next_at=_next(_without(command.deadline_id, file.docket)),
        )
    ]


def _cancel(command: CancelDeadline, file: File) -> list[MatterEvent]:
    if file.settled.get(command.deadline_id) == "cancelled":
        return []
    _ahead(command.deadline_id, file)
    return [
        DeadlineCancelled(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            deadline_id=command.deadline_id,
            next_at=_next(_without(command.deadline_id, file.docket)),
        )
    ]


def _ahead(deadline_id: DeadlineId, file: File) -> Deadline:
    if deadline_id in file.settled:
        raise DeadlineIsSettled
    if deadline_id not in file.docket:
        raise NoSuchDeadline
    return file.docket[deadline_id]


def _miss(command: NoteDeadlinesMissed, file: File) -> list[MatterEvent]:
    """Note every date that nobody said was kept, and until when the next one may be settled."""
    watched = {key: one for key, one in file.docket.items() if not one.missed}
    missed = sorted(key for key, one in watched.items() if one.settle_by <= command.occurred_at)
    if watched and not missed:
        raise NotYetDue
    left = {key: one for key, one in watched.items() if key not in missed}
    return [
        DeadlineMissed(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            deadline_id=key,
            deadline=watched[key].deadline,
            due_at=watched[key].due_at,
            next_at=_next(left),
        )
        for key in missed
    ]


def _without(deadline_id: DeadlineId, docket: Docket) -> Docket:
    return {key: deadline for key, deadline in docket.items() if key != deadline_id}


def _next(docket: Docket) -> datetime | None:
    """Return when the next date will count as missed, if there is one."""
    return min((one.settle_by for one in docket.values() if not one.missed), default=None)
