"""What a person's way waits for apart from any case: protection, and a case after an alert."""

from typing import Any
from uuid import UUID

from services.intake.domain.journey.messages import (
    DeathBesideNoted,
    DeathBesideOver,
    DoorOpened,
    PersonDied,
    RetraffickingHeard,
    SecondCaseNoted,
    SecondCaseOver,
)
from services.intake.domain.protection.messages import (
    ProtectionApplied,
    ProtectionAsked,
    ProtectionOverdue,
    ProtectionRefused,
)
from shared.kernel.actors import Role
from shared.kernel.ids import JourneyId, derived
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do

PROTECT = "protect-person"
PROTECT_NOW = "protection-overdue"
FOLLOW = "open-following-case"
SECOND = "two-cases-open"
DIED = "died-in-linked-journey"

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
    SECOND: (
        (
            "Người này còn một hồ sơ đang mở trong hành trình đã liên kết: thống nhất về một "
            "hồ sơ; ai nhập hai hồ sơ phải có quyền với cả hai hành trình"
        ),
        (
            "Another case of this person is open in a linked journey: bring the two together; "
            "whoever joins them needs both journeys"
        ),
    ),
    DIED: (
        "Hành trình đã liên kết ghi rằng người này đã chết: xác nhận việc chết, hoặc gỡ liên kết",
        "A linked journey has it that this person had died: confirm it, or undo the link",
    ),
}

_PROTECTORS: tuple[Role, ...] = ("intake-worker", "verification-officer")
_RECEIVERS: tuple[Role, ...] = ("intake-worker", "health-department")
_VERIFIERS: tuple[Role, ...] = ("health-department", "verification-officer")
_REVIEWERS: tuple[Role, ...] = ("case-reviewer",)


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
        case _:
            return _of_cases(event, seen)


def _of_cases(event: Any, seen: Seen) -> list[Mark]:
    match event:
        case RetraffickingHeard(case_id=None):
            return [to_do(FOLLOW, seen, _RECEIVERS, risk=3)]
        case DoorOpened() | PersonDied():
            return [done(FOLLOW)]
        case _:
            return _of_others(event, seen)


def _of_others(event: Any, seen: Seen) -> list[Mark]:
    match event:
        case SecondCaseNoted(other_journey=other):
            return [to_do(SECOND, seen, _VERIFIERS, risk=2, key=_unnamed(other))]
        case SecondCaseOver(other_journey=other):
            return [done(SECOND, key=_unnamed(other))]
        case DeathBesideNoted(other_journey=other):
            return [to_do(DIED, seen, _REVIEWERS, risk=3, key=_unnamed(other))]
        case DeathBesideOver(other_journey=other):
            return [done(DIED, key=_unnamed(other))]
        case _:
            return []


def _unnamed(other: JourneyId) -> UUID:
    """Tell two linked journeys apart, and name neither to who reads the worklist."""
    return derived("second case", other)
