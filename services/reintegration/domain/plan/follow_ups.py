"""Looking in on the participant: follow-ups set by hand, done, missed, or let slip."""

from typing import assert_never

from services.reintegration.domain.codes import SafeChannel
from services.reintegration.domain.plan import risk
from services.reintegration.domain.plan.commands import (
    MissFollowUp,
    NoteFollowUpsMissed,
    RecordFollowUp,
    ScheduleFollowUp,
)
from services.reintegration.domain.plan.events import FollowUpDone, FollowUpEvent, PlanEvent
from services.reintegration.domain.plan.follow_up_calendar import (
    coming,
    find,
    lapse,
    lapsed,
    miss,
    open_ones,
    put,
    schedule_one,
    take_in,
)
from services.reintegration.domain.plan.refusals import (
    ChannelNotSafe,
    FollowUpInThePast,
    FollowUpIsOver,
    FollowUpNotYetDue,
    NoSuchFollowUp,
)
from services.reintegration.domain.plan.standing import existing, not_before, underway
from services.reintegration.domain.plan.states import (
    Active,
    Agreed,
    Closed,
    Course,
    DoneFollowUp,
    Draft,
    MissedFollowUp,
    Monitoring,
    NoPlan,
    OpenFollowUp,
    Plan,
    Suspended,
)
from shared.kernel.states import changed
from shared.kernel.terms import local_date

BY_HAND = "by-hand"

FollowUpCommand = ScheduleFollowUp | RecordFollowUp | MissFollowUp | NoteFollowUpsMissed


def decide(command: FollowUpCommand, plan: Plan) -> list[PlanEvent]:
    """Return what becomes of a follow-up."""
    match command:
        case ScheduleFollowUp():
            return _schedule(command, underway(plan).course)
        case RecordFollowUp():
            return _record(command, underway(plan).course)
        case MissFollowUp():
            return _miss(command, underway(plan).course)
        case NoteFollowUpsMissed():
            return _note_missed(command, plan)
        case _:
            assert_never(command)


def _schedule(command: ScheduleFollowUp, course: Course) -> list[PlanEvent]:
    found = find(course.follow_ups, command.follow_up_id)
    wanted = OpenFollowUp(
        follow_up_id=command.follow_up_id,
        visit=found.visit if isinstance(found, OpenFollowUp) else BY_HAND,
        safe_channel=command.safe_channel,
        due_at=command.due_at,
        lapses_at=lapse(command.due_at),
    )
    if found == wanted:
        return []
    if isinstance(found, DoneFollowUp | MissedFollowUp):
        raise FollowUpIsOver
    if command.safe_channel not in course.agreement.safe_channels:
        raise ChannelNotSafe
    not_before(command.occurred_at, course.agreed_at)
    if command.due_at < command.occurred_at:
        raise FollowUpInThePast
    return [schedule_one(command.plan_id, course.follow_ups, wanted, command.occurred_at)]


def _record(command: RecordFollowUp, course: Course) -> list[PlanEvent]:
    found = find(course.follow_ups, command.follow_up_id)
    match found:
        case None:
            raise NoSuchFollowUp
        case OpenFollowUp():
            return _take_place(command, course, found)
        case MissedFollowUp():
            if command.occurred_at > found.lapses_at:
                raise FollowUpIsOver
            return _take_place(command, course, found)
        case DoneFollowUp():
            if (found.at, found.scores) != (command.occurred_at, command.scores):
                raise FollowUpIsOver
            return []
        case _:
            assert_never(found)


def _take_place(
    command: RecordFollowUp, course: Course, found: OpenFollowUp | MissedFollowUp
) -> list[PlanEvent]:
    """Record the visit and the risk judged at it; a visit in time may be entered late."""
    at = command.occurred_at
    not_before(at, course.agreed_at)
    channel = command.channel or _scheduled_channel(found)
    if channel is not None and channel not in course.agreement.safe_channels:
        raise ChannelNotSafe
    judgement = risk.judged(command.plan_id, command.risk_level, command.risk_factors, at)
    seen = DoneFollowUp(found.follow_up_id, found.due_at, command.scores, at)
    calendar = put(course.follow_ups, seen)
    done = FollowUpDone(
        plan_id=command.plan_id,
        follow_up_id=command.follow_up_id,
        scores=command.scores,
        note=command.note,
        noted_missed_before=isinstance(found, MissedFollowUp),
        next_follow_up=coming(calendar),
        channel=channel,
        in_time=at <= found.lapses_at,
        occurred_at=at,
    )
    return [done, judgement, *risk.denser(changed(course, follow_ups=calendar), judgement)]


def _scheduled_channel(follow_up: OpenFollowUp | MissedFollowUp) -> SafeChannel | None:
    return follow_up.safe_channel if isinstance(follow_up, OpenFollowUp) else None


def _miss(command: MissFollowUp, course: Course) -> list[PlanEvent]:
    found = find(course.follow_ups, command.follow_up_id)
    match found:
        case None:
            raise NoSuchFollowUp
        case OpenFollowUp():
            if local_date(command.occurred_at) < local_date(found.due_at):
                raise FollowUpNotYetDue
            at = command.occurred_at
            return [*miss(command.plan_id, course, [found], command.reason, at)]
        case MissedFollowUp():
            return []
        case DoneFollowUp():
            raise FollowUpIsOver
        case _:
            assert_never(found)


def _note_missed(command: NoteFollowUpsMissed, plan: Plan) -> list[PlanEvent]:
    current = existing(plan)
    match current:
        case Draft() | Suspended() | Closed():
            return []
        case Agreed() | Active() | Monitoring():
            calendar = current.course.follow_ups
            late = lapsed(calendar, command.occurred_at)
            if open_ones(calendar) and not late:
                raise FollowUpNotYetDue
            at = command.occurred_at
            return [*miss(command.plan_id, current.course, late, "grace-passed", at)]
        case _:
            assert_never(current)


def evolve(plan: Plan, event: FollowUpEvent) -> Plan:
    """Keep the calendar."""
    match plan:
        case Agreed() | Active() | Monitoring() | Suspended():
            follow_ups = take_in(plan.course.follow_ups, event)
            return changed(plan, course=changed(plan.course, follow_ups=follow_ups))
        case NoPlan() | Draft() | Closed():
            return plan
        case _:
            assert_never(plan)
