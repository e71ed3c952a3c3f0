"""A participant's follow-up calendar: what is due, what lapsed, what comes next."""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from services.reintegration.domain.codes import MissReason, RiskLevel, SafeChannel
from services.reintegration.domain.ids import FollowUpId, PlanId
from services.reintegration.domain.plan.events import (
    FollowUpDone,
    FollowUpEvent,
    FollowUpMissed,
    FollowUpScheduled,
    NextFollowUp,
)
from services.reintegration.domain.plan.states import (
    Course,
    DoneFollowUp,
    FollowUp,
    MissedFollowUp,
    OpenFollowUp,
)
from services.reintegration.domain.tables import (
    FOLLOW_UP_CADENCE,
    FOLLOW_UP_CADENCE_HIGH_RISK,
    FOLLOW_UP_GRACE,
    Visit,
)
from shared.kernel.ids import derived
from shared.kernel.states import changed
from shared.kernel.terms import due

Calendar = tuple[FollowUp, ...]
SafeChannels = tuple[SafeChannel, ...]


def find(calendar: Calendar, follow_up_id: FollowUpId) -> FollowUp | None:
    """Return the follow-up under this id."""
    return next((one for one in calendar if one.follow_up_id == follow_up_id), None)


def open_ones(calendar: Calendar) -> tuple[OpenFollowUp, ...]:
    """Return the follow-ups that are still to take place."""
    return tuple(one for one in calendar if isinstance(one, OpenFollowUp))


def last(calendar: Calendar) -> FollowUp | None:
    """Return the follow-up with the latest day."""
    return max(calendar, key=lambda one: one.due_at, default=None)


def coming(calendar: Calendar) -> NextFollowUp | None:
    """Return what comes next: the earliest day due, and the earliest day that lapses."""
    waiting = open_ones(calendar)
    if not waiting:
        return None
    return NextFollowUp(
        due_at=min(one.due_at for one in waiting),
        lapses_at=min(one.lapses_at for one in waiting),
    )


def put(calendar: Calendar, follow_up: FollowUp) -> Calendar:
    """Return the calendar with this follow-up added, or in the place of its former self."""
    if find(calendar, follow_up.follow_up_id) is None:
        return (*calendar, follow_up)
    return tuple(
        follow_up if one.follow_up_id == follow_up.follow_up_id else one for one in calendar
    )


def lapse(due_at: datetime) -> datetime:
    """Return until when a follow-up due at this moment may still take place."""
    return due(due_at, FOLLOW_UP_GRACE.on(due_at).value)


def schedule_agreed(plan_id: PlanId, course: Course) -> list[FollowUpScheduled]:
    """Schedule a freshly agreed plan by the cadence of its risk."""
    at = course.agreed_at
    ordinary = FOLLOW_UP_CADENCE.on(at).value
    if course.risk.level != "high":
        return _schedule(plan_id, course, ordinary, at, (FOLLOW_UP_CADENCE.version(at),))
    dense = FOLLOW_UP_CADENCE_HIGH_RISK.on(at).value
    dense_until = max(due(at, visit.after) for visit in dense)
    after = tuple(visit for visit in ordinary if due(at, visit.after) > dense_until)
    versions = (FOLLOW_UP_CADENCE_HIGH_RISK.version(at), FOLLOW_UP_CADENCE.version(at))
    return _schedule(plan_id, course, dense + after, at, versions)


def schedule_risen_risk(
    plan_id: PlanId, course: Course, level: RiskLevel, at: datetime
) -> list[FollowUpScheduled]:
    """Add the denser visits when a newer judgement finds the risk high that was not."""
    if level != "high" or course.risk.level == "high" or at < course.risk.at:
        return []
    dense = FOLLOW_UP_CADENCE_HIGH_RISK.on(at).value
    return _schedule(plan_id, course, dense, at, (FOLLOW_UP_CADENCE_HIGH_RISK.version(at),))


