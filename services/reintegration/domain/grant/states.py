"""Where a claim for a grant stands."""

from dataclasses import dataclass
from datetime import datetime

from services.reintegration.domain.codes import Grant
from services.reintegration.domain.ids import ClaimId, PlanId
from shared.kernel.ids import JourneyId


@dataclass(frozen=True)
class Application:
    """What was applied for, and until when it is to be decided."""

    claim_id: ClaimId
    journey_id: JourneyId
    plan_id: PlanId
    grant: Grant
    school_year: int | None
    received_at: datetime
    decide_by: datetime


@dataclass(frozen=True)
class NoClaim:
    """Nothing was applied for."""


@dataclass(frozen=True)
class Applied:
    """Form 07 was received."""

    application: Application
    overdue: bool = False


@dataclass(frozen=True)
class UnderReview:
    """The Department of Health looks at it."""

    application: Application
    since: datetime
    overdue: bool = False


@dataclass(frozen=True)
class Approved:
    """Granted; to be paid."""

    application: Application
    since: datetime
    amount: int


@dataclass(frozen=True)
class Paid:
    """The money was given, once."""

    application: Application
    since: datetime


@dataclass(frozen=True)
class Rejected:
    """Not granted."""

    application: Application
    since: datetime


@dataclass(frozen=True)
class Stopped:
    """It ended without a decision, or without a payment."""

    application: Application


GrantClaim = NoClaim | Applied | UnderReview | Approved | Paid | Rejected | Stopped
