"""The follow-up calendar: whom to see next, by which safe way, and what was missed."""

from datetime import datetime
from typing import Any, assert_never

from services.reintegration.domain.plan.events import (
    FollowUpDone,
    FollowUpEvent,
    FollowUpMissed,
    FollowUpPointAssigned,
    FollowUpPointLeft,
    FollowUpScheduled,
    NextFollowUp,
    PlanClosed,
    PlanOpened,
    PlanResumed,
    PlanSuspended,
    SafeChannelsChanged,
)
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Any, _seen: Seen) -> Row | None:
    """Redraw one participant's page of the calendar."""
    if isinstance(event, PlanOpened):
        return {
            "standing": "open",
            "waiting": False,
            "next_due_at": None,
            "follow_up_point": None,
            "follow_ups": [],
        }
    if row is None:
        return None
    changed = {**row, **_plan(row, event), **_contact(row, event), **_follow_up(row, event)}
    waiting = changed["standing"] == "open" and changed["next_due_at"] is not None
    return {**changed, "waiting": waiting}


def _plan(row: Row, event: Any) -> Row:
    match event:
        case PlanSuspended():
            return {"standing": "suspended"}
        case PlanResumed():
            return {"standing": "open", "next_due_at": _day(event.next_follow_up)}
        case PlanClosed():
            return {
                "standing": "closed",
                "next_due_at": None,
                "follow_ups": [_dropped(entry) for entry in row["follow_ups"]],
            }
        case _:
            return {}


def _contact(row: Row, event: Any) -> Row:
    match event:
        case SafeChannelsChanged():
            safe = event.safe_channels
            return {"follow_ups": [_by_safe_channels(entry, safe) for entry in row["follow_ups"]]}
        case FollowUpPointAssigned():
            return {"follow_up_point": str(event.trusted_place_id)}
        case FollowUpPointLeft():
            return {"follow_up_point": None}
        case _:
            return {}


def _follow_up(row: Row, event: Any) -> Row:
    match event:
        case FollowUpScheduled() | FollowUpDone() | FollowUpMissed():
            told = {"follow_up_id": str(event.follow_up_id), **_entry(event)}
            return {
                "follow_ups": _written(row["follow_ups"], told),
                "next_due_at": _day(event.next_follow_up),
            }
        case _:
            return {}


def _entry(event: FollowUpEvent) -> Row:
    match event:
        case FollowUpScheduled():
            return {
                "visit": event.visit,
                "safe_channel": event.safe_channel,
                "due_at": event.due_at,
                "lapses_at": event.lapses_at,
                "standing": "open",
            }
        case FollowUpDone():
            return {"standing": "done", "done_at": event.occurred_at, "channel": event.channel}
        case FollowUpMissed():
            return {"standing": "missed", "reason": event.reason}
        case _:
            assert_never(event)


def _written(entries: list[Row], told: Row) -> list[Row]:
    """Return the entries with this one changed or added, the earliest day first."""
    by_id = {entry["follow_up_id"]: entry for entry in entries}
    known: Row = by_id.get(told["follow_up_id"], {})
    by_id[told["follow_up_id"]] = {**known, **told}
    return sorted(by_id.values(), key=lambda entry: entry["due_at"])


def _by_safe_channels(entry: Row, safe: tuple[str, ...]) -> Row:
    """Show the preferred way in place of one that is safe no more."""
    if entry["standing"] != "open" or entry["safe_channel"] in safe:
        return entry
    return {**entry, "safe_channel": safe[0]}


def _dropped(entry: Row) -> Row:
    return {**entry, "standing": "dropped"} if entry["standing"] == "open" else entry


def _day(coming: NextFollowUp | None) -> datetime | None:
    return None if coming is None else coming.due_at


CALENDAR = View(
    name="follow_ups",
    of=("plan",),
    project=project,
    index=("waiting", "next_due_at"),
)
