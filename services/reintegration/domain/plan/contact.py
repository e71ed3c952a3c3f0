"""How a participant may be reached: the safe ways, and the Trusted Address that looks in."""

from typing import assert_never

from services.reintegration.domain.ids import TrustedPlaceId
from services.reintegration.domain.plan.commands import (
    AssignTrustedAddress,
    ChangeSafeChannels,
    LeaveTrustedAddress,
    LoseFollowUpPoint,
)
from services.reintegration.domain.plan.events import (
    FollowUpPointAssigned,
    FollowUpPointLeft,
    PlanEvent,
    SafeChannelsChanged,
)
from services.reintegration.domain.plan.follow_up_calendar import by_safe_channels
from services.reintegration.domain.plan.standing import existing, not_before, underway
from services.reintegration.domain.plan.states import (
    Active,
    Agreed,
    Closed,
    Draft,
    Monitoring,
    NoPlan,
    Plan,
    Suspended,
)
from shared.kernel.states import changed

ContactCommand = ChangeSafeChannels | AssignTrustedAddress | LeaveTrustedAddress | LoseFollowUpPoint
ContactEvent = SafeChannelsChanged | FollowUpPointAssigned | FollowUpPointLeft


def decide(command: ContactCommand, plan: Plan) -> list[PlanEvent]:
    """Return how the participant is reached from now on."""
    match command:
        case ChangeSafeChannels():
            return _change(command, plan)
        case AssignTrustedAddress():
            return _assign(command, plan)
        case LeaveTrustedAddress():
            return _leave(command, plan)
        case LoseFollowUpPoint():
            return _lose(command, plan)
        case _:
            assert_never(command)


def point_of(plan: Plan) -> TrustedPlaceId | None:
    """Return the Trusted Address that looks in on the participant, or waits to be told."""
    match plan:
        case NoPlan() | Draft():
            return None
        case Agreed() | Active() | Monitoring() | Suspended():
            return plan.course.point
        case Closed():
            return plan.point
        case _:
            assert_never(plan)


def _change(command: ChangeSafeChannels, plan: Plan) -> list[PlanEvent]:
    course = underway(plan).course
    if course.agreement.safe_channels == command.safe_channels:
        return []
    not_before(command.occurred_at, course.agreed_at)
    return [
        SafeChannelsChanged(
            plan_id=command.plan_id,
            safe_channels=command.safe_channels,
            occurred_at=command.occurred_at,
        )
    ]


def _assign(command: AssignTrustedAddress, plan: Plan) -> list[PlanEvent]:
    course = underway(plan).course
    if course.point == command.trusted_place_id:
        return []
    not_before(command.occurred_at, course.agreed_at)
    return [
        FollowUpPointAssigned(
            plan_id=command.plan_id,
            trusted_place_id=command.trusted_place_id,
            occurred_at=command.occurred_at,
        )
    ]


def _leave(command: LeaveTrustedAddress, plan: Plan) -> list[PlanEvent]:
    """Let the Trusted Address know that it is not needed; also after the plan is closed."""
    point = point_of(existing(plan))
    if point is None:
        return []
    return [
        FollowUpPointLeft(
            plan_id=command.plan_id,
            trusted_place_id=point,
            reason="no-longer-needed",
            occurred_at=command.occurred_at,
        )
    ]


def _lose(command: LoseFollowUpPoint, plan: Plan) -> list[PlanEvent]:
    if point_of(plan) != command.trusted_place_id:
        return []
    return [
        FollowUpPointLeft(
            plan_id=command.plan_id,
            trusted_place_id=command.trusted_place_id,
            reason="address-closed",
            occurred_at=command.occurred_at,
        )
    ]


def evolve(plan: Plan, event: ContactEvent) -> Plan:
    """Keep how the participant is reached."""
    match event:
        case SafeChannelsChanged():
            return _by_safe_channels(plan, event)
        case FollowUpPointAssigned():
            return _pointed(plan, event.trusted_place_id)
        case FollowUpPointLeft():
            return _pointed(plan, None)
        case _:
            assert_never(event)


def _by_safe_channels(plan: Plan, event: SafeChannelsChanged) -> Plan:
    match plan:
        case Agreed() | Active() | Monitoring() | Suspended():
            course, safe = plan.course, event.safe_channels
            agreement = changed(course.agreement, safe_channels=safe)
            calendar = by_safe_channels(course.follow_ups, safe)
            return changed(plan, course=changed(course, agreement=agreement, follow_ups=calendar))
        case NoPlan() | Draft() | Closed():
            return plan
        case _:
            assert_never(plan)


def _pointed(plan: Plan, point: TrustedPlaceId | None) -> Plan:
    match plan:
        case Agreed() | Active() | Monitoring() | Suspended():
            return changed(plan, course=changed(plan.course, point=point))
        case Closed():
            return changed(plan, point=point)
        case NoPlan() | Draft():
            return plan
        case _:
            assert_never(plan)
