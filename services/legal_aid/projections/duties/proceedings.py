"""What proceeding bodies, court dates and compensation ask of workers."""

from collections.abc import Sequence
from typing import Any, assert_never

from services.legal_aid.domain.matter.proceeding_events import (
    CompensationAwarded,
    CompensationPaid,
    DeadlineCancelled,
    DeadlineMet,
    DeadlineMissed,
    DeadlineScheduled,
    DocketEvent,
    ProceedingBodyReminded,
    ProceedingNoticeReceived,
)
from services.legal_aid.projections.duties import HEAD, PROVIDERS, raised
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do

REMIND = "remind-proceeding-body"
HEARING = "attend-hearing"
DEADLINE = "meet-deadline"
PAYMENT = "follow-compensation-payment"

DUTIES: Duties = {
    REMIND: (
        "Nhắc cơ quan tố tụng: thông báo quá 12 hoặc 24 giờ",
        "Remind the proceeding body: its notice came after its 12 or 24 hours",
    ),
    HEARING: ("Tham dự phiên xử", "Attend the hearing"),
    DEADLINE: ("Giữ thời hạn tố tụng", "Meet a deadline of the proceedings"),
    PAYMENT: (
        "Theo dõi việc chi trả bồi thường",
        "See that the compensation is paid",
    ),
}


def duties(event: Any, seen: Seen) -> Sequence[Mark]:
    """Open and strike lines by what happens before proceeding bodies."""
    if isinstance(event, DocketEvent):
        return _dated(event, seen)
    match event:
        case ProceedingNoticeReceived(late=True):
            return [to_do(REMIND, seen, HEAD, risk=1, key=event.notice_id)]
        case ProceedingBodyReminded():
            return [done(REMIND, key=event.notice_id)]
        case CompensationAwarded(amount=amount) if amount:
            return [to_do(PAYMENT, seen, PROVIDERS)]
        case CompensationPaid(outstanding=0):
            return [done(PAYMENT)]
        case _:
            return []


def _dated(event: DocketEvent, seen: Seen) -> Sequence[Mark]:
    match event:
        case DeadlineScheduled(deadline_id=key, due_at=due_at):
            duty = HEARING if event.deadline == "hearing" else DEADLINE
            return [to_do(duty, seen, PROVIDERS, due_at=due_at, risk=1, key=key)]
        case DeadlineMissed(deadline_id=key):
            return [raised(duty, 2, key=key) for duty in (HEARING, DEADLINE)]
        case DeadlineMet(deadline_id=key) | DeadlineCancelled(deadline_id=key):
            return [done(duty, key=key) for duty in (HEARING, DEADLINE)]
        case _:
            assert_never(event)