def _schedule(
    plan_id: PlanId,
    course: Course,
    visits: Iterable[Visit],
    at: datetime,
    versions: tuple[str, ...],
) -> list[FollowUpScheduled]:
    """Schedule visits within the period, one a day: holidays can push two onto the same day."""
    calendar = course.follow_ups
    events: list[FollowUpScheduled] = []
    for visit in visits:
        due_at = due(at, visit.after)
        taken = {one.due_at for one in open_ones(calendar)}
        if due_at > course.until or due_at in taken:
            continue
        follow_up = OpenFollowUp(
            follow_up_id=FollowUpId(derived(plan_id, "follow-up", len(calendar) + 1)),
            visit=visit.code,
            safe_channel=course.agreement.safe_channels[0],
            due_at=due_at,
            lapses_at=lapse(due_at),
        )
        events.append(schedule_one(plan_id, calendar, follow_up, at, versions))
        calendar = put(calendar, follow_up)
    return events


def schedule_one(
    plan_id: PlanId,
    calendar: Calendar,
    follow_up: OpenFollowUp,
    at: datetime,
    versions: tuple[str, ...] = (),
) -> FollowUpScheduled:
    """Return the event that adds or moves one follow-up."""
    return FollowUpScheduled(
        plan_id=plan_id,
        follow_up_id=follow_up.follow_up_id,
        visit=follow_up.visit,
        safe_channel=follow_up.safe_channel,
        due_at=follow_up.due_at,
        lapses_at=follow_up.lapses_at,
        policy_versions=(*versions, FOLLOW_UP_GRACE.version(follow_up.due_at)),
        next_follow_up=coming(put(calendar, follow_up)),
        occurred_at=at,
    )


def miss(
    plan_id: PlanId,
    course: Course,
    missed: Iterable[OpenFollowUp],
    reason: MissReason,
    at: datetime,
) -> list[FollowUpMissed]:
    """Return the events by which these follow-ups count as missed."""
    calendar = course.follow_ups
    events: list[FollowUpMissed] = []
    for one in missed:
        calendar = put(calendar, _missed(one))
        events.append(
            FollowUpMissed(
                plan_id=plan_id,
                follow_up_id=one.follow_up_id,
                reason=reason,
                next_follow_up=coming(calendar),
                risk_level=course.risk.level,
                occurred_at=at,
            )
        )
    return events


def lapsed(calendar: Calendar, at: datetime) -> tuple[OpenFollowUp, ...]:
    """Return the open follow-ups whose grace has passed."""
    return tuple(one for one in open_ones(calendar) if one.lapses_at <= at)


def by_safe_channels(calendar: Calendar, safe: SafeChannels) -> Calendar:
    """Return the calendar with the preferred way in place of every way that is safe no more."""
    return tuple(
        changed(one, safe_channel=safe[0])
        if isinstance(one, OpenFollowUp) and one.safe_channel not in safe
        else one
        for one in calendar
    )


def take_in(calendar: Calendar, event: FollowUpEvent) -> Calendar:
    """Return the calendar after what was recorded of one follow-up."""
    found = find(calendar, event.follow_up_id)
    match event:
        case FollowUpScheduled():
            return put(calendar, _opened(event))
        case FollowUpDone():
            return calendar if found is None else put(calendar, _done(found, event))
        case FollowUpMissed():
            return put(calendar, _missed(found)) if isinstance(found, OpenFollowUp) else calendar
        case _:
            assert_never(event)


def _opened(event: FollowUpScheduled) -> OpenFollowUp:
    return OpenFollowUp(
        event.follow_up_id, event.visit, event.safe_channel, event.due_at, event.lapses_at
    )


def _done(follow_up: FollowUp, event: FollowUpDone) -> DoneFollowUp:
    return DoneFollowUp(follow_up.follow_up_id, follow_up.due_at, event.scores, event.occurred_at)


def _missed(follow_up: OpenFollowUp) -> MissedFollowUp:
    return MissedFollowUp(follow_up.follow_up_id, follow_up.due_at, follow_up.lapses_at)
