"""What legal aid tells; never the field, the parties or the provider."""

from typing import Literal
from uuid import UUID

from shared.contracts.fact import Fact
from shared.kernel.ids import ReferralId


class AidRequested(Fact):
    """A request for legal aid arrived."""

    kind: Literal["aid-requested.v1"] = "aid-requested.v1"
    matter_id: UUID
    referral_id: ReferralId | None


class RequestAnswered(Fact):
    """The client knows whether papers are missing."""

    kind: Literal["request-answered.v1"] = "request-answered.v1"
    matter_id: UUID
    complete: bool


class MatterAccepted(Fact):
    """The matter is in the register."""

    kind: Literal["matter-accepted.v1"] = "matter-accepted.v1"
    matter_id: UUID
    referral_id: ReferralId | None


class MatterRefused(Fact):
    """The centre refused in writing, on a lawful ground."""

    kind: Literal["matter-refused.v1"] = "matter-refused.v1"
    matter_id: UUID
    referral_id: ReferralId | None


class AidRequestWithdrawn(Fact):
    """The client no longer asks for aid in this matter."""

    kind: Literal["aid-request-withdrawn.v1"] = "aid-request-withdrawn.v1"
    matter_id: UUID


class ProviderAppointed(Fact):
    """Someone acts for the client."""

    kind: Literal["provider-appointed.v1"] = "provider-appointed.v1"
    matter_id: UUID


class AppointmentOverdue(Fact):
    """The days for appointing a provider passed."""

    kind: Literal["appointment-overdue.v1"] = "appointment-overdue.v1"
    matter_id: UUID


class StepRecorded(Fact):
    """The matter moved."""

    kind: Literal["step-recorded.v1"] = "step-recorded.v1"
    matter_id: UUID


class MatterCompleted(Fact):
    """The matter's result is delivered."""

    kind: Literal["matter-completed.v1"] = "matter-completed.v1"
    matter_id: UUID


class MatterDiscontinued(Fact):
    """The matter ended before its result."""

    kind: Literal["matter-discontinued.v1"] = "matter-discontinued.v1"
    matter_id: UUID


TELLS: frozenset[type[Fact]] = frozenset(
    {
        AidRequested,
        RequestAnswered,
        MatterAccepted,
        MatterRefused,
        AidRequestWithdrawn,
        ProviderAppointed,
        AppointmentOverdue,
        StepRecorded,
        MatterCompleted,
        MatterDiscontinued,
    }
)
