"""What the board of matters shows of proceeding bodies: their notices, and compensation."""

from typing import assert_never

from services.legal_aid.domain.matter.proceeding_events import (
    CompensationAwarded,
    CompensationClaimed,
    CompensationEvent,
    CompensationPaid,
    DocketEvent,
    ProceedingBodyReminded,
    ProceedingEvent,
    ProceedingNoticeReceived,
)
from shared.kernel.views import Row


def before_bodies(line: Row, event: ProceedingEvent | DocketEvent | CompensationEvent) -> Row:
    """Return what changes in a matter's line."""
    if isinstance(event, ProceedingEvent):
        return _told(line, event)
    if isinstance(event, DocketEvent):
        return {"next_date_to_settle": event.next_at}
    return {"compensation": _compensated(line.get("compensation") or {}, event)}


def _told(line: Row, event: ProceedingEvent) -> Row:
    notices: Row = line.get("notices") or {}
    match event:
        case ProceedingNoticeReceived():
            notice = {
                "body": event.body,
                "notice_type": event.notice_type,
                "received_at": event.occurred_at,
                "late": event.late,
                "reminded": False,
            }
        case ProceedingBodyReminded():
            notice = {**notices.get(str(event.notice_id), {}), "reminded": True}
        case _:
            assert_never(event)
    return {"notices": {**notices, str(event.notice_id): notice}}


def _compensated(before: Row, event: CompensationEvent) -> Row:
    match event:
        case CompensationClaimed():
            return {"claimed": event.amount, "awarded": None, "outstanding": None}
        case CompensationAwarded():
            return {**before, "awarded": event.amount, "outstanding": event.amount}
        case CompensationPaid():
            return {**before, "outstanding": event.outstanding}
        case _:
            assert_never(event)
