"""Where a referral stands, and who has to do the next thing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from services.intake.domain.ids import CaseId
from services.intake.domain.referral.messages import Awaited
from services.intake.domain.words import Receiver, Urgency

Waiting = Literal["sent", "received", "waitlisted", "accepted"]


@dataclass(frozen=True)
class Request:
    """What was asked of whom, and for which case."""

    case_id: CaseId
    to_service: Receiver
    urgency: Urgency


@dataclass(frozen=True)
class NoReferral:
    """Nothing was asked."""


@dataclass(frozen=True)
class Awaiting:
    """The service that was asked has to say or do something; older ones have no limit."""

    request: Request
    standing: Waiting
    due_at: datetime | None
    overdue: bool = False


@dataclass(frozen=True)
class Declined:
    """The service said no; intake has to find another place, and then has."""

    request: Request
    due_at: datetime | None
    overdue: bool = False
    settled: bool = False


@dataclass(frozen=True)
class Started:
    """The person is there."""

    request: Request


@dataclass(frozen=True)
class Finished:
    """What was asked for came to its end."""

    request: Request


@dataclass(frozen=True)
class Withdrawn:
    """Intake took its request back."""

    request: Request


Asked = Awaiting | Declined | Started | Finished | Withdrawn
Referral = NoReferral | Asked

AWAITED: dict[Waiting, Awaited] = {
    "sent": "receipt",
    "received": "answer",
    "waitlisted": "answer",
    "accepted": "start",
}
