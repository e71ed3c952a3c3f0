"""The referral board: who was asked for what, and what became of it."""

from services.intake.domain.referral import ReferralAnswered, ReferralSent
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one line; a projection accepts every recorded event."""
    match event:
        case ReferralSent():
            return {
                "case_id": str(event.case_id),
                "to_service": event.to_service,
                "needs": list(event.needs),
                "urgency": event.urgency,
                "legal_status": event.legal_status,
                "sent_at": event.occurred_at,
                "standing": "sent",
                "answered_at": None,
            }
        case ReferralAnswered() if row is not None:
            return {**row, "standing": event.answer, "answered_at": event.occurred_at}
        case _:
            return row


REFERRALS = View(
    name="referrals",
    of=("referral",),
    project=project,
    index=("case_id", "to_service", "standing", "sent_at"),
)
