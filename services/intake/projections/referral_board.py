"""The referral board: who was asked for what, where it stands, and who is awaited."""

from services.intake.domain.referral.messages import (
    Awaited,
    OtherPlaceFound,
    ReferralAnswered,
    ReferralFinished,
    ReferralOverdue,
    ReferralSent,
    ReferralWithdrawn,
)
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View

_NOBODY: Row = {"awaited": None, "awaits": None, "due_at": None, "overdue": False}


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one line; a projection accepts every recorded event."""
    if isinstance(event, ReferralSent):
        return _sent(event)
    if row is None:
        return None
    return row | _moved(row, event)


def _sent(event: ReferralSent) -> Row:
    return {
        "case_id": str(event.case_id),
        "to_service": event.to_service,
        "needs": list(event.needs),
        "urgency": event.urgency,
        "legal_status": event.legal_status,
        "sent_at": event.occurred_at,
        "standing": "sent",
        "since": event.occurred_at,
        "answered_at": None,
        "reason": None,
        "elsewhere": None,
        "other_place": None,
        "awaited": "receipt",
        "awaits": event.to_service,
        "due_at": event.due_at,
        "overdue": False,
    }


def _moved(row: Row, event: Event) -> Row:
    at = event.occurred_at
    match event:
        case ReferralAnswered():
            answered = {"standing": event.answer, "since": at, "answered_at": at}
            said = {"reason": event.reason, "elsewhere": event.elsewhere}
            return {**answered, **said, **_next(row, event)}
        case ReferralFinished():
            return {"standing": "finished", "since": at, "reason": event.how, **_NOBODY}
        case ReferralWithdrawn():
            return {"standing": "withdrawn", "since": at, "reason": event.reason, **_NOBODY}
        case OtherPlaceFound():
            return {"other_place": event.found, **_NOBODY}
        case ReferralOverdue():
            return {"overdue": True}
        case _:
            return {}


def _next(row: Row, event: ReferralAnswered) -> Row:
    return {
        "awaited": event.awaited,
        "awaits": _who(event.awaited, row["to_service"]),
        "due_at": event.due_at,
        "overdue": False,
    }


def _who(awaited: Awaited | None, to_service: str) -> str | None:
    if awaited is None:
        return None
    return "intake" if awaited == "other-place" else to_service


REFERRALS = View(
    name="referrals",
    of=("referral",),
    project=project,
    index=(
        "case_id",
        "to_service",
        "standing",
        "sent_at",
        "urgency",
        "awaits",
        "due_at",
        "overdue",
    ),
)
