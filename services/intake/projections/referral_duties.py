"""What the sender has to do about a referral: ask after it, press for it, look elsewhere."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from services.intake.domain.referral.messages import (
    NO_PLACE_SOUGHT,
    OtherPlaceFound,
    ReferralAnswered,
    ReferralFinished,
    ReferralOverdue,
    ReferralSent,
    ReferralWithdrawn,
)
from services.intake.domain.words import Urgency
from shared.kernel.actors import Role
from shared.kernel.ledgers import Mark, StrikeAll
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, Risk, done, to_do

AWAITED = "referral-awaited"
OTHER_PLACE = "find-another-place"
PRESS = "referral-overdue"

REFERRAL_DUTIES: Duties = {
    AWAITED: (
        "Theo dõi lần chuyển gửi: đang chờ dịch vụ được đề nghị",
        "Keep an eye on the referral: the service that was asked is awaited",
    ),
    OTHER_PLACE: (
        "Tìm nơi khác: dịch vụ được đề nghị đã từ chối",
        "Find another place: the service that was asked declined",
    ),
    PRESS: (
        "Chuyển gửi quá hạn: đôn đốc dịch vụ hoặc tìm nơi khác",
        "A referral is overdue: press for it, or find another place",
    ),
}

_SENDERS: tuple[Role, ...] = ("intake-worker",)
_MANAGERS: tuple[Role, ...] = ("health-department",)

_RISK: Mapping[Urgency, Risk] = {"routine": 0, "urgent": 1, "immediate": 2}
_RAISED: Mapping[Urgency, Risk] = {"routine": 1, "urgent": 2, "immediate": 3}


def duties(event: Any, seen: Seen) -> list[Mark]:
    """Open a line while somebody is awaited; what is late goes to the manager, too."""
    match event:
        case ReferralSent():
            return _waiting(AWAITED, event.urgency, event.due_at, seen)
        case ReferralAnswered():
            return _answered(event, seen)
        case ReferralOverdue():
            return _overdue(event, seen)
        case ReferralFinished() | ReferralWithdrawn() | OtherPlaceFound():
            return [StrikeAll()]
        case _:
            return []


def _answered(event: ReferralAnswered, seen: Seen) -> list[Mark]:
    match event.answer:
        case "declined" if event.reason in NO_PLACE_SOUGHT:
            return [StrikeAll()]
        case "declined":
            waits = _waiting(OTHER_PLACE, event.urgency, event.due_at, seen)
            return [done(AWAITED), done(PRESS), *waits]
        case "started":
            return [StrikeAll()]
        case _:
            waits = _waiting(AWAITED, event.urgency, event.due_at, seen)
            return [done(OTHER_PLACE), done(PRESS), *waits]


def _overdue(event: ReferralOverdue, seen: Seen) -> list[Mark]:
    duty = OTHER_PLACE if event.awaited == "other-place" else PRESS
    risk, everyone = _RAISED[event.urgency], (*_SENDERS, *_MANAGERS)
    return [done(AWAITED), to_do(duty, seen, everyone, due_at=event.due_at, risk=risk)]


def _waiting(duty: str, urgency: Urgency, due_at: datetime | None, seen: Seen) -> list[Mark]:
    return [to_do(duty, seen, _SENDERS, due_at=due_at, risk=_RISK[urgency])]
