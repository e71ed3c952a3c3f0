"""Consents that were taken back: who must stop, and who has said that they did."""

from typing import Any, assert_never

from services.intake.domain.consent.withdrawal import (
    ServiceStopped,
    StopAwaited,
    StopOverdue,
    WithdrawalEvent,
)
from shared.kernel.actors import Role
from shared.kernel.ledgers import Amend, Mark
from shared.kernel.views import Row, Seen, View
from shared.kernel.worklist import Duties, done, to_do

STOP = "have-services-stop"

WITHDRAWAL_DUTIES: Duties = {
    STOP: (
        "Theo dõi việc các dịch vụ ngừng chia sẻ sau khi rút lại sự đồng ý",
        "See that every service stops under a consent that was taken back",
    ),
}

_WHO: tuple[Role, ...] = ("intake-worker", "data-protection-officer")


def project(row: Row | None, event: WithdrawalEvent, _: Seen) -> Row:
    """Redraw one withdrawal; every recorded event is accepted."""
    row = row or {}
    match event:
        case StopAwaited():
            services = [*event.services]
            told = {"services": services, "awaited": services, "stop_by": event.stop_by}
            return {**told, "taken_back_at": event.occurred_at, "overdue": False}
        case ServiceStopped():
            return {**row, "awaited": [*event.awaited]}
        case StopOverdue():
            return {**row, "overdue": True}
        case _:
            assert_never(event)


def duties(event: Any, seen: Seen) -> list[Mark]:
    """Keep a line open until everyone has stopped; it weighs more once the limit has passed."""
    match event:
        case StopAwaited():
            return [to_do(STOP, seen, _WHO, due_at=event.stop_by, risk=1)]
        case ServiceStopped(awaited=()):
            return [done(STOP)]
        case StopOverdue():
            return [Amend(done(STOP).key, {"risk": 2})]
        case _:
            return []


WITHDRAWALS = View(
    name="withdrawals", of=("withdrawal",), project=project, index=("stop_by", "overdue")
)
