"""What a person's way waits for apart from any case: protection, and a case after an alert."""

from typing import Any

from services.intake.domain.journey_messages import DoorOpened, PersonDied, RetraffickingHeard
from services.intake.domain.protection_messages import (
    ProtectionApplied,
    ProtectionAsked,
    ProtectionOverdue,
    ProtectionRefused,
)
from shared.kernel.actors import Role
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do

PROTECT = "protect-person"
PROTECT_NOW = "protection-overdue"
FOLLOW = "open-following-case"

JOURNEY_DUTIES: Duties = {
    PROTECT: (
        "Áp dụng biện pháp bảo vệ, hoặc ghi nhận việc từ chối",
        "Apply a protection measure, or take its refusal down",
    ),
    PROTECT_NOW: (
        "Quá hạn áp dụng biện pháp bảo vệ",
        "Protection was asked for and is overdue",
    ),
    FOLLOW: (
        "Mở hồ sơ mới: người này bị mua bán trở lại",
        "Open a new case: the person is being trafficked again",
    ),
}

_PROTECTORS: tuple[Role, ...] = ("intake-worker", "verification-officer")
_RECEIVERS: tuple[Role, ...] = ("intake-worker", "health-department")


def duties(event: Any, seen: Seen) -> list[Mark]:
    """Open a line for each duty that begins with this event; strike those it fulfils."""
    match event:
        case ProtectionAsked(due_at=due_at):
            return [to_do(PROTECT, seen, _PROTECTORS, due_at=due_at, risk=3)]
        case ProtectionOverdue(due_at=due_at):
            everyone = (*_PROTECTORS, "health-department")
            return [done(PROTECT), to_do(PROTECT_NOW, seen, everyone, due_at=due_at, risk=3)]
        case ProtectionApplied() | ProtectionRefused():
            return [done(PROTECT), done(PROTECT_NOW)]
        case RetraffickingHeard(case_id=None):
            return [to_do(FOLLOW, seen, _RECEIVERS, risk=3)]
        case DoorOpened() | PersonDied():
            return [done(FOLLOW)]
        case _:
            return []
