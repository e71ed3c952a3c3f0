"""What legal aid tells; never the field, the parties or the provider."""

from typing import Literal
from uuid import UUID

from shared.contracts.fact import Fact
from shared.kernel.ids import ReferralId
from shared.kernel.messages import Moment

RefusalGround = Literal[
    "conditions-not-met", "unlawful-content", "client-deceased", "handled-elsewhere"
]


DeclineReason = Literal["legal-aid-denied", "client-has-died", "not-entitled-to-legal-aid"]


class AidRequested(Fact):
    """A request for legal aid arrived."""

    kind: Literal["aid-requested.v1"] = "aid-requested.v1"
    matter_id: UUID
    referral_id: ReferralId | None


class AidReferralDeclined(Fact):
    """No file is opened for whom intake referred: the law or a signed decision says no."""

    kind: Literal["aid-referral-declined.v1"] = "aid-referral-declined.v1"
    referral_id: ReferralId
    reason: DeclineReason


class RequestAnswered(Fact):
    """The client knows whether papers are missing."""

    kind: Literal["request-answered.v1"] = "request-answered.v1"
    matter_id: UUID
    complete: bool


class MatterAccepted(Fact):
    """The matter is in the register; by then someone must act for the client."""

    kind: Literal["matter-accepted.v1"] = "matter-accepted.v1"
    matter_id: UUID
    referral_id: ReferralId | None
    appointment_due_at: Moment | None = None


class MatterRefused(Fact):
    """The centre refused in writing, on a lawful ground."""

    kind: Literal["matter-refused.v1"] = "matter-refused.v1"
    matter_id: UUID
    referral_id: ReferralId | None
    ground: RefusalGround | None = None


class AidRequestWithdrawn(Fact):
    """The client no longer asks for aid in this matter."""

    kind: Literal["aid-request-withdrawn.v1"] = "aid-request-withdrawn.v1"
    matter_id: UUID
    referral_id: ReferralId | None = None


class ProviderAppointed(Fact):
    """Someone acts for the client."""

    kind: Literal["provider-appointed.v1"] = "provider-appointed.v1"
    matter_id: UUID
    referral_id: ReferralId | None = None


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
    referral_id: ReferralId | None = None


class MatterDiscontinued(Fact):
    """The matter ended before its result."""

    kind: Literal["matter-discontinued.v1"] = "matter-discontinued.v1"
    matter_id: UUID
    referral_id: ReferralId | None = None


class DocumentsSupplied(Fact):
    """Papers that were missing arrived."""

    kind: Literal["documents-supplied.v1"] = "documents-supplied.v1"
    matter_id: UUID


class ProviderReplaced(Fact):
    """Someone else acts for the client."""

    kind: Literal["provider-replaced.v1"] = "provider-replaced.v1"
    matter_id: UUID


class ProceedingNoticeReceived(Fact):
    """A proceeding body wrote to the centre."""

    kind: Literal["proceeding-notice-received.v1"] = "proceeding-notice-received.v1"
    matter_id: UUID


class DeadlineMissed(Fact):
    """A date of the proceedings passed."""

    kind: Literal["deadline-missed.v1"] = "deadline-missed.v1"
    matter_id: UUID


class CompensationClaimed(Fact):
    """Compensation was asked for."""

    kind: Literal["compensation-claimed.v1"] = "compensation-claimed.v1"
    matter_id: UUID


class CompensationAwarded(Fact):
    """Compensation was awarded."""

    kind: Literal["compensation-awarded.v1"] = "compensation-awarded.v1"
    matter_id: UUID


class CompensationPaid(Fact):
    """Compensation was paid."""

    kind: Literal["compensation-paid.v1"] = "compensation-paid.v1"
    matter_id: UUID


class MatterReviewNeeded(Fact):
    """The client's status changed; whether aid goes on is reviewed by people."""

    kind: Literal["matter-review-needed.v1"] = "matter-review-needed.v1"
    matter_id: UUID


class ClientDied(Fact):
    """Legal aid learnt that the person died, before intake told of it."""

    kind: Literal["client-died.v1"] = "client-died.v1"


TELLS: frozenset[type[Fact]] = frozenset(
    {
        AidRequested,
        AidReferralDeclined,
        RequestAnswered,
        MatterAccepted,
        MatterRefused,
        AidRequestWithdrawn,
        ProviderAppointed,
        AppointmentOverdue,
        StepRecorded,
        MatterCompleted,
        MatterDiscontinued,
        DocumentsSupplied,
        ProviderReplaced,
        ProceedingNoticeReceived,
        DeadlineMissed,
        CompensationClaimed,
        CompensationAwarded,
        CompensationPaid,
        MatterReviewNeeded,
        ClientDied,
    }
)
